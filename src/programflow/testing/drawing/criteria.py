"""Criteria of a programme that is being drawn."""

from typing import Any

from programflow.testing.drawing.sketch import Sketch, Tree
from programflow.testing.drawing.values import count, days, length, scope, selection, stops

ORDER = ("at_least", "at_most", "more_than", "less_than", "is")
STATES = ("done", "open", "waiting", "dropped", "late")


def criterion(sketch: Sketch, *, depth: int = 1) -> Tree:
    """An atom, or a combination of a few."""
    choices = sketch.choices
    forms = {"atom": 6} | ({"all": 1, "any": 1, "not": 1, "at_least": 1} if depth else {})
    form = choices.weighted(forms)
    if form == "atom":
        return atom(sketch)
    if form == "not":
        return {"not": criterion(sketch, depth=depth - 1)}
    members = [criterion(sketch, depth=depth - 1) for _ in range(choices.between(1, 3))]
    if form == "at_least":
        return {"at_least": count(sketch, least=1), "of": members}
    return {form: members}


def atom(sketch: Sketch) -> Tree:
    """One question to the case."""
    forms = {"has": 3, "phase": 2}
    here: dict[str, Any] = {
        "answer": sketch.questions,
        "tally": sketch.tallies,
        "clock": sketch.clocks,
        "step": sketch.readable_steps(),
        "spell": sketch.spells,
        "finding": sketch.findings,
        "parameter": sketch.parameters,
        "variant": sketch.variants,
        "criterion": sketch.criteria,
    }
    forms |= {form: _WEIGHTS.get(form, 1) for form, names in here.items() if names}
    form = sketch.choices.weighted(forms)
    return _ATOMS[form](sketch)


_WEIGHTS = {"answer": 3, "tally": 5, "clock": 4, "step": 3, "spell": 2, "finding": 2}


def _answer(sketch: Sketch) -> Tree:
    choices = sketch.choices
    name = choices.pick(sorted(sketch.questions))
    kind = sketch.questions[name]
    if kind == "yes_no":
        return {"answer": name, "is": not choices.chance(40)}
    if kind == "choice":
        return {"answer": name, "is": choices.pick(("red", "blue"))}
    if kind == "date":
        return {"answer": name, choices.pick(ORDER): "2026-02-01"}
    if choices.chance(20):
        return {"answer": name, "among": [1, 3]}
    return {"answer": name, choices.pick(ORDER): choices.between(0, 4)}


def _tally(sketch: Sketch) -> Tree:
    choices = sketch.choices
    name = choices.pick(list(sketch.tallies))
    if choices.chance(10):
        return {"tally": name, "among": [0, 2]}
    operand: Any = count(sketch, least=1)
    if sketch.tallies[name].get("share"):
        operand = choices.pick((50, 0, 25, 100))
    elif choices.chance(15):
        operand = {"tally": choices.pick(list(sketch.tallies))}
        if choices.chance(50):
            operand |= {"times": choices.pick((2, -1)), "plus": 1}
    return {"tally": name, choices.pick(ORDER): operand}


def _clock(sketch: Sketch) -> Tree:
    choices = sketch.choices
    name = choices.pick(list(sketch.clocks))
    drawn = {"clock": name, choices.pick(ORDER): length(sketch, stopped=stops(sketch, name))}
    if choices.chance(10):
        drawn.setdefault("at_most", days(sketch))
    return drawn


def _states(form: str, name: str, states: list[str]) -> Tree:
    return {form: name, "is": states[0]} if len(states) == 1 else {form: name, "among": states}


def _step(sketch: Sketch) -> Tree:
    name = sketch.choices.pick(sketch.readable_steps())
    return _states("step", name, sketch.choices.some(STATES, least=1, most=2))


def _phase(sketch: Sketch) -> Tree:
    choices = sketch.choices
    whole = sketch.whole_phases()
    if whole and choices.chance(60):
        return {"phase": choices.pick(whole), "is": "done"}
    return {"phase": choices.pick(sketch.places), "is": "current"}


def _spell(sketch: Sketch) -> Tree:
    return _states(
        "spell", sketch.choices.pick(sketch.spells), [sketch.choices.pick(("open", "closed"))]
    )


def _finding(sketch: Sketch) -> Tree:
    return {"finding": sketch.choices.pick(list(sketch.findings)), "in": scope(sketch)}


def _has(sketch: Sketch) -> Tree:
    drawn: Tree = {"has": selection(sketch)}
    return {**drawn, "in": scope(sketch)} if sketch.choices.chance(50) else drawn


def _parameter(sketch: Sketch) -> Tree:
    choices = sketch.choices
    names = [n for n, p in sketch.parameters.items() if p["unit"] in _VALUES]
    if not names:
        return _phase(sketch)
    name = choices.pick(names)
    unit = sketch.parameters[name]["unit"]
    if unit == "yes_no":
        return {"parameter": name, "is": not choices.chance(50)}
    if choices.chance(15):
        return {"parameter": name, "among": list(_VALUES[unit])}
    return {"parameter": name, choices.pick(ORDER): choices.pick(_VALUES[unit])}


_VALUES: dict[str, tuple[Any, ...]] = {
    "days": ("3 days", "2 days", "5 days"),
    "count": (2, 1, 3),
    "yes_no": (True, False),
}


def _variant(sketch: Sketch) -> Tree:
    return {"variant": [sketch.choices.pick(sketch.variants)]}


def _named(sketch: Sketch) -> Tree:
    return {"criterion": sketch.choices.pick(list(sketch.criteria))}


_ATOMS = {
    "answer": _answer,
    "tally": _tally,
    "clock": _clock,
    "step": _step,
    "phase": _phase,
    "spell": _spell,
    "finding": _finding,
    "has": _has,
    "parameter": _parameter,
    "variant": _variant,
    "criterion": _named,
}
