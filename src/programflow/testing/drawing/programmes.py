"""Whole programmes: names first, then parts that read only what has been drawn before them."""

from typing import Any

from programflow.checking import check
from programflow.definition import parse
from programflow.definition.programme import Programme
from programflow.testing.drawing.choices import Choices
from programflow.testing.drawing.criteria import criterion
from programflow.testing.drawing.decisions import fill
from programflow.testing.drawing.mending import mended
from programflow.testing.drawing.parameters import parameters
from programflow.testing.drawing.sketch import MODALITIES, SOURCE, Planned, Sketch, Tree
from programflow.testing.drawing.steps import bound, step
from programflow.testing.drawing.values import clock, selection, tally
from programflow.testing.drawing.writing import write

HEAD: Tree = {
    "programflow": 1,
    "id": "drawn",
    "version": 1,
    "valid_from": "2020-01-01",
    "zone": "Europe/Oslo",
    "calendar": "norway",
    "record_keeper": "office",
    "title": {"nb": "Trukket"},
    "sources": {"guide": {"title": {"nb": "Veileder"}}},
    "roles": {
        "client": {"side": "participant"},
        "staff": {"credentials": ["course"], "assumption": True},
        "boss": {
            "held_by": "not stated",
            "never_also": ["staff"],
            "side": "provider",
            "assumption": True,
        },
        "court": {"side": "outside", "assumption": True},
        "office": {},
    },
}
SPELLS: Tree = {
    "pause": {"reasons": ["ill", "trip"], "assumption": True},
    "leave": {"assumption": True},
    "consent": {"party": "client", "consent": True, "assumption": True},
}
QUESTIONS: Tree = {
    "fit": {"of": "paper", "type": "yes_no", "need": "must", "says": {"nb": "Frisk"}},
    "level": {"of": "paper", "type": "scale", "between": [0, 5], "says": {"nb": "Grad"}},
    "points": {"of": "paper", "type": "number", "says": {"nb": "Poeng"}},
    "born": {"type": "date", "says": {"nb": "Dato"}},
    "colour": {
        "type": "choice",
        "choices": {"red": {"nb": "R"}, "blue": {"nb": "B"}},
        "says": {"nb": "Farge"},
    },
}


def draw_programme(choices: Choices, *, tries: int = 5) -> Programme | None:
    """A programme that the checks accept, or None where none came of it."""
    for _ in range(tries):
        found = accepted(draw_tree(choices))
        if found is not None:
            return found[0]
    return None


def accepted(tree: Tree) -> tuple[Programme, Tree] | None:
    """A definition as a programme without faults, small faults mended; None if it has others."""
    for _ in range(6):
        parsed = parse(write(tree), "drawn.yaml")
        faults = [f for f in parsed.faults if f.severity == "error"]
        if parsed.programme is not None:
            faults += [f for f in check(parsed.programme) if f.severity == "error"]
            if not faults:
                return parsed.programme, tree
        again = mended(tree, faults)
        if again is None:
            return None
        tree = again
    return None


def draw_tree(choices: Choices) -> Tree:
    """A definition as plain data, small, acyclic; the checks may still find a fault in it."""
    sketch = _sketch(choices)
    names = _Names()
    for planned in sketch.planned.values():
        _values(sketch, names)
        sketch.steps[planned.name] = step(sketch, planned)
    _values(sketch, names)
    sketch.free = True
    _values(sketch, names)
    for planned in sketch.planned.values():
        if planned.kind == "decision":
            fill(sketch, planned)
    return _whole(sketch)


