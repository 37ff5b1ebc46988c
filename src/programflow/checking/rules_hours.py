"""Hours counted from what has a date and never a time: such a limit never runs. (S1.6)"""

from collections.abc import Iterator

from programflow.checking.index import Index
from programflow.checking.rules_kinds import unit_of
from programflow.checking.said_lengths import thing_of
from programflow.definition.selections import MARKS, Moment, Selector
from programflow.definition.steps import Bound, Effect
from programflow.diagnostics import Fault, Route

# A booking is for a day; a mark is made at the close of one.
_DAYS_ONLY = frozenset({*MARKS, "booked"})
_DATES = frozenset({"opened", "answer", "expected_end", "middle"})


def hours(index: Index) -> Iterator[Fault]:
    """A bound in hours from a date."""
    for bound in index.all(Bound):
        from_date = _is_dated(index, bound)
        aim_unit = unit_of(index, bound.aim)
        for key, base in (
            ("min", from_date),
            ("aim", from_date),
            ("max", from_date),
            ("early", aim_unit not in {None, "hours"}),
            ("late", aim_unit not in {None, "hours"}),
        ):
            if base and unit_of(index, getattr(bound, key)) == "hours":
                yield _fault(index, (*bound.route, key), bound.route)


def _fault(index: Index, at: Route, bound: Route) -> Fault:
    params = (("thing", thing_of(index, bound)),)
    return Fault(rule="hours-from-date", route=at, params=params)


def _is_dated(index: Index, bound: Bound) -> bool:
    if bound.clock is not None:
        clock = index.programme.clocks.get(bound.clock)
        return clock is not None and is_timeless(index, clock.from_)
    return bound.from_ is not None and is_timeless(index, bound.from_)


def is_timeless(index: Index, moment: Moment) -> bool:
    """Whether a moment is a date, and no entry could give it a time."""
    if moment.form == "latest":
        return all(is_timeless(index, member) for member in moment.members)
    if moment.form == "parameter":
        parameter = index.programme.parameters[moment.name or ""]
        value = parameter.value
        return is_timeless(index, value) if isinstance(value, Moment) else parameter.unit == "date"
    if moment.form == "selection" and moment.selection is not None:
        return all(_is_of_days(one) for one in moment.selection.members)
    if moment.form in {"due", "aim"}:
        key = "max" if moment.form == "due" else "aim"
        ends = {unit_of(index, getattr(b, key)) for b in index.window(moment.name or "")} - {None}
        return bool(ends) and "hours" not in ends
    return moment.form in _DATES


def _is_of_days(one: Selector) -> bool:
    return one.kind in _DAYS_ONLY


def extensions(index: Index) -> Iterator[Fault]:
    """Hours added to a last day that is a date: the last day would no longer be known."""
    for effect in index.all(Effect):
        if effect.form != "extend" or unit_of(index, effect.by) != "hours":
            continue
        bounds = index.window(effect.target)
        dated = [bound for bound in bounds if unit_of(index, bound.max) not in {None, "hours"}]
        if dated:
            yield Fault(
                rule="hours-from-date",
                route=(*effect.route, "by"),
                params=(("thing", effect.target),),
                related=((*dated[0].route, "max"),),
            )


RULES = (hours, extensions)
