"""What a proof may find, and what to do about it: time that is short, ways that lead nowhere."""

WORDS = {
    # Time, proved
    "anchor-never": "A bound of {thing} counts from something that never happens on the way {way}.",
    "anchor-never.help": "Count from what happens on every way there, or say with “opens” that "
    "the step is only there when it has happened.",
    "no-effect": "“{said}” for {thing} changes no date: other rules are always stricter.",
    "no-effect.help": "Leave it out, or see whether it should say something else. The other "
    "rules are shown above.",
    "no-date-fits": "{thing} can never be done in time: there is {short} too little.",
    "no-date-fits.help": "Give more time where it says last day, or ask for less before it. The "
    "days above are those of a case that begins on {start}.",
    "no-date-fits-advice": "What should be kept of {thing} can never be kept: there is {short} "
    "too little.",
    "no-date-fits-advice.help": "Give more time where it says last day, or ask for less before "
    "it. The days above are those of a case that begins on {start}.",
    "some-dates-fail": "If the case begins on {start}, {thing} cannot be done in time: there is "
    "{short} too little.",
    "some-dates-fail.help": "So it is for {dates} of {of} start dates. Give more time, count in "
    "another unit, or ask for less before it.",
    "some-dates-fail-advice": "If the case begins on {start}, what should be kept of {thing} "
    "cannot be kept: there is {short} too little.",
    "some-dates-fail-advice.help": "So it is for {dates} of {of} start dates. Give more time, "
    "count in another unit, or ask for less before it.",
    # Proofs of ways
    "dead-end": "A case can be left in {place} for ever: nothing more can be done there, and it "
    "comes to no outcome.",
    "dead-end.help": "Give it a way on: a “next” that is yes here too, or a decision with an "
    "option "
    "that goes (“go”) to a phase or an outcome.",
    "no-way-out": "A case can come to a point in {place} from which it never reaches an outcome, "
    "whatever is done.",
    "no-way-out.help": "See what has to be yes to go on, and what has made it impossible. To "
    "withdraw a consent, to correct or to waive is not counted as a way out.",
    "endless-wait": "In {place} a case can be left waiting for something that nobody is set to do: "
    "{waits}.",
    "endless-wait.help": "Let an open step ask for it, a decision take the case on, or a time "
    "limit "
    "do so.",
    "never-entered": "No case ever comes to {place}.",
    "never-entered.help": "Let a “next” or an option that can be taken go here, or remove it.",
    "never-moves": "This move from {place} is never made.",
    "never-moves.help": "Look at its criterion, and at the moves before it: the first that is yes "
    "is made.",
    "never-chosen": "The option {option} in {step} can never be chosen.",
    "never-chosen.help": "Look at “only_if”, and at “enter” of the phase that the option goes to.",
    "never-opens": "The step {step} never opens.",
    "never-opens.help": "Look at what opens it, and at what must be done or open first.",
    # Proofs of tables
    "never-yes": "This criterion can never be yes, whatever is answered and done.",
    "never-yes.help": "Look for two demands that exclude each other, or a limit that cannot be "
    "reached.",
    "always-yes": "This criterion is always yes, whatever is answered and done.",
    "always-yes.help": "Remove it if it is to hold for nobody, or write the limit that is meant.",
    "rule-masked": "This rule for {option} never settles anything: where it is yes, a stronger "
    "one always is too.",
    "rule-masked.help": "Make the rule stronger or narrower, or remove it.",
    "points-both-ways": "Two equally strong rules in {step} point different ways, to {options}, "
    "for somebody who answers {applicant}.",
    "points-both-ways.help": "Give one of them another “strength”, or let them not be yes for "
    "the same person.",
    "hole-between": "The rules in {step} cover answers on both sides, but not somebody who "
    "answers {applicant}.",
    "hole-between.help": "Let one of the rules cover this answer too.",
    "no-option": "Somebody who answers {applicant} has no option in {step}: no “only_if” is yes.",
    "no-option.help": "Leave one of the options open to all, or widen the condition of one of "
    "them.",
    "cannot-add-up": "{name} can never come about: it takes {asks}, and no more than {most} "
    "fit in the time.",
    "cannot-add-up.help": "Lower the number, or lengthen the time.",
    "true-at-once": "{name} holds of everybody from the first day, before anything has happened.",
    "true-at-once.help": "Add what must have happened before the finding can be made.",
    "finding-within": "{name} says nothing new: where it holds, {outer} always holds, as "
    "strongly and of the same role.",
    "finding-within.help": "Give them different modalities, or remove one of them.",
    "breach-unavoidable": "Nobody can avoid a breach: either {names} always holds once all is "
    "known.",
    "breach-unavoidable.help": "Let there be an answer or an act that neither of them strikes.",
    "claim-broken": "The claim {name} does not hold: there is a case in which it is broken.",
    "claim-broken.help": "See how a case gets there and close that way, or mend the claim.",
    "completes-without": "A case can go from {place} to {goes} with {step} left undone, though it "
    "must be done.",
    "completes-without.help": "Ask for the step in the condition, say by `unless` when it falls "
    "away, or give it `need: should` or `may`.",
    "needs-optional": "Without {step}, which nobody has to do (`may`), a case never comes to "
    "{outcomes}.",
    "needs-optional.help": "Give the step `need: must`, or let there be a way on without it.",
    "endless-phases": "A case can go round through {through} for ever, and nobody decides that it "
    "shall.",
    "endless-phases.help": "Let a decision send the case back, or count how often, and say what is "
    "to happen then.",
    "endless-responses": "{steps} can come again and again for ever, and nobody decides that it is "
    "enough.",
    "endless-responses.help": "Put a decision in between, or count how often, and say by `unless` "
    "when it is enough.",
    "two-targets": "One and the same event sends the case both to {targets}.",
    "two-targets.help": "Let the event go to one place. As it stands, the case passes through both "
    "on the same day, in the order of the text, and stays in the last.",
    "runs-while-waiting": "The time limit of {thing} runs while {spell} is closed, and then it "
    "cannot be done.",
    "runs-while-waiting.help": "Count the limit by a clock that has `during` here, or take "
    "`during` off the step.",
    "runs-on-in-pause": "The time limit of {thing} runs on while {spell} lasts, though that of "
    "{other} stands still.",
    "runs-on-in-pause.help": "Count this limit too by a clock that has `except` here, or give the "
    "pace an `except`.",
    "clock-stops-itself": "The clock {clock} counts from the day {spell} begins, and stands still "
    "as long as it lasts.",
    "clock-stops-itself.help": "Write `during` instead of `except`: then it tells how long it has "
    "lasted.",
    "pause-unwatched": "{spell} may last for ever, and nobody is asked whether it is over.",
    "pause-unwatched.help": "Let a step begin when the pause does (`opens`) and be done when it "
    "ends (`done_by`), or let a clock that counts from its beginning open a decision.",
    "pause-past-limit": "{spell} may last longer than {said} with nobody asked.",
    "pause-past-limit.help": "Let what asks live as long as the pause lasts: at the top, and not "
    "in a phase that is over, or done, before the pause is.",
    "approval-not-asked": "{spell} may begin with nobody asked, in {step}, to approve of it. Then "
    "it is unknown, and so is all that stops for it.",
    "approval-not-asked.help": "Let {step} stand at the top, under `steps`, and open each time it "
    "begins (`each`).",
}
