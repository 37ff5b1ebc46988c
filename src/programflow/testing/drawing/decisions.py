"""What decisions change, and when they may: drawn last, since it may read everything."""

from typing import Any

from programflow.testing.drawing.criteria import criterion
from programflow.testing.drawing.sketch import Planned, Sketch, Tree
from programflow.testing.drawing.values import length


def fill(sketch: Sketch, planned: Planned) -> None:
    """Give a decision its options, recommendations and choice."""
    choices = sketch.choices
    sketch.here = planned
    drawn = sketch.steps[planned.name]
    drawn["options"] = {name: _option(sketch, planned, name) for name in ("yea", "nay")}
    if planned.role == "plain" and choices.chance(30):
        drawn["options"]["third"] = _option(sketch, planned, "third")
    if choices.chance(35):
        drawn["recommend"] = [
            {
                "option": choices.pick(list(drawn["options"])),
                "when": criterion(sketch),
                "strength": choices.pick(("strong", "presumption", "decisive")),
            }
            for _ in range(choices.between(1, 3))
        ]
    if planned.role == "plain" and choices.chance(15):
        drawn |= _chooses(sketch)
    sketch.here = None


def _option(sketch: Sketch, planned: Planned, name: str) -> Tree:
    choices, drawn = sketch.choices, Tree()
    if choices.chance(20):
        drawn["only_if"] = criterion(sketch)
    if choices.chance(15):
        drawn["reasons"] = "required"
    then = [*_judgement(sketch, planned, name), *_effects(sketch)]
    if then:
        drawn["then"] = then
    ceilings = _ceilings(sketch, then)
    if ceilings:
        drawn["values"] = ceilings
    if sketch.variants and choices.chance(10) and name != "yea":
        drawn["only_in"] = [choices.pick(sketch.variants)]
    return drawn


def _effects(sketch: Sketch) -> list[Tree]:
    choices = sketch.choices
    drawn = [_effect(sketch) for _ in range(choices.weighted(_EFFECTS[choices.heavy]))]
    waived = [name for name, p in sketch.planned.items() if p.role == "waived"]
    if waived and choices.chance(40):
        drawn.append({"waive": choices.pick(waived)})
    effects = [effect for effect in drawn if effect is not None]
    for effect in effects:
        if sketch.variants and choices.chance(20):
            effect["only_in"] = [choices.pick(sketch.variants)]
    return effects


_EFFECTS = {False: {0: 3, 1: 5, 2: 1}, True: {1: 4, 2: 3, 3: 1, 0: 1}}
_FORMS = {"go": 6, "open": 4, "waive": 2, "extend": 2, "set": 3, "restart": 1, "excuse": 1}
_FORMS_OF = {False: _FORMS, True: _FORMS | {"extend": 5, "set": 5, "restart": 4}}


def _ceilings(sketch: Sketch, then: list[Tree]) -> Tree:
    choices, drawn = sketch.choices, Tree()
    if choices.chance(10):
        drawn["amount"] = {"at_most": choices.pick((5, 2)), "at_least": 1}
        for key in drawn["amount"]:
            if sketch.counts and choices.chance(30):
                drawn["amount"][key] = choices.pick(sketch.counts)
    for effect in then:
        if choices.chance(40):
            drawn |= _ceiling(sketch, effect)
    return drawn


def _ceiling(sketch: Sketch, effect: Tree) -> Tree:
    """What a value that an effect reads may be at the most."""
    choices = sketch.choices
    name = effect.get("set") or ("more" if effect.get("by") == {"value": "more"} else None)
    unit = "days" if name == "more" else sketch.parameters.get(name or "", {}).get("unit")
    if name is None or unit not in {*_LIMITS, "choice"}:
        return {}
    if unit == "choice":
        return {name: {"among": ["short"]}}
    keys = choices.pick((("at_most",), ("at_least",), ("at_least", "at_most")))
    of_it = sketch.of_unit("count") if unit == "count" else sketch.lengths_of(hours=True)
    limits = [*_LIMITS[unit], *of_it]
    return {name: {key: choices.pick(limits) for key in keys}}


_LIMITS: dict[str, tuple[Any, ...]] = {
    "days": ("3 days", "2 working days", "1 week", "1 month", "1 year", "30 hours"),
    "count": (2, 3),
    "weeks": ("1 week", "8 days"),
    "months": ("1 month", "30 days"),
    "years": ("1 year", "12 months"),
    "working_days": ("4 working days", "5 days"),
    "hours": ("24 hours", "2 days"),
}


def _judgement(sketch: Sketch, planned: Planned, name: str) -> list[Tree]:
    drawn: list[Tree] = []
    if planned.role == "judge":
        drawn = [{"excuse": "cause"} if name == "yea" else {"refuse_excuse": "cause"}]
    if planned.role == "approve" and name == "yea":
        drawn = [{"approve": "about" if planned.need == "should" else "cause"}]
    for effect in drawn:
        if sketch.variants and sketch.choices.chance(12):
            effect["only_in"] = [sketch.choices.pick(sketch.variants)]
    return drawn


def _effect(sketch: Sketch) -> Tree | None:
    choices = sketch.choices
    form = choices.weighted(_FORMS_OF[choices.heavy])
    called = [p.name for p in sketch.planned.values() if p.called]
    if form == "go":
        return {"go": choices.pick((*sketch.places, "previous"))}
    if form == "restart":
        return {"restart": choices.pick(sketch.phases)}
    if form == "open" and called:
        return {"open": choices.pick(called)}
    if form == "waive":
        return {"waive": choices.pick(list(sketch.planned))}
    if form == "excuse":
        return {choices.pick(("excuse", "refuse_excuse")): "about"}
    settable = [name for name, p in sketch.parameters.items() if p.get("set_by")]
    if form == "set" and settable:
        return {"set": choices.pick(settable)}
    return _extend(sketch) if form == "extend" else None


def _extend(sketch: Sketch) -> Tree | None:
    choices = sketch.choices
    limited: list[Any] = [
        name
        for name, drawn in sketch.steps.items()
        if any("max" in b or "late" in b for b in drawn.get("window", ()))
    ]
    limited += sorted(sketch.windows)
    if not limited:
        return None
    by: Any = {"value": "more"} if choices.chance(40) else length(sketch, hours=True)
    return {"extend": choices.pick(limited), "by": by}


def _chooses(sketch: Sketch) -> Tree:
    choices = sketch.choices
    rounds = [n for n, s in sketch.steps.items() if s.get("repeat", {}).get("times")]
    drawn: Tree
    if rounds and choices.chance(50):
        drawn = {"rounds_of": choices.pick(rounds)}
    else:
        drawn = {"from": choices.some(list(sketch.steps), least=1, most=3)}
    if choices.chance(40):
        drawn["at_least"] = choices.pick((1, 2, *sketch.counts))
    return {"chooses": drawn}
