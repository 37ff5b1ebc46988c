"""Selections, moments, scopes, clocks and tallies of a programme that is being drawn."""

from collections.abc import Collection, Sequence
from typing import Any

from programflow.definition.selections import MARKS
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
    forms = {"days": 30, "weeks": 6}
    if not stopped:
        forms |= {"months": 4, "working days": 9, "years": 2}
    if hours and not stopped:
        forms |= {"hours": 6}
    names = sketch.lengths_of(stopped=stopped, hours=hours)
    if names:
        forms["parameter"] = 9
    form = choices.weighted(forms)
    if form == "parameter":
        return choices.pick(names)
    if form == "days":
        return days(sketch)
    n = choices.pick(_AMOUNTS.get(form, (1, 2)))
    return f"{n} {form[:-1] if n == 1 else form}"


_AMOUNTS = {"hours": (1, 2, 5, 26), "working days": (1, 2, 5, 26), "years": (1,)}


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
    weights = {kind: _WEIGHTS.get(kind, 2) for kind, targets in forms.items() if targets}
    kind = choices.weighted(weights)
    if kind == "enrolled":
        return "enrolled"
    target = choices.pick(forms[kind])
    drawn: Tree = {kind: {"is": target[3:]} if target.startswith("is:") else target}
    if choices.chance(35):
        drawn |= _filter(sketch, kind, target, excused=excused)
    return drawn


_WEIGHTS = {"done": 12, "missed": 10, "happened": 6, "decided": 4, "tested": 4, "entered": 4}
_WEIGHTS |= {"migrated": 1}


def _forms(sketch: Sketch) -> dict[str, list[str]]:
    """The kinds of entries and marks, with the targets that they may have here."""
    steps = [p.name for p in sketch.planned.values()]
    wild = _wild({p.kind for p in sketch.planned.values()} - {"form"})
    marked = sketch.readable_steps()
    read = [*marked, *(wild if sketch.free and sketch.here is None else [])]
    settled = wild if sketch.is_settled() else []
    tests, decisions = sketch.selectable("test"), sketch.selectable("decision")
    findings = [*sketch.findings, *(["out_of_order", "out_of_place"] if sketch.free else [])]
    return {
        "done": [*sketch.selectable("session", "task"), *(w for w in settled if w in _DONE)],
        "missed": [*steps, *wild],
        "happened": [*sketch.incidents, *_any(sketch.incidents)],
        "decided": [*decisions, *(["is:decision", "any"] if decisions else [])],
        "tested": [*tests, *(w for w in settled if tests and w in {"is:test", "any"})],
        "answered": [*sketch.questions, *_any(sketch.questions)],
        "began": [*sketch.spells, "place", "any"],
        "ended": [*sketch.spells, *_any(sketch.spells)],
        "booked": [*steps, *wild],
        "entered": [*sketch.places, "any"],
        "left": [*sketch.phases, "any"],
        "lapsed": [*read, *(sorted(sketch.windows) if sketch.free else [])],
        "opened": read,
        "dropped": read,
        "found": [*findings, *(_any(findings) if sketch.free else [])],
        "enrolled": ["enrolled"],
        "corrected": ["any"],
        "migrated": ["any"],
    }


_DONE = frozenset({"is:session", "is:task", "any"})


def _any(names: Collection[str]) -> list[str]:
    return ["any"] if names else []


def _wild(kinds: set[str]) -> list[str]:
    """Targets that stand for several steps."""
    return [*(f"is:{kind}" for kind in sorted(kinds)), "any"] if kinds else []


def _filter(sketch: Sketch, kind: str, target: str, *, excused: bool) -> Tree:
    choices = sketch.choices
    if kind in {"missed", "happened"} and excused and choices.chance(60):
        return {"excused": choices.chance(30)}
    if kind == "lapsed" and choices.chance(30):
        return {"accounted": True}
    if kind in {"missed", "done", "lapsed"} and choices.chance(60):
        return {"cause": choices.pick(("participant", "provider", "outside", "any"))}
    if kind == "tested" and choices.chance(70):
        return {"result": choices.some(("clean", "dirty"), least=1, most=1)}
    if kind == "decided" and choices.chance(70):
        return {"option": [choices.pick(("yea", "nay"))]}
    if kind in {"began", "ended"} and target == "pause" and choices.chance(70):
        return {"reason": [choices.pick(("ill", "trip"))]}
    if kind in MARKS:
        return {}
    return {"by": choices.pick(("client", "staff"))}


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
    if sketch.spells and choices.chance(40, heavy=85):
        for key in choices.pick((("except",), ("during",), ("except", "during"))):
            drawn[key] = choices.some(sketch.spells, least=1)
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
