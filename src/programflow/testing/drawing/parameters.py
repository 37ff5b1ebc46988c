"""Parameters of a programme that is being drawn: filled or not, dated, by variant, per visit."""

from typing import Any

from programflow.testing.drawing.sketch import SOURCE, Sketch, Tree

NOT_STATED = "not stated"


def parameters(sketch: Sketch) -> None:
    """Give the sketch a few parameters."""
    choices = sketch.choices
    if choices.chance(50):
        sketch.parameters["span"] = _quantity(sketch, "days", ("3 days", "5 days", "2 days"))
        sketch.lengths = sketch.day_lengths = ("span",)
    if choices.chance(40):
        sketch.parameters["number"] = _quantity(sketch, "count", (2, 1, 3))
        sketch.counts = ("number",)
    if choices.chance(30):
        sketch.parameters["anchor"] = _moment(sketch)
        sketch.moments = ("anchor",)
    if choices.chance(20):
        signers: Any = choices.pick((["client", "staff"], ["staff"], NOT_STATED))
        drawn = {"value": signers, "unit": "roles"}
        sketch.parameters["signers"] = {**drawn, "source": SOURCE}
    if choices.chance(20):
        value: Any = choices.pick((True, False, NOT_STATED))
        sketch.parameters["strict"] = {"value": value, "unit": "yes_no", "source": SOURCE}


def _quantity(sketch: Sketch, unit: str, values: tuple[Any, ...]) -> Tree:
    choices = sketch.choices
    forms = {"value": 4, "open": 2, "between": 2, "dated": 2}
    form = choices.weighted(forms | ({"by_variant": 3} if sketch.variants else {}))
    drawn: Tree = {"unit": unit}
    if form == "value":
        drawn["value"] = values[0]
    elif form == "between":
        drawn["between"] = [values[2], values[1]] if unit == "days" else [1, 3]
    elif form == "dated":
        drawn["dated"] = {"2026-01-15": values[0], "2026-02-03": values[1]}
        drawn["read"] = choices.pick(("on_day", "at_start"))
    elif form == "by_variant":
        drawn["by_variant"] = {sketch.variants[0]: values[1]}
    if choices.chance(40):
        drawn["set_by"] = "staff"
        if choices.chance(40):
            drawn["per"] = "visit"
    return {**drawn, "source": SOURCE}


def _moment(sketch: Sketch) -> Tree:
    choices = sketch.choices
    sessions = [p.name for p in sketch.planned.values() if p.kind == "session" and not p.strict]
    values: list[Any] = ["enrolled", NOT_STATED, {"entered": sketch.phases[-1], "which": "last"}]
    values += [{"done": name, "which": "first"} for name in sessions]
    drawn = {"value": choices.pick(values), "unit": "moment"}
    return {**drawn, "source": SOURCE}
