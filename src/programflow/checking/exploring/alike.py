"""Steps that nobody can tell apart: only how many of them are done matters, not which."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from programflow.checking.exploring.events import Event
from programflow.checking.exploring.model import Model, State
from programflow.checking.index import Index, walk
from programflow.definition.node import Node
from programflow.definition.steps import Step

# Lists whose order means nothing.
_UNORDERED = frozenset({"all", "any", "of", "after", "union", "members"})


Group = tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]
"""Names of steps, and for each where it stands in a state."""


class Alike:
    """Groups of steps that may change places, by where they stand in a state."""

    def __init__(
        self, groups: Iterable[tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]]
    ) -> None:
        self._groups = tuple(groups)

    def __call__(self, state: State) -> State:
        """The state that stands for all in which members of a group have changed places."""
        if not self._groups:
            return state
        v = list(state)
        for _, places in self._groups:
            values = sorted(tuple(state[at] for at in own) for own in places)
            for own, value in zip(places, values, strict=True):
                for at, number in zip(own, value, strict=True):
                    v[at] = number
        return tuple(v)

    def few(self, events: Iterable[Event], state: State) -> Iterator[Event]:
        """Of events that differ only by which member of a group they name, one."""
        if not self._groups:
            yield from events
            return
        seen: set[Any] = set()
        for event in events:
            group = next((g for g in self._groups if event.target in g[0]), None)
            if group is not None:
                own = group[1][group[0].index(event.target)]
                key = (id(group), event._replace(target=""), tuple(state[at] for at in own))
                if key in seen:
                    continue
                seen.add(key)
            yield event


def alike_in(model: Model, index: Index) -> Alike:
    """The groups of a model: steps of one shape that every rule treats the same."""
    named = _named(index, set(model.steps))
    groups: dict[Any, list[str]] = {}
    for name, one in model.steps.items():
        groups.setdefault((_shape(one.step), named.get(name, frozenset())), []).append(name)
    return Alike(
        (tuple(names), tuple(_places(model, name) for name in names))
        for names in groups.values()
        if len(names) > 1 and len({len(_places(model, name)) for name in names}) == 1
    )


def _shape(step: Step) -> str:
    """What a step says, its name and its words apart."""
    bare = evolve(step, name="", title=None, says=None, note=None, source=None)
    return repr(bare).replace(repr(step.name), "·")


def _named(index: Index, names: set[str]) -> dict[str, frozenset[tuple[Any, ...]]]:
    """For each step the lists in which it is named, with what stands there, the name left open."""
    found: dict[str, set[tuple[Any, ...]]] = {}
    for node in walk(index.programme):
        if isinstance(node, Step):
            for name in names.intersection(node.after):
                found.setdefault(name, set()).add((node.route, "after"))
        for name in _names_in(node) & names:
            found.setdefault(name, set()).add(_where(index, node, name))
    return {name: frozenset(where) for name, where in found.items()}


def _names_in(node: Node) -> set[str]:
    """The names by which a part may mean a step."""
    said = (getattr(node, key, None) for key in ("name", "target", "step", "offers", "rounds_of"))
    return {one for one in said if isinstance(one, str) and not isinstance(node, Step)} | (
        {str(node.offers)} if isinstance(node, Step) and node.offers else set()
    )


def _where(index: Index, node: Node, name: str) -> tuple[Any, ...]:
    """The list around a part, and the member of it, as they are for any step of its group."""
    route: tuple[Any, ...] = node.route  # type: ignore[attr-defined]  # every part has one
    at = max((i for i, key in enumerate(route) if isinstance(key, int)), default=-1)
    if at < 1 or route[at - 1] not in _UNORDERED:
        return (route, repr(node))
    member = next(
        (n for n in walk(index.programme) if getattr(n, "route", ()) == route[: at + 1]), node
    )
    return (route[:at], repr(member).replace(repr(name), "·"))


def _places(model: Model, name: str) -> tuple[int, ...]:
    one = model.steps[name]
    places = (one.at, one.living, one.rounds, one.mask, one.older, one.before)
    own = tuple(at for at in places if at >= 0)
    counted = [c.at for c in model.counters if {s.target for s in c.selection.members} == {name}]
    return (*own, *counted)
