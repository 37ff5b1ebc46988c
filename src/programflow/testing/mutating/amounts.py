"""Operators on numbers and lengths of time: less, more, twice, another unit, a day less."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from programflow.definition.criteria import Combination, Comparison
from programflow.definition.node import Node
from programflow.definition.programme import Incident, Parameter, Programme, Question
from programflow.definition.selections import Scope
from programflow.definition.steps import Bound, Ceiling, Chooses, Effect, Gap, Repeat
from programflow.definition.values import TallyRef
from programflow.temporal import Duration, Unit
from programflow.testing.mutating.change import Change, altered

FIELDS: dict[type[Node], tuple[str, ...]] = {
    Bound: ("min", "aim", "max", "early", "late", "grace"),
    Gap: ("max",),
    Repeat: ("times", "min", "max"),
    Scope: ("length",),
    Comparison: ("operand",),
    Combination: ("n",),
    Chooses: ("at_least",),
    Ceiling: ("at_most", "at_least"),
    Effect: ("by",),
    Incident: ("witnesses",),
    TallyRef: ("times", "plus"),
    Parameter: ("value",),
}
# Units that somebody may have mixed up.
OTHER_UNIT = {
    Unit.DAYS: Unit.WORKING_DAYS,
    Unit.WORKING_DAYS: Unit.DAYS,
    Unit.WEEKS: Unit.MONTHS,
    Unit.MONTHS: Unit.WEEKS,
    Unit.YEARS: Unit.MONTHS,
    Unit.HOURS: Unit.DAYS,
}


def amounts(node: Node, programme: Programme) -> Iterator[Change]:
    """Every amount in a part, otherwise."""
    del programme
    for key in FIELDS.get(type(node), ()):
        for operator, before, after in otherwise(getattr(node, key)):
            yield Change(
                operator=operator,
                key=key,
                node=altered(node, **{key: after}),
                before=before,
                after=after,
            )
    if isinstance(node, Parameter):
        yield from _by_variant(node)
    if isinstance(node, Question) and node.between is not None:
        yield from _between(node)


def otherwise(value: Any) -> Iterator[tuple[str, Any, Any]]:
    """An amount one less, one more, twice, in another unit; of anything else nothing."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Duration):
        return
    n: Any = value.n if isinstance(value, Duration) else value
    made: list[tuple[str, Any]] = [("one-less", n - 1), ("one-more", n + 1)]
    made += [("twice", n * 2)] if abs(n) > 1 else []
    for operator, other in made:
        if other < 0 <= n and not isinstance(value, Duration):
            continue  # there is no such count
        if isinstance(value, Duration):
            yield operator, value, Duration(other, value.unit)
        else:
            yield operator, value, other
    if isinstance(value, Duration) and n:
        yield "other-unit", value, Duration(value.n, OTHER_UNIT[value.unit])
        if value.unit is Unit.WEEKS:
            yield "a-day-less", value, Duration(7 * value.n - 1, Unit.DAYS)


def _by_variant(parameter: Parameter) -> Iterator[Change]:
    values: Mapping[str, Any] = parameter.by_variant
    for variant, value in values.items():
        for operator, before, after in otherwise(value):
            node = altered(parameter, by_variant={**values, variant: after})
            yield Change(
                operator=operator,
                key="by_variant",
                node=node,
                before=before,
                after=after,
                index=variant,
            )
    for index, (day, value) in enumerate(parameter.dated):
        for operator, before, after in otherwise(value):
            dated = (*parameter.dated[:index], (day, after), *parameter.dated[index + 1 :])
            yield Change(
                operator=operator,
                key="dated",
                node=altered(parameter, dated=dated),
                before=before,
                after=after,
                index=day.isoformat(),
            )


def _between(question: Question) -> Iterator[Change]:
    assert question.between is not None
    low, high = question.between
    for operator, before, after, between in (
        ("one-more", low, low + 1, (low + 1, high)),
        ("one-less", high, high - 1, (low, high - 1)),
        ("one-less", low, low - 1, (low - 1, high)),
        ("one-more", high, high + 1, (low, high + 1)),
    ):
        node = altered(question, between=between)
        index = 0 if before is low else 1
        yield Change(
            operator=operator, key="between", node=node, before=before, after=after, index=index
        )
