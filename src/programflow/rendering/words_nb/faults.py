"""What may be wrong with an input, and what to do about it."""

from programflow.rendering.words_nb.faults_proved import WORDS as PROVED
from programflow.rendering.words_nb.faults_time import WORDS as TIME

ELSEWHERE = PROVED | TIME
WORDS = ELSEWHERE | {
    "severity.error": "feil",
    "severity.warning": "advarsel",
    "severity.note": "merknad",
    "help": "hjelp",
    "example": "for eksempel",
    "see": "se også",
    "chain": "fra dag til dag",
    "chain.begins": "saken begynner",
    "chain.first": "{thing}, tidligst",
    "chain.over": "{thing} ferdig, tidligst",
    "chain.last": "{thing}, siste dag",
    "chain.counts": "fristen for {thing} begynner å løpe",
    "chain.began": "{thing} begynner",
    "chain.ended": "{thing} tar slutt",
    "chain.stands": "{thing} har ikke talt en eneste dag",
    "chain.passed": "fristen for {thing} er ute",
    "chain.unasked": "ingen blir spurt",
    "chain.line": "linje {line}",
    "chain.line.said": "linje {line}: {said}",
    "near": "Mente du {near}?",
    "known": "Her kan stå: {known}.",
    "known.some": "Her kan stå: {known} og {more} til.",
    "sum.clean": "{file}: ingen feil.",
    "sum": "{file}: {faults}.",
    "sum.error.one": "{n} feil",
    "sum.error.other": "{n} feil",
    "sum.warning.one": "{n} advarsel",
    "sum.warning.other": "{n} advarsler",
    "sum.note.one": "{n} merknad",
    "sum.note.other": "{n} merknader",
    # The text
    "too-large": "Fila er for stor: grensen er {limit} byte.",
    "too-large.help": "Del programmet i flere filer, eller fjern det som ikke hører til "
    "definisjonen.",
    "not-utf8": "Fila er ikke lagret som UTF-8.",
    "not-utf8.help": "Velg «UTF-8» som koding når du lagrer fila.",
    "nul-character": "Her står et tegn som ikke hører til i tekst ({character}).",
    "nul-character.help": "Fila er trolig skadet eller ikke en tekstfil. Hent den fram på nytt.",
    "tab": "Her står en tabulator.",
    "tab.help": "Bruk mellomrom: to for hvert innrykk.",
    "odd-character": "Her står et usynlig tegn ({character}).",
    "odd-character.help": "Slett tegnet. Det følger ofte med når tekst limes inn.",
    "yaml-syntax": "Fila kan ikke leses som YAML: {problem}",
    "yaml-syntax.help": "Se på denne linja og linja over.",
    "yaml-directive": "Linjer som begynner med % brukes ikke her.",
    "yaml-directive.help": "Slett linja.",
    "yaml-anchor": "Her står et merke ({name}), og slike brukes ikke.",
    "yaml-anchor.help": "Slett merket og skriv innholdet ut der det trengs.",
    "yaml-alias": "Her vises det til et annet sted i fila ({name}), og det brukes ikke.",
    "yaml-alias.help": 'Skriv innholdet ut her. Er det tekst, så sett anførselstegn (") rundt.',
    "yaml-tag": "Her står en type ({name}), og slike brukes ikke.",
    "yaml-tag.help": "Slett det som begynner med utropstegn.",
    "several-documents": "Fila inneholder mer enn ett dokument.",
    "several-documents.help": "La hver definisjon få sin egen fil, og slett linja «---».",
    "empty-document": "Fila er tom.",
    "empty-document.help": "«programflow new NAVN» skriver en mal å begynne med.",
    "too-deep": "Det er for mange nivåer inni hverandre: grensen er {limit}.",
    "too-deep.help": "Se etter en parentes som ikke er lukket, eller forenkle regelen.",
    "too-many-nodes": "Fila har for mange deler: grensen er {limit}.",
    "too-many-nodes.help": "Del programmet i flere definisjoner.",
    "scalar-too-long": "Teksten er for lang: grensen er {limit} tegn.",
    "scalar-too-long.help": "Se etter et anførselstegn som ikke er lukket, eller kort ned.",
    "key-not-a-name": "Nøkkelen foran kolon må være ett ord.",
    "key-not-a-name.help": "Skriv ett navn, kolon og så innholdet. Flere navn får hver sin linje.",
    "duplicate-key": "Nøkkelen {key} står to ganger på samme sted.",
    "duplicate-key.help": "Behold én av dem, eller gi den ene et annet navn.",
    # Shape
    "unknown-key": "Nøkkelen {key} er ikke kjent her.",
    "unknown-key.help": "Rett nøkkelen, eller fjern den og det som står bak kolonet.",
    "missing-key": "Nøkkelen {key} mangler.",
    "missing-key.help": "Legg den til med kolon og innhold.",
    "missing-one-of": "Her må en av disse stå: {keys}.",
    "missing-one-of.help": "Legg til den som passer.",
    "one-too-many": "Her kan bare én av disse stå: {keys}.",
    "one-too-many.help": "Fjern {key}, eller behold den og fjern den andre.",
    "wrong-kind": "Her skal det stå {wanted}, men her står {got}.",
    "wrong-kind.help": "Bytt ut innholdet med {wanted}.",
    "not-a-choice": "«{text}» kan ikke stå her.",
    "not-a-choice.help": "Velg en av disse: {choices}.",
    "no-kind": "Her mangler nøkkelen som sier {what}.",
    "no-kind.help": "Begynn med en av disse nøklene: {keys}.",
    "two-kinds": "Her står {keys} sammen, men hver av dem sier alene {what}.",
    "two-kinds.help": "Behold én av nøklene, eller skriv hver av dem for seg.",
    "empty-value": "Her mangler innholdet: det skal stå {wanted}.",
    "empty-value.help": "Fyll ut, eller slett hele linja.",
    "empty-list": "Lista er tom.",
    "empty-list.help": "Skriv minst ett ledd, eller slett nøkkelen.",
    "text-not-a-map": "En tekst må si hvilket språk den er på.",
    "text-not-a-map.help": 'Skriv for eksempel {{nb: "{text}"}}. nn (nynorsk) og en (engelsk) kan '
    "stå ved siden av.",
    "unquoted-prose": "Teksten er blitt delt ved et komma, kolon eller en parentes: «{text}».",
    "unquoted-prose.help": 'Sett rette anførselstegn (") rundt hele teksten.',
    # Scalars
    "quoted": "Anførselstegnene gjør dette til tekst, men her skal det stå {wanted}.",
    "quoted.help": "Fjern anførselstegnene.",
    "boolean-spelling": "«{text}» er ikke en måte å skrive ja eller nei på her.",
    "boolean-spelling.help": "Skriv {meant}.",
    "number-form": "«{text}» er ikke skrevet som et tall.",
    "number-form.help": "Skriv sifre uten null foran, og punktum foran desimaler. Er det et "
    "nummer og ikke et tall, så sett anførselstegn rundt.",
    "number-places": "«{text}» har for mange desimaler.",
    "number-places.help": "Bruk høyst tre.",
    "number-size": "«{text}» er et for stort tall.",
    "number-size.help": "Bruk høyst femten sifre. Sett anførselstegn om det er et nummer.",
    "date-out-of-reach": "Datoen {text} ligger utenfor årene 1900 til 2200, og så "
    "langt regnes det ikke.",
    "date-out-of-reach.help": "Se etter om året er skrevet riktig.",
    "impossible-date": "Datoen {text} finnes ikke.",
    "impossible-date.help": "Rett dag eller måned. Datoer skrives år-måned-dag, som 2026-03-24.",
    "unit-missing": "{number} av hva? Enheten mangler.",
    "unit-missing.help": "Skriv for eksempel «{number} days», «{number} weeks» eller "
    "«{number} working days».",
    "name-form": "«{text}» kan ikke være et navn.",
    "name-form.help": "Et navn har bare små bokstaver a–z, sifre og understrek, og begynner med "
    "en bokstav. Det folk skal lese, skrives under «title».",
    "id-form": "«{text}» kan ikke være programmets id.",
    "id-form.help": "Bruk små bokstaver a–z, sifre og bindestrek, og begynn med en bokstav.",
    "citation-form": "«{text}» viser ikke til en kilde.",
    "citation-form.help": "Skriv navnet på en kilde fra «sources» først, og stedet i den etterpå.",
    "key-not-a-date": "«{text}» er ikke en dato.",
    "key-not-a-date.help": "Skriv datoen som år-måned-dag, som 2026-03-24.",
    # Names
    "unknown-name": "{name} finnes ikke som {sorts} i fila.",
    "unknown-name.help": "Rett navnet, eller legg til det som mangler.",
    "duplicate-name": "To {sort} heter {name}.",
    "duplicate-name.help": "Gi den ene et annet navn.",
    "built-in-name": "{name} er et ord i språket og kan ikke brukes som navn.",
    "built-in-name.help": "Velg et annet navn, både her og der det vises til.",
    "built-in-read": "{name} hører til hvert program, men ingen regel kan lese det.",
    "built-in-read.help": "Les det som ligger bak: fristbruddet («lapsed») eller avgjørelsen "
    "(«decided») selv.",
    # Parameters
    "unit-mismatch": "Parameteren angir {unit}, men her står {got}.",
    "unit-mismatch.help": "Skriv verdien i {unit}, eller rett «unit» og de andre verdiene.",
    "between-form": "«between» skal ha to grenser, den minste først.",
    "between-form.help": "Skriv den minste først, så den største, i hakeparentes.",
    "value-outside": "Verdien er utenfor det som parameteren tillater.",
    "value-outside.help": "Endre verdien, eller rett grensene i «between» eller «among».",
    # The whole
    "language-version": "Definisjonen er skrevet for versjon {version} av språket.",
    "language-version.help": "Denne utgaven leser versjon {reads}. Skriv «programflow: {reads}», "
    "eller oppgrader programflow.",
    # Meaning
    "unknown-zone": "Tidssonen «{zone}» finnes ikke.",
    "unknown-zone.help": "Skriv verdensdel og by på engelsk, som «Europe/Oslo».",
    "unknown-calendar": "Kalenderen «{calendar}» finnes ikke.",
    "unknown-calendar.help": "Skriv «norway», «every-day» om alle dager er virkedager, eller "
    "«holidays:» og landkoden, som «holidays:SE».",
    "calendar-not-installed": "Kalenderen «{calendar}» trenger et tillegg som ikke er installert.",
    "calendar-not-installed.help": "Be den som installerte programflow, om å kjøre: pip install "
    '"programflow[calendars]"',
    "rule-without-source": "Regelen sier ikke hvor den står skrevet.",
    "rule-without-source.help": "Legg til «source» med kilde og sted, eller «assumption: yes» om "
    "den er en antakelse.",
    "move-without-source": "Overgangen sier ikke hvor den står skrevet.",
    "move-without-source.help": "Legg til «source» med kilde og sted, eller «assumption: yes» om "
    "den er en antakelse.",
    "statutory-without-source": "Å flytte siste dag til en virkedag følger av lov, men ingen "
    "kilde er oppgitt.",
    "statutory-without-source.help": "Legg til «source» med lovstedet, eller fjern «counting: "
    "statutory».",
    "term-not-used": "Ingenting uten egen tittel heter {name}, så ingen får lese dette.",
    "term-not-used.help": "Se etter om navnet er skrevet som der det brukes, eller fjern linjen. "
    "Har det {name} en tittel («title»), er det den som vises.",
    "no-initial-phase": "Ingen fase sier at saken begynner der.",
    "no-initial-phase.help": "Skriv «initial: yes» inni fasen som saken begynner i.",
    "two-initial-phases": "To faser sier at saken begynner der.",
    "two-initial-phases.help": "La «initial: yes» stå i bare én av dem.",
    "window-without-bearer": "Fasen har en tidsramme, men ingen som svarer for den.",
    "no-first-day": "Nøkkelen {key} betyr ikke noe i tidsrammen til en fase.",
    "no-first-day.help": "Tidsrammen sier hvor lenge fasen kan vare. Hvor lenge den minst skal "
    "vare, skrives der den forlates: i vilkåret til «next» eller et valg, med en klokke fra "
    "«entered».",
    "window-without-bearer.help": "Legg til «of» i fasen, med rollen som svarer for at tidsrammen "
    "holdes.",
    "adverse-without-decision": "Utfallet {outcome} går deltakeren imot («adverse: yes»), men her "
    "kommer saken dit av seg selv. Det må et menneske avgjøre.",
    "adverse-without-decision.help": "Slett overgangen hit, og lag et steg der noen velger om "
    "saken skal dit.",
    "adverse-without-reasons": "Valget {option} fører til {outcome}, som går deltakeren imot "
    "(«adverse: yes»), men trenger ingen begrunnelse.",
    "adverse-without-reasons.help": "Skriv «reasons: required» i valget.",
    "no-max": "{name} har ingen siste dag å regne fra eller forlenge.",
    "no-max.help": "Gi {name} en tidsramme («window») med en siste dag («max»).",
    "step-or-phase": "Både et steg og en fase heter {name}, så det går ikke fram hvilken som er "
    "ment.",
    "step-or-phase.help": "Gi en av dem et annet navn.",
    "key-not-for-kind": "Nøkkelen {key} betyr ikke noe når slaget er {kind}.",
    "key-not-for-kind.help": "Fjern nøkkelen, eller bytt slag: den hører til {kinds}.",
    "key-needs-key": "Nøkkelen {key} trenger {needs} ved siden av seg.",
    "key-needs-key.help": "Legg til {needs}, eller fjern {key}.",
    "top-level-without-opens": "Steget {step} hører ikke til noen fase, og ingenting åpner det.",
    "top-level-without-opens.help": "Skriv i steget hva som åpner det («opens»), eller flytt det "
    "inn i en fase.",
    "may-with-must-bound": "Steget er frivillig («may»), men har en frist som sier «must».",
    "may-with-must-bound.help": "Skriv «modality: should» eller «modality: may» i fristen, eller "
    "«need: must» i steget.",
    "after-may": "Dette venter på {step}, som ingen må gjøre og ingenting lar falle bort.",
    "after-may.help": "Fjern {step} fra «after», eller gi {step} en «unless»: et vilkår som lar "
    "det falle bort.",
    "not-called": "Steget {step} kan ikke åpnes herfra, fordi det åpner seg selv.",
    "not-called.help": "La {step} vente til det blir åpnet:",
    "void-after-max": "Gjøres {step} etter fristen, teller det ikke, og da blir det aldri gjort.",
    "void-after-max.help": "La det telle selv om det kommer for sent («outside: counts»), eller "
    "lag et valg som fritar fra steget («waive»).",
    "no-rounds": "Steget {step} gjentas ikke et antall ganger, så det er ingen å velge mellom.",
    "no-rounds.help": "Skriv i {step} hvor mange ganger det gjentas («times»), eller velg "
    "mellom steg med «from».",
    "no-such-cause": "Et valg i {step} bedømmer det som åpnet steget («cause»). Da må steget "
    "åpnes av {kinds}, og det gjør det ikke.",
    "no-such-cause.help": "Rett «opens» i {step}. Gjelder valget en annen oppføring enn den som "
    "åpner steget, så skriv «about» her i stedet for «cause».",
    "judges-itself": "Steget {step} skal selv avgjøre om fraværet er gyldig, men åpnes eller "
    "faller bort etter hva svaret blir.",
    "judges-itself.help": "Fjern «excused» her.",
    "cannot-approve": "Ingen valg i {step} kan godkjenne perioden.",
    "cannot-approve.help": "Legg til «approve» i ett av valgene i {step}.",
    "silence-as-ground": "Det ingen har gjort rede for, kan ikke brukes mot noen. Det kan bare "
    "åpne et steg for de ansatte.",
    "silence-as-ground.help": "Fjern «accounted: no» her, eller bruk det bare i «opens» for et "
    "steg der «of» er en av de ansattes roller.",
    "excuse-undecided": "{step} sier om et fravær har gyldig grunn, men ingen avgjørelse vurderer "
    "det, og da har det ingen virkning.",
    "excuse-undecided.help": "La en avgjørelse som åpnes av fraværet («opens» med «each» og "
    "«missed» eller «happened»), ha dette i et av valgene.",
    "comparison-not-for-type": "{op} kan ikke brukes på et svar som er {type}.",
    "comparison-not-for-type.help": "Bruk «is» eller «among».",
    "operand-kind": "Dette sammenlignes med {got}, men må sammenlignes med {wanted}.",
    "operand-kind.help": "Skriv {wanted}.",
    "entry-not-for-kind": "{entry} kan aldri komme av et steg av slaget {kind}.",
    "entry-not-for-kind.help": "Skriv en oppføring som et slikt steg får, eller velg et steg av "
    "slaget {kinds}.",
    "parameter-unit": "Parameteren {parameter} angir {unit}, men her trengs {wanted}.",
    "parameter-unit.help": "Skriv {wanted} rett inn her, velg en annen parameter, eller rett "
    "verdien i «parameters».",
    "stopped-clock-unit": "Klokken {clock} kan stå stille, og da kan den ikke måles i {unit}.",
    "stopped-clock-unit.help": "Mål den i dager eller uker, som «28 days» eller «4 weeks».",
    "gap-unit": "Avstanden mellom to ganger kan ikke måles i {unit} når tiden kan stå stille.",
    "gap-unit.help": "Mål den i dager eller uker, som «28 days» eller «4 weeks».",
    "hours-on-dates": "Her regnes det i dager, så timer kan ikke brukes.",
    "hours-on-dates.help": "Skriv dager eller uker, som «3 days».",
    "value-not-there": "Verdien {name} finnes ikke her. Den settes av et vedtak, og bare et steg "
    "som vedtaket åpner kan lese den.",
    "value-not-there.help": "Skriv et tall eller navnet på en parameter her. Skal et vedtak "
    "bestemme verdien, så la vedtaket åpne steget («opens: [{{called: yes}}]»).",
    "no-values": "{kind} har ingen verdier å regne med.",
    "no-values.help": "Bytt {kind} med en oppføring som kan ha verdier: done, tested, decided, "
    "began, ended eller happened.",
    "which-one": "Dette kan skje flere ganger, og det går ikke fram hvilken gang som er ment.",
    "which-one.help": "Legg til «which»: last er den siste gangen, first den første.",
    "moment-not-there": "«{word}» betyr ikke noe her.",
    "moment-not-there.help": "Skriv et annet tidspunkt, som enrolled (innskrivingen). «opened» "
    "kan bare stå i et steg, og «previous_round» bare i et steg med «repeat».",
    "absent-in-variant": "{name} finnes ikke i varianten {variants}, men trengs der.",
    "absent-in-variant.help": "Skriv også her hvilke varianter det gjelder i («only_in»), eller "
    "fjern «only_in» der {name} er definert.",
    "rule-cycle": "Disse venter på hverandre i ring: {ring}.",
    "rule-cycle.help": "Bryt ringen: la en av dem bygge på noe annet, som et svar ({{answer: …}}) "
    "eller noe som er gjort ({{has: {{done: …}}}}).",
    # Journals
    "entry-kind": "{kind} er ikke en slags oppføring.",
    "entry-kind.help": "Skriv en av disse: enrolled (innskrevet), booked (avtalt), done (gjort), "
    "missed (uteblitt), answered (svart), tested (prøve tatt), decided (vedtatt), began (begynt), "
    "ended (sluttet), happened (hendt), corrected (rettet), migrated (flyttet til ny versjon).",
    "time-form": "«{text}» er ikke et klokkeslett eller tidspunkt.",
    "time-form.help": "Skriv timer og minutter, som 14:30, eller et tidspunkt med forskyvning, som "
    "2026-03-24T14:30+01:00.",
    "json-syntax": "Linja er ikke gyldig JSON.",
    "json-syntax.help": 'Hver linje skal være én oppføring: {{"kind": …, "id": …, "on": …}}. '
    "Se etter et komma, et anførselstegn eller en klamme som mangler.",
    "line-too-long": "Linja er for lang: grensen er {limit} byte.",
    "line-too-long.help": "Hver oppføring skal stå på sin egen linje.",
    "journal-empty": "Journalen er tom.",
    "journal-empty.help": "Den første linja skal være innskrivingen: "
    '{{"kind": "enrolled", "id": "enrolled", "on": "2026-03-02"}}.',
    "journal-start": "Den første oppføringen er ikke innskrivingen.",
    "journal-start.help": "En journal begynner med innskrivingen: en linje der kind er enrolled. "
    "Flytt den øverst, eller skriv den.",
    "means": "{key} sier {means}. Legg den til.",
    "missing-key.in": "Nøkkelen {key} mangler i {inside}.",
    "unknown-key.places": "Flytt den dit den hører til: inni {places}.",
    "nothing-inside": "Det står ingenting inni {key}: linjene under har ikke større innrykk.",
    "nothing-inside.help": "Sett to mellomrom til foran hver av linjene som hører til {key}. Er "
    "det {key} som står for langt inne, så slett to mellomrom foran den.",
    "adverse-without-decision.decided": "Vedtaket {decision} har alt et valg som fører dit. Slett "
    "overgangen her, eller la den gå til et annet utfall.",
    "unknown-key.around": "Det som står her, skal inn i en av nøklene som kan stå her, slik "
    "eksemplet viser.",
}
