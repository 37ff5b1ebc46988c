"""How a status is shown: what the sections of the text share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import evolve, frozen

from programflow.case.verdict import Reason, Status
from programflow.rendering.dates import date_in_words
from programflow.rendering.language import Lang, say
from programflow.rendering.layout import WIDTH, Paint, table, wrap
from programflow.rendering.names import Names
from programflow.rendering.reasons import Teller, reason_lines

# Below a part stand its reason and what that rests on; the whole tree is for whoever asks.
DEPTH = 3
_SAID_ALREADY = frozenset({"bearer", "bearer-nobody"})


@frozen(kw_only=True)
class View:
    """A status, and how it is to be shown."""

    status: Status
    teller: Teller
    paint: Paint
    why: bool = True
    width: int = WIDTH

    @property
    def names(self) -> Names:
        """What the programme's parts are called."""
        return self.teller.names

    @property
    def lang(self) -> Lang:
        """The language shown."""
        return self.teller.lang

    def say(self, key: str, /, **params: Any) -> str:
        """A sentence of the status catalogue."""
        return say(self.lang, "status", key, **params)

    def day(self, day: date) -> str:
        """A date with its weekday."""
        return date_in_words(day, self.lang)

    def role(self, role: str) -> str:
        """A role as it stands in a sentence."""
        return self.names.role(role)

    def step(self, step: str) -> str:
        """The title of a step, or of a phase whose own window is meant."""
        return self.names.any(step)

    def of_cause(self, step: str, item: str) -> str:
        """The title of a step; where an entry set this instance off, also of which entry it is."""
        cause = item.partition("<")[2]
        title = self.step(step)
        if cause not in self.teller.dates:
            return title
        return self.say("of.cause", step=title, entry=self.teller.entry(cause))

    def title(self, key: str) -> str:
        """The heading of a section."""
        return self.paint(self.say(f"section.{key}"), "heading")

    def section(self, key: str, lines: Sequence[str]) -> list[str]:
        """A heading and its lines; nothing where there are none."""
        return [self.title(key), *lines] if lines else []

    def rows(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """Aligned columns."""
        return table(rows, width=self.width)

    def wrapped(self, text: str, *, indent: int = 2) -> list[str]:
        """A paragraph; its later lines further in."""
        return wrap(text, indent=indent, hang=indent + 2, width=self.width)

    def because(self, reason: Reason, *, indent: int = 4, depth: int = DEPTH) -> list[str]:
        """Why, in short: the reason, what it rests on, and what would change it."""
        if not self.why or reason.code == "no-reason":
            return []
        lines = reason_lines(
            _shortened(reason),
            self.teller,
            lead=self.say("why.lead"),
            indent=indent,
            depth=depth,
            width=self.width,
        )
        return [self.paint(line, "faint") for line in lines]


def _shortened(reason: Reason) -> Reason:
    """Without what the part itself has said: who bears it."""
    children = tuple(child for child in reason.children if child.code not in _SAID_ALREADY)
    return evolve(reason, children=children)
