"""Mends what is only known of a whole definition: which one is meant, what cannot be extended."""

from collections.abc import Sequence
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
        if not _mend(tree, fault):
            return None
    return tree


def _mend(tree: Tree, fault: Fault) -> bool:
    if fault.rule == "which-one":
        part = _at(tree, fault.route)
        if isinstance(part, dict):
            part["which"] = "last"
            return True
        return False
    if fault.rule == "void-after-max":
        part = _at(tree, fault.route[:-1])
        part.pop("max", None)
        part.pop("late", None)
        part.pop("grace", None)
        return True
    if fault.rule == "judges-itself":
        _at(tree, fault.route[:-1]).pop(str(fault.route[-1]), None)
        return True
    key = _LEFT_OUT.get(fault.rule)
    if key is not None and key in fault.route:
        at = fault.route.index(key)
        _at(tree, fault.route[:at]).pop(key, None)
        return True
    return False


def _at(tree: Any, route: tuple[str | int, ...]) -> Any:
    """The part at a route; a single item may stand without the list around it."""
    for key in route:
        if isinstance(key, int) and isinstance(tree, dict):
            continue
        tree = tree[key]
    return tree
