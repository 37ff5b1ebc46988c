"""Steps of a programme that is being drawn."""

from typing import Any

from programflow.testing.drawing.completions import called_later, then
from programflow.testing.drawing.criteria import criterion
from programflow.testing.drawing.sketch import MODALITIES, SOURCE, Planned, Sketch, Tree
from programflow.testing.drawing.values import count, days, length, moment, selection, selector


def step(sketch: Sketch, planned: Planned) -> Tree:
    """The step that was planned, with what it reads of what has been drawn so far."""
    sketch.here = planned
    choices = sketch.choices
    drawn: Tree = {"is": planned.kind, "need": _need(sketch, planned)}
    drawn["of"] = choices.weighted({"client": 5, "staff": 4, "boss": 1, "court": 1})
    if choices.chance(30):
        drawn["by"] = choices.pick(("staff", "client", "boss"))
    drawn |= _order(sketch, planned)
    drawn |= _openings(sketch, planned, by_staff=drawn["of"] in {"staff", "boss"})
    if choices.chance(12) or (planned.droppable and planned.need == "may"):
        drawn["unless"] = criterion(sketch)
    window = [bound(sketch) for _ in range(choices.weighted({0: 4, 1: 5, 2: 2}))]
    if planned.strict:
        window.append(_strict(sketch))
    if window:
        drawn["window"] = [_allowed(planned, b) for b in window]
    drawn |= _KINDS[planned.kind](sketch, planned)
    sketch.here = None
    return {**drawn, "source": SOURCE}


def _need(sketch: Sketch, planned: Planned) -> Any:
    if planned.need == "depends":
        return {"must_when": criterion(sketch), "else": sketch.choices.pick(("may", "should"))}
    return planned.need


def _allowed(planned: Planned, drawn: Tree) -> Tree:
    """A step that need not be done has no date by which it must."""
    if planned.need == "may" and drawn["modality"] == "must":
        return {**drawn, "modality": "should"}
    return drawn


def _order(sketch: Sketch, planned: Planned) -> Tree:
    choices, drawn = sketch.choices, Tree()
    earlier = [sketch.planned[name] for name in sketch.steps]
    first = [p.name for p in earlier if p.need not in {"may", "depends"} or p.droppable or p.called]
    near = [name for name in first if sketch.planned[name].home == planned.home] or first
    if near and choices.chance(35):
        drawn["after"] = choices.some(near, least=1, most=2)
    if earlier and choices.chance(10):
        modality = choices.pick(("should", "may") if planned.need == "may" else MODALITIES)
        drawn["before"] = [{"step": choices.pick(earlier).name, "modality": modality}]
    if sketch.spells and choices.chance(12, heavy=25):
        drawn["during"] = [choices.pick(sketch.spells)]
    return drawn


def _openings(sketch: Sketch, planned: Planned, *, by_staff: bool) -> Tree:
    choices = sketch.choices
    if planned.role == "judge":
        kinds = ("missed", "happened") if sketch.incidents else ("missed",)
        return {"opens": [{"each": selection(sketch, kinds=kinds, excused=False)}]}
    if planned.role == "approve":
        return {"opens": [{"each": {"began": "leave"}}]}
    if planned.role == "clerk":
        judged = ("missed", "happened", "began") if sketch.incidents else ("missed", "began")
        return {"opens": [{"each": selection(sketch, kinds=judged)}]}
    opens: list[Tree] = []
    if planned.called:
        opens.append({"called": True})
    if planned.home is None or not planned.by_default:
        forms = {"each": 5, "when": 2} | ({"none": 4} if opens else {})
        form = choices.weighted(forms)
        if form == "each":
            opens.append({"each": _cause(sketch, by_staff=by_staff)})
        elif form == "when":
            opens.append({"when": criterion(sketch)})
    return {"opens": opens} if opens else {}


def _cause(sketch: Sketch, *, by_staff: bool) -> Any:
    """What opens a step; of a lapse that nobody has accounted for, the staff alone may be told.

    A decision is often there from the start, since most of what it can do shows only when taken.
    """
    here = sketch.here
    if here is not None and here.kind == "decision" and sketch.choices.chance(50):
        return sketch.choices.pick(("enrolled", {"entered": sketch.phases[0]}))
    marked = sketch.readable_steps()
    if by_staff and marked and sketch.choices.chance(15):
        return {"lapsed": sketch.choices.pick(marked), "accounted": False}
    return selection(sketch)


def bound(sketch: Sketch, *, own: bool = True) -> Tree:
    """One bound of a window."""
    choices = sketch.choices
    drawn: Tree = {}
    stopped = False
    if sketch.clocks and own and choices.chance(15, heavy=45):
        drawn["clock"] = choices.pick(list(sketch.clocks))
        stopped = bool({"except", "during"} & set(sketch.clocks[drawn["clock"]]))
    else:
        drawn["from"] = moment(sketch, own=own)
    called = own and sketch.here is not None and sketch.here.called
    keys: tuple[str, ...] = choices.pick(
        (("max",), ("min",), ("aim",), ("min", "max"), ("aim", "late"), ("aim", "early", "late"))
    )
    for key in keys:
        drawn[key] = length(sketch, stopped=stopped, hours=True)
        if called and choices.chance(30):
            drawn[key] = {"value": "extra"}
    drawn["modality"] = choices.pick(MODALITIES)
    if ("max" in drawn or "late" in drawn) and choices.chance(20):
        drawn["counting"] = choices.pick(("statutory", "statutory", "plain"))
    if choices.chance(3):
        drawn["outside"] = "counts"
    if sketch.variants and choices.chance(10):
        drawn["only_in"] = [choices.pick(sketch.variants)]
    return drawn


