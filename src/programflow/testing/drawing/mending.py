"""Mends what is only known of a whole definition: which one is meant, what cannot be extended."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from programflow.diagnostics import Fault
from programflow.testing.drawing.sketch import Tree

# Parts that may be left out whole where they are at fault, by the rule.
_LEFT_OUT = {"no-max": "then", "no-rounds": "chooses", "after-may": "after"}


def mended(tree: Tree, faults: Sequence[Fault]) -> Tree | None:
    """The definition without these faults, or None where there is no small remedy."""
    tree = deepcopy(tree)
    for fault in faults:
        if _is_there(tree, fault.route[:-1]) and not _mend(tree, fault):
            return None
    return tree


def _is_there(tree: Tree, route: tuple[str | int, ...]) -> bool:
    """Whether the part has not been left out for another fault."""
    try:
        _at(tree, route)
    except (KeyError, IndexError):
        return False
    return True


def _mend(tree: Tree, fault: Fault) -> bool:
    mend = _MENDS.get(fault.rule)
    if mend is not None:
        return mend(tree, fault)
    key = _LEFT_OUT.get(fault.rule)
    if key is not None and key in fault.route:
        at = fault.route.index(key)
        _at(tree, fault.route[:at]).pop(key, None)
        return True
    return False


def _say_which(tree: Tree, fault: Fault) -> bool:
    part = _at(tree, fault.route)
    if isinstance(part, dict):
        part["which"] = "last"
        return True
    return False


def _have_no_end(tree: Tree, fault: Fault) -> bool:
    part = _at(tree, fault.route[:-1])
    for key in ("max", "late", "grace"):
        part.pop(key, None)
    return True


def _ask_no_class(tree: Tree, fault: Fault) -> bool:
    _at(tree, fault.route[:-1]).pop(str(fault.route[-1]), None)
    return True


def _judge_what_is_named(tree: Tree, fault: Fault) -> bool:
    _at(tree, fault.route[:-1])[fault.route[-1]] = "about"
    return True


def _say_why(tree: Tree, fault: Fault) -> bool:
    _at(tree, fault.route[: fault.route.index("then")])["reasons"] = "required"
    return True


def _mean_others(tree: Tree, fault: Fault) -> bool:
    del fault
    return sum(_narrowed(tree.get(section)) for section in _NARROWED) > 0


def _narrowed(part: Any) -> bool:
    """Where a wildcard over marks makes a ring, another mark is meant; whether there was one."""
    found = False
    if isinstance(part, dict):
        for kind, other in _MARKS.items():
            if part.get(kind) == "any" or isinstance(part.get(kind), dict):
                part.pop(kind)
                part |= other
                found = True
    for item in part.values() if isinstance(part, dict) else part if type(part) is list else ():
        found = _narrowed(item) or found
    return found


_NARROWED = ("findings", "tallies", "criteria", "clocks")
_MARKS: dict[str, Tree] = {
    "found": {"found": "out_of_place"},
    "opened": {"entered": "any"},
    "dropped": {"left": "any"},
}


def _vary(tree: Tree, fault: Fault) -> bool:
    """What names a thing of one variant is of that one too, or else the thing is of all."""
    absent = _at(tree, fault.related[0])
    reader = next((r for r in _may_vary(fault.route) if "only_in" not in _at(tree, r)), None)
    if reader is not None and "only_in" in absent:
        _at(tree, reader)["only_in"] = absent["only_in"]
    else:
        absent.pop("only_in", None)
    return True


def _may_vary(route: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """The parts around a place that may be of one variant, the narrowest first."""
    for at in range(len(route) - 1, 0, -1):
        if route[at - 1] in _VARIED and at < len(route) - 1:
            yield route[: at + 1]


_VARIED = frozenset({"then", "window", "next", "recommend", "findings", "tallies", "clocks"})


_MENDS: dict[str, Callable[[Tree, Fault], bool]] = {
    "which-one": _say_which,
    "void-after-max": _have_no_end,
    "judges-itself": _ask_no_class,
    "adverse-without-reasons": _say_why,
    "no-such-cause": _judge_what_is_named,
    "rule-cycle": _mean_others,
    "absent-in-variant": _vary,
}


def _at(tree: Any, route: tuple[str | int, ...]) -> Any:
    """The part at a route; a single item may stand without the list around it."""
    for key in route:
        if isinstance(key, int) and isinstance(tree, dict):
            continue
        tree = tree[key]
    return tree
