"""Why something holds, what would change it, why an entry was refused, and what time brings."""

WORDS = {
    "changes": "Changes if: {change}",
    "changes.on": "{change} {on}",
    # Criteria: whether they hold, then what they say
    "all": "{value}: all of this holds",
    "any": "{value}: at least one of these holds",
    "not": "{value}: this does not hold",
    "not.all": "{value}: not all of this holds",
    "not.any": "{value}: none of this holds",
    "not.at-least": "{value}: fewer than {n} of these hold",
    "not.criterion": "{value}: the criterion {criterion} is not met",
    "at-least": "{value}: at least {n} of these hold",
    "answer": "{value}: the answer to {question} {comparisons} (the answer is {given})",
    "tally": "{value}: {tally} {comparisons} (it is {low} to {high})",
    "tally.exact": "{value}: {tally} {comparisons} (it is {low})",
    "clock": "{value}: {clock} {comparisons} (counted from {since})",
    "step-state": "{value}: {step} is {states} (it is {now})",
    "phase-state": "{value}: {phase} {states}",
    "spell-state": "{value}: {spell} {states}",
    "finding-there": "{value}: {finding} is found",
    "has": "{value}: {selection}",
    "parameter": "{value}: {parameter} {comparisons} (its value is {now})",
    "variant": "{value}: the case is run as {variants}",
    "criterion": "{value}: the criterion {criterion}",
    # Where the case is
    "no-reason": "No further reason.",
    "rejected": "{code}",
    "enrolled": "The case begins here when it is enrolled.",
    "moved-by-decision": "The case came to {place} by the decision {step}, with the choice "
    "{option}.",
    "moved-by-next": "The case went from {from} to {place} because the condition for it was met.",
    "moved-by-step": "The case came to {place} when {step} was done.",
    # Steps
    "step-begun": "{step} came into the case with {cause}.",
    "step-begun-when": "{step} came into the case on {on}, when the criterion for it was met.",
    "step-begun-must": "{step} came into the case on {on}, when the "
    "criterion for its being required was met.",
    "stands-now": "The criterion of that day cannot be had back. As it stands now:",
    "step-open": "{step} has been open since {since}.",
    "step-waiting": "{step} waits.",
    "waits-for-step": "{step} must be done or dropped first.",
    "waits-for-spell": "{spell} must be in force.",
    "not-in-phase": "{step} belongs to {phase}, and the case is not there.",
    "step-done": "{step} was done on {on}.",
    "step-done.decided": "{step} was decided on {on}.",
    "step-waived": "{step} counts as done from {on}.",
    "step-dropped": "{step} was dropped on {on}: {why}.",
    # Time limits
    "bound": "{step} {modality} be done within {length} from {anchor}. The last day is {due}.",
    "bound.phase": "{step} {modality} be finished within {length} from {anchor}. The last day is "
    "{due}.",
    "bound.day": "{step} {modality} be done at the latest on {anchor}. The last day is {due}.",
    "bound.before": "{step} {modality} be done at the latest {length} before {anchor}. The last "
    "day is {due}.",
    "bound.late": "{step} {modality} be done at the latest {length} after the advised day, which "
    "is counted from {anchor}. The last day is {due}.",
    "bound.aim": "{step} {modality} be done about {length} from {anchor}. The advised day is "
    "{due}.",
    "bound.aim-day": "{step} {modality} be done about {anchor}. The advised day is {due}.",
    "bound.aim-before": "{step} {modality} be done about {length} before {anchor}. The advised day "
    "is {due}.",
    "bound.min": "{step} {modality} be done at the earliest {length} from {anchor}. The first "
    "day is {due}.",
    "bound.min-day": "{step} {modality} be done at the earliest on {anchor}. The first day is "
    "{due}.",
    "bound.min-before": "{step} {modality} be done at the earliest {length} before {anchor}. The "
    "first day is {due}.",
    "bound.early": "{step} {modality} be done at the earliest {length} before the advised day, "
    "which is counted from {anchor}. The first day is {due}.",
    "bound.unmeasured": "The time of {step} is counted from {anchor}, but how long it is, is not "
    "stated.",
    "bound-unset": "The time of {step} has not begun to run: it is counted from {anchor}.",
    "bound-untimed": "A time limit of {step} goes by the clock, and a time of day is missing. "
    "Whether it is kept is not known.",
    "bound-unknown": "The time of {step} is not known: it is counted from {anchor}.",
    "extended": "The time was extended by {length}.",
    "extended.unmeasured": "The time was extended by something that is not stated.",
    "days-left-out": "The days from {since} through {until} are not counted: {spell} was in force.",
    "days-left-out.one": "{since} is not counted: {spell} was in force.",
    "days-left-out-without": "The days from {since} through {until} are not counted: {spell} was "
    "not in force.",
    "days-left-out-without.one": "{since} is not counted: {spell} was not in force.",
    "days-in-doubt": "Whether the days from {since} are counted is not known: it is not decided "
    "whether {spell} is in force.",
    "stands-still": "Counting has stood still since {since}, because {spell} is in force.",
    "stands-still-without": "Counting has stood still since {since}, because {spell} is not in "
    "force.",
    "moved-to-working-day": "The last day was moved from {on}, which is no working day, to the "
    "first working day after it.",
    "recounted": "So it is counted now. When the time ran out, on {on}, the last day was {due}.",
    "not-counted": "Entry {entry} does not count.",
    "not-counted-late": "Entry {entry} does not count: it came after {due}, which was the last day "
    "that counts ({length} after the time limit).",
    "not-counted-late.undated": "Entry {entry} does not count: it came after the last day that "
    "counts.",
    "not-counted-late.unmeasured": "Entry {entry} does not count: it came after {due}, which was "
    "the last day that counts.",
    "entry-taken": "Entry {entry} belongs to {what}.",
    "order-bound": "The order is {step} before {before}. The last day is {due}.",
    "pace": "{step}: at least {least} times each {per}. The last day is {due}.",
    "pace.once": "{step}: at least once each {per}. The last day is {due}.",
    "lapse-unaccounted": "The last day of {step} was {due}, and it is recorded neither that it "
    "was done in time nor why not. This is no breach.",
    "lapse-unaccounted.phase": "The last day of {step} was {due}, and it is not recorded as "
    "finished. This is no breach.",
    "lapse-late": "The last day of {step} was {due}; it was done on {done}.",
    "lapse-late.phase": "The last day of {step} was {due}; it was finished on {done}.",
    "lapse-not-counted": "The last day of {step} was {due}; what was done on {done} does not "
    "count.",
    "lapse-not-counted.undated": "What was done on {done} for {step} does not count: it came after "
    "the last day.",
    "lapse-missed": "The last day of {step} was {due}, and it is confirmed that it was not done. "
    "Cause: {cause}.",
    "lapse-left": "{step} was not done when the phase was left on {on}.",
    # Who bears it
    "bearer": "The duty ({modality}) is borne by {role}.",
    "bearer-nobody": "The cause lies outside, and nobody bears it.",
    # Findings
    "found-each": "{finding} was found with {cause}.",
    "found-when": "{finding} was found on {on}, when its condition was met.",
    "found-out-of-order": "{step} was done before what was to come first.",
    "found-out-of-place": "{name} was recorded though nothing waited for it.",
    "found-outside": "{step} was done outside the time that holds.",
    "found-too-early": "{step} was done too early, on {on}. The first day is {first}.",
    "found-too-many": "{step} was done more often than is allowed: at most {most} times each "
    "{per}.",
    "found-too-many.twice": "{step} was done more than once, and is allowed at most once each "
    "{per}.",
    "found-missing": "{item} was missing when {step} was done.",
    "found-unqualified": "Whoever did this does not meet what is required of {role}.",
    # Decisions
    "recommended": "The source points to {option}: {strength}.",
    "ask-first": "Something that weighs at least as much as any reason to choose is not known.",
    "both-ways": "Reasons of equal strength point to {options}.",
    "source-does-not-say": "The source does not say what should be chosen.",
    "rule-for": "A reason for {option} ({strength}): {value}.",
    "option-available": "{option}: the condition is {value}.",
    "no-condition": "{option} has no condition.",
    "unfounded": "The ground of {option} is gone: {why}.",
    # The rest
    "no-longer": "{name} no longer holds, because something was corrected.",
    "not-running": "The rule reads {parameter}, which is not stated.",
    "to-settle": "Nobody is said to hold the role {role}.",
    "interval": "The number is between {low} and {high}, until what is pending is decided.",
    "spell": "{spell}: {open}, since {since}.",
    "comes": "{what} on {on}.",
    "source": "So it is written.",
    "assumed": "{parameter} is an assumption, said by no source.",
    # What would change it
    "change.answer": "answer {question}",
    "change.record-done": "record that {step} is done, once it is",
    "change.record-missed": "confirm that the last day of {step} was not kept, and why",
    "change.decide": "decide {step}",
    "change.correct": "correct entry {entry} if it is wrong",
    "change.give-time": "correct entry {entry}: add the time of day",
    "change.fill-in": "fill in {parameter}",
    "change.began": "record that {spell} begins",
    "change.time": "time passes: {what}",
    "change.review": "review the decision in entry {entry}",
    "change.finish": "finish {step}",
    # What time brings
    "next.lapse": "Time runs out: {what}",
    "next.opens": "May be done from now: {what}",
    "next.advised": "Advised day: {what}",
    "next.turns": "Something may change: {what}",
    "next.turns.entry": "May no longer be counted: {what}",
    "next.turns.period": "A new period begins: {what}",
    # Why an entry was not taken in
    "reject.id-reused": "The id {id} was used before, with other content. Give the entry a new id, "
    "or correct the old one with an entry of kind corrected.",
    "reject.already-enrolled": "The case is enrolled already.",
    "reject.not-enrolled": "The case is not enrolled yet. The enrolment must come first.",
    "reject.time-unreadable": "The time in {field} cannot be read.",
    "reject.time-ambiguous": "The time of day in {field} came twice that night, because the clock "
    "was set. Write it with its offset, as +01:00.",
    "reject.time-nonexistent": "The time of day in {field} never was, because the clock was set.",
    "reject.at-not-on": "The instant is on {day}, but on is {on}. They must be the same day.",
    "reject.on-after-recorded": "It occurred on {on}, but was recorded on {recorded}. Nothing can "
    "be recorded before it has occurred.",
    "reject.before-enrolment": "It occurred on {on}, before the enrolment on {enrolled}.",
    "reject.unknown-name": "The programme has no {sort} with the name {name}.",
    "reject.unknown-name.near": "The programme has no {sort} with the name {name}. Did you mean "
    "{nearest}?",
    "reject.wrong-kind": "{step} is not recorded as {kind}, but as {wanted}.",
    "reject.wrong-kind.bare": "{step} is not recorded as {kind}.",
    "reject.field-missing": "The field {field} is missing.",
    "reject.field-not-allowed": "The field {field} cannot stand here.",
    "reject.value-out-of-range": "The value in {field} is not one that may stand there.",
    "reject.correction-of-correction": "Entry {entry} is itself a correction. Correct the original "
    "entry once more.",
    "reject.enrolled-not-voidable": "The enrolment cannot be voided. Correct its fields instead.",
    "reject.correction-unreadable": "So corrected, entry {entry} would not have been taken in.",
    "reject.ambiguous": "There is more than one {step}: {instances}. Say which in about.",
    "reject.no-instance": "{step} has not begun in this case, so there is nothing to decide.",
    "reject.already-decided": "{step} is decided already.",
    "reject.not-yet-open": "{step} is not open yet.",
    "reject.wrong-role": "{step} is decided by {wanted}, not by {by}.",
    "reject.wrong-role.bare": "{step} is decided by {wanted}. Write the role in by.",
    "reject.only-if-no": "{option} cannot be chosen: its condition is not met.",
    "reject.only-if-unknown": "{option} cannot be chosen yet: something is not known.",
    "reject.reasons-missing": "Reasons must be given for {option}. "
    'Write at least one in the field reasons, as ["r-1"].',
    "reject.value-missing": "{option} needs a value for {value}.",
    "reject.above-ceiling": "{value} is outside what {option} allows.",
    "reject.choice-too-small": "Too few are chosen: at least {least}.",
    "reject.wrong-version": "The case cannot be moved to {to} from here.",
    # The same, where something has nothing to say
    "interval.exact": "The number is {low}.",
    "order-bound.undated": "The order is {step} before {before}.",
    "lapse-unaccounted.undated": "{step} was not done in time, and why is not recorded. This is "
    "no breach.",
    "lapse-late.undated": "{step} was done on {done}, after its last day.",
    "lapse-missed.undated": "It is confirmed that {step} was not done. Cause: {cause}.",
    "answer.unanswered": "{value}: the answer to {question} {comparisons} (not answered)",
    "clock.never": "{value}: {clock} {comparisons} (has not begun to run)",
    "answer.same": "{value}: the answer to {question} {comparisons}",
    "step-state.same": "{value}: {step} is {states}",
    "step-state.none": "{value}: {step} is {states} (it has not begun)",
    "parameter.none": "{value}: {parameter} {comparisons} (not stated)",
    "spell.yes": "{spell} is in force, since {since}.",
    "spell.no": "{spell} is not in force.",
    "spell.unknown": "It is not known whether {spell} is in force.",
    # Snapshots
    "snapshot-damaged": "The snapshot is damaged or cut short. Throw it away, play the journal "
    "again, and take a new one.",
    "snapshot-newer-format": "The snapshot has format {version}; this version of programflow "
    "knows {known}. Play the journal instead, or upgrade programflow.",
    "snapshot-other-semantics": "The snapshot was taken under meaning {semantics} of the rules; "
    "this version of programflow plays by {known}. Throw it away, play the journal again, and "
    "take a new one.",
    "snapshot-other-definition": "The snapshot was taken under the definition {taken}; what is "
    "wanted is {wanted}, or another text of the same version. Play the journal with the "
    "definition it belongs to, or migrate the case.",
    "snapshot-unreadable-entry": "Entry number {n} in the snapshot, “{entry}”, cannot be read: "
    "it has a value that no journal can have. Do not use the snapshot; mend the entry where it was "
    "made, play the journal again, and take a new one.",
    # Migrations
    "not-another-version": "{leaves} and {to} are not two versions of one programme.",
    "entries-after": "The move is dated {on}, and the journal has an entry of {last}. Move the "
    "case on that day or later.",
    "rename-unfit": "The new version says that {old} is now called {new}; but {old} is a name in "
    "it too, or two things have become one.",
    "unreadable": "The new version cannot read the entry {entry}.",
    "elsewhere": "Under the new version the case would be in {place} since {on}; it is in {was}.",
    "undone": "{step}, of {on}, would no longer count as done.",
    "new-finding": "{name} would be found, dated {on}; as it stands it is not.",
    "new-lapse": "A time limit of {name} would have run out, dated {on}; as it stands none has.",
    "graver-finding": "{name}, dated {on}, would be a graver finding than it is.",
    "newly-unfounded": "The decision on {step} (entry {entry}) would lose its ground.",
    "earlier": "The last day of {step} would be {due} instead of {was}.",
    "graver-last-day": "The last day of {step}, {due}, would bind more strictly than it does.",
    "new-last-day": "{step} would have a last day, {due}; as it stands there is none.",
}
