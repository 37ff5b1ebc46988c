"""What breaks the rules of meaning: a part that is wrong, put beside what was drawn."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from programflow.temporal import Duration, Unit

Tree = dict[str, Any]
Wrong = Callable[[Tree], None]


def _put(tree: Tree, section: str, **parts: Tree) -> None:
    tree[section] = {**tree.get(section, {}), **parts}


def _first(tree: Tree) -> str:
    """The phase in which a case begins."""
    return next(str(name) for name, phase in tree["phases"].items() if phase.get("initial"))


def _step(without: str | None = None, **more: Any) -> Wrong:
    """One step more, sound but for what is said of it."""

    def wrong(tree: Tree) -> None:
        role = next(iter(tree["roles"]))
        step = {"is": "session", "need": "must", "of": role, "source": "guide 1"}
        step["opens"] = [{"each": {"entered": _first(tree)}}]
        step = {key: value for key, value in {**step, **more}.items() if key != without}
        _put(tree, "steps", added=step)

    return wrong


def _bound(**more: Any) -> list[Tree]:
    return [{"from": "opened", "max": Duration(3, Unit.DAYS), "modality": "must", **more}]


def _part(section: str, **more: Any) -> Wrong:
    return lambda tree: _put(tree, section, added=more)


def _finding(when: Tree, **beside: Tree) -> Wrong:
    """A finding, and what else stands in the definition for it."""

    def wrong(tree: Tree) -> None:
        for section, part in beside.items():
            _put(tree, section, added=part)
        of = next(iter(tree["roles"]))
        _put(tree, "findings", added={"when": when, "modality": "may", "of": of, "source": "guide"})

    return wrong


def _ring(tree: Tree) -> None:
    _step(unless={"step": "other", "is": "done"})(tree)
    other = {**tree["steps"]["added"], "unless": {"step": "added", "is": "done"}}
    _put(tree, "steps", other=other)


def _bad_end(tree: Tree) -> None:
    _put(tree, "outcomes", added={"adverse": True})
    phase = tree["phases"][_first(tree)]
    move = {"when": {"phase": _first(tree), "is": "done"}, "go": "added", "source": "guide 1"}
    phase["next"] = [*phase.get("next", []), move]


def _unsaid_move(tree: Tree) -> None:
    phase = tree["phases"][_first(tree)]
    phase.pop("source", None)
    phase.pop("assumption", None)
    move = {"when": {"phase": _first(tree), "is": "done"}, "go": next(iter(tree["outcomes"]))}
    phase["next"] = [*phase.get("next", []), move]


_QUESTION = {"type": "yes_no", "says": {"nb": "Er det så?"}, "source": "guide 1"}
_STOPPED = {"from": "enrolled", "except": ["added"], "source": "guide 1"}
MEANT: Mapping[str, Wrong] = MappingProxyType(
    {
        "adverse-without-decision": _bad_end,
        "comparison-not-for-type": _finding(
            {"answer": "added", "at_least": 2}, questions=_QUESTION
        ),
        "gap-unit": _step(
            repeat={"times": 3, "gap": {"max": Duration(2, Unit.MONTHS), "modality": "should"}}
        ),
        "key-not-for-kind": _step(results=["passed", "failed"]),
        "may-with-must-bound": _step(need="may", window=_bound()),
        "move-without-source": _unsaid_move,
        "no-such-cause": _step(
            **{"is": "decision"}, options={"accept": {"then": [{"excuse": "cause"}]}}
        ),
        "not-a-choice": _step(need="ought"),
        "rule-cycle": _ring,
        "rule-without-source": _step(without="source"),
        "stopped-clock-unit": _finding(
            {"clock": "added", "at_least": Duration(2, Unit.MONTHS)},
            spells={"source": "guide 1"},
            clocks=_STOPPED,
        ),
        "top-level-without-opens": _step(without="opens"),
        "two-initial-phases": _part("phases", initial=True, source="guide 1"),
        "two-kinds": _step(opens=[{"each": {"done": "added", "missed": "added"}}]),
        "value-outside": _part("parameters", value=5, between=[1, 3], source="guide 1"),
        "which-one": _step(window=_bound(**{"from": {"corrected": "any"}})),
        "window-without-bearer": _part(
            "phases", window=_bound(**{"from": "enrolled"}, source="guide 1"), source="guide 1"
        ),
    }
)
"""What breaks a definition in its meaning, by rule."""
