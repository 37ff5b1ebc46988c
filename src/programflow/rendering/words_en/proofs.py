"""What a proof says: its record, and what was not proved."""

WORDS = {
    "not_proved.one": "{file}: {n} thing is not proved.",
    "not_proved.other": "{file}: {n} things are not proved.",
    "not_proved.more": "--proof says which, and why.",
    "not_proved": "not proved",
    "lines.one": "Concerns line {lines}.",
    "lines.other": "Concerns lines {lines}.",
    "record": "Proof record of {file}, version {version}",
    "definition": "Definition",
    "place": "Place",
    "place.none": "none: a value with bounds is taken to be anything between them",
    "variants": "Variants",
    "starts": "Start dates",
    "starts.said": "{first} to {last} ({years})",
    "calendar": "Calendar",
    "calendar.said": "{name}, version {version}",
    "looked": "Looked at",
    "dates.one": "{n} start date",
    "dates.other": "{n} start dates",
    "states.one": "{n} state",
    "states.other": "{n} states",
    "scenarios.one": "{n} scenario",
    "scenarios.other": "{n} scenarios",
    "nothing": "nothing",
    "scenarios.left": "scenarios are gone through with --proof only",
    "checks": "Asked",
    "taken": "Values it rests on",
    "taken.range": "from {low} to {high}",
    "taken.place": "the place",
    "taken.definition": "the definition",
    "taken.range.by": "all that the definition allows",
    "taken.assumed": "{by}, an assumption",
    "found": "Faults",
    "found.none": "none found",
    "section.not_proved": "Not proved",
    "section.not_proved.none": "Nothing is left unproved.",
    "check.stated": "every value that a rule needs is stated",
    "check.on-time": "everything can be done on time, whatever day the case begins",
    "check.anchors": "every bound has a date to count from, on every way to it",
    "check.effect": "every bound changes some date",
    "check.room": "every step has some room, and working days among its days",
    "check.rounds": "what is repeated can keep its pace in every week and over holidays",
    "check.delays": "others may be slow, and with --proof every step; a session may be held "
    "again, and a pause last as long as it may",
    "why.not-stated": "No source states {parameter}, and no place has filled it in. "
    "Whatever rests on it is not proved.",
    "why.set-in-the-case": "{parameter} is set by a decision in each case and has no bounds. "
    "Whatever rests on it is not proved.",
    "why.order-open": "{step} could be done before what its bound counts from, and then the "
    "bound is not asked.",
    "why.outside-date": "A bound of {step} counts from a date that is not the programme’s to set.",
    "why.outside-open": "{step} is for others to do and has no last day, and the last day of "
    "{thing} does not wait for it.",
    "why.pause-perhaps-unwatched": "{spell} may perhaps last with nobody asked.",
    "why.pause-open": "Nothing says how long {spell} may last; if it lasts long enough, {thing} "
    "cannot be done in time.",
    "why.moving-anchor": "A bound of {step} counts from the last of something that may happen "
    "again, and so moves.",
    "why.earliest-of": "A bound of {step} counts from the first of several things.",
    "why.several-limits": "A bound of {step} counts from another that is not a single date.",
    "why.not-counted": "A bound of {step} counts from another that is not stated or in hours.",
    "why.decided-value": "A bound of {step} reads a value that a decision gives.",
    "why.hours": "A bound of {step} is in hours, and proofs count in days.",
    "why.many-rounds": "{step} has more than {most} rounds with bounds between them.",
    "why.unseen-wait": "What leads to {phase} waits for something that proofs do not follow, "
    "such as a count.",
    "why.many-ways": "There are more than {most} ways through the programme; the rest were not "
    "looked at.",
    "why.changes": "{parameter} changes within the horizon; only its first value was looked at.",
    "why.together": "These rules cannot all be kept, and it was not shown whether {step} are "
    "ever in one case together.",
    "why.range-both-ways": "These rules fit for some values of {parameter}, and it was not shown "
    "for which.",
    "check.ways-out": "a case can reach an outcome from every state",
    "check.never": "every phase and move, and every step that something waits for, can come",
    "why.too-many-states": "A case can come to more states than the {states} that were gone "
    "through.",
    "why.too-many-ways": "There are more ways a case can go than can be gone through.",
    "why.perhaps-no-way-out": "There is perhaps no way to an outcome from {place}. That depends "
    "on something that cannot be settled here.",
    "why.way-out-unsure": "Whether there is always a way to an outcome from {place} depends on "
    "something that cannot be settled here.",
    "check.tables": "criteria and recommendations say of everybody what they are meant to",
    "check.breaches": "findings can come about, and can be avoided",
    "why.too-many-rows": "The criterion has more cases than can be gone through.",
    "check.claims": "the claims (“always”, “never”) hold in every case",
    "why.claim-perhaps": "Whether the claim {name} always holds depends on something that cannot "
    "be settled here.",
    "check.completion": "completion asks for every step that must be done, and for none that only "
    "may",
    "why.undone-perhaps": "Whether {step} can be left undone when a case goes on from {place} "
    "depends on something that cannot be settled here.",
    "check.ends": "what can go round comes to an end, or somebody decides that it goes on",
    "why.endless-phases-perhaps": "Whether a case can go round through {through} for ever depends "
    "on something that cannot be settled here.",
    "why.endless-responses-perhaps": "Whether {steps} can come again for ever depends on something "
    "that cannot be settled here.",
    "check.one-way": "an event leads a case to one place only",
    "why.apart-perhaps": "Whether one event can send the case both to {targets} depends on "
    "something that cannot be settled here.",
    "check.pauses": "a pause stops what it is to stop, and its own limit can be reached",
    "check.watched": "somebody sees to it that a pause ends, and whoever is to approve is asked",
}
