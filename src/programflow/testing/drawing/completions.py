"""What the completion of a step sets off, where it is no decision."""

from typing import Any

from programflow.testing.drawing.sketch import Planned, Sketch, Tree
from programflow.testing.drawing.values import length


def called_later(sketch: Sketch) -> list[str]:
    """Steps that are to be called, and have not been drawn."""
    later = [p for p in sketch.planned.values() if p.name not in sketch.steps]
    return [p.name for p in later if p.called and p is not sketch.here]


def then(sketch: Sketch, planned: Planned) -> Tree:
    """Effects of a completion reach steps that come later, and places that are not adverse."""
    choices = sketch.choices
    if not choices.chance(80 if planned.role == "clerk" else 20):
        return {}
    effects = [_effect(sketch, planned) for _ in range(choices.weighted({1: 4, 2: 1}))]
    drawn = [effect for effect in effects if effect is not None]
    for effect in drawn:
        if sketch.variants and choices.chance(40):
            effect["only_in"] = [choices.pick(sketch.variants)]
    return {"then": drawn} if drawn else {}


def _effect(sketch: Sketch, planned: Planned) -> Tree | None:
    choices = sketch.choices
    forms = {"open": 7, "go": 3, "restart": 1, "waive": 1, "extend": 2, "set": 2}
    forms["judge"] = 9 if planned.role == "clerk" else 2
    form = choices.weighted(forms)
    later = [p for p in sketch.planned.values() if p.name not in sketch.steps and p is not planned]
    there: dict[str, list[Any]] = {
        "open": called_later(sketch),
        "go": [*sketch.phases, sketch.outcomes[0], "previous"],
        "restart": list(sketch.phases),
        "waive": [p.name for p in later],
        "extend": [planned.name, *(p.name for p in later), *sorted(sketch.windows)],
        "set": [name for name, p in sketch.parameters.items() if p.get("set_by")],
    }
    if form == "judge":
        judged = choices.pick(("excuse", "refuse_excuse", "approve"))
        return {judged: choices.pick(("cause", "about"))}
    if not there[form]:
        return None
    drawn: Tree = {form: choices.pick(there[form])}
    if form == "extend":
        drawn["by"] = length(sketch, hours=True)
        if choices.chance(25):
            drawn["by"] = {"value": "more"}
    return drawn
