"""Entries: dated facts and acts from outside, a closed set of twelve kinds.

An entry's payload (answers, values, results, reasons, causes, references) never shows in its repr:
kind, id, dates, step and instance names do.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import field, frozen

from programflow.definition.drafting import drafted
from programflow.definition.held_fields import (
    VALUES,
    Pairs,
    as_date,
    as_literals,
    as_names,
    as_pairs,
    day_or_instant,
    is_text,
    is_true_or_false,
    optional_date,
    optional_names,
    pairs,
    read_as,
)
from programflow.definition.json_values import Misfit, cause, many, name, raw, text
from programflow.definition.node import Node
from programflow.definition.values import Literal

_NAME = read_as(name)
_NAMES, _TEXTS = read_as(many(name)), read_as(many(text))
_CAUSE, _BOOLEAN = read_as(cause), read_as(is_true_or_false)
_VALUES = read_as(VALUES)


def correctable() -> frozenset[str]:
    """The fields of entries of any kind that may be corrected, as a journal names them."""
    fields = {field.name.rstrip("_") for cls in ENTRY_CLASSES for field in cls.__attrs_attrs__}
    return frozenset(fields - NOT_CORRECTABLE)


NOT_CORRECTABLE = frozenset({"id", "kind", "recorded"})


def _corrected(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Values by field; None takes a field away. What may not be corrected is for admission."""
    for key in fields.keys() - correctable() - NOT_CORRECTABLE:
        raise Misfit("unknown-key", key, key=key)
    return {key: None if item is None else raw(item) for key, item in fields.items()}


_FIELDS = read_as(pairs(_corrected))


