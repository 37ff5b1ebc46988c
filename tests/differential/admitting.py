"""What the engine says of an entry that is delivered to it."""

from collections.abc import Sequence

import programflow as pf
from programflow.definition.entries import Entry

ACCEPTED = "accepted"
FOLDED = frozenset(
    {
        "ambiguous", "no-instance", "already-decided", "not-yet-open", "wrong-role", "only-if-no",
        "only-if-unknown", "reasons-missing", "value-missing", "above-ceiling", "choice-too-small",
    }
)  # fmt: skip
"""Refusals for what a case has come to, and not for what the entry says."""

Case = pf.Case | None
Begun = Sequence[tuple[Entry, Case, str]]
"""Entries that were delivered, each with the case after it, and the code, or that it came in."""


def admitted(machine: pf.Machine, case: Case, entry: Entry) -> tuple[Case, str]:
    """The case with an entry, or as it was where the entry is refused; and the code, if it is."""
    if case is None:
        begun = pf.replay(machine, [entry])
        return begun.case, next((r.code for r in begun.rejected), ACCEPTED)
    answer = pf.advance(machine, case, entry)
    return (answer.case, ACCEPTED) if isinstance(answer, pf.Accepted) else (case, answer.code)
