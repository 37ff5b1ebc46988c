"""The timetable of a programme: first and last days."""

WORDS = {
    "start": "{title}: a case that begins on {start}",
    "tightest": "Tightest with a start on {start}: a step then has {room} from first to last day.",
    "tightest.none": "No step has a last day, whatever day the case begins.",
    "fits.not": "The bounds on this way cannot all be kept. See: programflow check {file}",
    "as.above": "As above, and besides:",
    "same": "The same holds for: {ways}.",
    "free": "On any day from {first} on: {steps}.",
    "column.step": "Step",
    "column.first": "Earliest",
    "column.last": "Latest",
    "column.room": "Room",
    "column.rule": "Set by",
    "round.first": "{step} (first)",
    "round.last": "{step} (last)",
    "no.last": "–",
    "rule": "line {line}: {said}",
    "left_out": "Line {line} is not in the table. {why}",
}
