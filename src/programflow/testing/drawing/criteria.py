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
_WEIGHTS |= {"parameter": 2}


def _answer(sketch: Sketch) -> Tree:
    choices = sketch.choices
    name = choices.pick(sorted(sketch.questions))
    kind = sketch.questions[name]
    if choices.chance(20):
        return {"answer": name, "among": list(_AMONG[kind])}
    if kind == "yes_no":
        return {"answer": name, "is": not choices.chance(40)}
    if kind == "choice":
        return {"answer": name, "is": choices.pick(("red", "blue"))}
    op = choices.pick(ORDER)
    if kind == "date":
        there = sketch.of_unit("date") if op != "is" else ()
        return {"answer": name, op: choices.pick(("2026-02-01", *there))}
    if op != "is" and choices.chance(25):
        return {"answer": name, op: _read_number(sketch)}
    return {"answer": name, op: choices.between(0, 4)}


_AMONG: dict[str, tuple[Any, ...]] = {
    "yes_no": (True, False),
    "choice": ("red",),
    "date": ("2026-02-01", "1990-05-31"),
    "scale": (1, 3),
    "number": (1, 3),
}


def _read_number(sketch: Sketch) -> Any:
    """A number that is not said but read: a parameter's, or a tally's."""
    choices = sketch.choices
    if sketch.tallies and (not sketch.counts or choices.chance(65)):
        other: Tree = {"tally": choices.pick(list(sketch.tallies))}
        if choices.chance(50):
            other |= {"times": choices.pick((2, -1)), "plus": 1}
        return other
    return choices.pick(sketch.counts or (2,))


def _tally(sketch: Sketch) -> Tree:
    choices = sketch.choices
    name = choices.pick(list(sketch.tallies))
    if choices.chance(10):
        return {"tally": name, "among": [0, 2]}
    operand: Any = count(sketch, least=1)
    if sketch.tallies[name].get("share"):
        operand = choices.pick((50, 0, 25, 100, *sketch.of_unit("percent")))
    elif choices.chance(15):
        operand = _read_number(sketch)
    return {"tally": name, choices.pick(ORDER): operand}


def _clock(sketch: Sketch) -> Tree:
    choices = sketch.choices
    name = choices.pick(list(sketch.clocks))
    stopped = stops(sketch, name)
    if choices.chance(8):
        among = ["3 days", "1 week", *([] if stopped else ["1 month", "1 working day", "1 year"])]
        return {"clock": name, "among": among}
    drawn = {"clock": name, choices.pick(ORDER): length(sketch, stopped=stopped)}
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
    if whole and choices.chance(12):
        return {"phase": choices.pick(whole), "among": ["current", "done"]}
    if whole and choices.chance(60):
        return {"phase": choices.pick(whole), "is": "done"}
    return {"phase": choices.pick(sketch.places), "is": "current"}


def _spell(sketch: Sketch) -> Tree:
    choices = sketch.choices
    states = ["open", "closed"] if choices.chance(12) else [choices.pick(("open", "closed"))]
    return _states("spell", choices.pick(sketch.spells), states)


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
    rare = [n for n in names if n in {"deadline", "pace"}]
    name = choices.pick(rare if rare and choices.chance(50) else names)
    unit = sketch.parameters[name]["unit"]
    if choices.chance(25):
        return {"parameter": name, "among": list(_VALUES[unit][:2])}
    op = "is" if unit in {"yes_no", "choice"} else choices.pick(ORDER)
    if op != "is" and choices.chance(40):
        read = choices.pick(sketch.of_unit(unit))
        if unit == "count":
            read = _read_number(sketch)
        elif unit in _LENGTHS:
            read = choices.pick(sketch.lengths_of(hours=True))
        return {"parameter": name, op: read}
    return {"parameter": name, op: choices.pick(_VALUES[unit])}


_VALUES: dict[str, tuple[Any, ...]] = {
    "days": ("3 days", "2 days", "5 days", "1 week", "3 working days", "72 hours"),
    "weeks": ("1 week", "2 weeks", "7 days", "10 working days"),
    "months": ("1 month", "2 months", "31 days"),
    "years": ("1 year", "12 months"),
    "working_days": ("3 working days", "5 working days", "5 days", "1 week"),
    "hours": ("24 hours", "5 hours", "1 day"),
    "count": (2, 1, 3),
    "percent": (50, 80),
    "yes_no": (True, False),
    "date": ("2026-02-10", "2026-01-08"),
    "choice": ("short", "long"),
}


_LENGTHS = frozenset({"days", "weeks", "months", "years", "working_days", "hours"})


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
