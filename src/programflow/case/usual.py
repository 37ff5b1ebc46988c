"""The usual entry: a fact of a known shape, without a time, that comes after all there is.

What `admission` would do with it, in one go and without its calls, which are most of what such an
entry costs. Whatever is not so usual is None here, and goes the long way.
"""

from programflow.case.answers import Accepted
from programflow.case.chunks import FEW, Journal
from programflow.case.journal import Case, Placed
from programflow.case.memory import remember
from programflow.case.shapes import NAMING, SHAPES, says_values
from programflow.case.sheets import Sheets
from programflow.definition.drafting import draft_of
from programflow.definition.entries import Decided, Entry
from programflow.machine import Machine

_NAMED = tuple.__new__
"""A named tuple without the call that sorts its arguments out."""
_CaseDraft, _AcceptedDraft = draft_of(Case), draft_of(Accepted)
_FACTS = {kind: (shape, NAMING.get(kind)) for kind, shape in SHAPES.items() if kind is not Decided}
"""How facts are judged, and where they name a step of which there may be two instances."""


def usual(machine: Machine, case: Case, entry: Entry) -> Accepted | None:
    """The case with the entry, if it is accepted without a question; None: ask."""
    sheets, id_ = case.sheets, entry.id
    # Another thread may put the journal away meanwhile: each is read once, and the enrolment first.
    first, journal, known = sheets.started, sheets.at_hand, _FACTS.get(type(entry))
    if (
        first is None
        or journal is None
        or known is None
        or entry.at is not None
        or entry.recorded is not None
        or entry.about is not None
        or not case.is_plain
        or case.digest is not machine.digest
        or id_ in journal.newest
        or len(journal.newest) == FEW
    ):
        return None
    day, kept = entry.on.toordinal(), sheets.checkpoints
    recorded = machine.ends[day]
    latest, (shape, named) = journal.latest, known
    last = latest[-1]
    plan = machine.plans.get(first.entry.variant)  # type: ignore[attr-defined]  # it is `Enrolled`
    if (
        plan is None
        or (day <= last.day and (day, recorded, id_) <= last.order)
        or (kept and kept[-1].through >= day)
        or (plan.can_be_many and named and getattr(entry, named) in plan.can_be_many)
        or (plan.read_values and says_values(plan, entry))
    ):
        return None
    for table in journal.ids:
        if id_ in table:
            return None
    try:
        if shape(entry) not in plan.passed:
            return None
    except TypeError:
        return None  # what has no hash has not been seen before
    placed = _NAMED(Placed, (entry, day, None, recorded))
    made, grown = Sheets(), Journal()
    grown.older, grown.latest, grown.size = journal.older, (*latest, placed), journal.size + 1
    newest = grown.newest = journal.newest.copy()
    newest[id_] = placed
    grown.ids = journal.ids
    made.at_hand = grown
    made.started, made.packed, made.folded = first, None, None
    made.checkpoints, made.is_kept = kept, False
    if kept:
        remember(machine, made)
    after = _CaseDraft()
    after.id, after.digest, after.zone = case.id, case.digest, case.zone
    after.sheets, after.is_plain = made, True
    after.__class__ = Case
    answer = _AcceptedDraft()
    answer.case, answer.entry = after, entry
    answer.__class__ = Accepted
    accepted: Accepted = answer
    return accepted
