"""Whether an entry can be read: its times, its names, its fields and its values. (S13.2)"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from attrs import evolve

from programflow.case.journal import Case, Placed, corrected_by, known_entries, place
from programflow.case.judgements import REVIEW
from programflow.case.state import State
from programflow.definition.entries import (
    Answered,
    Began,
    Booked,
    Corrected,
    Decided,
    Done,
    Ended,
    Enrolled,
    Entry,
    Happened,
    Migrated,
    Missed,
    Tested,
)
from programflow.definition.naming import nearest
from programflow.definition.node import Route
from programflow.definition.programme import Programme, Question
from programflow.definition.steps import Option, Step
from programflow.machine import Machine, Plan
from programflow.temporal import AmbiguousTime, NonexistentTime, WrongDay, local_day, to_date


class Refusal(NamedTuple):
    """Why an entry is refused: a code with parameters, and what a reason may be built from."""

    code: str
    params: tuple[tuple[str, Any], ...] = ()
    route: Route = ()
    state: State | None = None
    step: Step | None = None
    option: Option | None = None


def refused(code: str, /, **params: Any) -> Refusal:
    """A refusal with its parameters."""
    return Refusal(code, tuple(params.items()))


def refusal_of(machine: Machine, case: Case | None, entry: Entry) -> Refusal | None:
    """The first reason why an entry cannot be read; None: it can."""
    zone = machine.programme.zone
    placed = _placed(entry, zone)
    if isinstance(placed, Refusal):
        return placed
    if case is not None and placed.day < _first_day(machine, case):
        first = to_date(_first_day(machine, case)).isoformat()
        return refused("before-enrolment", on=entry.on.isoformat(), enrolled=first)
    reader = Reader(machine, case, entry)
    for refusal in reader.refusals():
        return refusal
    return _correction(machine, case, entry) if case is not None else None


def _first_day(machine: Machine, case: Case) -> int:
    known = known_entries(case.placed, None, machine.programme.zone)
    return next(k.placed.day for k in known if isinstance(k.placed.entry, Enrolled))


def _placed(entry: Entry, zone: str) -> Placed | Refusal:
    for name in ("at", "recorded"):
        try:
            placed = place(evolve(entry, recorded=None) if name == "at" else entry, zone)
        except AmbiguousTime:
            return refused("time-ambiguous", field=name)
        except NonexistentTime:
            return refused("time-nonexistent", field=name)
        except WrongDay as wrong:
            day = to_date(wrong.args[1]).isoformat() if len(wrong.args) > 1 else ""
            return refused("at-not-on", on=entry.on.isoformat(), day=day)
        except (ValueError, OverflowError):
            return refused("time-unreadable", field=name)
    recorded = local_day(placed.recorded, zone)
    if recorded < placed.day:
        said = to_date(recorded).isoformat()
        return refused("on-after-recorded", on=entry.on.isoformat(), recorded=said)
    return placed


class Reader:
    """Reads one entry against the programme, in the variant of its case."""

    def __init__(self, machine: Machine, case: Case | None, entry: Entry) -> None:
        self._programme: Programme = machine.programme
        self._case = case
        self._entry = entry
        self._variant = entry.variant if isinstance(entry, Enrolled) else None
        if case is not None:
            self._variant = case.enrolled.variant
        self._machine = machine

    def refusals(self) -> Iterator[Refusal]:
        """Names first, then kinds, then fields, then values."""
        yield from self._variant_known()
        yield from self._names()
        yield from self._kinds()
        yield from self._fields()
        yield from self._values()

    @property
    def _plan(self) -> Plan:
        return self._machine.plan(self._variant)

    def _variant_known(self) -> Iterator[Refusal]:
        variants = self._programme.variants
        if isinstance(self._entry, Enrolled):
            if self._variant is None and variants:
                yield refused("field-missing", field="variant")
            elif self._variant is not None:
                yield from _unknown("variant", self._variant, variants)

    def _names(self) -> Iterator[Refusal]:
        entry, programme = self._entry, self._programme
        roles = programme.roles
        if entry.by is not None:
            yield from _unknown("role", entry.by, roles)
        match entry:
            case Enrolled(settings=settings) | Began(settings=settings):
                for name, _ in settings:
                    yield from _unknown("parameter", name, programme.parameters)
        match entry:
            case Missed(step=step):
                yield from _unknown("step", step, {**self._plan.steps, **programme.phases})
            case Booked(step=step) | Done(step=step):
                yield from _unknown("step", step, self._plan.steps)
            case Decided(step=step) if step != REVIEW:
                yield from _unknown("step", step, self._plan.steps)
            case Tested(test=step):
                yield from _unknown("test", step, self._plan.steps)
            case Began(spell=spell) | Ended(spell=spell) if spell != "place":
                yield from _unknown("spell", spell, programme.spells)
            case Happened(incident=incident):
                yield from _unknown("incident", incident, programme.incidents)
            case Answered(answers=answers):
                for name, _ in answers:
                    yield from _unknown("question", name, programme.questions)
            case Corrected(entry=name) if self._case is not None:
                yield from _unknown("entry", name, self._case.ids)
        yield from self._inner_names()
        yield from self._about()

    def _inner_names(self) -> Iterator[Refusal]:
        match self._entry:
            case Decided(step=name, option=option):
                step = self._plan.steps.get(name)
                options = ("uphold", "set_aside") if step is None else self._present(step)
                yield from _unknown("option", option, options)
            case Tested(test=name, result=result) if result is not None:
                step = self._plan.steps.get(name)
                if step is not None and step.results:
                    yield from _unknown("result", result, step.results)
            case Done(step=name, items=items) if items is not None:
                step = self._plan.steps.get(name)
                known = [] if step is None else [item.item for item in step.items]
                for item in items:
                    yield from _unknown("item", item, known)
            case Began(spell=name, reason=reason) if reason is not None:
                spell = self._programme.spells.get(name)
                if spell is not None and spell.reasons:
                    yield from _unknown("reason", reason, spell.reasons)

    def _present(self, step: Step) -> list[str]:
        return [
            o.name for o in step.options.values() if not o.only_in or self._variant in o.only_in
        ]

    def _about(self) -> Iterator[Refusal]:
        about = self._entry.about
        if about is None or about.isdecimal() or self._case is None:
            return
        if about in self._case.ids or _is_form_of_name(about, self._plan):
            return
        yield from _unknown("about", about, self._case.ids)

    def _kinds(self) -> Iterator[Refusal]:
        match self._entry:
            case Done(step=name):
                yield from self._done_by(name, "done", ("session", "task"))
            case Tested(test=name):
                yield from self._done_by(name, "tested", ("test",))
            case Decided(step=name) if name != REVIEW:
                yield from self._done_by(name, "decided", ("decision",))
            case Missed(step=name, about=about) if name in self._programme.phases:
                if name not in self._plan.steps and not (about or "").startswith(f"lapsed:{name}:"):
                    yield refused("wrong-kind", step=name, kind="missed", wanted="")

    def _done_by(self, name: str, kind: str, kinds: tuple[str, ...]) -> Iterator[Refusal]:
        step = self._plan.steps.get(name)
        if step is not None and step.is_ not in kinds:
            yield refused("wrong-kind", step=name, kind=kind, wanted=step.is_)

    def _fields(self) -> Iterator[Refusal]:
        entry = self._entry
        match entry:
            case Missed():
                yield from self._missed_fields(entry)
            case Tested(result=None, void=False):
                yield refused("field-missing", field="result")
            case Corrected(void=None, fields=()):
                yield refused("field-missing", field="void")
            case Done(step=name, about=None):
                step = self._plan.steps.get(name)
                if step is not None and step.repeat is not None and step.repeat.named:
                    yield refused("field-missing", field="about")
            case Decided(step=name, about=None) if name == REVIEW:
                yield refused("field-missing", field="about")
        match entry:
            case Happened(excused=excused) if excused is not None and self._is_judged():
                yield refused("field-not-allowed", field="excused")
            case Decided(step=name, chosen=chosen) if chosen:
                step = self._plan.steps.get(name)
                if step is None or step.chooses is None:
                    yield refused("field-not-allowed", field="chosen")
            case Corrected(fields=fields):
                for name, _ in fields:
                    if name in ("id", "kind", "recorded"):
                        yield refused("field-not-allowed", field=name)

    def _missed_fields(self, entry: Missed) -> Iterator[Refusal]:
        if entry.cause is None:
            yield refused("field-missing", field="cause")
        elif self._is_judged():
            if entry.excused is not None:
                yield refused("field-not-allowed", field="excused")
        elif entry.excused is None:
            yield refused("field-missing", field="excused")

    def _is_judged(self) -> bool:
        from programflow.case.selecting import fields_match

        plan, entry = self._plan, self._entry
        if isinstance(entry, Missed) and plan.judges_all_missed:
            return True
        target = getattr(entry, "step", None) or getattr(entry, "incident", "")
        step = plan.steps.get(target)
        return any(
            selector.kind == entry.kind
            and (
                selector.target in ("any", target)
                or (selector.target is None and step is not None and step.is_ == selector.target_is)
            )
            and fields_match(selector, entry)
            for selector in plan.judged
        )

    def _values(self) -> Iterator[Refusal]:
        entry = self._entry
        if isinstance(entry, Answered):
            for name, value in entry.answers:
                if not answer_fits(self._programme.questions[name], value):
                    yield refused("value-out-of-range", field=name)
        if isinstance(entry, Enrolled | Began):
            yield from self._settings(entry.settings)
        if isinstance(entry, Done | Missed | Booked):
            yield from self._round(entry)

    def _settings(self, settings: Iterable[tuple[str, Any]]) -> Iterator[Refusal]:
        from programflow.definition import parse_setting
        from programflow.diagnostics import Fault

        for name, value in settings:
            parameter = self._programme.parameters[name]
            if isinstance(parse_setting(parameter, value, self._programme), Fault):
                yield refused("value-out-of-range", field=name)

    def _round(self, entry: Done | Missed | Booked) -> Iterator[Refusal]:
        step = self._plan.steps.get(entry.step)
        repeat = None if step is None else step.repeat
        if repeat is None or not repeat.named or entry.about is None or not entry.about.isdecimal():
            return
        times = repeat.times
        if int(entry.about) < 1 or (isinstance(times, int) and int(entry.about) > times):
            yield refused("value-out-of-range", field="about")


def _is_form_of_name(about: str, plan: Plan) -> bool:
    """Whether a text has the form of an instance's or a lapse's name. (S15)"""
    if about.startswith("lapsed:"):
        return "/" in about
    head, mark, rest = about.partition("<")
    return bool(mark and rest) and (head in plan.steps or head in (REVIEW, "confirm"))


def _unknown(sort: str, name: str, known: Iterable[str]) -> Iterator[Refusal]:
    names = list(known)
    if name not in names:
        yield refused("unknown-name", sort=sort, name=name, nearest=nearest(name, names))


def answer_fits(question: Question, value: Any) -> bool:
    """Whether a value can be an answer to a question."""
    match question.type:
        case "yes_no":
            return isinstance(value, bool)
        case "scale" | "number":
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                return False
            between = question.between
            whole = question.type != "scale" or value == int(value)
            return whole and (between is None or between[0] <= value <= between[1])
        case "date":
            return isinstance(value, date) or (isinstance(value, str) and _is_date(value))
        case _:
            return isinstance(value, str) and value in question.choices


def _is_date(value: str) -> bool:
    from programflow.case.moments import day_in

    return day_in(value) is not None


def _correction(machine: Machine, case: Case, entry: Entry) -> Refusal | None:
    """A correction must leave every entry readable. (S13.2)"""
    if not isinstance(entry, Corrected):
        return refused("wrong-version", to=entry.to) if isinstance(entry, Migrated) else None
    original = case.ids[entry.entry]
    if isinstance(original.entry, Corrected):
        return refused("correction-of-correction", entry=entry.entry)
    if isinstance(original.entry, Enrolled) and entry.void:
        return refused("enrolled-not-voidable")
    if not entry.fields:
        return None
    try:
        corrected = corrected_by(original, dict(entry.fields), machine.programme.zone)
    except (ValueError, TypeError, AttributeError):
        return refused("correction-unreadable", entry=entry.entry, code="value-out-of-range")
    if isinstance(corrected.entry, Enrolled):
        return _moved_enrolment(case, corrected, entry)
    refusal = refusal_of(machine, case, evolve(corrected.entry, recorded=None))
    if refusal is None:
        return None
    return refused("correction-unreadable", entry=entry.entry, code=refusal.code)


def _moved_enrolment(case: Case, corrected: Placed, entry: Corrected) -> Refusal | None:
    if any(p.day < corrected.day for p in case.placed if p.entry.id != entry.entry):
        return refused("correction-unreadable", entry=entry.entry, code="before-enrolment")
    return None
