"""What a proof says: its record, and what was not proved."""

WORDS = {
    "not_proved.one": "{file}: {n} ting er ikkje prova.",
    "not_proved.other": "{file}: {n} ting er ikkje prova.",
    "not_proved.more": "--proof seier kva, og kvifor.",
    "not_proved": "ikkje prova",
    "lines.one": "Gjeld linje {lines}.",
    "lines.other": "Gjeld linje {lines}.",
    "record": "Prov for {file}, versjon {version}",
    "definition": "Definisjon",
    "place": "Stad",
    "place.none": "ingen: ein verdi med grenser er rekna som kva som helst mellom dei",
    "variants": "Variantar",
    "starts": "Startdatoar",
    "starts.said": "{first} til {last} ({years})",
    "calendar": "Kalender",
    "calendar.said": "{name}, versjon {version}",
    "looked": "Gått gjennom",
    "dates.one": "{n} startdato",
    "dates.other": "{n} startdatoar",
    "states.one": "{n} tilstand",
    "states.other": "{n} tilstandar",
    "scenarios.one": "{n} forløp",
    "scenarios.other": "{n} forløp",
    "nothing": "ingenting",
    "scenarios.left": "forløp blir berre gått gjennom med --proof",
    "checks": "Spurt om",
    "taken": "Verdiar provet byggjer på",
    "taken.range": "frå {low} til {high}",
    "taken.place": "staden",
    "taken.definition": "definisjonen",
    "taken.range.by": "alt definisjonen tillèt",
    "taken.assumed": "{by}, noko tenkt",
    "found": "Feil",
    "found.none": "ingen funne",
    "section.not_proved": "Ikkje prova",
    "section.not_proved.none": "Ingenting står att.",
    "check.stated": "alle verdiar som ein regel treng, er oppgitt",
    "check.on-time": "alt kan gjerast i tide, uansett kva dag saka byrjar",
    "check.anchors": "kvar frist har ein dato å reknast frå, på alle vegar dit",
    "check.effect": "kvar frist endrar ein dato",
    "check.room": "kvart steg har noko å gå på, og virkedagar blant dagane sine",
    "check.rounds": "det som blir gjenteke, kan halde takta i kvar veke og over heilagdagar",
    "check.delays": "andre kan vere seine, med --proof kvart steg; ein samtale kan måtte "
    "haldast om att, og eit opphald kan vare så lenge det er lov",
    "why.not-stated": "Inga kjelde oppgir {parameter}, og ingen stad har fylt han inn. "
    "Det som byggjer på han, er ikkje prova.",
    "why.set-in-the-case": "{parameter} blir sett av ei avgjerd i kvar sak og har ingen grenser. "
    "Det som byggjer på han, er ikkje prova.",
    "why.order-open": "{step} kan gjerast før det fristen blir rekna frå, og då spør ingen om "
    "fristen.",
    "why.outside-date": "Ein frist for {step} blir rekna frå ein dato som programmet ikkje rår "
    "over.",
    "why.outside-open": "{step} er det andre som gjer, og det har ingen siste dag; siste dag for "
    "{thing} ventar ikkje på det.",
    "why.pause-perhaps-unwatched": "{spell} kan kanskje vare utan at nokon blir spurd.",
    "why.pause-open": "Ingenting seier kor lenge {spell} kan vare; varer det lenge nok, kan "
    "{thing} ikkje gjerast i tide.",
    "why.moving-anchor": "Ein frist for {step} blir rekna frå det siste av noko som kan skje "
    "igjen, og flyttar seg.",
    "why.earliest-of": "Ein frist for {step} blir rekna frå det første av fleire.",
    "why.several-limits": "Ein frist for {step} blir rekna frå ein annan som ikkje er éin dato.",
    "why.not-counted": "Ein frist for {step} blir rekna frå ein annan som ikkje er oppgitt eller "
    "er i timar.",
    "why.decided-value": "Ein frist for {step} les ein verdi som ei avgjerd gir.",
    "why.hours": "Ein frist for {step} er i timar, og prova reknar i dagar.",
    "why.many-rounds": "{step} har meir enn {most} rundar med fristar imellom.",
    "why.unseen-wait": "Det som fører til {phase}, ventar på noko prova ikkje følgjer, til dømes "
    "eit tal på noko.",
    "why.many-ways": "Det er meir enn {most} vegar gjennom programmet; resten er ikkje undersøkt.",
    "why.changes": "{parameter} endrar seg innan horisonten; berre den første verdien er "
    "undersøkt.",
    "why.together": "Desse reglane kan ikkje alle haldast, og det er ikkje vist om {step} nokon "
    "gong er i same sak.",
    "why.range-both-ways": "Desse reglane lèt seg sameine for nokre verdiar av {parameter}; kva "
    "for nokre er ikkje vist.",
    "check.ways-out": "frå kvar tilstand kan ei sak nå eit utfall",
    "check.never": "kvar fase og overgang, og kvart steg som noko ventar på, kan kome",
    "why.too-many-states": "Saka kan kome i fleire tilstandar enn dei {states} som vart "
    "gjennomgådde.",
    "why.too-many-ways": "Det er fleire vegar ei sak kan gå, enn det går an å gå gjennom.",
    "why.perhaps-no-way-out": "Det finst kanskje ingen veg til eit utfall frå {place}. Det kjem "
    "an på noko som ikkje kan avgjerast her.",
    "why.way-out-unsure": "Om det alltid finst ein veg til eit utfall frå {place}, kjem an på "
    "noko som ikkje kan avgjerast her.",
    "check.tables": "vilkår og tilrådingar seier det dei er meinte å seie, om kvar og ein",
    "check.breaches": "funn kan slå til, og kan unngåast",
    "why.too-many-rows": "Vilkåret har fleire tilfelle enn det kan gåast gjennom.",
    "check.claims": "påstandane («always», «never») held i kvar sak",
    "why.claim-perhaps": "Om påstanden {name} alltid held, kjem an på noko som ikkje kan "
    "avgjerast her.",
    "check.completion": "fullføring krev alle steg som må gjerast, og ingen av dei som berre kan "
    "gjerast",
    "why.undone-perhaps": "Om {step} kan bli ståande ugjort når saka går vidare frå {place}, "
    "avheng av noko som ikkje kan avgjerast her.",
    "check.ends": "det som kan gå i ring, tek slutt, eller nokon avgjer om det skal halde fram",
    "why.endless-phases-perhaps": "Om saka kan gå i ring gjennom {through} utan ende, avheng av "
    "noko som ikkje kan avgjerast her.",
    "why.endless-responses-perhaps": "Om {steps} kan kome igjen utan ende, avheng av noko som "
    "ikkje kan avgjerast her.",
    "check.one-way": "ei hending fører saka berre éin stad",
    "why.apart-perhaps": "Om éi hending kan sende saka både til {targets}, avheng av noko som "
    "ikkje kan avgjerast her.",
    "check.pauses": "eit opphald stoppar det det skal, og grensa for det kan nåast",
    "check.watched": "nokon ser til at eit opphald tek slutt, og den som skal godkjenne, blir "
    "spurd",
}
