"""Parameters of a programme that is being drawn: filled or not, dated, by variant, per visit."""

from typing import Any

from programflow.testing.drawing.sketch import SOURCE, Sketch, Tree

NOT_STATED = "not stated"


def parameters(sketch: Sketch) -> None:
    """Give the sketch a few parameters."""
    choices = sketch.choices
    said = sketch.parameters
    if choices.chance(50):
        said["span"] = _quantity(sketch, "days", ("3 days", "5 days", "2 days"))
    if choices.chance(20):
        unit = choices.pick(tuple(_LENGTHS))
        said["term"] = _quantity(sketch, unit, _LENGTHS[unit])
    if choices.chance(40):
        said["number"] = _quantity(sketch, "count", (2, 1, 3))
        sketch.counts = ("number",)
    if choices.chance(30):
        said["anchor"] = _moment(sketch)
        sketch.moments = ("anchor",)
    if choices.chance(20):
        signers: Any = choices.pick((["client", "staff"], ["staff"], NOT_STATED))
        said["signers"] = {"value": signers, "unit": "roles", "source": SOURCE}
    for name, (unit, values) in _OTHERS.items():
        if choices.chance(20 if name == "strict" else 14):
            said[name] = _other(sketch, unit, values)
    _vary(sketch)


def _vary(sketch: Sketch) -> None:
    """Some are of one variant only. Whose signatures are asked for is not."""
    for name, drawn in sketch.parameters.items():
        if sketch.variants and name != "signers" and sketch.choices.chance(12):
            drawn["only_in"] = [sketch.choices.pick(sketch.variants)]


_LENGTHS: dict[str, tuple[Any, ...]] = {
    "weeks": ("1 week", "2 weeks", "0 weeks"),
    "working_days": ("3 working days", "5 working days", "1 working day"),
    "months": ("1 month", "2 months", "1 month"),
    "hours": ("24 hours", "48 hours", "5 hours"),
    "years": ("1 year", "2 years", "1 year"),
}
_OTHERS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "strict": ("yes_no", (True, False)),
    "portion": ("percent", (50, 80, 0)),
    "deadline": ("date", ("2026-02-10", "2026-01-08", "2026-04-10")),
    "pace": ("choice", ("short", "long")),
}


def _other(sketch: Sketch, unit: str, values: tuple[Any, ...]) -> Tree:
    """A value that is no length and no count: it can be compared, and set."""
    choices = sketch.choices
    drawn: Tree = {"unit": unit, "value": choices.pick((*values, NOT_STATED))}
    if unit == "choice":
        drawn["among"] = list(values)
    if choices.chance(30):
        drawn["set_by"] = "staff"
    return {**drawn, "source": SOURCE}


def _quantity(sketch: Sketch, unit: str, values: tuple[Any, ...]) -> Tree:
    choices = sketch.choices
    forms = {"value": 4, "open": 2, "between": 2, "dated": 2, "among": 1}
    form = choices.weighted(forms | ({"by_variant": 3} if sketch.variants else {}))
    drawn: Tree = {"unit": unit}
    if form == "value":
        drawn["value"] = values[0]
    elif form == "between":
        drawn["between"] = [1, 3] if unit == "count" else [values[2], values[1]]
    elif form == "among":
        drawn |= {"among": list(dict.fromkeys(values)), "value": values[0]}
    elif form == "dated":
        drawn["dated"] = {"2026-01-15": values[0], "2026-02-03": values[1]}
        drawn["read"] = choices.pick(("on_day", "at_start"))
    elif form == "by_variant":
        drawn["by_variant"] = {sketch.variants[0]: values[1]}
    if choices.chance(40, heavy=80):
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
