"""The timetable of a programme: first and last days."""

WORDS = {
    "start": "{title}: en sak som begynner {start}",
    "tightest": "Trangest med start {start}: et steg har da {room} fra første til siste dag.",
    "tightest.none": "Ingen steg har en siste dag, uansett når saken begynner.",
    "fits.not": "Fristene på denne veien kan ikke alle holdes. Se: programflow check {file}",
    "as.above": "Som over, og dessuten:",
    "same": "Det samme gjelder: {ways}.",
    "free": "Når som helst fra {first}: {steps}.",
    "column.step": "Steg",
    "column.first": "Tidligst",
    "column.last": "Senest",
    "column.room": "Rom",
    "column.rule": "Bestemt av",
    "round.first": "{step} (første)",
    "round.last": "{step} (siste)",
    "no.last": "–",
    "rule": "linje {line}: {said}",
    "left_out": "Linje {line} er ikke med i tabellen. {why}",
}
