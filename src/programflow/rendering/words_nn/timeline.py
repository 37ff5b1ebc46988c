"""The timetable of a programme: first and last days."""

WORDS = {
    "start": "{title}: ei sak som byrjar {start}",
    "tightest": "Trongast med start {start}: eit steg har då {room} frå første til siste dag.",
    "tightest.none": "Ingen steg har ein siste dag, uansett når saka byrjar.",
    "fits.not": "Fristane på denne vegen kan ikkje alle haldast. Sjå: programflow check {file}",
    "as.above": "Som over, og dessutan:",
    "same": "Det same gjeld: {ways}.",
    "free": "Når som helst frå {first}: {steps}.",
    "column.step": "Steg",
    "column.first": "Tidlegast",
    "column.last": "Seinast",
    "column.room": "Rom",
    "column.rule": "Bestemt av",
    "round.first": "{step} (første)",
    "round.last": "{step} (siste)",
    "no.last": "–",
    "rule": "linje {line}: {said}",
    "left_out": "Linje {line} er ikkje med i tabellen. {why}",
}
