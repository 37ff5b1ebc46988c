"""Whether an entry's kind, fields and values fit what it is about. (S13.2)"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.case.judged_kinds import is_judged_by_programme
from programflow.case.judgements import REVIEW
from programflow.case.known_names import Asked
from programflow.case.refusals import Refusal, refused
from programflow.case.said_values import day_in, value_in
from programflow.case.shapes import MOST_SHAPES
from programflow.definition.entries import (
    NOT_CORRECTABLE,
    Answered,
    Began,
    Booked,
    Corrected,
    Decided,
    Done,
    Enrolled,
    Happened,
    Missed,
    Tested,
)
from programflow.definition.held_fields import Pairs
from programflow.definition.programme import Question, Setting
from programflow.definition.steps import Effect, Option, Step
from programflow.definition.values import ParameterRef, Quantity, ValueRef
from programflow.machine import present
from programflow.temporal import Duration, Unit


def unfit(asked: Asked) -> Iterator[Refusal]:
    """Kinds first, then fields that lack, fields too many, and values."""
    yield from _kinds(asked)
    yield from _fields_missing(asked)
    yield from _fields_not_allowed(asked)
    yield from _values(asked)


def _kinds(asked: Asked) -> Iterator[Refusal]:
    match asked.entry:
        case Done(step=name):
            yield from _of_kind(asked, name, ("session", "task"))
        case Tested(test=name):
            yield from _of_kind(asked, name, ("test",))
        case Decided(step=name) if name != REVIEW:
            yield from _of_kind(asked, name, ("decision",))
        case Missed(step=name, about=about) if name not in asked.plan.steps:
            if not (about or "").startswith(f"lapsed:{name}:"):
                yield refused("wrong-kind", step=name, kind="missed", wanted="")


def _of_kind(asked: Asked, name: str, kinds: tuple[str, ...]) -> Iterator[Refusal]:
    step = asked.plan.steps.get(name)
    if step is not None and step.is_ not in kinds:
        yield refused("wrong-kind", step=name, kind=asked.entry.kind, wanted=step.is_)


def _fields_missing(asked: Asked) -> Iterator[Refusal]:
    field: str | None = None
    match asked.entry:
        case Missed(cause=None):
            field = "cause"
        case Missed(excused=None) if not _is_judged(asked):
            field = "excused"
        case Tested(result=None, void=False):
            field = "result"
        case Corrected(void=None, fields=()):
            field = "void"
        case Done(step=name, about=None) if _has_named_rounds(asked.plan.steps.get(name)):
            field = "about"
        case Decided(step=name, about=None) if name == REVIEW:
            field = "about"
    if field is not None:
        yield refused("field-missing", field=field)


def _has_named_rounds(step: Step | None) -> bool:
    return step is not None and step.repeat is not None and step.repeat.named


def _fields_not_allowed(asked: Asked) -> Iterator[Refusal]:
    fields: list[str] = []
    match asked.entry:
        case Missed(excused=excused) | Happened(excused=excused):
            if excused is not None and _is_judged(asked):
                fields = ["excused"]
        case Decided(step=name, chosen=chosen) if chosen:
            step = asked.plan.steps.get(name)
            if step is None or step.chooses is None:
                fields = ["chosen"]
        case Corrected(fields=said):
            fields = [name for name, _ in said if name in NOT_CORRECTABLE]
    yield from (refused("field-not-allowed", field=field) for field in fields)


def _is_judged(asked: Asked) -> bool:
    """Whether a decision of the programme judges the excuse. (S2.6)"""
    entry = asked.entry
    if isinstance(entry, Missed):
        return is_judged_by_programme(asked.plan, entry, target=entry.step)
    return isinstance(entry, Happened) and is_judged_by_programme(
        asked.plan, entry, target=entry.incident
    )


def _values(asked: Asked) -> Iterator[Refusal]:
    entry = asked.entry
    if isinstance(entry, Answered):
        for name, value in entry.answers:
            if not answer_fits(asked.programme.questions[name], value):
                yield refused("value-out-of-range", field=name)
    if isinstance(entry, Enrolled | Began):
        yield from _settings(asked, entry.settings)
    if isinstance(entry, Done | Missed | Booked):
        yield from _round(asked.plan.steps.get(entry.step), entry.about)
    if isinstance(entry, Decided) and entry.chosen:
        yield from _chosen(asked, entry)
    if isinstance(entry, Decided | Done | Tested) and entry.values:
        yield from _read_by_effects(asked, dict(entry.values))


def _settings(asked: Asked, settings: Pairs) -> Iterator[Refusal]:
    """The values of a place come again with each of its cases, and are read once."""
    passed, shape = asked.plan.passed, ("settings", repr(settings))
    if not settings or shape in passed:
        return
    refusals = list(_of_settings(asked, settings))
    if not refusals and len(passed) < MOST_SHAPES:
        passed.add(shape)
    yield from refusals


def _of_settings(asked: Asked, settings: Pairs) -> Iterator[Refusal]:
    from programflow.definition import parse_setting  # the grammar, of use to few entries
    from programflow.definition.rings import rings_through
    from programflow.diagnostics import Fault

    taken: dict[str, Setting] = {}
    for name, value in settings:
        setting = parse_setting(asked.programme.parameters[name], value, asked.programme)
        if isinstance(setting, Fault):
            yield refused("value-out-of-range", field=name)
        else:
            taken[name] = setting
    for name, _ in rings_through(asked.programme, taken):
        yield refused("value-out-of-range", field=name)


def _read_by_effects(asked: Asked, values: dict[str, Any]) -> Iterator[Refusal]:
    """What a parameter is set to must be a value of it, and what a limit is moved by a length."""
    from programflow.definition import parse_setting
    from programflow.diagnostics import Fault

    for effect in _effects(asked):
        if effect.form == "set" and effect.target in values:
            parameter = asked.programme.parameters[effect.target]
            read = parse_setting(parameter, values[effect.target], asked.programme)
            if isinstance(read, Fault):
                yield refused("value-out-of-range", field=effect.target)
        name = effect.by.name if isinstance(effect.by, ValueRef) else ""
        if name in values and not _lengthens(asked, effect.target, value_in(asked.entry, name)):
            yield refused("value-out-of-range", field=name)


_RUNNING = (Unit.DAYS, Unit.WEEKS)


def _lengthens(asked: Asked, target: str, by: Any) -> bool:
    """Whether by a length the limits of a step or a phase stay known. (S1.6, S9.2)

    Hours are added to what goes by the hour; and to what may stand still, days and weeks alone.
    """
    if not isinstance(by, Duration):
        return False
    programme, bounds = asked.programme, asked.plan.bounds
    for place in (*bounds.get(("step", target), ()), *bounds.get(("phase", target), ())):
        bound = place.bound
        clock = programme.clocks.get(bound.clock or "")
        uppers = [_unit(asked, length) for length in (bound.max, bound.late) if length is not None]
        if not uppers or not place.label.startswith("window"):
            continue
        if clock is not None and (clock.except_ or clock.during) and by.unit not in _RUNNING:
            return False
        if by.unit is Unit.HOURS and any(unit not in {None, "hours"} for unit in uppers):
            return False
    return True


def _unit(asked: Asked, length: Quantity) -> str | None:
    """The unit of a length of time, said or a parameter's; None: it is known when it is decided."""
    if isinstance(length, ParameterRef):
        return asked.programme.parameters[length.name].unit
    return length.unit.value if isinstance(length, Duration) else None


