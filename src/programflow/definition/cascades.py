"""Faults that are there only because of another one, taken out: one mistake, one fault."""

from itertools import pairwise, takewhile

from programflow.definition.document import Mapping, Scalar, Tree, part_at
from programflow.definition.node import Route
from programflow.definition.scalars import typed
from programflow.diagnostics import Fault

# More odd keys than these beside each other are no slip of indentation.
MOST = 200
SHOWN = 5
_LACKING = {"missing-key": "key", "missing-one-of": "keys"}


def without_cascades(faults: list[Fault], tree: Tree) -> list[Fault]:
    """The faults without those that come of a misspelt key, or of lines with too little indent."""
    if not faults:
        return faults
    return _spelt(_indented(_points(_whole(faults, tree), tree), tree))


def _points(faults: list[Fault], tree: Tree) -> list[Fault]:
    """A number with a comma for a point, which in braces is read as a number and a key."""
    maps = {fault.route[:-1] for fault in faults if _is_digits(fault)}
    before = {(route, key): last for route in maps for last, key in _pairs(route, tree)}
    return [_point(fault, before, tree) if _is_digits(fault) else fault for fault in faults]


def _is_digits(fault: Fault) -> bool:
    return fault.rule == "unknown-key" and str(fault.route[-1]).isdecimal()


def _point(fault: Fault, before: dict[tuple[Route, str], str], tree: Tree) -> Fault:
    route, digits = fault.route[:-1], str(fault.route[-1])
    last = before.get((route, digits))
    whole = part_at(tree, (*route, last)) if last is not None else None
    if not isinstance(whole, Scalar) or not whole.plain or typed(whole.text)[0] != "number":
        return fault
    return Fault(
        rule="number-form",
        route=(*route, str(last)),
        params=(("text", f"{whole.text},{digits}"), ("meant", None)),
        example=f"{last}: {whole.text}.{digits}",
    )


def _pairs(route: Route, tree: Tree) -> list[tuple[str, str]]:
    around = part_at(tree, route)
    return list(pairwise(around.items)) if isinstance(around, Mapping) else []


def _whole(faults: list[Fault], tree: Tree) -> list[Fault]:
    """Of the pieces that a text was split into only the first."""
    pieces: dict[Route, set[str]] = {}
    for fault in faults:
        if fault.rule == "unquoted-prose":
            pieces.setdefault(fault.route[:-1], set()).add(str(fault.route[-1]))
    later = {(route, key) for route in pieces for key in _later(route, pieces[route], tree)}
    return [
        fault
        for fault in faults
        if fault.rule != "unquoted-prose" or (fault.route[:-1], fault.route[-1]) not in later
    ]


def _later(route: Route, pieces: set[str], tree: Tree) -> list[str]:
    pairs = _pairs(route, tree)
    return [key for before, key in pairs if before in pieces and key in pieces]


def _spelt(faults: list[Fault]) -> list[Fault]:
    """A key that lacks because it is misspelt does not lack."""
    meant = {
        (fault.route[:-1], key)
        for fault in faults
        if fault.rule == "unknown-key"
        for key in fault.param("near")
    }
    return [fault for fault in faults if not _is_meant(fault, meant)]


def _is_meant(fault: Fault, meant: set[tuple[Route, str]]) -> bool:
    name = _LACKING.get(fault.rule)
    if name is None:
        return False
    keys = fault.param(name)
    return any((fault.route, key) in meant for key in ((keys,) if name == "key" else keys))


def _indented(faults: list[Fault], tree: Tree) -> list[Fault]:
    """A key with nothing inside it, and below it keys that do not belong beside it: one mistake."""
    odd: dict[Route, list[Fault]] = {}
    for fault in faults:
        if fault.route and fault.rule in {"unknown-key", "duplicate-key"}:
            odd.setdefault(fault.route[:-1], []).append(fault)
    found: list[Fault] = []
    gone: set[int] = set()
    for fault in faults:
        around = odd.get(fault.route[:-1]) if fault.route else None
        if (
            around
            and len(around) <= MOST
            and fault.rule in {"empty-value", "unknown-key"}
            and id(fault) not in gone
        ):
            below = _below(fault, part_at(tree, fault.route[:-1]), around)
            if below:
                gone |= {id(fault), *map(id, below)}
                found.append(_nothing_inside(fault.route, below))
    return [*(fault for fault in faults if id(fault) not in gone), *found]


def _nothing_inside(route: Route, below: list[Fault]) -> Fault:
    """The fault, with the lines that were to be inside; a second key has the route of the first."""
    related = tuple(fault.route for fault in below if fault.rule == "unknown-key")[:SHOWN]
    params = (("key", str(route[-1])),)
    return Fault(rule="nothing-inside", route=route, on="key", params=params, related=related)


def _below(fault: Fault, around: Tree | None, odd: list[Fault]) -> list[Fault]:
    """The faults of keys that were to be inside the key of this fault."""
    if not isinstance(around, Mapping) or around.flow:
        return []
    key = str(fault.route[-1])
    value = around.items.get(key)
    if not isinstance(value, Scalar) or not value.plain or typed(value.text)[0] != "null":
        return []
    if fault.rule == "unknown-key":
        line = around.keys[key].start.line + 1
        return [o for o in odd if o.rule == "duplicate-key" and o.at and o.at.line > line]
    unknown = {o.route[-1]: o for o in odd if o.rule == "unknown-key"}
    after = list(around.items)[list(around.items).index(key) + 1 :]
    return [unknown[name] for name in takewhile(unknown.__contains__, after)]
