"""Two versions of a programme: what the new one says otherwise, and on which days it matters.

A structural comparison of what was read, part by part and by name, so that the order of keys, words
and comments do not show. Whether a case would fare otherwise only its journal can say: `fares`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from programflow.checking.deadlines import DeadlineChange, deadline_changes
from programflow.checking.weighing import weigh
from programflow.definition.node import Node
from programflow.definition.programme import Programme
from programflow.definition.values import ParameterRef
from programflow.machine import Machine, compile_programme

SORTS = (
    "variants", "roles", "parameters", "questions", "forms", "incidents", "spells", "clocks",
    "tallies", "criteria", "findings", "phases", "outcomes", "steps",
)  # fmt: skip
# Words, and where a rule is written: they change no case.
_SAID = frozenset(
    {"title", "says", "note", "source", "assumption", "route", "name", "conflict", "unit"}
)
_APART = frozenset({"steps"})


@frozen(kw_only=True)
class Change:
    """One thing that the new version says otherwise.

    `effect` is loosens, tightens, moves, removes, adds or changes: what it does to whoever is bound
    by it. `sort` and `name` say of what, `keys` where inside it; `before` and `after` are the
    values, None where there is none.
    """

    effect: str
    sort: str
    name: str
    keys: tuple[str, ...] = ()
    before: Any = None
    after: Any = None
    declared: bool = False


@frozen(kw_only=True)
class Comparison:
    """What the new version of a programme does to the old one."""

    old: tuple[str, int | str]
    new: tuple[str, int | str]
    changes: tuple[Change, ...]
    deadlines: tuple[DeadlineChange, ...]


def compare(old: Programme, new: Programme, *, first: int, last: int) -> Comparison:
    """Compare two versions.

    Args:
        old: the version that is in force.
        new: the one that is to follow; what it `renames` is the same thing under another name.
        first: the first day on which a time limit is counted from.
        last: the last such day, included.
    """
    machines = compile_programme(old), compile_programme(new)
    return Comparison(
        old=(old.id, old.version),
        new=(new.id, new.version),
        changes=tuple(_changes(old, new, machines[1])),
        deadlines=tuple(
            deadline_changes(machines[0], machines[1], pairs(old, new), first=first, last=last)
        ),
    )


def things(programme: Programme) -> dict[tuple[str, str], Any]:
    """Every named thing, by sort and name; steps wherever they stand."""
    found: dict[tuple[str, str], Any] = {}
    for sort in SORTS:
        found |= {(sort, name): part for name, part in getattr(programme, sort).items()}
    places: list[Any] = [*programme.phases.values(), *programme.outcomes.values()]
    for place in places:
        found |= {("steps", name): step for name, step in place.steps.items()}
    return found


def _renamed(new: Programme) -> Mapping[tuple[str, str], str]:
    renames = {} if new.changes is None else new.changes.renames
    return {
        (sort, was): becomes for sort, names in renames.items() for was, becomes in names.items()
    }


def pairs(old: Programme, new: Programme) -> Iterator[tuple[str, Any, Any]]:
    """Each thing of the old version with what it has become: sort, the one, the other or None."""
    after, renamed = things(new), _renamed(new)
    for (sort, name), part in things(old).items():
        yield sort, part, after.get((sort, renamed.get((sort, name), name)))


def _changes(old: Programme, new: Programme, machine: Machine) -> Iterator[Change]:
    kept: set[tuple[str, str]] = set()
    declared = frozenset(() if new.changes is None else new.changes.tightens)
    for sort, part, becomes in pairs(old, new):
        if becomes is None:
            yield Change(effect="removes", sort=sort, name=part.name)
            continue
        kept.add((sort, becomes.name))
        yield from _inside(
            sort,
            part,
            becomes,
            programmes=(old, new),
            machine=machine,
            declared=declared,
        )
    for sort, name in things(new):
        if (sort, name) not in kept:
            yield _added(sort, things(new)[sort, name], declared)
    for key in ("always", "never"):
        before, after = getattr(old, key), getattr(new, key)
        yield from (
            Change(effect="adds", sort="claims", name=name) for name in after if name not in before
        )
        yield from (
            Change(effect="removes", sort="claims", name=name)
            for name in before
            if name not in after
        )


def _added(sort: str, part: Any, declared: frozenset[str]) -> Change:
    """A new duty binds; anything else that is new is only there."""
    binds = sort == "findings" or (sort == "steps" and part.need.modality == "must")
    return Change(
        effect="tightens" if binds else "adds",
        sort=sort,
        name=part.name,
        declared=part.name in declared,
    )


def stated(value: Any, programme: Programme) -> Any:
    """What a value comes to where it names a parameter: that one's own value."""
    return programme.parameters[value.name].value if isinstance(value, ParameterRef) else value


def _inside(
    sort: str,
    old: Any,
    new: Any,
    *,
    programmes: tuple[Programme, Programme],
    machine: Machine,
    declared: frozenset[str],
) -> Iterator[Change]:
    """What differs inside a thing, at the deepest place where it does."""
    for keys, before, after in _differing(old, new, ()):
        yield Change(
            effect=weigh(
                sort,
                keys,
                before=stated(before, programmes[0]),
                after=stated(after, programmes[1]),
                calendar=machine.calendar,
            ),
            sort=sort,
            name=new.name,
            keys=keys,
            before=before,
            after=after,
            declared=new.name in declared,
        )


def _differing(
    old: Any, new: Any, keys: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    if old == new:
        return
    if isinstance(old, Node) and type(old) is type(new):
        for key in _fields(old, outermost=not keys):
            one, other = getattr(old, key), getattr(new, key)
            yield from _differing(one, other, (*keys, key.rstrip("_")))
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in dict.fromkeys([*old, *new]):
            yield from _differing(old.get(name), new.get(name), (*keys, str(name)))
    elif _alike(old, new):
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differing(one, other, (*keys, str(i + 1)))
    else:
        yield keys, old, new


def _alike(old: Any, new: Any) -> bool:
    """Whether two lists are of parts, one beside the other."""
    lists = isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new)
    return lists and bool(old) and all(isinstance(one, Node) for one in (*old, *new))


def _fields(part: Node, *, outermost: bool) -> Iterable[str]:
    names: list[str] = [a.name for a in part.__attrs_attrs__]  # type: ignore[attr-defined]
    return [n for n in names if n not in _SAID and not (outermost and n in _APART)]
