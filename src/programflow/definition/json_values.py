"""Values as JSON has them: strictly typed readers, each giving a value or a `Misfit`."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from programflow.definition.scalars import MAX_DIGITS, MAX_PLACES, is_name, typed
from programflow.diagnostics import SPECS
from programflow.temporal import Duration


class Misfit(Exception):
    """A JSON value that cannot be read: the rule it breaks, its parameters, and where inside it.

    Parameters that are not given say nothing: JSON is written by programs, which guess better.
    """

    def __init__(self, rule: str, *at: str | int, **params: Any) -> None:
        super().__init__(rule)
        self.rule = rule
        self.at = at
        self.params = tuple((name, params.get(name, ())) for name in SPECS[rule].params)


def wrong(wanted: str, value: Any) -> Misfit:
    """The misfit of a value of another kind than the one wanted."""
    return Misfit("wrong-kind", wanted=wanted, got=json_kind(value))


def json_kind(value: Any) -> str:
    """What kind of JSON value it is."""
    if value is None:
        return "null"
    for kind, name in _KINDS:
        if isinstance(value, kind):
            return name
    return "other"


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "yes_no"),
    ((int, float, Decimal), "number"),
    (str, "text"),
    (Mapping, "map"),
    ((list, tuple), "list"),
    (date, "date"),
)


CAUSES = ("participant", "provider", "outside")
_NO_DATES = {"impossible_date": "impossible-date", "distant_date": "date-out-of-reach"}


def text(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str):
        raise wrong("text", value)
    if not value.strip():
        raise Misfit("empty-value", wanted="text")
    return value


def name(value: Any) -> str:
    """A name of the language."""
    if not isinstance(value, str):
        raise wrong("name", value)
    if not is_name(value):
        raise Misfit("name-form", text=value)
    return value


def cause(value: Any) -> str:
    """Whose doing it is that something was late, or not held."""
    if value not in CAUSES:
        raise Misfit("not-a-choice", text=str(value), choices=CAUSES)
    return str(value)


def number(value: Any) -> int | Decimal:
    """An integer, or a decimal of at most 3 places and 15 digits; a float by its shortest text."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise wrong("number", value)
    if isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            raise Misfit("number-size", text="", meant=None)
        return value
    return _decimal(Decimal(repr(value)) if isinstance(value, float) else value)


def _decimal(value: Decimal) -> int | Decimal:
    if not value.is_finite():
        raise Misfit("number-form", text=str(value), meant=None)
    _, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int)
    if exponent < -MAX_PLACES:
        raise Misfit("number-places", text=str(value), meant=None)
    if len(digits) + max(exponent, 0) > MAX_DIGITS:
        raise Misfit("number-size", text=str(value), meant=None)
    return int(value) if exponent >= 0 else value.normalize()


def yes_no(value: Any) -> bool:
    """A boolean, or the words for it."""
    if value in {"yes", "no"} if isinstance(value, str) else False:
        return bool(value == "yes")
    if not isinstance(value, bool):
        raise wrong("yes_no", value)
    return value


def day(value: Any) -> date:
    """A civil date, as ISO text or as a date; a moment with a time of day is none."""
    if isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    if not isinstance(value, str):
        raise wrong("date", value)
    kind, found = typed(value) if value else ("null", None)
    if kind in _NO_DATES:
        raise Misfit(_NO_DATES[kind], text=value, meant=None)
    if kind != "date":
        raise Misfit("wrong-kind", wanted="date", got="text")
    assert isinstance(found, date)
    return found


def literal(value: Any) -> bool | int | Decimal | str | date:
    """What an answer or a value can be; text that is a date is a date, yes and no are booleans."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | Decimal):
        return number(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str) and value:
        kind, found = typed(value)
        if kind in _NO_DATES:
            raise Misfit(_NO_DATES[kind], text=value, meant=None)
        return found if kind in {"yes_no", "date"} else value
    raise wrong("literal", value)


def many(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """A list of values, each as `read` reads them."""

    def read_many(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise wrong("list", value)
        return tuple(_inside(read, item, index) for index, item in enumerate(value))

    return read_many


def by_name(read: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """A map from names to values, each as `read` reads them."""

    def read_map(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise wrong("map", value)
        for key in value:
            if not isinstance(key, str) or not is_name(key):
                raise Misfit("name-form", str(key), text=str(key))
        return {key: _inside(read, item, key) for key, item in value.items()}

    return read_map


def raw(value: Any) -> Any:
    """Any JSON value, lists made tuples and maps copied, so that nobody can change it."""
    if isinstance(value, Mapping):
        return {str(key): raw(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(raw(item) for item in value)
    if isinstance(value, float | Decimal):
        return number(value)
    if value is None or json_kind(value) == "other":
        raise wrong("literal", value)
    return value


def _inside(read: Callable[[Any], Any], item: Any, at: str | int) -> Any:
    try:
        return read(item)
    except Misfit as misfit:
        raise Misfit(misfit.rule, at, *misfit.at, **dict(misfit.params)) from None


def _number_to_json(value: Decimal) -> int | float | None:
    if not value.is_finite():
        return None
    if value == value.to_integral_value():
        return int(value)
    shortest = float(value)
    return shortest if Decimal(repr(shortest)) == value else None


def to_json(value: Any) -> Any:
    """A value as JSON has it. A float's text is a decimal of at most 15 digits exactly.

    A number that a journal cannot hold stays a number, or is null, so that nobody reads it back as
    a text.
    """
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, Decimal):
        return _number_to_json(value)
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
