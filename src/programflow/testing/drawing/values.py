"""Selections, moments, scopes, clocks and tallies of a programme that is being drawn."""

from collections.abc import Sequence
from typing import Any

from programflow.testing.drawing.sketch import Sketch, Tree

CARRYING = ("done", "tested", "decided", "began", "ended", "happened")
DAYS = (0, 1, 2, 3, 5, 7, 10)


def days(sketch: Sketch, *, least: int = 0) -> str:
    """A number of days."""
    n = sketch.choices.pick([d for d in DAYS if d >= least])
    return f"{n} day" if n == 1 else f"{n} days"


def length(sketch: Sketch, *, stopped: bool = False, hours: bool = False) -> Any:
    """A length of time, said or a parameter's; days and weeks only where counting can stop."""
    choices = sketch.choices
    forms = {"days": 10, "weeks": 2}
    if not stopped:
        forms |= {"months": 1, "working days": 3}
    if hours and not stopped:
        forms |= {"hours": 2}
    names = sketch.day_lengths if stopped else sketch.lengths
    if names:
        forms["parameter"] = 3
    form = choices.weighted(forms)
    if form == "parameter":
        return choices.pick(names)
    if form == "days":
        return days(sketch)
    n = choices.pick((1, 2) if form in {"weeks", "months"} else (1, 2, 5, 26))
    return f"{n} {form[:-1] if n == 1 else form}"


def count(sketch: Sketch, *, least: int = 0) -> Any:
    """A number, said or a parameter's."""
    if sketch.counts and sketch.choices.chance(15):
        return sketch.choices.pick(sketch.counts)
    return sketch.choices.between(least, least + 3)


def selector(sketch: Sketch, *, kinds: tuple[str, ...] | None = None, excused: bool = True) -> Any:
    """One kind, one target, perhaps a filter."""
    forms = _forms(sketch)
    if kinds is not None:
        forms = {kind: targets for kind, targets in forms.items() if kind in kinds}
    choices = sketch.choices
    weights = {kind: _WEIGHTS.get(kind, 1) for kind, targets in forms.items() if targets}
    kind = choices.weighted(weights)
    if kind == "enrolled":
        return "enrolled"
    target = choices.pick(forms[kind])
    drawn: Tree = {kind: {"is": target[3:]} if target.startswith("is:") else target}
    if choices.chance(35):
        drawn |= _filter(sketch, kind, target, excused=excused)
    return drawn


_WEIGHTS = {"done": 6, "missed": 5, "happened": 3, "decided": 2, "tested": 2, "entered": 2}


def _forms(sketch: Sketch) -> dict[str, list[str]]:
    """The kinds of entries and marks, with the targets that they may have here."""
    steps = [p.name for p in sketch.planned.values()]
    marked = sketch.readable_steps()
    settled = ["any"] if sketch.is_settled() and steps else []
    wild = ["is:session"] if settled and sketch.selectable("session") else []
    tests = sketch.selectable("test")
    decisions = sketch.selectable("decision")
    findings = [*sketch.findings, *(["out_of_order", "out_of_place"] if sketch.free else [])]
    return {
        "done": [*sketch.selectable("session", "task"), *wild, *settled],
        "missed": [*steps, *(["any"] if steps else [])],
        "happened": [*sketch.incidents],
        "decided": decisions,
        "tested": tests,
        "answered": [*sketch.questions, *(["any"] if sketch.questions else [])],
        "began": [*sketch.spells, "place"],
        "ended": [*sketch.spells],
        "booked": steps,
        "entered": [*sketch.places],
        "left": [*sketch.phases],
        "lapsed": marked,
        "opened": marked,
        "dropped": marked,
        "found": findings,
        "enrolled": ["enrolled"],
        "corrected": ["any"],
    }


def _filter(sketch: Sketch, kind: str, target: str, *, excused: bool) -> Tree:
    choices = sketch.choices
    if kind in {"missed", "happened"} and excused and choices.chance(60):
        return {"excused": choices.chance(30)}
    if kind in {"missed", "done", "lapsed"} and choices.chance(60):
        return {"cause": choices.pick(("participant", "provider", "outside", "any"))}
    if kind == "tested" and choices.chance(70):
        return {"result": choices.some(("clean", "dirty"), least=1, most=1)}
    if kind == "decided" and choices.chance(70):
        return {"option": [choices.pick(("yea", "nay"))]}
    if kind in {"began", "ended"} and target == "pause" and choices.chance(70):
        return {"reason": [choices.pick(("ill", "trip"))]}
    if kind in {"done", "missed", "decided", "happened"}:
        return {"by": choices.pick(("client", "staff"))}
    return {}


