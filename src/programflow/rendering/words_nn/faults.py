"""What may be wrong with an input, and what to do about it."""

from programflow.rendering.words_nn.faults_proved import WORDS as PROVED
from programflow.rendering.words_nn.faults_time import WORDS as TIME

ELSEWHERE = PROVED | TIME
WORDS = ELSEWHERE | {
    "severity.error": "feil",
    "severity.warning": "åtvaring",
    "severity.note": "merknad",
    "help": "hjelp",
    "example": "til dømes",
    "see": "sjå òg",
    "chain": "frå dag til dag",
    "chain.begins": "saka byrjar",
    "chain.first": "{thing}, tidlegast",
    "chain.over": "{thing} ferdig, tidlegast",
    "chain.last": "{thing}, siste dag",
    "chain.counts": "fristen for {thing} tek til å gå",
    "chain.began": "{thing} byrjar",
    "chain.ended": "{thing} tek slutt",
    "chain.stands": "{thing} har ikkje talt ein einaste dag",
    "chain.passed": "fristen for {thing} er ute",
    "chain.unasked": "ingen blir spurd",
    "chain.line": "linje {line}",
    "chain.line.said": "linje {line}: {said}",
    "near": "Meinte du {near}?",
    "known": "Her kan stå: {known}.",
    "known.some": "Her kan stå: {known} og {more} til.",
    "sum.clean": "{file}: ingen feil.",
    "sum": "{file}: {faults}.",
    "sum.error.one": "{n} feil",
    "sum.error.other": "{n} feil",
    "sum.warning.one": "{n} åtvaring",
    "sum.warning.other": "{n} åtvaringar",
    "sum.note.one": "{n} merknad",
    "sum.note.other": "{n} merknader",
    # The text
    "too-large": "Fila er for stor: grensa er {limit} byte.",
    "too-large.help": "Del programmet i fleire filer, eller fjern det som ikkje høyrer til "
    "definisjonen.",
    "not-utf8": "Fila er ikkje lagra som UTF-8.",
    "not-utf8.help": "Vel «UTF-8» som koding når du lagrar fila.",
    "nul-character": "Her står eit teikn som ikkje høyrer til i tekst ({character}).",
    "nul-character.help": "Fila er truleg skadd eller ikkje ei tekstfil. Hent ho fram på nytt.",
    "tab": "Her står ein tabulator.",
    "tab.help": "Bruk mellomrom: to for kvart innrykk.",
    "odd-character": "Her står eit usynleg teikn ({character}).",
    "odd-character.help": "Slett teiknet. Det følgjer ofte med når tekst blir limt inn.",
    "yaml-syntax": "Fila kan ikkje lesast som YAML: {problem}",
    "yaml-syntax.help": "Sjå på denne linja og linja over.",
    "yaml-directive": "Linjer som byrjar med % blir ikkje brukte her.",
    "yaml-directive.help": "Slett linja.",
    "yaml-anchor": "Her står eit merke ({name}), og slike blir ikkje brukte.",
    "yaml-anchor.help": "Slett merket og skriv innhaldet ut der det trengst.",
    "yaml-alias": "Her blir det vist til ein annan stad i fila ({name}), og det blir ikkje brukt.",
    "yaml-alias.help": 'Skriv innhaldet ut her. Er det tekst, så set hermeteikn (") rundt.',
    "yaml-tag": "Her står ein type ({name}), og slike blir ikkje brukte.",
    "yaml-tag.help": "Slett det som byrjar med utropsteikn.",
    "several-documents": "Fila inneheld meir enn eitt dokument.",
    "several-documents.help": "Lat kvar definisjon få si eiga fil, og slett linja «---».",
    "empty-document": "Fila er tom.",
    "empty-document.help": "«programflow new NAMN» skriv ein mal å byrje med.",
    "too-deep": "Det er for mange nivå inni kvarandre: grensa er {limit}.",
    "too-deep.help": "Sjå etter ein parentes som ikkje er lukka, eller gjer regelen enklare.",
    "too-many-nodes": "Fila har for mange delar: grensa er {limit}.",
    "too-many-nodes.help": "Del programmet i fleire definisjonar.",
    "scalar-too-long": "Teksten er for lang: grensa er {limit} teikn.",
    "scalar-too-long.help": "Sjå etter eit hermeteikn som ikkje er lukka, eller kort ned.",
    "key-not-a-name": "Nøkkelen framfor kolon må vere eitt ord.",
    "key-not-a-name.help": "Skriv eitt namn, kolon og så innhaldet. Fleire namn får kvar si linje.",
    "duplicate-key": "Nøkkelen {key} står to gonger på same stad.",
    "duplicate-key.help": "Behald éin av dei, eller gje den eine eit anna namn.",
    # Shape
    "unknown-key": "Nøkkelen {key} er ikkje kjend her.",
    "unknown-key.help": "Rett nøkkelen, eller fjern han og det som står bak kolonet.",
    "missing-key": "Nøkkelen {key} manglar.",
    "missing-key.help": "Legg han til med kolon og innhald.",
    "missing-one-of": "Her må ein av desse stå: {keys}.",
    "missing-one-of.help": "Legg til den som passar.",
    "one-too-many": "Her kan berre éin av desse stå: {keys}.",
    "one-too-many.help": "Fjern {key}, eller behald han og fjern den andre.",
    "wrong-kind": "Her skal det stå {wanted}, men her står {got}.",
    "wrong-kind.help": "Byt ut innhaldet med {wanted}.",
    "not-a-choice": "«{text}» kan ikkje stå her.",
    "not-a-choice.help": "Vel ein av desse: {choices}.",
    "no-kind": "Her manglar nøkkelen som seier {what}.",
    "no-kind.help": "Byrj med ein av desse nøklane: {keys}.",
    "two-kinds": "Her står {keys} saman, men kvar av dei seier åleine {what}.",
    "two-kinds.help": "Behald éin av nøklane, eller skriv kvar av dei for seg.",
    "empty-value": "Her manglar innhaldet: det skal stå {wanted}.",
    "empty-value.help": "Fyll ut, eller slett heile linja.",
    "empty-list": "Lista er tom.",
    "empty-list.help": "Skriv minst eitt ledd, eller slett nøkkelen.",
    "text-not-a-map": "Ein tekst må seie kva språk han er på.",
    "text-not-a-map.help": 'Skriv til dømes {{nb: "{text}"}}. nn (nynorsk) og en (engelsk) kan '
    "stå ved sida av.",
    "unquoted-prose": "Teksten er delt ved eit komma, kolon eller ein parentes: «{text}».",
    "unquoted-prose.help": 'Set rette hermeteikn (") rundt heile teksten.',
    # Scalars
    "quoted": "Hermeteikna gjer dette til tekst, men her skal det stå {wanted}.",
    "quoted.help": "Fjern hermeteikna.",
    "boolean-spelling": "«{text}» er ikkje ein måte å skrive ja eller nei på her.",
    "boolean-spelling.help": "Skriv {meant}.",
    "number-form": "«{text}» er ikkje skrive som eit tal.",
    "number-form.help": "Skriv siffer utan null framfor, og punktum framfor desimalar. Er det eit "
    "nummer og ikkje eit tal, så set hermeteikn rundt.",
    "number-places": "«{text}» har for mange desimalar.",
    "number-places.help": "Bruk høgst tre.",
    "number-size": "«{text}» er eit for stort tal.",
    "number-size.help": "Bruk høgst femten siffer. Set hermeteikn om det er eit nummer.",
    "date-out-of-reach": "Datoen {text} ligg utanfor åra 1900 til 2200, og så "
    "langt blir det ikkje rekna.",
    "date-out-of-reach.help": "Sjå etter om året er skrive rett.",
    "impossible-date": "Datoen {text} finst ikkje.",
    "impossible-date.help": "Rett dag eller månad. Datoar blir skrivne år-månad-dag, som "
    "2026-03-24.",
    "unit-missing": "{number} av kva? Eininga manglar.",
    "unit-missing.help": "Skriv til dømes «{number} days», «{number} weeks» eller "
    "«{number} working days».",
    "name-form": "«{text}» kan ikkje vere eit namn.",
    "name-form.help": "Eit namn har berre små bokstavar a–z, siffer og understrek, og byrjar med "
    "ein bokstav. Det folk skal lese, skriv du under «title».",
    "id-form": "«{text}» kan ikkje vere id-en til programmet.",
    "id-form.help": "Bruk små bokstavar a–z, siffer og bindestrek, og byrj med ein bokstav.",
    "citation-form": "«{text}» viser ikkje til ei kjelde.",
    "citation-form.help": "Skriv namnet på ei kjelde frå «sources» først, og staden i henne "
    "etterpå.",
    "key-not-a-date": "«{text}» er ikkje ein dato.",
    "key-not-a-date.help": "Skriv datoen som år-månad-dag, som 2026-03-24.",
    # Names
    "unknown-name": "{name} finst ikkje som {sorts} i fila.",
    "unknown-name.help": "Rett namnet, eller legg til det som manglar.",
    "duplicate-name": "To {sort} heiter {name}.",
    "duplicate-name.help": "Gje den eine eit anna namn.",
    "built-in-name": "{name} er eit ord i språket og kan ikkje brukast som namn.",
    "built-in-name.help": "Vel eit anna namn, både her og der det blir vist til.",
    "built-in-read": "{name} høyrer til kvart program, men ingen regel kan lese det.",
    "built-in-read.help": "Les det som ligg bak: fristbrotet («lapsed») eller avgjerda "
    "(«decided») sjølv.",
    # Parameters
    "unit-mismatch": "Parameteren gjev {unit}, men her står {got}.",
    "unit-mismatch.help": "Skriv verdien i {unit}, eller rett «unit» og dei andre verdiane.",
    "between-form": "«between» skal ha to grenser, den minste først.",
    "between-form.help": "Skriv den minste først, så den største, i hakeparentes.",
    "value-outside": "Verdien er utanfor det som parameteren tillèt.",
    "value-outside.help": "Endre verdien, eller rett grensene i «between» eller «among».",
    # The whole
    "language-version": "Definisjonen er skriven for versjon {version} av språket.",
    "language-version.help": "Denne utgåva les versjon {reads}. Skriv «programflow: {reads}», "
    "eller oppgrader programflow.",
    # Meaning
    "unknown-zone": "Tidssona «{zone}» finst ikkje.",
    "unknown-zone.help": "Skriv verdsdel og by på engelsk, som «Europe/Oslo».",
    "unknown-calendar": "Kalenderen «{calendar}» finst ikkje.",
    "unknown-calendar.help": "Skriv «norway», «every-day» om alle dagar er yrkedagar, eller "
    "«holidays:» og landkoden, som «holidays:SE».",
    "calendar-not-installed": "Kalenderen «{calendar}» treng eit tillegg som ikkje er installert.",
    "calendar-not-installed.help": "Be den som installerte programflow, om å køyre: pip install "
    '"programflow[calendars]"',
    "rule-without-source": "Regelen seier ikkje kvar han står skriven.",
    "rule-without-source.help": "Legg til «source» med kjelde og stad, eller «assumption: yes» om "
    "han er ein føresetnad.",
    "move-without-source": "Overgangen seier ikkje kvar han står skriven.",
    "move-without-source.help": "Legg til «source» med kjelde og stad, eller «assumption: yes» om "
    "han er ei gissing.",
    "statutory-without-source": "Å flytte siste dag til ein yrkedag følgjer av lov, men inga "
    "kjelde er oppgitt.",
    "statutory-without-source.help": "Legg til «source» med lovstaden, eller fjern «counting: "
    "statutory».",
    "term-not-used": "Ingenting utan eigen tittel heiter {name}, så ingen får lese dette.",
    "term-not-used.help": "Sjå etter om namnet er skrive som der det blir brukt, eller fjern "
    "linja. Har det {name} ein tittel («title»), er det den som blir vist.",
    "no-initial-phase": "Ingen fase seier at saka byrjar der.",
    "no-initial-phase.help": "Skriv «initial: yes» inni fasen som saka byrjar i.",
    "two-initial-phases": "To fasar seier at saka byrjar der.",
    "two-initial-phases.help": "Lat «initial: yes» stå i berre éin av dei.",
    "window-without-bearer": "Fasen har ei tidsramme, men ingen som svarer for ho.",
    "no-first-day": "Nøkkelen {key} tyder ikkje noko i tidsramma til ein fase.",
    "no-first-day.help": "Tidsramma seier kor lenge fasen kan vare. Kor lenge han minst skal "
    "vare, skriv ein der han blir forlaten: i vilkåret til «next» eller eit val, med ei klokke frå "
    "«entered».",
    "window-without-bearer.help": "Legg til «of» i fasen, med rolla som svarer for at tidsramma "
    "blir halden.",
    "adverse-without-decision": "Utfallet {outcome} går deltakaren imot («adverse: yes»), men her "
    "kjem saka dit av seg sjølv. Det må eit menneske avgjere.",
    "adverse-without-decision.help": "Slett overgangen hit, og lag eit steg der nokon vel om saka "
    "skal dit.",
    "adverse-without-reasons": "Valet {option} fører til {outcome}, som går deltakaren imot "
    "(«adverse: yes»), men treng inga grunngjeving.",
    "adverse-without-reasons.help": "Skriv «reasons: required» i valet.",
    "no-max": "{name} har ingen siste dag å rekne frå eller lengje.",
    "no-max.help": "Gje {name} ei tidsramme («window») med ein siste dag («max»).",
    "step-or-phase": "Både eit steg og ein fase heiter {name}, så det går ikkje fram kven som er "
    "meint.",
    "step-or-phase.help": "Gje ein av dei eit anna namn.",
    "key-not-for-kind": "Nøkkelen {key} tyder ikkje noko når slaget er {kind}.",
    "key-not-for-kind.help": "Fjern nøkkelen, eller byt slag: han høyrer til {kinds}.",
    "key-needs-key": "Nøkkelen {key} treng {needs} ved sida av seg.",
    "key-needs-key.help": "Legg til {needs}, eller fjern {key}.",
    "top-level-without-opens": "Steget {step} høyrer ikkje til nokon fase, og ingenting opnar det.",
    "top-level-without-opens.help": "Skriv i steget kva som opnar det («opens»), eller flytt det "
    "inn i ein fase.",
    "may-with-must-bound": "Steget er frivillig («may»), men har ein frist som seier «must».",
    "may-with-must-bound.help": "Skriv «modality: should» eller «modality: may» i fristen, eller "
    "«need: must» i steget.",
    "after-may": "Dette ventar på {step}, som ingen må gjere og ingenting lèt falle bort.",
    "after-may.help": "Fjern {step} frå «after», eller gje {step} ein «unless»: eit vilkår som "
    "lèt det falle bort.",
    "not-called": "Steget {step} kan ikkje opnast herifrå, fordi det opnar seg sjølv.",
    "not-called.help": "La {step} vente til det blir opna:",
    "void-after-max": "Blir {step} gjort etter fristen, tel det ikkje, og då blir det aldri gjort.",
    "void-after-max.help": "La det telje sjølv om det kjem for seint («outside: counts»), eller "
    "lag eit val som fritek frå steget («waive»).",
    "no-rounds": "Steget {step} blir ikkje gjenteke eit tal gonger, så ingen kan veljast.",
    "no-rounds.help": "Skriv i {step} kor mange gonger det blir gjenteke («times»), eller vel "
    "mellom steg med «from».",
    "no-such-cause": "Eit val i {step} vurderer det som opna steget («cause»). Då må steget "
    "opnast av {kinds}, og det gjer det ikkje.",
    "no-such-cause.help": "Rett «opens» i {step}. Gjeld valet ei anna oppføring enn den som opnar "
    "steget, så skriv «about» her i staden for «cause».",
    "judges-itself": "Steget {step} skal sjølv avgjere om fråværet er gyldig, men blir opna eller "
    "fell bort etter kva svaret blir.",
    "judges-itself.help": "Fjern «excused» her.",
    "cannot-approve": "Ingen val i {step} kan godkjenne perioden.",
    "cannot-approve.help": "Legg til «approve» i eitt av vala i {step}.",
    "silence-as-ground": "Det ingen har gjort greie for, kan ikkje brukast mot nokon. Det kan "
    "berre opne eit steg for dei tilsette.",
    "silence-as-ground.help": "Fjern «accounted: no» her, eller bruk det berre i «opens» for eit "
    "steg der «of» er ei av rollene til dei tilsette.",
    "excuse-undecided": "{step} seier om eit fråvær har gyldig grunn, men inga avgjerd vurderer "
    "det, og då har det ingen verknad.",
    "excuse-undecided.help": "La ei avgjerd som blir opna av fråværet («opens» med «each» og "
    "«missed» eller «happened»), ha dette i eitt av vala.",
    "comparison-not-for-type": "{op} kan ikkje brukast på eit svar som er {type}.",
    "comparison-not-for-type.help": "Bruk «is» eller «among».",
    "operand-kind": "Dette blir samanlikna med {got}, men må samanliknast med {wanted}.",
    "operand-kind.help": "Skriv {wanted}.",
    "entry-not-for-kind": "{entry} kan aldri kome av eit steg av slaget {kind}.",
    "entry-not-for-kind.help": "Skriv ei oppføring som eit slikt steg får, eller vel eit steg av "
    "slaget {kinds}.",
    "parameter-unit": "Parameteren {parameter} gjev {unit}, men her trengst {wanted}.",
    "parameter-unit.help": "Skriv {wanted} rett inn her, vel ein annan parameter, eller rett "
    "verdien i «parameters».",
    "stopped-clock-unit": "Klokka {clock} kan stå stille, og då kan ho ikkje målast i {unit}.",
    "stopped-clock-unit.help": "Mål henne i dagar eller veker, som «28 days» eller «4 weeks».",
    "gap-unit": "Avstanden mellom to gonger kan ikkje målast i {unit} når tida kan stå stille.",
    "gap-unit.help": "Mål han i dagar eller veker, som «28 days» eller «4 weeks».",
    "hours-on-dates": "Her blir det rekna i dagar, så timar kan ikkje brukast.",
    "hours-on-dates.help": "Skriv dagar eller veker, som «3 days».",
    "value-not-there": "Verdien {name} finst ikkje her. Han blir sett av eit vedtak, og berre eit "
    "steg som vedtaket opnar kan lese han.",
    "value-not-there.help": "Skriv eit tal eller namnet på ein parameter her. Skal eit vedtak "
    "fastsetje verdien, så la vedtaket opne steget («opens: [{{called: yes}}]»).",
    "no-values": "{kind} har ingen verdiar å rekne med.",
    "no-values.help": "Byt {kind} med ei oppføring som kan ha verdiar: done, tested, decided, "
    "began, ended eller happened.",
    "which-one": "Dette kan skje fleire gonger, og det går ikkje fram kva for ein gong som er "
    "meint.",
    "which-one.help": "Legg til «which»: last er den siste gongen, first den første.",
    "moment-not-there": "«{word}» tyder ikkje noko her.",
    "moment-not-there.help": "Skriv eit anna tidspunkt, som enrolled (innskrivinga). «opened» kan "
    "berre stå i eit steg, og «previous_round» berre i eit steg med «repeat».",
    "absent-in-variant": "{name} finst ikkje i varianten {variants}, men trengst der.",
    "absent-in-variant.help": "Skriv òg her kva variantar det gjeld i («only_in»), eller fjern "
    "«only_in» der {name} er definert.",
    "rule-cycle": "Desse ventar på kvarandre i ring: {ring}.",
    "rule-cycle.help": "Bryt ringen: la ein av dei byggje på noko anna, som eit svar ({{answer: "
    "…}}) eller noko som er gjort ({{has: {{done: …}}}}).",
    # Journals
    "entry-kind": "{kind} er ikkje eit slag oppføring.",
    "entry-kind.help": "Skriv ein av desse: enrolled (innskriven), booked (avtalt), done (gjort), "
    "missed (ikkje møtt), answered (svart), tested (prøve teken), decided (vedteke), began "
    "(byrja), ended (slutta), happened (hendt), corrected (retta), migrated (flytt til ny "
    "versjon).",
    "time-form": "«{text}» er ikkje eit klokkeslett eller tidspunkt.",
    "time-form.help": "Skriv timar og minutt, som 14:30, eller eit tidspunkt med forskyving, som "
    "2026-03-24T14:30+01:00.",
    "json-syntax": "Linja er ikkje gyldig JSON.",
    "json-syntax.help": 'Kvar linje skal vere éi oppføring: {{"kind": …, "id": …, "on": …}}. '
    "Sjå etter eit komma, eit hermeteikn eller ei klamme som manglar.",
    "line-too-long": "Linja er for lang: grensa er {limit} byte.",
    "line-too-long.help": "Kvar oppføring skal stå på si eiga linje.",
    "journal-empty": "Journalen er tom.",
    "journal-empty.help": "Den første linja skal vere innskrivinga: "
    '{{"kind": "enrolled", "id": "enrolled", "on": "2026-03-02"}}.',
    "journal-start": "Den første oppføringa er ikkje innskrivinga.",
    "journal-start.help": "Ein journal byrjar med innskrivinga: ei linje der kind er enrolled. "
    "Flytt henne øvst, eller skriv henne.",
    "means": "{key} seier {means}. Legg han til.",
    "missing-key.in": "Nøkkelen {key} manglar i {inside}.",
    "unknown-key.places": "Flytt han dit han høyrer til: inni {places}.",
    "nothing-inside": "Det står ingenting inni {key}: linjene under har ikkje større innrykk.",
    "nothing-inside.help": "Set to mellomrom til framfor kvar av linjene som høyrer til {key}. Er "
    "det {key} som står for langt inne, så slett to mellomrom framfor.",
    "adverse-without-decision.decided": "Vedtaket {decision} har alt eit val som fører dit. Slett "
    "overgangen her, eller la han gå til eit anna utfall.",
    "unknown-key.around": "Det som står her, skal inn i ein av nøklane som kan stå her, slik "
    "dømet viser.",
}
