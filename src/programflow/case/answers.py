"""What the calls on a case give back: values, with the case in all of them."""

from typing import TYPE_CHECKING

from attrs import field, frozen

from programflow.case.journal import Case
from programflow.definition.entries import Entry
from programflow.diagnostics.errors import ProgramflowError

if TYPE_CHECKING:
    from programflow.case.verdict import Reason


@frozen
class Accepted:
    """The entry is in the journal of `case`."""

    case: Case
    entry: Entry = field(repr=True)

    @property
    def ok(self) -> bool:
        """True: it was accepted."""
        return True


@frozen
class Rejected:
    """The entry cannot be read, or is an act that is not available; `case` is as it was.

    `code` is one of `REJECTION_CODES`; `reason` says which condition, which rule, which source,
    and what would make it available.
    """

    case: Case | None
    entry: Entry
    code: str
    reason: "Reason"

    @property
    def ok(self) -> bool:
        """False: it was not accepted."""
        return False


@frozen
class Replayed:
    """A journal played: the case (None if it never started), and the entries that were rejected."""

    case: Case | None
    rejected: tuple[Rejected, ...]


class MachineMismatch(ProgramflowError):
    """The case goes by another definition than the machine's; migrate it, or load that version."""


class BeforeEnrolment(ProgramflowError):
    """A status was asked of a day, or of a knowledge, before the case was there."""


class UnknownStep(ProgramflowError):
    """Something was asked of a step that the programme, in the case's variant, has not."""


__all__ = [
    "Accepted",
    "BeforeEnrolment",
    "MachineMismatch",
    "ProgramflowError",
    "Rejected",
    "Replayed",
    "UnknownStep",
]