def selection(sketch: Sketch, **said: Any) -> Any:
    """A selector, or two."""
    first = selector(sketch, **said)
    return [first, selector(sketch, **said)] if sketch.choices.chance(15) else first


def moment(sketch: Sketch, *, own: bool = False, depth: int = 1) -> Any:
    """A date of the case. With `own`, those of the step that is being drawn too."""
    names = _dated_names(sketch)
    forms = {"selection": 8, "enrolled": 2}
    forms |= {form: _MOMENTS[form] for form, there in names.items() if there}
    if own and sketch.here is not None:
        forms |= {"opened": 3} | ({"previous_round": 4} if sketch.here.repeated else {})
    if depth:
        forms["latest"] = 2
    form = sketch.choices.weighted(forms)
    if form == "selection":
        drawn = selector(sketch)
        return drawn if drawn == "enrolled" else _which(sketch, drawn)
    if form in {"enrolled", "opened", "previous_round"}:
        return form
    if form == "latest":
        return {"latest": [moment(sketch, own=own, depth=0) for _ in range(2)]}
    return {form: sketch.choices.pick(names[form])}


_MOMENTS = {"answer": 1, "due": 2, "aim": 1, "expected_end": 1, "parameter": 2, "middle": 1}


def _dated_names(sketch: Sketch) -> dict[str, Sequence[str]]:
    """What moments of a form may name. A phase's window rests on no other window."""
    limited: list[str] = []
    if not sketch.for_phase:
        limited = [n for n in sketch.readable_steps() if sketch.steps.get(n, {}).get("window")]
    return {
        "answer": ("born",) if "born" in sketch.questions else (),
        "due": limited,
        "aim": limited,
        "expected_end": ("leave",) if "leave" in sketch.spells else (),
        "parameter": sketch.moments,
        "middle": () if sketch.for_phase else sorted(sketch.windows),
    }


def _which(sketch: Sketch, drawn: Tree) -> Tree:
    """Without `which` where one is meant anyhow; whether it is, the checks say."""
    which = sketch.choices.pick((None, "first", "last", "previous"))
    return drawn if which is None else {**drawn, "which": which}


def scope(sketch: Sketch) -> Any:
    """What is counted in."""
    choices = sketch.choices
    form = choices.weighted({"case": 4, "run": 1, "visit": 3, "phase": 1, "last": 3, "since": 2})
    if form == "phase":
        return {"phase": choices.pick(sketch.places)}
    if form == "last":
        return {"last": length(sketch)}
    if form == "since":
        return {"since": moment(sketch)}
    return form


def clock(sketch: Sketch) -> Tree:
    """Time elapsed since a moment."""
    choices = sketch.choices
    drawn: Tree = {"from": moment(sketch)}
    if choices.chance(20):
        drawn["until"] = moment(sketch)
    if sketch.spells and choices.chance(40):
        drawn[choices.pick(("except", "during"))] = [choices.pick(sketch.spells)]
    return {**drawn, "assumption": True}


def tally(sketch: Sketch) -> Tree:
    """A number over a selection."""
    choices = sketch.choices
    form = choices.weighted({"count": 6, "sum": 2, "share": 2, "consecutive": 2, "value": 2})
    drawn: Tree
    if form == "count":
        drawn = {"count": selection(sketch)}
    elif form == "sum":
        drawn = {"sum": "amount", "of": selection(sketch, kinds=CARRYING)}
    elif form == "share":
        drawn = {"share": selection(sketch), "among": selection(sketch)}
    elif form == "consecutive":
        drawn = {"consecutive": selection(sketch), "broken_by": selection(sketch)}
    else:
        which = choices.pick(("last", "previous", "first", "highest", "lowest"))
        drawn = {"value": "amount", "of": selection(sketch, kinds=CARRYING), "which": which}
    drawn["in"] = scope(sketch)
    if "last" in drawn["in"] and isinstance(drawn["in"], dict) and choices.chance(25):
        drawn["first_day"] = "counts"
    return {**drawn, "assumption": True}


def stops(sketch: Sketch, name: str) -> bool:
    """Whether a clock can stand still."""
    return bool({"except", "during"} & set(sketch.clocks[name]))