class _Names:
    """Names of one letter and a number."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}

    def new(self, letter: str) -> str:
        self.used[letter] = self.used.get(letter, 0) + 1
        return f"{letter}{self.used[letter]}"


def _sketch(choices: Choices) -> Sketch:
    sketch = Sketch(choices)
    sketch.phases = ("a", "b", "c")[: choices.weighted(_PHASES[choices.heavy])]
    sketch.outcomes = ("good", "bad")
    sketch.variants = ("one", "two") if choices.chance(30, heavy=60) else ()
    least = 2 if choices.heavy else 0
    sketch.spells = tuple(choices.some(("pause", "leave", "consent"), least=least, most=2))
    sketch.incidents = tuple(choices.some(("smoked", "fight"), most=2))
    sketch.questions = {n: QUESTIONS[n]["type"] for n in choices.some(list(QUESTIONS), most=3)}
    for i in range(choices.weighted(_STEPS[choices.heavy])):
        planned = _planned(sketch, f"s{i + 1}")
        if i == 0 and choices.chance(60):  # or the first phase is over as soon as it begins
            planned.home, planned.by_default, planned.called = sketch.phases[0], True, False
            planned.need, planned.role = "must", "plain"
        sketch.planned[planned.name] = planned
    if "leave" in sketch.spells and choices.chance(40, heavy=60):
        name = "approval"
        approval = Planned(name, "decision", None, by_default=False, role="approve")
        approval.need = choices.weighted({"must": 4, "should": 1})
        sketch.planned[name] = approval
    parameters(sketch)
    sketch.windows = frozenset(p for p in sketch.phases if choices.chance(25, heavy=50))
    return sketch


_PHASES = {False: {1: 3, 2: 5, 3: 2}, True: {2: 3, 3: 3, 1: 1}}
_STEPS = {False: {1: 2, 2: 4, 3: 5, 4: 4, 5: 2, 6: 1}, True: {4: 3, 5: 3, 6: 2, 7: 1}}


def _planned(sketch: Sketch, name: str) -> Planned:
    choices = sketch.choices
    kinds = {"session": 5, "task": 5, "decision": 8, "test": 2}
    if sketch.questions.keys() & {"fit", "level", "points"}:
        kinds["form"] = 3
    kind = choices.weighted(kinds)
    homes: list[str | None] = [*sketch.phases, *sketch.phases, None, None, "good"]
    homes += [sketch.phases[0]] * (4 if kind == "decision" else 0)  # where a journal gets to
    planned = Planned(name, kind, choices.pick(homes))
    planned.need = choices.weighted({"must": 6, "should": 2, "may": 2, "depends": 2})
    planned.called = choices.chance(10 if kind == "decision" else 20)
    planned.droppable = choices.chance(15)
    called = planned.called or choices.chance(10 if kind == "decision" else 25)
    planned.by_default = planned.home is not None and not called
    if kind == "decision" and choices.chance(25):
        planned.role, planned.home, planned.called = "judge", None, False
    planned.repeated = kind in {"session", "task", "test"} and choices.chance(30, heavy=55)
    planned.strict = kind in {"session", "task", "test"} and choices.chance(18)
    if planned.strict and choices.chance(60):
        planned.role = "waived"
    elif kind in {"session", "task"} and choices.chance(10):
        planned.role, planned.home, planned.called = "clerk", None, False
        planned.by_default = False
    return planned


def _values(sketch: Sketch, names: _Names) -> None:
    """A few named values and findings over what there is so far."""
    choices = sketch.choices
    if choices.chance(25):
        sketch.clocks[names.new("c")] = clock(sketch)
    if choices.chance(35):
        sketch.tallies[names.new("t")] = tally(sketch)
    if choices.chance(20):
        sketch.criteria[names.new("k")] = criterion(sketch)
    if choices.chance(35):
        drawn: Tree = {"modality": choices.pick(MODALITIES)}
        drawn["of"] = choices.pick(("client", "staff", "court"))
        if choices.chance(40):
            drawn["each"] = selection(sketch)
        else:
            drawn["when"] = criterion(sketch)
        sketch.findings[names.new("f")] = {**drawn, "source": SOURCE}


def _whole(sketch: Sketch) -> Tree:
    tree: Tree = dict(HEAD)
    tree["variants"] = {name: {} for name in sketch.variants}
    tree["parameters"] = sketch.parameters
    tree["forms"] = {"paper": {}}
    tree["questions"] = {name: _question(sketch, name) for name in sketch.questions}
    tree["incidents"] = {n: {"witnesses": 2} if n == "fight" else {} for n in sketch.incidents}
    tree["spells"] = {name: _spell(sketch, name) for name in sketch.spells}
    for key in ("clocks", "tallies", "criteria", "findings"):
        tree[key] = getattr(sketch, key)
    tree["steps"] = _steps(sketch, None)
    tree["phases"] = {name: _phase(sketch, name) for name in sketch.phases}
    tree["outcomes"] = {
        name: {"adverse": name == "bad", "steps": _steps(sketch, name)} for name in sketch.outcomes
    }
    if sketch.variants:
        _vary(sketch, tree)
    tree["zone"] = sketch.choices.weighted(_ZONES)
    return {key: value for key, value in tree.items() if value != {}}


# Where the clocks change at midnight, a day may begin late, and its last hour may pass twice.
_ZONES = {"Europe/Oslo": 18, "Africa/Cairo": 1, "Asia/Beirut": 1}


def _vary(sketch: Sketch, tree: Tree) -> None:
    """Some things are in one variant only. What names them where they are absent, the checks say.

    Not the steps on which the drawing itself relies: who judges, who approves, who waives.
    """
    choices = sketch.choices
    rows: list[Tree] = [sketch.steps[n] for n, p in sketch.planned.items() if p.role == "plain"]
    for key in ("findings", "tallies", "criteria", "clocks"):
        rows += tree[key].values()
    rows += [rule for drawn in sketch.steps.values() for rule in drawn.get("recommend", ())]
    rows += [move for phase in tree["phases"].values() for move in phase.get("next", ())]
    for key in ("spells", "questions", "incidents"):
        rows += tree[key].values()
    if choices.chance(8):
        tree["roles"] = {n: dict(role) for n, role in tree["roles"].items()}
        rows.append(tree["roles"][choices.pick(("boss", "court"))])
    for row in rows:
        if choices.chance(12):
            row["only_in"] = [choices.pick(sketch.variants)]


def _steps(sketch: Sketch, home: str | None) -> Tree:
    return {n: sketch.steps[n] for n, p in sketch.planned.items() if p.home == home}


def _question(sketch: Sketch, name: str) -> Tree:
    drawn = dict(QUESTIONS[name])
    if "of" in drawn and sketch.choices.chance(30):
        drawn["need"] = sketch.choices.pick(("must", "should", "may"))
    return drawn


def _spell(sketch: Sketch, name: str) -> Tree:
    drawn = dict(SPELLS[name])
    if name == "leave" and sketch.choices.chance(5):
        drawn["consent"] = False
    if name == "leave" and "approval" in sketch.planned:
        drawn["approval"] = "approval"
    elif name == "leave" and sketch.choices.chance(25):
        drawn["many"] = sketch.choices.pick((2, *sketch.counts))
    return drawn


def _phase_window(sketch: Sketch, name: str) -> list[Tree]:
    sketch.for_phase = True
    limits = bound(sketch, own=False)
    sketch.for_phase = False
    for key in ("min", "early", "grace", "outside"):
        limits.pop(key, None)
    if "max" not in limits and "late" not in limits:
        limits["max"] = "5 days"
    window = [Tree({"from": {"entered": name}, "max": "7 days", "modality": "should"})]
    return [*window, limits] if sketch.choices.chance(40) else window


def _phase(sketch: Sketch, name: str) -> Tree:
    choices, drawn = sketch.choices, Tree()
    if name == sketch.phases[0]:
        drawn["initial"] = True
    elif choices.chance(20):
        drawn["enter"] = criterion(sketch)
    elif choices.chance(5):
        drawn["initial"] = False
    if name in sketch.windows:
        drawn["of"] = choices.pick(("staff", "client"))
        drawn["window"] = _phase_window(sketch, name)
    drawn["steps"] = _steps(sketch, name)
    at = sketch.phases.index(name)
    onward = [*sketch.phases[at + 1 :], "good"]
    moves: list[Any] = []
    for _ in range(choices.weighted({1: 4, 0: 2, 2: 2})):
        test = {"phase": name, "is": "done"} if choices.chance(50) else criterion(sketch)
        moves.append({"when": test, "go": choices.pick(onward)})
    if moves:
        drawn["next"] = moves
    return {**drawn, "source": SOURCE}
