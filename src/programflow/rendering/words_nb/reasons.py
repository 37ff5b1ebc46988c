"""Why something holds, what would change it, why an entry was refused, and what time brings."""

WORDS = {
    "changes": "Endres hvis: {change}",
    "changes.on": "{change} {on}",
    # Criteria: whether they hold, then what they say
    "all": "{value}: alt dette gjelder",
    "any": "{value}: minst ett av dette gjelder",
    "not": "{value}: dette gjelder ikke",
    "not.all": "{value}: ikke alt dette gjelder",
    "not.any": "{value}: ikke noe av dette gjelder",
    "not.at-least": "{value}: færre enn {n} av dette gjelder",
    "not.criterion": "{value}: vilkåret {criterion} er ikke oppfylt",
    "at-least": "{value}: minst {n} av dette gjelder",
    "answer": "{value}: svaret på {question} {comparisons} (svaret er {given})",
    "tally": "{value}: {tally} {comparisons} (det er {low} til {high})",
    "tally.exact": "{value}: {tally} {comparisons} (det er {low})",
    "clock": "{value}: {clock} {comparisons} (regnet fra {since})",
    "step-state": "{value}: {step} er {states} (det er {now})",
    "phase-state": "{value}: {phase} {states}",
    "spell-state": "{value}: {spell} {states}",
    "finding-there": "{value}: {finding} er funnet",
    "has": "{value}: {selection}",
    "parameter": "{value}: {parameter} {comparisons} (verdien er {now})",
    "variant": "{value}: saken føres som {variants}",
    "criterion": "{value}: vilkåret {criterion}",
    # Where the case is
    "no-reason": "Ingen nærmere grunn.",
    "rejected": "{code}",
    "enrolled": "Her begynner saken når den er innskrevet.",
    "moved-by-decision": "Saken kom til {place} ved vedtaket {step}, med valget {option}.",
    "moved-by-next": "Saken gikk fra {from} til {place} fordi vilkåret for det var oppfylt.",
    "moved-by-step": "Saken kom til {place} da {step} var gjort.",
    # Steps
    "step-begun": "{step} kom med i saken ved {cause}.",
    "step-begun-when": "{step} kom med i saken {on}, da vilkåret for det ble oppfylt.",
    "step-begun-must": "{step} kom med i saken {on}, da vilkåret for at det må gjøres, "
    "ble oppfylt.",
    "stands-now": "Vilkåret den dagen kan ikke hentes fram. Slik står det nå:",
    "step-open": "{step} er åpent siden {since}.",
    "step-waiting": "{step} venter.",
    "waits-for-step": "{step} må være gjort eller falt bort først.",
    "waits-for-spell": "{spell} må gjelde.",
    "not-in-phase": "{step} hører til {phase}, og saken er ikke der.",
    "step-done": "{step} ble gjort {on}.",
    "step-done.decided": "{step} ble avgjort {on}.",
    "step-waived": "{step} regnes som gjort fra {on}.",
    "step-dropped": "{step} falt bort {on}: {why}.",
    # Time limits
    "bound": "{step} {modality} være gjort innen {length} fra {anchor}. Siste dag er {due}.",
    "bound.phase": "{step} {modality} være ferdig innen {length} fra {anchor}. Siste dag er {due}.",
    "bound.day": "{step} {modality} være gjort senest {anchor}. Siste dag er {due}.",
    "bound.before": "{step} {modality} være gjort senest {length} før {anchor}. Siste dag er "
    "{due}.",
    "bound.late": "{step} {modality} være gjort senest {length} etter anbefalt dag, som regnes fra "
    "{anchor}. Siste dag er {due}.",
    "bound.aim": "{step} {modality} gjøres omtrent {length} fra {anchor}. Anbefalt dag er {due}.",
    "bound.aim-day": "{step} {modality} gjøres omtrent {anchor}. Anbefalt dag er {due}.",
    "bound.aim-before": "{step} {modality} gjøres omtrent {length} før {anchor}. Anbefalt dag er "
    "{due}.",
    "bound.min": "{step} {modality} gjøres tidligst {length} fra {anchor}. Første dag er {due}.",
    "bound.min-day": "{step} {modality} gjøres tidligst {anchor}. Første dag er {due}.",
    "bound.min-before": "{step} {modality} gjøres tidligst {length} før {anchor}. Første dag er "
    "{due}.",
    "bound.early": "{step} {modality} gjøres tidligst {length} før anbefalt dag, som regnes fra "
    "{anchor}. Første dag er {due}.",
    "bound.unmeasured": "Fristen for {step} regnes fra {anchor}, men hvor lang den er, er ikke "
    "oppgitt.",
    "bound-unset": "Fristen for {step} har ikke begynt å løpe: den regnes fra {anchor}.",
    "bound-untimed": "En frist for {step} går etter klokken, og et klokkeslett mangler. Om den er "
    "holdt, er ikke kjent.",
    "bound-unknown": "Fristen for {step} er ikke kjent: den regnes fra {anchor}.",
    "extended": "Fristen er forlenget med {length}.",
    "extended.unmeasured": "Fristen er forlenget med noe som ikke er oppgitt.",
    "days-left-out": "Dagene fra {since} til og med {until} er ikke regnet med: da gjaldt {spell}.",
    "days-left-out.one": "{since} er ikke regnet med: da gjaldt {spell}.",
    "days-left-out-without": "Dagene fra {since} til og med {until} er ikke regnet med: da gjaldt "
    "ikke {spell}.",
    "days-left-out-without.one": "{since} er ikke regnet med: da gjaldt ikke {spell}.",
    "days-in-doubt": "Om dagene fra {since} skal regnes med, er ikke kjent: det er ikke avgjort om "
    "{spell} gjelder.",
    "stands-still": "Tellingen har stått stille siden {since}, fordi {spell} gjelder.",
    "stands-still-without": "Tellingen har stått stille siden {since}, fordi {spell} ikke gjelder.",
    "moved-to-working-day": "Siste dag er flyttet fra {on}, som ikke er en virkedag, til første "
    "virkedag etter.",
    "recounted": "Slik er det regnet nå. Da fristen gikk ut, {on}, var siste dag {due}.",
    "not-counted": "Oppføring {entry} teller ikke.",
    "not-counted-late": "Oppføring {entry} teller ikke: den kom etter {due}, som var siste dag som "
    "teller ({length} etter fristen).",
    "not-counted-late.undated": "Oppføring {entry} teller ikke: den kom etter siste dag som "
    "teller.",
    "not-counted-late.unmeasured": "Oppføring {entry} teller ikke: den kom etter {due}, som var "
    "siste dag som teller.",
    "entry-taken": "Oppføring {entry} hører til {what}.",
    "order-bound": "Rekkefølgen er {step} før {before}. Siste dag er {due}.",
    "pace": "{step}: minst {least} ganger hver {per}. Siste dag er {due}.",
    "pace.once": "{step}: minst én gang hver {per}. Siste dag er {due}.",
    "lapse-unaccounted": "Fristen for {step} var {due}, og det er verken registrert at det ble "
    "gjort i tide, eller hvorfor ikke. Det er ikke et brudd.",
    "lapse-unaccounted.phase": "Fristen for {step} var {due}, og den er ikke registrert som "
    "ferdig. Det er ikke et brudd.",
    "lapse-late": "Fristen for {step} var {due}; det ble gjort {done}.",
    "lapse-late.phase": "Fristen for {step} var {due}; den var ferdig {done}.",
    "lapse-not-counted": "Fristen for {step} var {due}; det som ble gjort {done}, teller ikke.",
    "lapse-not-counted.undated": "Det som ble gjort {done} for {step}, teller ikke: det kom etter "
    "fristen.",
    "lapse-missed": "Fristen for {step} var {due}, og det er bekreftet at det ikke ble gjort. "
    "Årsak: {cause}.",
    "lapse-left": "{step} var ikke gjort da fasen ble forlatt {on}.",
    # Who bears it
    "bearer": "Plikten ({modality}) ligger hos {role}.",
    "bearer-nobody": "Årsaken ligger utenfor, og ingen bærer ansvaret.",
    # Findings
    "found-each": "{finding} ble funnet ved {cause}.",
    "found-when": "{finding} ble funnet {on}, da vilkåret ble oppfylt.",
    "found-out-of-order": "{step} ble gjort før det som skulle komme først.",
    "found-out-of-place": "{name} ble registrert uten at noe ventet på det.",
    "found-outside": "{step} ble gjort utenfor tiden som gjelder.",
    "found-too-early": "{step} ble gjort for tidlig, {on}. Første dag er {first}.",
    "found-too-many": "{step} ble gjort flere ganger enn det som er lov: høyst {most} hver {per}.",
    "found-too-many.twice": "{step} ble gjort mer enn én gang, og det er lov høyst én gang hver "
    "{per}.",
    "found-missing": "{item} manglet da {step} ble gjort.",
    "found-unqualified": "Den som gjorde dette, fyller ikke kravene til {role}.",
    # Decisions
    "recommended": "Kilden peker mot {option}: {strength}.",
    "ask-first": "Noe som veier minst like mye som det som taler for et valg, er ikke kjent.",
    "both-ways": "Like sterke grunner peker mot {options}.",
    "source-does-not-say": "Kilden sier ikke noe om hva som bør velges.",
    "rule-for": "Grunn for {option} ({strength}): {value}.",
    "option-available": "{option}: vilkåret er {value}.",
    "no-condition": "{option} har ingen vilkår.",
    "unfounded": "Grunnlaget for {option} er borte: {why}.",
    # The rest
    "no-longer": "{name} gjelder ikke lenger, fordi noe er rettet.",
    "not-running": "Regelen leser {parameter}, som ikke er oppgitt.",
    "to-settle": "Det er ikke sagt hvem som har rollen {role}.",
    "interval": "Tallet er mellom {low} og {high}, til det som venter er avgjort.",
    "spell": "{spell}: {open}, siden {since}.",
    "comes": "{what} {on}.",
    "source": "Slik står det.",
    "assumed": "{parameter} er en antakelse, ikke sagt av noen kilde.",
    # What would change it
    "change.answer": "svar på {question}",
    "change.record-done": "registrer at {step} er gjort, når det er gjort",
    "change.record-missed": "bekreft at fristen for {step} ikke ble holdt, og hvorfor",
    "change.decide": "ta stilling til {step}",
    "change.correct": "rett oppføring {entry} hvis den er feil",
    "change.give-time": "rett oppføring {entry}: legg til klokkeslettet",
    "change.fill-in": "fyll ut {parameter}",
    "change.began": "registrer at {spell} begynner",
    "change.time": "tiden går: {what}",
    "change.review": "vurder vedtaket i oppføring {entry} på nytt",
    "change.finish": "gjør {step} ferdig",
    # What time brings
    "next.lapse": "Fristen går ut: {what}",
    "next.opens": "Kan gjøres fra nå: {what}",
    "next.advised": "Anbefalt dag: {what}",
    "next.turns": "Noe kan endre seg: {what}",
    "next.turns.entry": "Teller kanskje ikke lenger med: {what}",
    "next.turns.period": "Nytt tidsrom begynner: {what}",
    # Why an entry was not taken in
    "reject.id-reused": "Id-en {id} er brukt før, med annet innhold. Gi oppføringen en ny id, "
    "eller rett den gamle med en retting (corrected).",
    "reject.already-enrolled": "Saken er allerede innskrevet.",
    "reject.not-enrolled": "Saken er ikke innskrevet ennå. Innskrivingen skal komme først.",
    "reject.time-unreadable": "Tidspunktet i {field} kan ikke leses.",
    "reject.time-ambiguous": "Klokkeslettet i {field} var to ganger den natten, fordi klokka ble "
    "stilt. Skriv det med forskyvning, som +01:00.",
    "reject.time-nonexistent": "Klokkeslettet i {field} fantes ikke, fordi klokka ble stilt.",
    "reject.at-not-on": "Tidspunktet er {day}, men on er {on}. De skal være samme dag.",
    "reject.on-after-recorded": "Det skjedde {on}, men er registrert {recorded}. Ingenting kan "
    "registreres før det har skjedd.",
    "reject.before-enrolment": "Det skjedde {on}, før innskrivingen {enrolled}.",
    "reject.unknown-name": "Programmet har ingen {sort} som heter {name}.",
    "reject.unknown-name.near": "Programmet har ingen {sort} som heter {name}. Mente du {nearest}?",
    "reject.wrong-kind": "{step} registreres ikke som {kind}, men som {wanted}.",
    "reject.wrong-kind.bare": "{step} registreres ikke som {kind}.",
    "reject.field-missing": "Feltet {field} mangler.",
    "reject.field-not-allowed": "Feltet {field} kan ikke stå her.",
    "reject.value-out-of-range": "Verdien i {field} er ikke blant dem som kan stå der.",
    "reject.correction-of-correction": "Oppføring {entry} er selv en retting. Rett den "
    "opprinnelige oppføringen en gang til.",
    "reject.enrolled-not-voidable": "Innskrivingen kan ikke strykes. Rett feltene i den i stedet.",
    "reject.correction-unreadable": "Rettet slik ville oppføring {entry} ikke blitt tatt inn.",
    "reject.ambiguous": "Det er flere {step} å velge mellom: {instances}. Si hvilken i about.",
    "reject.no-instance": "{step} er ikke åpnet i denne saken, så det er ingenting å avgjøre.",
    "reject.already-decided": "{step} er allerede avgjort.",
    "reject.not-yet-open": "{step} er ikke åpent ennå.",
    "reject.wrong-role": "{step} skal avgjøres av {wanted}, ikke av {by}.",
    "reject.wrong-role.bare": "{step} skal avgjøres av {wanted}. Skriv rollen i by.",
    "reject.only-if-no": "{option} kan ikke velges: vilkåret er ikke oppfylt.",
    "reject.only-if-unknown": "{option} kan ikke velges ennå: noe er ikke kjent.",
    "reject.reasons-missing": "{option} må begrunnes. "
    'Skriv minst én grunn i feltet reasons, som ["r-1"].',
    "reject.value-missing": "{option} krever en verdi for {value}.",
    "reject.above-ceiling": "{value} er utenfor det som {option} tillater.",
    "reject.choice-too-small": "For få er valgt: minst {least}.",
    "reject.wrong-version": "Saken kan ikke flyttes til {to} herfra.",
    # The same, where something has nothing to say
    "interval.exact": "Tallet er {low}.",
    "order-bound.undated": "Rekkefølgen er {step} før {before}.",
    "lapse-unaccounted.undated": "{step} ble ikke gjort i tide, og det er ikke registrert "
    "hvorfor. Det er ikke et brudd.",
    "lapse-late.undated": "{step} ble gjort {done}, etter fristen.",
    "lapse-missed.undated": "Det er bekreftet at {step} ikke ble gjort. Årsak: {cause}.",
    "answer.unanswered": "{value}: svaret på {question} {comparisons} (ikke besvart)",
    "clock.never": "{value}: {clock} {comparisons} (har ikke begynt å løpe)",
    "answer.same": "{value}: svaret på {question} {comparisons}",
    "step-state.same": "{value}: {step} er {states}",
    "step-state.none": "{value}: {step} er {states} (det er ikke begynt)",
    "parameter.none": "{value}: {parameter} {comparisons} (ikke oppgitt)",
    "spell.yes": "{spell} gjelder, siden {since}.",
    "spell.no": "{spell} gjelder ikke.",
    "spell.unknown": "Det er ikke kjent om {spell} gjelder.",
    # Øyeblikksbilder
    "snapshot-damaged": "Øyeblikksbildet er skadet eller avkortet. Kast det, spill journalen på "
    "nytt, og ta et nytt.",
    "snapshot-newer-format": "Øyeblikksbildet har format {version}; denne versjonen av "
    "programflow kjenner {known}. Spill journalen i stedet, eller oppgrader programflow.",
    "snapshot-other-semantics": "Øyeblikksbildet ble tatt etter betydning {semantics} av reglene; "
    "denne versjonen av programflow følger {known}. Kast det, spill journalen på nytt, og ta et "
    "nytt.",
    "snapshot-other-definition": "Øyeblikksbildet ble tatt etter definisjonen {taken}; det som "
    "trengs, er {wanted}, eller en annen tekst av samme versjon. Spill journalen med definisjonen "
    "den hører til, eller flytt saken.",
    "snapshot-unreadable-entry": "Oppføring nummer {n} i øyeblikksbildet, «{entry}», kan ikke "
    "leses: den har en verdi som ingen journal kan ha. Bruk ikke øyeblikksbildet; rett oppføringen "
    "der den ble laget, spill journalen på nytt, og ta et nytt.",
    # Flytting til en annen versjon
    "not-another-version": "{leaves} og {to} er ikke to versjoner av ett program.",
    "entries-after": "Flyttingen er datert {on}, og journalen har en oppføring fra {last}. Flytt "
    "saken den dagen eller senere.",
    "rename-unfit": "Den nye versjonen sier at {old} nå heter {new}; men {old} er et navn i den "
    "også, eller to ting er blitt til én.",
    "unreadable": "Den nye versjonen kan ikke lese oppføringen {entry}.",
    "elsewhere": "Etter den nye versjonen ville saken være i {place} siden {on}; den er i {was}.",
    "undone": "{step}, fra {on}, ville ikke lenger regnes som gjort.",
    "new-finding": "{name} ville bli funnet, datert {on}; slik saken står, er det ikke funnet.",
    "new-lapse": "En frist for {name} ville ha løpt ut, datert {on}; slik saken står, har ingen "
    "det.",
    "graver-finding": "{name}, datert {on}, ville bli et alvorligere funn enn det er.",
    "newly-unfounded": "Avgjørelsen om {step} (oppføring {entry}) ville miste grunnlaget sitt.",
    "earlier": "Siste dag for {step} ville bli {due} i stedet for {was}.",
    "graver-last-day": "Siste dag for {step}, {due}, ville binde strengere enn den gjør.",
    "new-last-day": "{step} ville få en siste dag, {due}; slik saken står, er det ingen.",
}
