"""What a case holds of its journal: the entries at hand, or put away in few bytes until next asked.

A machine lets go of what its cases remember, oldest first. With it goes the journal of a case that
is still held by somebody, so that a million open cases cost little more than they do on a disk.
"""

import pickle
from typing import TYPE_CHECKING

from programflow.case.chunks import Journal
from programflow.case.memory import Memory

if TYPE_CHECKING:
    from programflow.case.journal import Placed


LONG = 64
"""A journal of more entries is not put away: to read it again would be felt."""


class Sheets(Memory):
    """A journal, the enrolment in it, and the same in bytes once it has been put away.

    `at_hand` and `started` are None while they are away: see `taken_out`. Made by `sheets_of`, or
    filled in where a call more would be felt.
    """

    __slots__ = ("at_hand", "packed", "started")

    at_hand: Journal | None
    packed: bytes | None
    started: "Placed | None"

    def forget(self) -> None:
        """Nothing is remembered any more, and the journal put away."""
        super().forget()
        self.put_away()

    def put_away(self) -> None:
        """Keep the bytes only, unless the journal is long."""
        journal = self.at_hand
        if journal is None or journal.size > LONG:
            return
        if self.packed is None:
            from programflow.case.packing import rows_of  # of use to cases that lie about

            self.packed = pickle.dumps(rows_of(journal), 5)
        self.at_hand = self.started = None

    def taken_out(self, zone: str) -> Journal:
        """The journal, read again and at hand; `zone`: the case's."""
        from programflow.case.packing import placed_of

        assert self.packed is not None
        rows = pickle.loads(self.packed)  # noqa: S301 - written here, and never left the process
        journal, self.started = placed_of(rows, zone)
        self.at_hand = journal
        return journal


def sheets_of(journal: Journal, started: "Placed | None") -> Sheets:
    """Those of a journal at hand, of which nothing is remembered yet."""
    made = Sheets()
    made.at_hand, made.packed, made.started = journal, None, started
    made.checkpoints, made.folded, made.is_kept = (), None, False
    return made