def _strict(sketch: Sketch) -> Tree:
    """A bound outside of which entries do not count; only a least date needs no waiver."""
    choices = sketch.choices
    drawn: Tree = {"from": moment(sketch, own=True), "min": days(sketch, least=1)}
    if sketch.here is not None and sketch.here.role == "waived":
        drawn["max"] = days(sketch, least=2)
        if choices.chance(85):
            drawn["grace"] = length(sketch, hours=True)
            if sketch.here.called and choices.chance(30):
                drawn["grace"] = {"value": "extra"}
    return {**drawn, "modality": choices.pick(MODALITIES), "outside": "does_not_count"}


def _repeat(sketch: Sketch, planned: Planned) -> Tree:
    if not planned.repeated:
        return {}
    choices, drawn = sketch.choices, Tree()
    forms = choices.some(("times", "per", "until", "gap"), least=1, most=2)
    if "times" in forms:
        drawn |= _times(sketch, planned)
    if "until" in forms:
        drawn["until"] = criterion(sketch)
    if "per" in forms:
        drawn |= _pace(sketch, planned)
    if "gap" in forms:
        most = length(sketch, stopped=True)
        if planned.called and choices.chance(30):
            most = {"value": "extra"}
        drawn["gap"] = {"max": most, "modality": choices.pick(MODALITIES)}
    if sketch.spells and ("per" in forms or "gap" in forms) and choices.chance(40, heavy=80):
        drawn["except"] = [choices.pick(sketch.spells)]
    return {"repeat": drawn}


def _times(sketch: Sketch, planned: Planned) -> Tree:
    choices = sketch.choices
    if planned.called and choices.chance(40):
        return {"times": {"value": "extra_times"}}
    drawn: Tree = {"times": count(sketch, least=2)}
    if planned.kind in {"session", "task"} and choices.chance(20):
        drawn["named"] = not choices.chance(20)
    return drawn


def _pace(sketch: Sketch, planned: Planned) -> Tree:
    choices = sketch.choices
    per = choices.weighted({"week": 4, "month": 3, "year": 2})
    drawn: Tree = {"per": per, "min": count(sketch, least=1)}
    drawn |= {"partial": choices.pick(("waived", "required"))}
    drawn |= {"modality": choices.pick(MODALITIES)}
    if choices.chance(40):
        drawn["max"] = choices.pick((2, 1, *sketch.counts))
    for key in ("min", "max"):
        if planned.called and key in drawn and choices.chance(30):
            drawn[key] = {"value": "extra_times"}
    return drawn


def _session(sketch: Sketch, planned: Planned) -> Tree:
    choices, drawn = sketch.choices, _repeat(sketch, planned)
    if choices.chance(20):
        need = choices.pick(MODALITIES)
        drawn["items"] = [{"item": "safety", "need": need}, {"item": "plan", "need": "must"}]
    if choices.chance(8):
        drawn["minutes"] = {"aim": choices.pick((30, *sketch.counts)), "reserve": 5}
        drawn["fills"] = ["paper"]
    return drawn | _done_by(sketch) | then(sketch, planned)


def _task(sketch: Sketch, planned: Planned) -> Tree:
    choices, drawn = sketch.choices, _repeat(sketch, planned)
    if not drawn and choices.chance(15):
        drawn["signed_by"] = ["client", "staff"]
        if "signers" in sketch.parameters and choices.chance(60):
            drawn["signed_by"] = "signers"
    elif choices.chance(15):
        drawn |= _done_by(sketch)
    if choices.chance(8):
        drawn["to"] = ["client"]
    called = called_later(sketch)
    if called and choices.chance(30):
        drawn["offers"] = choices.pick(called)
    return drawn | then(sketch, planned)


def _done_by(sketch: Sketch) -> Tree:
    if not sketch.choices.chance(10):
        return {}
    kinds = ("done", "happened", "began", "missed", "tested")
    return {"done_by": selector(sketch, kinds=kinds)}


def _test(sketch: Sketch, planned: Planned) -> Tree:
    return {"results": ["clean", "dirty"]} | _repeat(sketch, planned) | then(sketch, planned)


def _form(sketch: Sketch, planned: Planned) -> Tree:
    return {"form": "paper"} | then(sketch, planned)


def _decision(sketch: Sketch, planned: Planned) -> Tree:
    del planned
    drawn: Tree = {"options": {"yea": {}, "nay": {}}}
    if sketch.choices.chance(30):
        drawn["as_of"] = sketch.choices.pick(("opened", "opened", "opened", "decided"))
    return drawn


_KINDS = {
    "session": _session,
    "task": _task,
    "test": _test,
    "form": _form,
    "decision": _decision,
}
