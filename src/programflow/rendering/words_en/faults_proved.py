"""What a proof may find, and what to do about it: time that is short, ways that lead nowhere."""

WORDS = {
    # Time, proved
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
}
