"""What a case holds of its journal: the entries at hand, or put away in few bytes until next asked.

A machine lets go of what its cases remember, oldest first. With it goes the journal of a case that
is still held by somebody, so that a million open cases cost little more than they do on a disk.
"""

import pickle
from typing import TYPE_CHECKING

from programflow.case.chunks import CHUNK, Journal
from programflow.case.memory import Memory

if TYPE_CHECKING:
    from programflow.case.journal import Placed


class Sheets(Memory):
    """A journal, the enrolment in it, and the same in bytes once it has been put away.

    `at_hand` and `started` are None while they are away: see `taken_out`.
    """

    __slots__ = ("_bytes", "_zone", "at_hand", "started")

    def __init__(self, journal: Journal, started: "Placed | None", *, zone: str) -> None:
        # What `Memory` begins with, without the call: every entry makes one of these.
        self.checkpoints, self.folded, self.is_kept = (), None, False
        self.at_hand: Journal | None = journal
        self.started = started
        self._zone = zone
        self._bytes: bytes | None = None

    def forget(self) -> None:
        """Nothing is remembered any more, and the journal put away."""
        super().forget()
        self.put_away()

    def put_away(self) -> None:
        """Keep the bytes only. A long journal stays: to read it again would be felt."""
        journal = self.at_hand
        if journal is None or journal.size > CHUNK:
            return
        if self._bytes is None:
            from programflow.case.packing import rows_of  # of use to cases that lie about

            self._bytes = pickle.dumps(rows_of(journal), 5)
        self.at_hand = self.started = None

    def taken_out(self) -> Journal:
        """The journal, read again and at hand."""
        from programflow.case.packing import placed_of

        assert self._bytes is not None
        rows = pickle.loads(self._bytes)  # noqa: S301 - written here, and never left the process
        journal, self.started = placed_of(rows, self._zone)
        self.at_hand = journal
        return journal
