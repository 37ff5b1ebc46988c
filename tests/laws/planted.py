"""Faults that can be planted in the engine, each with the law that has to find it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from typing import Any, NamedTuple

from attrs import evolve

from programflow.definition.programme import Next


class Planted(NamedTuple):
    """A fault: which name is replaced, by what is made of what stood there, and who finds it."""

    law: str
    where: str
    fault: str
    makes: Callable[[Any], Any]
    shipped: bool = False


@contextmanager
def planted(fault: Planted) -> Iterator[None]:
    """The engine with the fault in it, in every module that has the name by import."""
    module, _, name = f"programflow.{fault.where}".rpartition(".")
    holder = _holder(module)
    original = getattr(holder, name)
    wrong = fault.makes(original)
    places = [(holder, name)] + [
        (other, key)
        for at, other in list(sys.modules.items())
        if at.startswith("programflow") and other is not holder
        for key, value in list(vars(other).items())
        if value is original
    ]
    for place, key in places:
        setattr(place, key, wrong)
    try:
        yield
    finally:
        for place, key in places:
            setattr(place, key, original)


def _holder(path: str) -> Any:
    """A module, or a class in one."""
    try:
        return import_module(path)
    except ModuleNotFoundError:
        module, _, name = path.rpartition(".")
        return getattr(import_module(module), name)


def _always(*, value: Any) -> Callable[[Any], Any]:
    return lambda _: lambda *_, **__: value


def _knows_all(original: Any) -> Any:
    return lambda placed, _, zone: original(placed, None, zone)


def _as_delivered(original: Any) -> Any:
    def append(case: Any, placed: Any) -> Any:
        made = original(case, placed)
        return evolve(made, placed=(*case.placed, placed))

    return append


def _remembers(original: Any) -> Any:
    memory: dict[str, Any] = {}

    def fold_known(machine: Any, entries: Any, *, at: int, memory_: Any = memory, **_: Any) -> Any:
        return original(machine, entries, at=at, memory=memory_)

    return fold_known


def _never_void(original: Any) -> Any:
    return lambda *said: original(*said)._replace(void=False)


def _forgets_fields(_: Any) -> Any:
    return lambda placed, *_: placed


def _odd_days_longer(original: Any) -> Any:
    def add(day: int, length: Any, calendar: Any) -> int:
        return int(original(day, length, calendar)) + day % 2

    return add


def _long_mondays(original: Any) -> Any:
    def add(day: int, length: Any, calendar: Any) -> int:
        return int(original(day, length, calendar)) + (9 if day % 7 == 1 else 0)

    return add


def _late_when_due(_: Any) -> Any:
    return lambda point, last: point.day >= last.day


def _never_stopped(original: Any) -> Any:
    return lambda state, **_: original(state, except_=(), during=())


def _rolls_back(_: Any) -> Any:
    def rolled(day: int, calendar: Any) -> int:
        while not calendar.is_working_day(day):
            day -= 1
        return day

    return rolled


def _leaves_outcomes(original: Any) -> Any:
    def next_yes(state: Any) -> Any:
        initial = state.plan.initial
        if state.in_outcome() and initial not in state.entered_today:
            return Next(when=None, go=initial)  # type: ignore[arg-type]  # read by nobody
        return original(state)

    return next_yes


def _ends_badly(original: Any) -> Any:
    def next_yes(state: Any) -> Any:
        found = original(state)
        bad = [o.name for o in state.plan.programme.outcomes.values() if o.adverse]
        return evolve(found, go=bad[0]) if found is not None and bad else found

    return next_yes


def _nothing(_: Any) -> Any:
    return lambda *_, **__: iter(())


def _done_the_day_before(original: Any) -> Any:
    def steps_in(view: Any) -> Any:
        for step in original(view):
            day = step.done_on
            yield evolve(step, done_on=day and day - timedelta(1))

    return steps_in


def _window_one_short(_: Any) -> Any:
    def is_held(state: Any, member: Any, length: Any, *, first_day: bool) -> bool:
        del first_day
        return bool(state.today < member.fact.day + length.n)

    return is_held


def _excuses_count(_: Any) -> Any:
    return lambda self, entry: None if (said := self._last("excuse", entry)) is None else not said


def _witness_is_enrolment(original: Any) -> Any:
    def put_found(state: Any, found: Any, **said: Any) -> None:
        original(state, found._replace(witnesses=("e0",)), **said)

    return put_found


def _unknown_is_no(original: Any) -> Any:
    return lambda value: original(False if value is None else value)


def _must_is_should(original: Any) -> Any:
    return lambda plain: original(plain).replace("need: must", "need: should")


def _but_the_first(original: Any) -> Any:
    def possible_in(view: Any) -> Any:
        yield from list(original(view))[1:]

    return possible_in


def _but_long_names(original: Any) -> Any:
    def steps_in(view: Any) -> Any:
        yield from (step for step in original(view) if len(step.step) < 6)

    return steps_in


def _deaf_to_offsets(original: Any) -> Any:
    return lambda text: original(text[:-1] + "+05:00" if text.endswith("Z") else text)


def _keeps_the_refused(original: Any) -> Any:
    def admit(machine: Any, case: Any, entry: Any) -> Any:
        answer = original(machine, case, entry)
        return answer if answer.ok else evolve(answer, case=evolve(case, placed=case.placed[:-1]))

    return admit


def _raises_twice(original: Any) -> Any:
    def findings_in(view: Any) -> Any:
        for found in original(view):
            yield found
            yield found

    return findings_in


FAULTS = (
    Planted(
        "delivery.p1_replay_is_advance",
        "case.admission._reaches_back",
        "what is kept outlives an entry of an earlier day",
        _always(value=False),
    ),
    Planted(
        "delivery.p2_only_what_was_known",
        "case.journal.known_entries",
        "what was not yet recorded is known",
        _knows_all,
    ),
    Planted(
        "delivery.p3_order_of_a_day",
        "case.journal.append",
        "entries stand as they were delivered",
        _as_delivered,
    ),
    Planted(
        "delivery.p4_asking_changes_nothing",
        "case.folding.fold_known",
        "what is asked is remembered",
        _remembers,
    ),
    Planted(
        "delivery.p5_twice_is_once",
        "case.admission._is_the_same",
        "no entry is the same as itself",
        _always(value=False),
    ),
    Planted(
        "corrections.p6_void_is_never",
        "case.journal._corrected",
        "void is not heard",
        _never_void,
    ),
    Planted(
        "corrections.p6_corrected_is_so",
        "case.journal.corrected_by",
        "fields are not corrected",
        _forgets_fields,
    ),
    Planted("limits.p7_shift", "temporal.counting.add", "longer on odd days", _odd_days_longer),
    Planted(
        "limits.p8_later_anchor_later_due",
        "temporal.counting.add",
        "longer from Mondays",
        _long_mondays,
    ),
    Planted(
        "limits.p9_boundary",
        "case.counting.is_after",
        "the last day is late",
        _late_when_due,
    ),
    Planted(
        "limits.p10_pause_moves_due",
        "case.spells.stopped",
        "nothing stops a clock",
        _never_stopped,
    ),
    Planted(
        "limits.p11_added_holiday",
        "temporal.calendars.rolled",
        "the last day rolls back",
        _rolls_back,
    ),
    Planted(
        "outcomes.p13_outcomes_are_final",
        "case.moving._next_yes",
        "an outcome is left by itself",
        _leaves_outcomes,
    ),
    Planted(
        "outcomes.p13_adverse_only_by_decision",
        "case.moving._next_yes",
        "what should end well ends badly",
        _ends_badly,
    ),
    Planted(
        "outcomes.p14_never_stuck",
        "case.status_steps.possible_in",
        "nothing is possible",
        _nothing,
        shipped=True,
    ),
    Planted(
        "outcomes.p15_done_has_evidence",
        "case.status_steps.steps_in",
        "done the day before its entry",
        _done_the_day_before,
    ),
    Planted(
        "findings.p17_counted_independently",
        "case.tallies._is_held",
        "a window one day too short",
        _window_one_short,
    ),
    Planted(
        "findings.p17_once_per_cause",
        "case.status_findings.findings_in",
        "each finding is raised twice",
        _raises_twice,
    ),
    Planted(
        "findings.p18_excusing_raises_nothing",
        "case.judgements.Judgements.excused",
        "an excuse counts, and a refusal does not",
        _excuses_count,
    ),
    Planted(
        "findings.p19_cited_is_enough",
        "case.findings.put_found",
        "the witness is the enrolment",
        _witness_is_enrolment,
    ),
    Planted(
        "knowledge.p21_answers_only_add",
        "case.kleene.negated",
        "not unknown is yes",
        _unknown_is_no,
    ),
    Planted(
        "knowledge.p21_total",
        "case.kleene.word",
        "unknown has no word",
        lambda original: lambda value: None if value is None else original(value),
    ),
    Planted(
        "writing.p22_dump_and_load",
        "definition.emitting.emit",
        "must is written as should",
        _must_is_should,
    ),
    Planted(
        "writing.p22_order_of_keys",
        "case.status_steps.possible_in",
        "the first that is possible is left out",
        _but_the_first,
    ),
    Planted(
        "writing.p22_names",
        "case.status_steps.steps_in",
        "long names are left out",
        _but_long_names,
    ),
    Planted(
        "delivery.p23_another_offset",
        "temporal.instants.instant_from_text",
        "an offset is misread",
        _deaf_to_offsets,
    ),
    Planted(
        "delivery.p25_refused_is_nothing",
        "case.admission.admit",
        "a refusal takes the last entry with it",
        _keeps_the_refused,
    ),
)
