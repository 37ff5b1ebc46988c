"""Parameters: what value a unit takes, and whether a value is one that may be taken."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.definition.containers import ListOf
from programflow.definition.document import Mapping, Scalar, Tree
from programflow.definition.grammar_values import MOMENT, MOMENT_WORDS
from programflow.definition.node import Route
from programflow.definition.norwegian_values import meant_value
from programflow.definition.reader import FAILED, Reader
from programflow.definition.records import Values
from programflow.definition.selections import Moment
from programflow.definition.shapes import KINDS, Name, Shape, Typed, Word
from programflow.definition.values import NOT_STATED
from programflow.temporal import Duration

# Units of time whose amounts can be compared, each as so many of the smallest.
_FAMILIES = {
    "days": ("days", 1),
    "weeks": ("days", 7),
    "months": ("months", 1),
    "years": ("months", 12),
    "working_days": ("working_days", 1),
    "hours": ("hours", 1),
}


class Setting(Shape):
    """A parameter's value. Which kind it is of, the parameter's unit says."""

    wanted = "setting"
    scalar = Typed(*KINDS, name="literal")
    names = ListOf(Name())

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A literal, a duration, a moment, a tuple of names, or NOT_STATED."""
        if isinstance(tree, Mapping):
            return MOMENT.read(tree, route, to)
        return (self.scalar if isinstance(tree, Scalar) else self.names).read(tree, route, to)

    def write(self, value: Any) -> Any:
        """Plain data."""
        if isinstance(value, Moment):
            return MOMENT.write(value)
        if isinstance(value, tuple) and not isinstance(value, Duration):
            return [Word(name) for name in value]
        return self.scalar.write(value)


SETTING = Setting()


def unit_of(value: Any) -> str | None:
    """The unit that a value speaks for; None for what is not stated."""
    if value is NOT_STATED:
        return None
    if isinstance(value, Duration):
        return str(value.unit.value)
    for kind, unit in _UNITS:
        if isinstance(value, kind):
            return unit
    return None


# bool before int, because every bool is an int.
_UNITS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "yes_no"),
    ((int, Decimal), "count"),
    (date, "date"),
    (Moment, "moment"),
    (tuple, "roles"),
    (str, "choice"),
)


def in_unit(value: Any, unit: str, route: Route = ()) -> Any:
    """The value as one of the unit, or FAILED; `route` is where it stands."""
    if value is NOT_STATED:
        return value
    if unit == "moment" and isinstance(value, str) and value in MOMENT_WORDS:
        return Moment(form=value, route=route)
    if unit == "roles" and isinstance(value, str):
        return (value,)
    spoken = unit_of(value)
    if spoken == unit or (spoken == "count" and unit == "percent"):
        return value
    family = _FAMILIES.get(unit, (None, 0))[0]
    return value if family and _FAMILIES.get(spoken or "", ("", 0))[0] == family else FAILED


def amount(value: Any) -> tuple[str, Any]:
    """A family of units and an amount in it: what `between` is compared by."""
    if isinstance(value, Duration):
        family, size = _FAMILIES[value.unit.value]
        return family, value.n * size
    return "number", value


def is_taken(value: Any, between: tuple[Any, Any] | None, among: tuple[Any, ...]) -> bool:
    """Whether a value is within the bounds, ends included, and one of the choices, if there are
    any.
    """
    if value is NOT_STATED:
        return True
    if among and value not in among:
        return False
    return between is None or amount(between[0])[1] <= amount(value)[1] <= amount(between[1])[1]


def finish_parameter(values: Values, route: Route, to: Reader) -> None:
    """Find the unit, bring every value to it, and hold each against `between` and `among`."""
    before = len(to.faults)
    unit = values.get("unit") or _spoken(values)
    if unit is None:
        to.fault("missing-key", route, on="key", key="unit", wanted="choice")
        return
    if unit == "choice" and "unit" not in values and not values.get("among"):
        _no_answers(values, route, to)
    values["unit"] = unit
    _convert(values, route, to)
    _check_between(values, route, to)
    if len(to.faults) > before:
        return
    between, among = values.get("between"), values.get("among", ())
    related = tuple((*route, key) for key in ("between", "among") if values.get(key))
    for at, value in _values(values, route):
        if not is_taken(value, between, among):
            to.fault("value-outside", at, related=related)


def _no_answers(values: Values, route: Route, to: Reader) -> None:
    """Note a yes or no in another language, which would pass for a choice of one."""
    for at, value in _values(values, route):
        meant = meant_value(value, ["yes_no"]) if isinstance(value, str) else ()
        if meant:
            to.fault("boolean-spelling", at, text=value, meant=meant[0])


def shorten_parameter(parameter: Any, plain: Values) -> None:
    """Leave out a unit that the values say. Words for moments read as choices: they say none."""
    names = ("value", "between", "among", "by_variant", "dated")
    values = {name: getattr(parameter, name) for name in names}
    if parameter.between is None:
        del values["between"]
    if parameter.unit != "moment" and _spoken(values) == parameter.unit:
        plain.pop("unit", None)


def _spoken(values: Values) -> str | None:
    said = [value for _, value in _values(values, ())]
    said += [*values.get("among", ()), *values.get("between", ())]
    units = [unit for value in said if (unit := unit_of(value)) is not None]
    return "moment" if "moment" in units else next(iter(units), None)


def _values(values: Values, route: Route) -> Iterator[tuple[Route, Any]]:
    if "value" in values:
        yield (*route, "value"), values["value"]
    for variant, value in values.get("by_variant", {}).items():
        yield (*route, "by_variant", variant), value
    for first, value in values.get("dated", ()):
        yield (*route, "dated", first.isoformat()), value


def _convert(values: Values, route: Route, to: Reader) -> None:
    def one(value: Any, *at: str | int) -> Any:
        converted = in_unit(value, values["unit"], (*route, *at))
        if converted is FAILED:
            unit, got = values["unit"], unit_of(value)
            length = got == "count" and unit in _FAMILIES and not isinstance(at[-1], int)
            example = f"{at[-1]}: {value} {unit.replace('_', ' ')}" if length else None
            to.fault("unit-mismatch", (*route, *at), example=example, unit=unit, got=got)
        elif values["unit"] == "roles" and value is not NOT_STATED:
            for role in converted:
                to.refer(("role",), role, (*route, *at))
        return converted

    if "value" in values:
        values["value"] = one(values["value"], "value")
    among = enumerate(values.get("among", ()))
    values["among"] = tuple(one(value, "among", index) for index, value in among)
    variants = values.get("by_variant", {}).items()
    values["by_variant"] = {key: one(value, "by_variant", key) for key, value in variants}
    dated = values.get("dated", ())
    values["dated"] = tuple((day, one(value, "dated", day.isoformat())) for day, value in dated)


def _check_between(values: Values, route: Route, to: Reader) -> None:
    between = values.get("between")
    if between is None:
        return
    at = (*route, "between")
    for index, value in enumerate(between):
        if in_unit(value, values["unit"]) is FAILED:
            to.fault("unit-mismatch", (*at, index), unit=values["unit"], got=unit_of(value))
            return
    if amount(between[0])[1] > amount(between[1])[1]:
        example = f"between: [{between[1]}, {between[0]}]"
        to.fault("between-form", at, example=example)
