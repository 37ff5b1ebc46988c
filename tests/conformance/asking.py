"""A moment of a case as one player sees it, and the same case told otherwise."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from programflow.definition.entries import Entry
from tests.conformance.cases import Case, Journal, Moment, entry, known_by, without
from tests.conformance.players import Player, Refused, Seen

# Days. Longer than any window of these sources: a rule of time that is not theirs would show.
LONG = 100


class Asked(NamedTuple):
    """One moment: the case, who plays it, and what the player sees.

    `journal` holds what can be read; `refused` what cannot.
    """

    player: Player
    case: Case
    moment: Moment
    journal: Journal
    refused: dict[str, Refused]
    seen: Seen

    def thing(self, name: str) -> str:
        """The definition's name of a thing."""
        return self.case.names.thing(name)

    def long_after(self) -> Seen:
        """The case as it is when much time has passed and nothing more has been recorded."""
        at = self.moment.at + timedelta(days=LONG)
        return self.player.seen(self.known(), at=at, known=None)

    def told(self, journal: Journal, *, at: date | None = None) -> Seen:
        """Another journal, all of it known, on the day of the moment or another."""
        assert self.player.refusals(journal) == {}
        return self.player.seen(journal, at=at or self.moment.at, known=None)

    def known(self) -> Journal:
        """What had been recorded at the moment."""
        return known_by(self.journal, self.moment.known)

    def tried(self, act: Entry) -> Refused | None:
        """What becomes of an act on the day, by what was known."""
        return self.player.tried(self.known(), act)

    def made(self, **said: Any) -> Entry:
        """An entry in the names of the cases, on the day of the moment unless it says another."""
        return entry({"id": "told", "on": self.moment.at, **said}, self.case.names)

    def less(self, *ids: str) -> Journal:
        """What was known, as if these entries had never come."""
        return without(self.known(), *ids)

    def changed(self, name: str, **said: Any) -> Journal:
        """What was known, with one entry told otherwise, at its place."""
        (old,) = [e for e in self.known() if e.id == name]
        new = entry({"id": name, "on": old.on, "kind": old.kind, **said}, self.case.names)
        return tuple(new if e.id == name else e for e in self.known())
