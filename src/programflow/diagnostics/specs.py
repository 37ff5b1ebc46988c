"""Every rule there is: its id, its severity, and the names of its parameters.

What a parameter holds: `wanted` and `got` are codes of kinds, alternatives in `wanted` parted by
``|``; `near`
names that may have been meant, nearest first; `known`, `choices` and `keys` names that may stand.
"""

from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning", "note"]


@frozen
class Spec:
    """A rule: kebab-case id, severity, and its parameters in the order of its faults."""

    rule: str
    severity: Severity
    params: tuple[str, ...] = ()


_TABLE = """
# The text
too-large            error   limit
not-utf8             error   encoding
nul-character        error   character
tab                  error   character
odd-character        error   character
yaml-syntax          error   problem flow here above
yaml-directive       error
yaml-anchor          error   name
yaml-alias           error   name
yaml-tag             error   name
several-documents    error
empty-document       error
too-deep             error   limit
too-many-nodes       error   limit
scalar-too-long      error   limit
key-not-a-name       error
duplicate-key        error   key
# Shape
unknown-key          error   key near places known
missing-key          error   key wanted
missing-one-of       error   keys
one-too-many         error   key keys
wrong-kind           error   wanted got near
not-a-choice         error   text near choices
no-kind              error   what keys
two-kinds            error   what keys
empty-value          error   wanted
empty-list           error
nothing-inside       error   key
text-not-a-map       error   text
unquoted-prose       error   text
# Scalars
quoted               error   wanted
boolean-spelling     error   text meant
number-form          error   text meant
number-places        error   text meant
number-size          error   text meant
impossible-date      error   text meant
date-out-of-reach    error   text meant
unit-missing         error   number
name-form            error   text near
id-form              error   text
citation-form        error   text near
key-not-a-date       error   text
# Names
unknown-name         error   name sorts near known
duplicate-name       error   sort name
built-in-name        error   name
built-in-read        error   name
# Parameters
unit-mismatch        error   unit got
between-form         error
value-outside        error
# The whole
language-version     error   version reads
unknown-zone         error   zone near
unknown-calendar     error   calendar
calendar-not-installed error calendar
# Sources
rule-without-source  error
move-without-source  warning
statutory-without-source error
term-not-used        warning name
# Phases
no-initial-phase     error
two-initial-phases   error
window-without-bearer error
no-first-day         error   key
adverse-without-decision error outcome
adverse-without-decision error outcome decision
adverse-without-reasons error option outcome
no-max               error   name
step-or-phase        error   name
# Steps
key-not-for-kind     error   key kind kinds
key-needs-key        error   key needs
top-level-without-opens error step
may-with-must-bound  error
after-may            error   step
not-called           error   step
void-after-max       error   step
no-rounds            error   step
# Judgements
no-such-cause        error   step kinds
judges-itself        error   step
cannot-approve       error   step
silence-as-ground    error
excuse-undecided     warning step
# Kinds
comparison-not-for-type error op type
operand-kind         error   wanted got
entry-not-for-kind   error   entry kind kinds
parameter-unit       error   parameter wanted unit
stopped-clock-unit   error   clock unit
gap-unit             error   unit
hours-on-dates       error
value-not-there      error   name
no-values            error   kind
# Moments, variants, cycles
which-one            error   kind target
moment-not-there     error   word
absent-in-variant    error   name variants
rule-cycle           error   ring
# Units
month-not-weeks      note    said other chain
known-too-late       warning thing chain
last-day-unmoved     note    thing chain
nothing-to-move      warning thing
moves-back           warning thing
hours-from-date      warning thing
# Proofs: time
no-date-fits         error   thing start short chain
no-date-fits-advice  warning thing start short chain
some-dates-fail      error   thing start short dates of chain
some-dates-fail-advice warning thing start short dates of chain
anchor-never         warning thing way
no-effect            warning thing said
no-room              note    thing start first last dates of chain
days-off-only        note    thing start first last dates of chain
others-too-slow      warning thing start short dates of chain steps
no-time-left         note    thing start short dates of chain steps
no-day-for-absence   note    thing start short dates of chain steps
no-time-for-pause    note    thing start short dates of chain spell said
period-too-short     note    thing min first last working dates of
gap-over-days-off    note    thing said first last
# Proofs: ways
dead-end             error   place path
no-way-out           error   place path
endless-wait         warning place waits path
never-entered        warning place
never-moves          warning place
never-chosen         warning step option
never-opens          warning step
completes-without    warning step place goes path
needs-optional       warning step outcomes path
endless-phases       warning through path loop
endless-responses    warning steps path loop
two-targets          warning targets path
runs-while-waiting   warning thing spell chain
runs-on-in-pause     warning thing spell other chain
clock-stops-itself   warning clock spell chain
pause-unwatched      warning spell path
pause-past-limit     warning spell said path chain
approval-not-asked   warning spell step path
# Proofs of tables
never-yes            warning
always-yes           warning
rule-masked          warning option
points-both-ways     warning step options applicant
hole-between         warning step applicant
no-option            warning step applicant
cannot-add-up        warning name asks most
true-at-once         warning name
finding-within       warning name outer
breach-unavoidable   error   names
claim-broken         error   name path
# Journals
entry-kind           error   kind near
time-form            error   text near
json-syntax          error
line-too-long        error   limit
journal-empty        error
journal-start        error
"""


def _specs(table: str) -> dict[str, Spec]:
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return {
        rule: Spec(rule, severity, tuple(params))  # type: ignore[arg-type]  # from the table
        for rule, severity, *params in rows
    }


SPECS = _specs(_TABLE)
