"""Operators that leave something out, put it in another order, or in another place."""

from collections.abc import Iterator, Mapping
from typing import Any

from programflow.definition.criteria import Atom, Combination, Comparison
from programflow.definition.node import Node
from programflow.definition.programme import Outcome, Phase, Programme, Role
from programflow.definition.selections import Clock, Moment, Selection, Selector, Spell, Tally
from programflow.definition.steps import Bound, Option, Repeat, Step
from programflow.testing.mutating.change import Change, altered

# Lists of which each item can be left out; with True, one must remain.
LISTS: dict[type[Node], tuple[tuple[str, bool], ...]] = {
    Step: (
        *(("after", False), ("before", False), ("during", False), ("opens", True)),
        *(("window", False), ("signed_by", True), ("recommend", False)),
        *(("items", False), ("results", True), ("then", False)),
    ),
    Phase: (("window", False), ("next", False)),
    Option: (("then", False), ("values", False)),
    Repeat: (("except_", False),),
    Clock: (("except_", False), ("during", False)),
    Combination: (("members", True),),
    Selection: (("members", True),),
    Moment: (("members", True),),
    Role: (("credentials", False), ("never_also", False)),
    Spell: (("reasons", False),),
    Comparison: (("operand", True),),
    Selector: (("option", True), ("result", True), ("reason", True)),
}
# Fields that need not stand.
FIELDS: dict[type[Node], tuple[str, ...]] = {
    Step: ("unless", "done_by", "offers", "chooses"),
    Phase: ("enter",),
    Option: ("only_if",),
    Selector: ("excused", "cause", "result", "option", "reason", "by", "accounted", "which"),
    Tally: ("broken_by",),
    Spell: ("approval",),
    Repeat: ("gap", "until", "min", "max"),
    Clock: ("until",),
    Atom: ("scope",),
    Bound: ("min", "early", "late", "grace"),
}
# Maps of things with names, of which each can be left out.
MAPS: dict[type[Node], tuple[str, ...]] = {
    Programme: ("findings", "steps"),
    Phase: ("steps",),
    Outcome: ("steps",),
    Step: ("options",),
}


def omissions(node: Node, programme: Programme) -> Iterator[Change]:
    """A part with one thing less."""
    del programme
    for key, one_remains in LISTS.get(type(node), ()):
        items = getattr(node, key)
        if isinstance(items, tuple) and len(items) > one_remains:
            yield from _items(node, key, items)
    for key in FIELDS.get(type(node), ()):
        value = getattr(node, key)
        if value not in {None, ()} if isinstance(value, str | bool | tuple) else value is not None:
            yield Change(
                operator="dropped", key=key, node=altered(node, **{key: None}), before=value
            )
    for key in MAPS.get(type(node), ()):
        yield from _named(node, key, getattr(node, key))
    if isinstance(node, Phase):
        yield from _swapped(node)


def _items(node: Node, key: str, items: tuple[Any, ...]) -> Iterator[Change]:
    for index, item in enumerate(items):
        if key == "items" and item.need != "must":
            continue  # of points only a must is ever missing
        rest = (*items[:index], *items[index + 1 :])
        whole = altered(node, **{key: rest})
        yield Change(operator="dropped", key=key, node=whole, before=item, index=index)


def _named(node: Node, key: str, items: Mapping[str, Any]) -> Iterator[Change]:
    if len(items) == 1 and key == "options":
        return
    for name, item in items.items():
        rest = {other: one for other, one in items.items() if other != name}
        whole = altered(node, **{key: rest})
        yield Change(operator="dropped", key=key, node=whole, before=item, index=name)


def _swapped(phase: Phase) -> Iterator[Change]:
    """Which of two moves is looked at first."""
    for index in range(len(phase.next) - 1):
        one, other = phase.next[index : index + 2]
        moves = (*phase.next[:index], other, one, *phase.next[index + 2 :])
        yield Change(
            operator="order-swapped",
            key="next",
            node=altered(phase, next=moves),
            before=one,
            after=other,
            index=index,
        )
