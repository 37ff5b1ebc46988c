"""What a proof says: its record, and what was not proved."""

WORDS = {
    "not_proved.one": "{file}: {n} ting er ikke bevist.",
    "not_proved.other": "{file}: {n} ting er ikke bevist.",
    "not_proved.more": "--proof sier hva, og hvorfor.",
    "not_proved": "ikke bevist",
    "lines.one": "Gjelder linje {lines}.",
    "lines.other": "Gjelder linje {lines}.",
    "record": "Bevis for {file}, versjon {version}",
    "definition": "Definisjon",
    "place": "Sted",
    "place.none": "ingen: en verdi med grenser er regnet som hva som helst mellom dem",
    "variants": "Varianter",
    "starts": "Startdatoer",
    "starts.said": "{first} til {last} ({years})",
    "calendar": "Kalender",
    "calendar.said": "{name}, versjon {version}",
    "looked": "Gått gjennom",
    "dates.one": "{n} startdato",
    "dates.other": "{n} startdatoer",
    "states.one": "{n} tilstand",
    "states.other": "{n} tilstander",
    "scenarios.one": "{n} forløp",
    "scenarios.other": "{n} forløp",
    "nothing": "ingenting",
    "scenarios.left": "forløp gås bare gjennom med --proof",
    "checks": "Spurt om",
    "taken": "Verdier beviset bygger på",
    "taken.range": "fra {low} til {high}",
    "taken.place": "stedet",
    "taken.definition": "definisjonen",
    "taken.range.by": "alt definisjonen tillater",
    "taken.assumed": "{by}, en antakelse",
    "found": "Feil",
    "found.none": "ingen funnet",
    "section.not_proved": "Ikke bevist",
    "section.not_proved.none": "Ingenting står igjen.",
    "check.stated": "alle verdier som en regel trenger, er oppgitt",
    "check.on-time": "alt kan gjøres i tide, uansett hvilken dag saken begynner",
    "check.anchors": "hver frist har en dato å regnes fra, på alle veier dit",
    "check.effect": "hver frist endrer en dato",
    "check.room": "hvert steg har noe å gå på, og virkedager blant dagene sine",
    "check.rounds": "det som gjentas, kan holde takten i hver uke og over helligdager",
    "check.delays": "andre kan være sene, med --proof hvert steg; en samtale kan måtte holdes "
    "om igjen, og et opphold kan vare så lenge det er lov",
    "why.not-stated": "Ingen kilde oppgir {parameter}, og ikke noe sted har fylt den inn. "
    "Det som bygger på den, er ikke bevist.",
    "why.set-in-the-case": "{parameter} settes av en avgjørelse i hver sak og har ingen grenser. "
    "Det som bygger på den, er ikke bevist.",
    "why.order-open": "{step} kan gjøres før det fristen regnes fra, og da spør ingen om fristen.",
    "why.outside-date": "En frist for {step} regnes fra en dato som programmet ikke rår over.",
    "why.outside-open": "{step} er det andre som gjør, og det har ingen siste dag; siste dag for "
    "{thing} venter ikke på det.",
    "why.pause-perhaps-unwatched": "{spell} kan kanskje vare uten at noen blir spurt.",
    "why.pause-open": "Ingenting sier hvor lenge {spell} kan vare; varer det lenge nok, kan "
    "{thing} ikke gjøres i tide.",
    "why.moving-anchor": "En frist for {step} regnes fra det siste av noe som kan skje igjen, og "
    "flytter seg.",
    "why.earliest-of": "En frist for {step} regnes fra det første av flere.",
    "why.several-limits": "En frist for {step} regnes fra en annen som ikke er én dato.",
    "why.not-counted": "En frist for {step} regnes fra en annen som ikke er oppgitt eller er i "
    "timer.",
    "why.decided-value": "En frist for {step} leser en verdi som en avgjørelse gir.",
    "why.hours": "En frist for {step} er i timer, og bevisene regner i dager.",
    "why.many-rounds": "{step} har mer enn {most} runder med frister imellom.",
    "why.unseen-wait": "Det som fører til {phase}, venter på noe bevisene ikke følger, for "
    "eksempel et antall.",
    "why.many-ways": "Det er mer enn {most} veier gjennom programmet; resten er ikke undersøkt.",
    "why.changes": "{parameter} endrer seg innen horisonten; bare den første verdien er undersøkt.",
    "why.together": "Disse reglene kan ikke alle holdes, og det er ikke vist om {step} noen gang "
    "er i samme sak.",
    "why.range-both-ways": "Disse reglene lar seg forene for noen verdier av {parameter}; hvilke "
    "er ikke vist.",
    "check.ways-out": "fra enhver tilstand kan en sak nå et utfall",
    "check.never": "hver fase og overgang, og hvert steg som noe venter på, kan komme",
    "why.too-many-states": "Saken kan komme i flere tilstander enn de {states} som ble gått "
    "gjennom.",
    "why.too-many-ways": "Det er flere veier en sak kan gå, enn det går an å gå gjennom.",
    "why.perhaps-no-way-out": "Det finnes kanskje ingen vei til et utfall fra {place}. Det "
    "avhenger av noe som ikke kan avgjøres her.",
    "why.way-out-unsure": "Om det alltid finnes en vei til et utfall fra {place}, avhenger av "
    "noe som ikke kan avgjøres her.",
    "check.tables": "vilkår og anbefalinger sier det de er ment å si, om hver og en",
    "check.breaches": "funn kan slå til, og kan unngås",
    "why.too-many-rows": "Vilkåret har flere tilfeller enn det kan gås gjennom.",
    "check.claims": "påstandene («always», «never») holder i enhver sak",
    "why.claim-perhaps": "Om påstanden {name} alltid holder, avhenger av noe som ikke kan "
    "avgjøres her.",
    "check.completion": "fullføring krever alle steg som må gjøres, og ingen av dem som bare kan "
    "gjøres",
    "why.undone-perhaps": "Om {step} kan bli stående ugjort når saken går videre fra {place}, "
    "avhenger av noe som ikke kan avgjøres her.",
    "check.ends": "det som kan gå i ring, tar slutt, eller noen avgjør om det skal fortsette",
    "why.endless-phases-perhaps": "Om saken kan gå i ring gjennom {through} uten ende, avhenger av "
    "noe som ikke kan avgjøres her.",
    "why.endless-responses-perhaps": "Om {steps} kan komme igjen uten ende, avhenger av noe som "
    "ikke kan avgjøres her.",
    "check.one-way": "en hendelse fører saken bare ett sted",
    "why.apart-perhaps": "Om én hendelse kan sende saken både til {targets}, avhenger av noe som "
    "ikke kan avgjøres her.",
    "check.pauses": "et opphold stopper det det skal, og grensen for det kan nås",
    "check.watched": "noen ser til at et opphold tar slutt, og den som skal godkjenne, blir spurt",
}
