"""Why something holds, what would change it, why an entry was refused, and what time brings."""

WORDS = {
    "changes": "Blir endra om: {change}",
    "changes.on": "{change} {on}",
    # Criteria: whether they hold, then what they say
    "all": "{value}: alt dette gjeld",
    "any": "{value}: minst eitt av dette gjeld",
    "not": "{value}: dette gjeld ikkje",
    "not.all": "{value}: ikkje alt dette gjeld",
    "not.any": "{value}: ikkje noko av dette gjeld",
    "not.at-least": "{value}: færre enn {n} av dette gjeld",
    "not.criterion": "{value}: vilkåret {criterion} er ikkje oppfylt",
    "at-least": "{value}: minst {n} av dette gjeld",
    "answer": "{value}: svaret på {question} {comparisons} (svaret er {given})",
    "tally": "{value}: {tally} {comparisons} (det er {low} til {high})",
    "tally.exact": "{value}: {tally} {comparisons} (det er {low})",
    "clock": "{value}: {clock} {comparisons} (rekna frå {since})",
    "step-state": "{value}: {step} er {states} (det er {now})",
    "phase-state": "{value}: {phase} {states}",
    "spell-state": "{value}: {spell} {states}",
    "finding-there": "{value}: {finding} er funne",
    "has": "{value}: {selection}",
    "parameter": "{value}: {parameter} {comparisons} (verdien er {now})",
    "variant": "{value}: saka blir ført som {variants}",
    "criterion": "{value}: vilkåret {criterion}",
    # Where the case is
    "no-reason": "Ingen nærare grunn.",
    "rejected": "{code}",
    "enrolled": "Her byrjar saka når ho er innskriven.",
    "moved-by-decision": "Saka kom til {place} ved vedtaket {step}, med valet {option}.",
    "moved-by-next": "Saka gjekk frå {from} til {place} fordi vilkåret for det var oppfylt.",
    "moved-by-step": "Saka kom til {place} då {step} var gjort.",
    # Steps
    "step-begun": "{step} kom med i saka ved {cause}.",
    "step-begun-when": "{step} kom med i saka {on}, då vilkåret for det vart oppfylt.",
    "step-begun-must": "{step} kom med i saka {on}, då vilkåret for at det må gjerast, "
    "vart oppfylt.",
    "stands-now": "Vilkåret den dagen kan ikkje hentast fram. Slik står det no:",
    "step-open": "{step} er ope sidan {since}.",
    "step-waiting": "{step} ventar.",
    "waits-for-step": "{step} må vere gjort eller falle bort først.",
    "waits-for-spell": "{spell} må gjelde.",
    "not-in-phase": "{step} høyrer til {phase}, og saka er ikkje der.",
    "step-done": "{step} vart gjort {on}.",
    "step-done.decided": "{step} vart avgjort {on}.",
    "step-waived": "{step} blir rekna som gjort frå {on}.",
    "step-dropped": "{step} fall bort {on}: {why}.",
    # Time limits
    "bound": "{step} {modality} vere gjort innan {length} frå {anchor}. Siste dag er {due}.",
    "bound.phase": "{step} {modality} vere ferdig innan {length} frå {anchor}. Siste dag er {due}.",
    "bound.day": "{step} {modality} vere gjort seinast {anchor}. Siste dag er {due}.",
    "bound.before": "{step} {modality} vere gjort seinast {length} før {anchor}. Siste dag er "
    "{due}.",
    "bound.late": "{step} {modality} vere gjort seinast {length} etter tilrådd dag, som blir rekna "
    "frå {anchor}. Siste dag er {due}.",
    "bound.aim": "{step} {modality} gjerast omtrent {length} frå {anchor}. Tilrådd dag er {due}.",
    "bound.aim-day": "{step} {modality} gjerast omtrent {anchor}. Tilrådd dag er {due}.",
    "bound.aim-before": "{step} {modality} gjerast omtrent {length} før {anchor}. Tilrådd dag er "
    "{due}.",
    "bound.min": "{step} {modality} gjerast tidlegast {length} frå {anchor}. Første dag er {due}.",
    "bound.min-day": "{step} {modality} gjerast tidlegast {anchor}. Første dag er {due}.",
    "bound.min-before": "{step} {modality} gjerast tidlegast {length} før {anchor}. Første dag "
    "er {due}.",
    "bound.early": "{step} {modality} gjerast tidlegast {length} før tilrådd dag, som blir rekna "
    "frå {anchor}. Første dag er {due}.",
    "bound.unmeasured": "Fristen for {step} blir rekna frå {anchor}, men kor lang han er, er ikkje "
    "oppgitt.",
    "bound-unset": "Fristen for {step} har ikkje byrja å gå: han blir rekna frå {anchor}.",
    "bound-untimed": "Ein frist for {step} går etter klokka, og eit klokkeslett manglar. Om han er "
    "halden, er ikkje kjent.",
    "bound-unknown": "Fristen for {step} er ikkje kjend: han blir rekna frå {anchor}.",
    "extended": "Fristen er lengd med {length}.",
    "extended.unmeasured": "Fristen er lengd med noko som ikkje er oppgitt.",
    "days-left-out": "Dagane frå {since} til og med {until} er ikkje rekna med: då galdt {spell}.",
    "days-left-out.one": "{since} er ikkje rekna med: då galdt {spell}.",
    "days-left-out-without": "Dagane frå {since} til og med {until} er ikkje rekna med: då galdt "
    "ikkje {spell}.",
    "days-left-out-without.one": "{since} er ikkje rekna med: då galdt ikkje {spell}.",
    "days-in-doubt": "Om dagane frå {since} skal reknast med, er ikkje kjent: det er ikkje avgjort "
    "om {spell} gjeld.",
    "stands-still": "Teljinga har stått stille sidan {since}, fordi {spell} gjeld.",
    "stands-still-without": "Teljinga har stått stille sidan {since}, fordi {spell} ikkje gjeld.",
    "moved-to-working-day": "Siste dag er flytt frå {on}, som ikkje er ein yrkedag, til første "
    "yrkedag etter.",
    "recounted": "Slik er det rekna no. Då fristen gjekk ut, {on}, var siste dag {due}.",
    "not-counted": "Oppføring {entry} tel ikkje.",
    "not-counted-late": "Oppføring {entry} tel ikkje: ho kom etter {due}, som var siste dag som "
    "tel ({length} etter fristen).",
    "not-counted-late.undated": "Oppføring {entry} tel ikkje: ho kom etter siste dag som tel.",
    "not-counted-late.unmeasured": "Oppføring {entry} tel ikkje: ho kom etter {due}, som var siste "
    "dag som tel.",
    "entry-taken": "Oppføring {entry} høyrer til {what}.",
    "order-bound": "Rekkjefølgja er {step} før {before}. Siste dag er {due}.",
    "pace": "{step}: minst {least} gonger kvar {per}. Siste dag er {due}.",
    "pace.once": "{step}: minst éin gong kvar {per}. Siste dag er {due}.",
    "lapse-unaccounted": "Fristen for {step} var {due}, og det er korkje registrert at det vart "
    "gjort i tide, eller kvifor ikkje. Det er ikkje eit brot.",
    "lapse-unaccounted.phase": "Fristen for {step} var {due}, og ho er ikkje registrert som "
    "ferdig. Det er ikkje eit brot.",
    "lapse-late": "Fristen for {step} var {due}; det vart gjort {done}.",
    "lapse-late.phase": "Fristen for {step} var {due}; ho var ferdig {done}.",
    "lapse-not-counted": "Fristen for {step} var {due}; det som vart gjort {done}, tel ikkje.",
    "lapse-not-counted.undated": "Det som vart gjort {done} for {step}, tel ikkje: det kom etter "
    "fristen.",
    "lapse-missed": "Fristen for {step} var {due}, og det er stadfesta at det ikkje vart gjort. "
    "Årsak: {cause}.",
    "lapse-left": "{step} var ikkje gjort då fasen vart forlaten {on}.",
    # Who bears it
    "bearer": "Plikta ({modality}) ligg hos {role}.",
    "bearer-nobody": "Årsaka ligg utanfor, og ingen ber ansvaret.",
    # Findings
    "found-each": "{finding} vart funne ved {cause}.",
    "found-when": "{finding} vart funne {on}, då vilkåret vart oppfylt.",
    "found-out-of-order": "{step} vart gjort før det som skulle kome først.",
    "found-out-of-place": "{name} vart registrert utan at noko venta på det.",
    "found-outside": "{step} vart gjort utanfor tida som gjeld.",
    "found-too-early": "{step} vart gjort for tidleg, {on}. Første dag er {first}.",
    "found-too-many": "{step} vart gjort fleire gonger enn det som er lov: høgst {most} kvar "
    "{per}.",
    "found-too-many.twice": "{step} vart gjort meir enn éin gong, og det er lov høgst éin gong "
    "kvar {per}.",
    "found-missing": "{item} mangla då {step} vart gjort.",
    "found-unqualified": "Den som gjorde dette, fyller ikkje krava til {role}.",
    # Decisions
    "recommended": "Kjelda peikar mot {option}: {strength}.",
    "ask-first": "Noko som veg minst like mykje som det som taler for eit val, er ikkje kjent.",
    "both-ways": "Like sterke grunnar peikar mot {options}.",
    "source-does-not-say": "Kjelda seier ikkje noko om kva som bør veljast.",
    "rule-for": "Grunn for {option} ({strength}): {value}.",
    "option-available": "{option}: vilkåret er {value}.",
    "no-condition": "{option} har ingen vilkår.",
    "unfounded": "Grunnlaget for {option} er borte: {why}.",
    # The rest
    "no-longer": "{name} gjeld ikkje lenger, fordi noko er retta.",
    "not-running": "Regelen les {parameter}, som ikkje er oppgitt.",
    "to-settle": "Det er ikkje sagt kven som har rolla {role}.",
    "interval": "Talet er mellom {low} og {high}, til det som ventar er avgjort.",
    "spell": "{spell}: {open}, sidan {since}.",
    "comes": "{what} {on}.",
    "source": "Slik står det.",
    "assumed": "{parameter} er ein føresetnad, ikkje sagt av noka kjelde.",
    # What would change it
    "change.answer": "svar på {question}",
    "change.record-done": "registrer at {step} er gjort, når det er gjort",
    "change.record-missed": "stadfest at fristen for {step} ikkje vart halden, og kvifor",
    "change.decide": "ta stilling til {step}",
    "change.correct": "rett oppføring {entry} om ho er feil",
    "change.give-time": "rett oppføring {entry}: legg til klokkeslettet",
    "change.fill-in": "fyll ut {parameter}",
    "change.began": "registrer at {spell} byrjar",
    "change.time": "tida går: {what}",
    "change.review": "vurder vedtaket i oppføring {entry} på nytt",
    "change.finish": "gjer {step} ferdig",
    # What time brings
    "next.lapse": "Fristen går ut: {what}",
    "next.opens": "Kan gjerast frå no: {what}",
    "next.advised": "Tilrådd dag: {what}",
    "next.turns": "Noko kan endre seg: {what}",
    "next.turns.entry": "Tel kanskje ikkje lenger med: {what}",
    "next.turns.period": "Nytt tidsrom byrjar: {what}",
    # Why an entry was not taken in
    "reject.id-reused": "Id-en {id} er brukt før, med anna innhald. Gje oppføringa ein ny id, "
    "eller rett den gamle med ei retting (corrected).",
    "reject.already-enrolled": "Saka er alt innskriven.",
    "reject.not-enrolled": "Saka er ikkje innskriven enno. Innskrivinga skal kome først.",
    "reject.time-unreadable": "Tidspunktet i {field} kan ikkje lesast.",
    "reject.time-ambiguous": "Klokkeslettet i {field} var to gonger den natta, fordi klokka vart "
    "stilt. Skriv det med forskyving, som +01:00.",
    "reject.time-nonexistent": "Klokkeslettet i {field} fanst ikkje, fordi klokka vart stilt.",
    "reject.at-not-on": "Tidspunktet er {day}, men on er {on}. Dei skal vere same dag.",
    "reject.on-after-recorded": "Det hende {on}, men er registrert {recorded}. Ingenting kan "
    "registrerast før det har hendt.",
    "reject.before-enrolment": "Det hende {on}, før innskrivinga {enrolled}.",
    "reject.unknown-name": "Programmet har ingen {sort} som heiter {name}.",
    "reject.unknown-name.near": "Programmet har ingen {sort} som heiter {name}. Meinte du "
    "{nearest}?",
    "reject.wrong-kind": "{step} blir ikkje registrert som {kind}, men som {wanted}.",
    "reject.wrong-kind.bare": "{step} blir ikkje registrert som {kind}.",
    "reject.field-missing": "Feltet {field} manglar.",
    "reject.field-not-allowed": "Feltet {field} kan ikkje stå her.",
    "reject.value-out-of-range": "Verdien i {field} er ikkje blant dei som kan stå der.",
    "reject.correction-of-correction": "Oppføring {entry} er sjølv ei retting. Rett den opphavlege "
    "oppføringa ein gong til.",
    "reject.enrolled-not-voidable": "Innskrivinga kan ikkje strykast. Rett felta i ho i staden.",
    "reject.correction-unreadable": "Retta slik ville oppføring {entry} ikkje vorte teken inn.",
    "reject.ambiguous": "Det er fleire {step} å velje mellom: {instances}. Sei kva for ein i "
    "about.",
    "reject.no-instance": "{step} er ikkje opna i denne saka, så det er ingenting å avgjere.",
    "reject.already-decided": "{step} er alt avgjort.",
    "reject.not-yet-open": "{step} er ikkje ope enno.",
    "reject.wrong-role": "{step} skal avgjerast av {wanted}, ikkje av {by}.",
    "reject.wrong-role.bare": "{step} skal avgjerast av {wanted}. Skriv rolla i by.",
    "reject.only-if-no": "{option} kan ikkje veljast: vilkåret er ikkje oppfylt.",
    "reject.only-if-unknown": "{option} kan ikkje veljast enno: noko er ikkje kjent.",
    "reject.reasons-missing": "{option} må grunngjevast. "
    'Skriv minst éin grunn i feltet reasons, som ["r-1"].',
    "reject.value-missing": "{option} krev ein verdi for {value}.",
    "reject.above-ceiling": "{value} er utanfor det som {option} tillèt.",
    "reject.choice-too-small": "For få er valde: minst {least}.",
    "reject.wrong-version": "Saka kan ikkje flyttast til {to} herifrå.",
    # The same, where something has nothing to say
    "interval.exact": "Talet er {low}.",
    "order-bound.undated": "Rekkjefølgja er {step} før {before}.",
    "lapse-unaccounted.undated": "{step} vart ikkje gjort i tide, og det er ikkje registrert "
    "kvifor. Det er ikkje eit brot.",
    "lapse-late.undated": "{step} vart gjort {done}, etter fristen.",
    "lapse-missed.undated": "Det er stadfesta at {step} ikkje vart gjort. Årsak: {cause}.",
    "answer.unanswered": "{value}: svaret på {question} {comparisons} (ikkje svart på)",
    "clock.never": "{value}: {clock} {comparisons} (har ikkje byrja å gå)",
    "answer.same": "{value}: svaret på {question} {comparisons}",
    "step-state.same": "{value}: {step} er {states}",
    "step-state.none": "{value}: {step} er {states} (det er ikkje byrja)",
    "parameter.none": "{value}: {parameter} {comparisons} (ikkje oppgitt)",
    "spell.yes": "{spell} gjeld, sidan {since}.",
    "spell.no": "{spell} gjeld ikkje.",
    "spell.unknown": "Det er ikkje kjent om {spell} gjeld.",
    # Augneblinksbilete
    "snapshot-damaged": "Augneblinksbiletet er skadd eller avkorta. Kast det, spel journalen på "
    "nytt, og ta eit nytt.",
    "snapshot-newer-format": "Augneblinksbiletet har format {version}; denne versjonen av "
    "programflow kjenner {known}. Spel journalen i staden, eller oppgrader programflow.",
    "snapshot-other-semantics": "Augneblinksbiletet vart teke etter tyding {semantics} av "
    "reglane; denne versjonen av programflow følgjer {known}. Kast det, spel journalen på nytt, "
    "og ta eit nytt.",
    "snapshot-other-definition": "Augneblinksbiletet vart teke etter definisjonen {taken}; det "
    "som trengst, er {wanted}, eller ein annan tekst av same versjon. Spel journalen med "
    "definisjonen han høyrer til, eller flytt saka.",
    "snapshot-unreadable-entry": "Oppføring nummer {n} i augneblinksbiletet, «{entry}», kan ikkje "
    "lesast: ho har ein verdi som ingen journal kan ha. Bruk ikkje augneblinksbiletet; rett "
    "oppføringa der ho vart laga, spel journalen på nytt, og ta eit nytt.",
    # Flytting til ein annan versjon
    "not-another-version": "{leaves} og {to} er ikkje to versjonar av eitt program.",
    "entries-after": "Flyttinga er datert {on}, og journalen har ei oppføring frå {last}. Flytt "
    "saka den dagen eller seinare.",
    "rename-unfit": "Den nye versjonen seier at {old} no heiter {new}; men {old} er eit namn i "
    "den òg, eller to ting er vortne til éin.",
    "unreadable": "Den nye versjonen kan ikkje lese oppføringa {entry}.",
    "elsewhere": "Etter den nye versjonen ville saka vere i {place} sidan {on}; ho er i {was}.",
    "undone": "{step}, frå {on}, ville ikkje lenger reknast som gjort.",
    "new-finding": "{name} ville bli funne, datert {on}; slik saka står, er det ikkje funne.",
    "new-lapse": "Ein frist for {name} ville ha gått ut, datert {on}; slik saka står, har ingen "
    "det.",
    "graver-finding": "{name}, datert {on}, ville bli eit alvorlegare funn enn det er.",
    "newly-unfounded": "Avgjerda om {step} (oppføring {entry}) ville miste grunnlaget sitt.",
    "earlier": "Siste dag for {step} ville bli {due} i staden for {was}.",
    "graver-last-day": "Siste dag for {step}, {due}, ville binde strengare enn han gjer.",
    "new-last-day": "{step} ville få ein siste dag, {due}; slik saka står, er det ingen.",
}
