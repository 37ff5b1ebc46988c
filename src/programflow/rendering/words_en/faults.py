"""What may be wrong with an input, and what to do about it."""

from programflow.rendering.words_en.faults_proved import WORDS as PROVED
from programflow.rendering.words_en.faults_time import WORDS as TIME

ELSEWHERE = PROVED | TIME
WORDS = ELSEWHERE | {
    "severity.error": "error",
    "severity.warning": "warning",
    "severity.note": "note",
    "help": "help",
    "example": "for example",
    "see": "see also",
    "chain": "from day to day",
    "chain.begins": "the case begins",
    "chain.first": "{thing}, at the earliest",
    "chain.over": "{thing} finished, at the earliest",
    "chain.last": "{thing}, last day",
    "chain.counts": "the limit of {thing} begins to run",
    "chain.began": "{thing} begins",
    "chain.ended": "{thing} ends",
    "chain.stands": "{thing} has not counted a single day",
    "chain.passed": "the limit of {thing} has run out",
    "chain.unasked": "nobody is asked",
    "chain.line": "line {line}",
    "chain.line.said": "line {line}: {said}",
    "near": "Did you mean {near}?",
    "known": "What may stand here: {known}.",
    "known.some": "What may stand here: {known} and {more} more.",
    "sum.clean": "{file}: no faults.",
    "sum": "{file}: {faults}.",
    "sum.error.one": "{n} error",
    "sum.error.other": "{n} errors",
    "sum.warning.one": "{n} warning",
    "sum.warning.other": "{n} warnings",
    "sum.note.one": "{n} note",
    "sum.note.other": "{n} notes",
    # The text
    "too-large": "The file is too large: the limit is {limit} bytes.",
    "too-large.help": "Split the programme into several files, or remove what is no part of the "
    "definition.",
    "not-utf8": "The file is not saved as UTF-8.",
    "not-utf8.help": "Choose “UTF-8” as the encoding when you save the file.",
    "nul-character": "There is a character here that does not belong in text ({character}).",
    "nul-character.help": "The file is probably damaged, or no text file. Fetch it again.",
    "tab": "There is a tab here.",
    "tab.help": "Use blanks: two for each level.",
    "odd-character": "There is an invisible character here ({character}).",
    "odd-character.help": "Delete it. It often comes along when text is pasted.",
    "yaml-syntax": "The file cannot be read as YAML: {problem}",
    "yaml-syntax.help": "Look at this line and the one above it.",
    "yaml-directive": "Lines that begin with % are not used here.",
    "yaml-directive.help": "Delete the line.",
    "yaml-anchor": "There is an anchor here ({name}), and anchors are not used.",
    "yaml-anchor.help": "Delete it, and write the content out where it is needed.",
    "yaml-alias": "This refers to another place in the file ({name}), which is not used.",
    "yaml-alias.help": 'Write the content out here. If it is text, put quotation marks (") around '
    "it.",
    "yaml-tag": "There is a type here ({name}), and types are not used.",
    "yaml-tag.help": "Delete what begins with an exclamation mark.",
    "several-documents": "The file holds more than one document.",
    "several-documents.help": "Give each definition its own file, and delete the line “---”.",
    "empty-document": "The file is empty.",
    "empty-document.help": "“programflow new NAME” writes a template to begin with.",
    "too-deep": "There are too many levels inside each other: the limit is {limit}.",
    "too-deep.help": "Look for a bracket that is not closed, or make the rule simpler.",
    "too-many-nodes": "The file has too many parts: the limit is {limit}.",
    "too-many-nodes.help": "Split the programme into several definitions.",
    "scalar-too-long": "The text is too long: the limit is {limit} characters.",
    "scalar-too-long.help": "Look for a quotation mark that is not closed, or shorten it.",
    "key-not-a-name": "The key before the colon must be one word.",
    "key-not-a-name.help": "Write one name, a colon and then the content. Several names get a "
    "line each.",
    "duplicate-key": "The key {key} stands twice in the same place.",
    "duplicate-key.help": "Keep one of them, or give one of them another name.",
    # Shape
    "unknown-key": "The key {key} is not known here.",
    "unknown-key.help": "Mend the key, or remove it and what is behind the colon.",
    "missing-key": "The key {key} is missing.",
    "missing-key.help": "Add it with a colon and its content.",
    "missing-one-of": "One of these must stand here: {keys}.",
    "missing-one-of.help": "Add the one that fits.",
    "one-too-many": "Only one of these may stand here: {keys}.",
    "one-too-many.help": "Remove {key}, or keep it and remove the other.",
    "wrong-kind": "This must be {wanted}, but it is {got}.",
    "wrong-kind.help": "Put {wanted} in its place.",
    "not-a-choice": "“{text}” cannot stand here.",
    "not-a-choice.help": "Choose one of these: {choices}.",
    "no-kind": "The key that says {what} is missing here.",
    "no-kind.help": "Begin with one of these keys: {keys}.",
    "two-kinds": "Here stand {keys} together, but each of them alone says {what}.",
    "two-kinds.help": "Keep one of the keys, or write each of them by itself.",
    "empty-value": "The content is missing: it must be {wanted}.",
    "empty-value.help": "Fill it in, or delete the whole line.",
    "empty-list": "The list is empty.",
    "empty-list.help": "Write at least one item, or delete the key.",
    "text-not-a-map": "A text must say which language it is in.",
    "text-not-a-map.help": 'Write for example {{nb: "{text}"}}. nn (nynorsk) and en (English) may '
    "stand beside it.",
    "unquoted-prose": "The text was split at a comma, a colon or a bracket: “{text}”.",
    "unquoted-prose.help": 'Put straight quotation marks (") around the whole text.',
    # Scalars
    "quoted": "The quotation marks make this a text, but it must be {wanted}.",
    "quoted.help": "Remove the quotation marks.",
    "boolean-spelling": "“{text}” is no way to write yes or no here.",
    "boolean-spelling.help": "Write {meant}.",
    "number-form": "“{text}” is not written as a number.",
    "number-form.help": "Write digits without a zero in front, and a point before decimals. If it "
    "is a code and not a number, put quotation marks around it.",
    "number-places": "“{text}” has too many decimals.",
    "number-places.help": "Use three at most.",
    "number-size": "“{text}” is too large a number.",
    "number-size.help": "Use fifteen digits at most. Put quotation marks around an id number.",
    "date-out-of-reach": "The date {text} lies outside the years 1900 to 2200, and nothing "
    "is counted that far.",
    "date-out-of-reach.help": "Look whether the year is written right.",
    "impossible-date": "The date {text} does not exist.",
    "impossible-date.help": "Mend the day or the month. Dates are year-month-day, as 2026-03-24.",
    "unit-missing": "{number} of what? The unit is missing.",
    "unit-missing.help": "Write for example “{number} days”, “{number} weeks” or "
    "“{number} working days”.",
    "name-form": "“{text}” cannot be a name.",
    "name-form.help": "A name has small letters a–z, digits and underscores only, and begins with "
    "a letter. What people are to read is written under “title”.",
    "id-form": "“{text}” cannot be the programme's id.",
    "id-form.help": "Use small letters a–z, digits and hyphens, and begin with a letter.",
    "citation-form": "“{text}” does not refer to a source.",
    "citation-form.help": "Write the name of a source from “sources” first, and the place in it "
    "after that.",
    "key-not-a-date": "“{text}” is not a date.",
    "key-not-a-date.help": "Write the date as year-month-day, as 2026-03-24.",
    # Names
    "unknown-name": "There is no {sorts} named {name} in the file.",
    "unknown-name.help": "Mend the name, or add what is missing.",
    "duplicate-name": "Two of a sort ({sort}) have the name {name}.",
    "duplicate-name.help": "Give one of them another name.",
    "built-in-name": "{name} is a word of the language and cannot be used as a name.",
    "built-in-name.help": "Choose another name, here and wherever it is referred to.",
    "built-in-read": "{name} belongs to every programme, but no rule can read it.",
    "built-in-read.help": "Read the lapse (“lapsed”) or the decision (“decided”) itself.",
    # Parameters
    "unit-mismatch": "The parameter gives {unit}, but this is {got}.",
    "unit-mismatch.help": "Write the value in {unit}, or mend “unit” and the other values.",
    "between-form": "“between” must have two bounds, the smaller first.",
    "between-form.help": "Write the least first, then the greatest, in square brackets.",
    "value-outside": "The value is outside what the parameter allows.",
    "value-outside.help": "Change the value, or mend the bounds in “between” or “among”.",
    # The whole
    "language-version": "The definition is written for version {version} of the language.",
    "language-version.help": "This release reads version {reads}. Write “programflow: {reads}”, "
    "or upgrade programflow.",
    # Meaning
    "unknown-zone": "There is no time zone “{zone}”.",
    "unknown-zone.help": "Write continent and city, as “Europe/Oslo”.",
    "unknown-calendar": "There is no calendar “{calendar}”.",
    "unknown-calendar.help": "Write “norway”, “every-day” if every day is a working day, or "
    "“holidays:” and a country's code, as “holidays:SE”.",
    "calendar-not-installed": "The calendar “{calendar}” needs an extra that is not installed.",
    "calendar-not-installed.help": "Ask whoever installed programflow to run: pip install "
    '"programflow[calendars]"',
    "rule-without-source": "The rule does not say where it is written.",
    "rule-without-source.help": "Add “source” with the source and the place, or “assumption: yes” "
    "if it is one.",
    "move-without-source": "The move does not say where it is written.",
    "move-without-source.help": "Add “source” with a source and the place, or “assumption: yes” "
    "if it is an assumption.",
    "statutory-without-source": "Moving a last day to a working day is a matter of law, but no "
    "source is given.",
    "statutory-without-source.help": "Add “source” with the statute, or remove “counting: "
    "statutory”.",
    "term-not-used": "Nothing without a title of its own is called {name}, so nobody will read "
    "this.",
    "term-not-used.help": "Look whether the name is spelt as where it is used, or remove the line. "
    "If what is called {name} has a “title”, that is what is shown.",
    "no-initial-phase": "No phase says that the case begins there.",
    "no-initial-phase.help": "Write “initial: yes” inside the phase in which a case begins.",
    "two-initial-phases": "Two phases say that the case begins there.",
    "two-initial-phases.help": "Leave “initial: yes” in only one of them.",
    "window-without-bearer": "The phase has a window, but nobody answers for it.",
    "no-first-day": "The key {key} means nothing in the time frame of a phase.",
    "no-first-day.help": "The time frame says how long the phase may last. How long it must last "
    "is written where it is left: in the condition of “next” or of an option, with a clock from "
    "“entered”.",
    "window-without-bearer.help": "Add “of” to the phase, with the role that answers for keeping "
    "the time limit.",
    "adverse-without-decision": "The outcome {outcome} is against the participant (“adverse: "
    "yes”), but here the case gets there by itself. A person must decide that.",
    "adverse-without-decision.help": "Delete this move, and make a step in which somebody chooses "
    "whether the case goes there.",
    "adverse-without-reasons": "{option} leads to {outcome} (“adverse: yes”) without reasons.",
    "adverse-without-reasons.help": "Write “reasons: required” in the option.",
    "no-max": "{name} has no last day to count from or to extend.",
    "no-max.help": "Give {name} a window with a last day (“max”).",
    "step-or-phase": "Both a step and a phase have the name {name}, so it does not say which is "
    "meant.",
    "step-or-phase.help": "Give one of them another name.",
    "key-not-for-kind": "The key {key} means nothing where the kind is {kind}.",
    "key-not-for-kind.help": "Remove the key, or change the kind: it belongs to {kinds}.",
    "key-needs-key": "The key {key} needs {needs} beside it.",
    "key-needs-key.help": "Add {needs}, or remove {key}.",
    "top-level-without-opens": "The step {step} belongs to no phase, and nothing opens it.",
    "top-level-without-opens.help": "Write in the step what opens it (“opens”), or move it into a "
    "phase.",
    "may-with-must-bound": "The step is voluntary (“may”), but has a bound that says “must”.",
    "may-with-must-bound.help": "Write “modality: should” or “modality: may” in the time limit, "
    "or “need: must” in the step.",
    "after-may": "This waits for {step}, which nobody must do and nothing drops.",
    "after-may.help": "Remove {step} from “after”, or give {step} an “unless”: a criterion that "
    "drops it.",
    "not-called": "The step {step} cannot be opened from here, because it opens by itself.",
    "not-called.help": "Let {step} wait until it is opened:",
    "void-after-max": "If {step} is done after its last day it does not count, and then it is "
    "never done.",
    "void-after-max.help": "Let it count though it is late (“outside: counts”), or make an option "
    "that waives the step (“waive”).",
    "no-rounds": "The step {step} has no number of rounds, so there are none to choose from.",
    "no-rounds.help": "Write in {step} how many times it repeats (“times”), or choose among "
    "several steps with “from”.",
    "no-such-cause": "An option in {step} judges what opened the step (“cause”). Then the step "
    "must be opened by {kinds}, and it is not.",
    "no-such-cause.help": "Mend “opens” in {step}. If the option is about another entry than the "
    "one that opens the step, write “about” here in place of “cause”.",
    "judges-itself": "The step {step} is to judge whether the absence is excused, but opens or is "
    "dropped by the answer.",
    "judges-itself.help": "Remove “excused” here.",
    "cannot-approve": "No option of {step} can approve the spell.",
    "cannot-approve.help": "Add “approve” to one of the options in {step}.",
    "silence-as-ground": "What nobody has accounted for cannot be held against anybody. It may "
    "only open a step of the staff.",
    "silence-as-ground.help": "Remove “accounted: no” here, or use it only in “opens” of a step "
    "whose “of” is one of the staff’s roles.",
    "excuse-undecided": "{step} says whether an absence is excused, but no decision judges it, and "
    "then it has no effect.",
    "excuse-undecided.help": "Let a decision that is opened by the absence (“opens” with “each” "
    "and “missed” or “happened”) have this in one of its options.",
    "comparison-not-for-type": "{op} cannot be used on an answer that is {type}.",
    "comparison-not-for-type.help": "Use “is” or “among”.",
    "operand-kind": "This is compared with {got}, but must be compared with {wanted}.",
    "operand-kind.help": "Write {wanted}.",
    "entry-not-for-kind": "{entry} never comes of a step of the kind {kind}.",
    "entry-not-for-kind.help": "Write an entry that such a step has, or choose a step of the kind "
    "{kinds}.",
    "parameter-unit": "The parameter {parameter} gives {unit}, but {wanted} is needed here.",
    "parameter-unit.help": "Write {wanted} right here, choose another parameter, or mend the "
    "value in “parameters”.",
    "stopped-clock-unit": "The clock {clock} can stand still, and then it cannot be measured in "
    "{unit}.",
    "stopped-clock-unit.help": "Measure it in days or weeks, like “28 days” or “4 weeks”.",
    "gap-unit": "The time between two rounds cannot be measured in {unit} when time can stand "
    "still.",
    "gap-unit.help": "Measure it in days or weeks, like “28 days” or “4 weeks”.",
    "hours-on-dates": "This counts days, so hours cannot be used.",
    "hours-on-dates.help": "Write days or weeks, like “3 days”.",
    "value-not-there": "The value {name} is not there. A decision sets it, and only a step that "
    "the decision opens can read it.",
    "value-not-there.help": "Write a number or the name of a parameter here. If a decision is to "
    "set the value, let the decision open the step (“opens: [{{called: yes}}]”).",
    "no-values": "{kind} has no values to reckon with.",
    "no-values.help": "Put an entry that can carry values in place of {kind}: done, tested, "
    "decided, began, ended or happened.",
    "which-one": "This can come more than once, and it does not say which time is meant.",
    "which-one.help": "Add “which”: last is the last time, first the first.",
    "moment-not-there": "“{word}” means nothing here.",
    "moment-not-there.help": "Write another moment, like enrolled (the enrolment). “opened” can "
    "stand only in a step, and “previous_round” only in a step with “repeat”.",
    "absent-in-variant": "{name} is absent in the variant {variants}, but is needed there.",
    "absent-in-variant.help": "Write here, too, in which variants it holds (“only_in”), or remove "
    "“only_in” where {name} is defined.",
    "rule-cycle": "These wait for each other in a ring: {ring}.",
    "rule-cycle.help": "Break the ring: let one of them rest on something else, like an answer "
    "({{answer: …}}) or something done ({{has: {{done: …}}}}).",
    # Journals
    "entry-kind": "{kind} is no kind of entry.",
    "entry-kind.help": "Write one of these: enrolled, booked, done, missed, answered, tested, "
    "decided, began, ended, happened, corrected, migrated.",
    "time-form": "“{text}” is no time of day and no instant.",
    "time-form.help": "Write hours and minutes, as 14:30, or an instant with its offset, as "
    "2026-03-24T14:30+01:00.",
    "json-syntax": "The line is not valid JSON.",
    "json-syntax.help": 'Each line must be one entry: {{"kind": …, "id": …, "on": …}}. '
    "Look for a comma, a quotation mark or a brace that is missing.",
    "line-too-long": "The line is too long: the limit is {limit} bytes.",
    "line-too-long.help": "Each entry must stand on a line of its own.",
    "journal-empty": "The journal is empty.",
    "journal-empty.help": "The first line must be the enrolment: "
    '{{"kind": "enrolled", "id": "enrolled", "on": "2026-03-02"}}.',
    "journal-start": "The first entry is not the enrolment.",
    "journal-start.help": "A journal begins with the enrolment: a line whose kind is enrolled. "
    "Move it to the top, or write it.",
    "means": "{key} says {means}. Add it.",
    "missing-key.in": "The key {key} is missing in {inside}.",
    "unknown-key.places": "Move it to where it belongs: inside {places}.",
    "nothing-inside": "There is nothing inside {key}: the lines below are not set further in.",
    "nothing-inside.help": "Put two more blanks in front of each line that belongs to {key}. If "
    "it is {key} that is set too far in, delete two blanks in front of it.",
    "adverse-without-decision.decided": "The decision {decision} has an option that leads there "
    "already. Delete the move here, or let it go to another outcome.",
    "unknown-key.around": "What stands here belongs inside one of the keys that may stand here, "
    "as the example shows.",
}
