"""Values that entries may carry for a programme: settings, answers, numbers that rules read."""

from typing import Any

from programflow.definition import setting_to_json
from programflow.definition.programme import Parameter, Question
from programflow.definition.values import NOT_STATED
from programflow.testing.drawing.choices import Choices

_BY_UNIT: dict[str, tuple[Any, ...]] = {
    "days": ("3 days", "2 days"),
    "working_days": ("3 working days",),
    "weeks": ("1 week", "2 weeks"),
    "months": ("1 month",),
    "years": ("1 year",),
    "hours": ("24 hours",),
    "count": (2, 1, 3),
    "percent": (50, 80),
    "moment": ("enrolled",),
    "yes_no": (True, False),
    "date": ("2026-02-10",),
}


def setting(choices: Choices, parameter: Parameter) -> Any:
    """A value that the parameter may take, as JSON; now and then that it is not stated."""
    if choices.chance(10):
        return "not stated"
    said = [*parameter.among, *(parameter.between or ())]
    said += [v for v in (parameter.value, *parameter.by_variant.values()) if v is not NOT_STATED]
    values = [setting_to_json(value) for value in said]
    if not parameter.among and parameter.between is None:
        values += _BY_UNIT.get(parameter.unit or "", ())
    return choices.pick(values) if values else "not stated"


def answer(choices: Choices, question: Question) -> Any:
    """An answer to a question."""
    if question.choices:
        return choices.pick(list(question.choices))
    if question.type == "yes_no":
        return not choices.chance(50)
    if question.type == "date":
        return choices.pick(("2026-02-01", "1990-05-31", "2026-03-01"))
    if question.type == "number":
        return choices.pick((2, 0, 1, 3, 5))
    least, most = question.between or (1, 4)
    return choices.pick((least, least + (most - least) // 2, most))
