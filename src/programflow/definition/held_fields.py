"""What a field of an entry may hold that an application makes: no more than a journal can hold.

What is read from a journal has been read strictly. An entry made in Python is asked the same as it
is made, so that no case is kept that cannot be read back.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from programflow.definition.drafting import AS_IT_IS
from programflow.definition.json_values import Misfit, by_name, literal, raw, text, wrong
from programflow.temporal import FIRST_YEAR, LAST_YEAR, to_date, to_day

if TYPE_CHECKING:
    from attrs import Attribute

Validator = Callable[[Any, "Attribute[Any]", Any], None]


Pairs = tuple[tuple[str, Any], ...]


def as_date(value: date | str) -> date:
    """A civil date.

    Raises:
        UnreadableDate: it is none, or none of the years 1900-2200.
    """
    return to_date(to_day(value))


AS_IT_IS[as_date] = (
    "value.__class__ is date and first <= value.year <= last",
    {"date": date, "first": FIRST_YEAR, "last": LAST_YEAR},
)


def optional_date(value: date | str | None) -> date | None:
    """The same, or none."""
    return None if value is None else as_date(value)


def day_or_instant(value: date | str | None) -> str | None:
    """A day as its text; a text as it is."""
    return value.isoformat() if isinstance(value, date) else value


def as_pairs(value: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Pairs:
    """A map as pairs by name, each value as a journal has it."""
    items = value.items() if isinstance(value, Mapping) else value
    return tuple(sorted((str(key), _as_read(raw, item)) for key, item in items))


def as_literals(value: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Pairs:
    """The same of values that a person may give."""
    items = value.items() if isinstance(value, Mapping) else value
    return tuple(sorted((str(key), _as_read(literal, item)) for key, item in items))


def _as_read(read: Callable[[Any], Any], value: Any) -> Any:
    """A value as it is when read from a journal, so that an entry made here is that entry.

    What cannot be read stays as it is, for admission to refuse.
    """
    try:
        return read(value)
    except Misfit:
        return value


def as_names(value: Iterable[str]) -> tuple[str, ...]:
    """One name, or several."""
    return (value,) if isinstance(value, str) else tuple(value)


def optional_names(value: Iterable[str] | None) -> tuple[str, ...] | None:
    """The same, or none."""
    return None if value is None else as_names(value)


class UnreadableField(ValueError):
    """A field of an entry holds what no journal can hold.

    `field` is its name and `rule` the rule that it breaks, as a journal's line would be told. What
    it holds is not said: it may be a person's.
    """

    def __init__(self, field: str, rule: str) -> None:
        super().__init__(field, rule)
        self.field = field
        self.rule = rule

    def __str__(self) -> str:
        return f"{self.field}: {self.rule}"


def read_as(read: Callable[[Any], Any]) -> Validator:
    """A validator: `read` can read the value, and makes the same of it."""

    def validate(_: Any, field: "Attribute[Any]", value: Any) -> None:
        if value is None and field.default is None:
            return
        try:
            is_said = read(value) == value
        except Misfit as misfit:
            raise UnreadableField(field.name, misfit.rule) from None
        if not is_said:
            raise UnreadableField(field.name, "wrong-kind")

    return validate


is_text = read_as(text)
AS_IT_IS[is_text] = ("value.__class__ is str and value.strip()", {})


def pairs(read: Callable[[Any], dict[str, Any]]) -> Callable[[Any], tuple[tuple[str, Any], ...]]:
    """What is kept of a map that `read` reads: its pairs, by name."""
    return lambda value: tuple(sorted(read(dict(value)).items()))


def is_true_or_false(value: Any) -> bool:
    """A boolean, and no word for one."""
    if not isinstance(value, bool):
        raise wrong("yes_no", value)
    return value


VALUES = pairs(by_name(literal))
