"""What a case holds of its journal: the entries at hand, or put away in few bytes until next asked.

A machine lets go of what its cases remember, oldest first. With it goes the journal of a case that
is still held by somebody, so that a million open cases cost little more than they do on a disk.
"""

import pickle
from typing import TYPE_CHECKING

from programflow.case.chunks import CHUNK, Journal

if TYPE_CHECKING:
    from programflow.case.journal import Placed


class Sheets:
    """A journal, the enrolment in it, and the same in bytes once it has been put away."""

    __slots__ = ("__weakref__", "_bytes", "_journal", "_started", "_zone")

    def __init__(self, journal: Journal, started: "Placed | None", *, zone: str) -> None:
        self._journal: Journal | None = journal
        self._started = started
        self._zone = zone
        self._bytes: bytes | None = None

    @property
    def journal(self) -> Journal:
        """The entries in canonical order."""
        journal = self._journal
        return self._taken_out() if journal is None else journal

    @property
    def started(self) -> "Placed":
        """The enrolment, with what places it."""
        if self._journal is None:
            self._taken_out()
        started = self._started
        assert started is not None
        return started

    def put_away(self) -> None:
        """Keep the bytes only. A long journal stays: to read it again would be felt."""
        journal = self._journal
        if journal is None or journal.size > CHUNK:
            return
        if self._bytes is None:
            from programflow.case.packing import rows_of  # of use to cases that lie about

            self._bytes = pickle.dumps(rows_of(journal), 5)
        self._journal = self._started = None

    def _taken_out(self) -> Journal:
        from programflow.case.packing import placed_of

        assert self._bytes is not None
        rows = pickle.loads(self._bytes)  # noqa: S301 - written here, and never left the process
        journal, self._started = placed_of(rows, self._zone)
        self._journal = journal
        return journal