@frozen(eq=False, repr=False, kw_only=True)
class Entry(Node):
    """What every entry carries.

    Args:
        id: unique in the case; the application's own.
        on: the civil date on which it occurred (`date` or ISO text), in the years 1900-2200.
        at: an instant with offset, or a local time of the programme's zone, as ISO text.
        recorded: a date (meaning its end) or an instant as ISO text; None means `on`.
        by: the role that acted.
        actor: an opaque key of the application's for the person; never a name.
        credentials: what the recorder vouches that the actor has.
        about: an instance, a lapse, a named round, or the entry that opened the instance.
        session: shared by the entries of one group meeting.

    Raises:
        UnreadableDate: a date cannot be read, or lies outside the years 1900-2200.
        UnreadableField: a field holds what no journal can hold, such as a blank `actor`. Names
            and values that only a programme can tell are left to `advance`.
    """

    kind: ClassVar[str] = ""
    shown: ClassVar[tuple[str, ...]] = ()

    id: str = field(validator=is_text)
    on: date = field(converter=as_date)
    at: str | None = None
    recorded: str | None = field(default=None, converter=day_or_instant)
    by: str | None = None
    actor: str | None = field(default=None, validator=is_text)
    credentials: tuple[str, ...] = field(default=(), converter=as_names, validator=_NAMES)
    about: str | None = field(default=None, validator=is_text)
    session: str | None = field(default=None, validator=is_text)

    def __repr__(self) -> str:
        parts = [repr(self.id), *(repr(getattr(self, name)) for name in self.shown)]
        return f"{type(self).__name__}({', '.join(parts)}, on={self.on.isoformat()})"


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Enrolled(Entry):
    """Starts the case; carries the place's values, so that the journal alone is enough."""

    kind: ClassVar[str] = "enrolled"
    variant: str | None = None
    place: str | None = field(default=None, validator=is_text)
    settings: Pairs = field(default=(), converter=as_pairs)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Booked(Entry):
    """An intent to hold a step on a date; the last booking rules."""

    kind: ClassVar[str] = "booked"
    shown: ClassVar[tuple[str, ...]] = ("step",)
    step: str
    for_: date = field(converter=as_date)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Done(Entry):
    """Held, attended, signed, handed over, registered, notified.

    `items` None means that all of the step's items were gone through.
    """

    kind: ClassVar[str] = "done"
    shown: ClassVar[tuple[str, ...]] = ("step",)
    step: str
    items: tuple[str, ...] | None = field(default=None, converter=optional_names)
    values: Pairs = field(default=(), converter=as_literals, validator=_VALUES)
    cause: str | None = field(default=None, validator=_CAUSE)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Missed(Entry):
    """Not held. `excused` is None only where a step of the programme judges it."""

    kind: ClassVar[str] = "missed"
    shown: ClassVar[tuple[str, ...]] = ("step",)
    step: str
    cause: str | None = field(default=None, validator=_CAUSE)
    excused: bool | None = field(default=None, validator=_BOOLEAN)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Answered(Entry):
    """Answers to questions; the latest rules."""

    kind: ClassVar[str] = "answered"
    answers: Pairs = field(converter=as_literals)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Tested(Entry):
    """The result of a test; `void` makes it a fact that counts for nothing."""

    # pytest would take a class of this name for one of tests.
    __test__: ClassVar[bool] = False
    kind: ClassVar[str] = "tested"
    shown: ClassVar[tuple[str, ...]] = ("test",)
    test: str
    result: str | None = field(default=None, validator=_NAME)
    void: bool = field(default=False, validator=_BOOLEAN)
    values: Pairs = field(default=(), converter=as_literals, validator=_VALUES)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Decided(Entry):
    """A person's choice; the only entry whose effects are choices."""

    kind: ClassVar[str] = "decided"
    shown: ClassVar[tuple[str, ...]] = ("step",)
    step: str
    option: str
    chosen: tuple[str, ...] = field(default=(), converter=as_names, validator=_TEXTS)
    reasons: tuple[str, ...] = field(default=(), converter=as_names, validator=_TEXTS)
    values: Pairs = field(default=(), converter=as_literals, validator=_VALUES)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Began(Entry):
    """A spell begins: a pause, a leave, a consent, a place."""

    kind: ClassVar[str] = "began"
    shown: ClassVar[tuple[str, ...]] = ("spell",)
    spell: str
    reason: str | None = field(default=None, validator=_NAME)
    expected_end: date | None = field(default=None, converter=optional_date)
    values: Pairs = field(default=(), converter=as_literals, validator=_VALUES)
    settings: Pairs = field(default=(), converter=as_pairs)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Ended(Entry):
    """A spell ends."""

    kind: ClassVar[str] = "ended"
    shown: ClassVar[tuple[str, ...]] = ("spell",)
    spell: str
    reason: str | None = field(default=None, validator=_NAME)
    values: Pairs = field(default=(), converter=as_literals, validator=_VALUES)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Happened(Entry):
    """What nobody was to do: a new episode, an admission to hospital."""

    kind: ClassVar[str] = "happened"
    shown: ClassVar[tuple[str, ...]] = ("incident",)
    incident: str
    witnesses: tuple[str, ...] = field(default=(), converter=as_names, validator=_TEXTS)
    excused: bool | None = field(default=None, validator=_BOOLEAN)
    values: Pairs = field(default=(), converter=as_literals, validator=_VALUES)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Corrected(Entry):
    """Names the entry it corrects: voids it (or lifts that), or replaces fields of it."""

    kind: ClassVar[str] = "corrected"
    shown: ClassVar[tuple[str, ...]] = ("entry",)
    entry: str
    void: bool | None = field(default=None, validator=_BOOLEAN)
    fields: Pairs = field(default=(), converter=as_pairs, validator=_FIELDS)


@drafted
@frozen(eq=False, repr=False, kw_only=True)
class Migrated(Entry):
    """From this day the case goes by another version of the programme."""

    kind: ClassVar[str] = "migrated"
    from_: str
    to: str
    renames: Pairs = field(default=(), converter=as_pairs)


ENTRY_CLASSES: tuple[type[Entry], ...] = (
    Enrolled,
    Booked,
    Done,
    Missed,
    Answered,
    Tested,
    Decided,
    Began,
    Ended,
    Happened,
    Corrected,
    Migrated,
)

Values = Mapping[str, Literal]