def _effects(asked: Asked) -> tuple[Effect, ...]:
    """The effects that the entry has, if it is taken up."""
    entry, plan = asked.entry, asked.plan
    name = str(entry.test if isinstance(entry, Tested) else getattr(entry, "step", ""))
    step: Step | Option | None = plan.steps.get(name)
    if isinstance(step, Step) and isinstance(entry, Decided):
        step = step.options.get(entry.option)
    effects = () if step is None else step.then
    return tuple(effect for effect in effects if present(effect, plan.variant))


def _chosen(asked: Asked, entry: Decided) -> Iterator[Refusal]:
    """Rounds 1…times of the step that is chosen from, or steps of the list. (S11.8)"""
    step = asked.plan.steps.get(entry.step)
    chooses = None if step is None else step.chooses
    if chooses is None:
        return
    rounds = asked.plan.steps.get(chooses.rounds_of or "")
    for name in entry.chosen:
        listed = name in chooses.from_
        if not listed and (rounds is None or not _is_round(rounds, name)):
            yield refused("value-out-of-range", field="chosen")
            return


def _is_round(step: Step, name: str) -> bool:
    times = None if step.repeat is None else step.repeat.times
    if not name.isdecimal() or int(name) < 1:
        return False
    return not isinstance(times, int) or int(name) <= times


def _round(step: Step | None, about: str | None) -> Iterator[Refusal]:
    repeat = None if step is None else step.repeat
    if repeat is None or not repeat.named or about is None or not about.isdecimal():
        return
    times = repeat.times
    if int(about) < 1 or (isinstance(times, int) and int(about) > times):
        yield refused("value-out-of-range", field="about")


def answer_fits(question: Question, value: Any) -> bool:
    """Whether a value can be an answer to a question."""
    match question.type:
        case "yes_no":
            return isinstance(value, bool)
        case "scale" | "number":
            return _number_fits(question, value)
        case "date":
            return isinstance(value, date | str) and day_in(value) is not None
        case _:
            return isinstance(value, str) and value in question.choices


def _number_fits(question: Question, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    if question.type == "scale" and value != int(value):
        return False
    return question.between is None or bool(question.between[0] <= value <= question.between[1])
