"""How a fault is planted in the engine, and what each fault makes of what stood there."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from typing import Any, NamedTuple

from attrs import evolve

from programflow.case.chunks import journal_of
from programflow.case.folding import fold
from programflow.case.journal import started_in
from programflow.case.refusals import refused
from programflow.case.sheets import Sheets, sheets_of
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


def always(*, value: Any) -> Callable[[Any], Any]:
    return lambda _: lambda *_, **__: value


def knows_all(original: Any) -> Any:
    return lambda placed, _, zone: original(placed, None, zone)


def _sheets(placed: Any) -> Sheets:
    journal = journal_of(placed)
    return sheets_of(journal, started_in(journal))


def as_delivered(original: Any) -> Any:
    def append(case: Any, placed: Any) -> Any:
        made = original(case, placed)
        return evolve(made, sheets=_sheets((*case.placed, placed)))

    return append


def remembers(original: Any) -> Any:
    def fold(machine: Any, case: Any, *, at: int) -> Any:
        asked = case.sheets.folded
        return original(machine, case, at=at) if asked is None else asked[1]

    return fold


def never_void(original: Any) -> Any:
    return lambda *said: original(*said)._replace(void=False)


def void_stays(original: Any) -> Any:
    def corrected(*said: Any) -> Any:
        known = original(*said)
        return known._replace(void=known.void or bool(known.corrected_by))

    return corrected


def forgets_fields(_: Any) -> Any:
    return lambda placed, *_: placed


def odd_days_longer(original: Any) -> Any:
    def add(day: int, length: Any, calendar: Any) -> int:
        return int(original(day, length, calendar)) + day % 2

    return add


def long_mondays(original: Any) -> Any:
    def add(day: int, length: Any, calendar: Any) -> int:
        return int(original(day, length, calendar)) + (9 if day % 7 == 1 else 0)

    return add


def late_when_due(_: Any) -> Any:
    return lambda point, last: point.day >= last.day


def never_stopped(original: Any) -> Any:
    return lambda state, **_: original(state, except_=(), during=())


def rolls_back(_: Any) -> Any:
    def rolled(day: int, calendar: Any) -> int:
        while not calendar.is_working_day(day):
            day -= 1
        return day

    return rolled


def leaves_outcomes(original: Any) -> Any:
    def next_yes(state: Any) -> Any:
        initial = state.plan.initial
        if state.is_over and initial not in state.entered_today:
            return Next(when=None, go=initial)  # type: ignore[arg-type]  # read by nobody
        return original(state)

    return next_yes


def ends_badly(original: Any) -> Any:
    def next_yes(state: Any) -> Any:
        found = original(state)
        bad = [o.name for o in state.plan.programme.outcomes.values() if o.adverse]
        return evolve(found, go=bad[0]) if found is not None and bad else found

    return next_yes


def nothing(_: Any) -> Any:
    return lambda *_, **__: iter(())


def done_the_day_before(original: Any) -> Any:
    def steps_in(view: Any) -> Any:
        for step in original(view):
            day = step.done_on
            yield evolve(step, done_on=day and day - timedelta(1))

    return steps_in


def window_one_short(_: Any) -> Any:
    def is_held(state: Any, member: Any, length: Any, *, first_day: bool) -> bool:
        del first_day
        return bool(state.today < member.fact.day + length.n)

    return is_held


def excuses_count(_: Any) -> Any:
    return lambda self, entry: None if (said := self._last("excuse", entry)) is None else not said


def participant_bears(original: Any) -> Any:
    """Whatever lapses is the participant's."""

    def wrong(state: Any, lapse: Any) -> Any:
        roles = state.plan.programme.roles.values()
        inside = [role.name for role in roles if role.side == "participant"]
        return inside[0] if inside else original(state, lapse)

    return wrong


def witness_is_enrolment(original: Any) -> Any:
    def put_found(state: Any, found: Any, **said: Any) -> None:
        original(state, found._replace(witnesses=("e0",)), **said)

    return put_found


def unknown_is_no(original: Any) -> Any:
    return lambda value: original(False if value is None else value)


def must_is_should(original: Any) -> Any:
    return lambda plain: original(plain).replace("need: must", "need: should")


def but_the_first(original: Any) -> Any:
    def possible_in(view: Any) -> Any:
        yield from list(original(view))[1:]

    return possible_in


def but_long_names(original: Any) -> Any:
    def steps_in(view: Any) -> Any:
        yield from (step for step in original(view) if len(step.step) < 6)

    return steps_in


def deaf_to_offsets(original: Any) -> Any:
    return lambda text: original(text[:-1] + "+05:00" if text.endswith("Z") else text)


def keeps_the_refused(original: Any) -> Any:
    def reject(case: Any, entry: Any, refusal: Any) -> Any:
        answer = original(case, entry, refusal)
        if case is None or len(case.placed) < 2:
            return answer
        return evolve(answer, case=evolve(case, sheets=_sheets(case.placed[:-1])))

    return reject


def raises_twice(original: Any) -> Any:
    def findings_in(view: Any) -> Any:
        for found in original(view):
            yield found
            yield found

    return findings_in


def not_on_the_day(original: Any) -> Any:
    def refusal_of_act(machine: Any, step: Any, **given: Any) -> Any:
        day, name = given["placed"].day, given["placed"].entry.step
        state = fold(machine, given["before"], at=day).state
        if any(i.opened[-1:] == (day,) for i in state.of_step(name)):
            return refused("not-yet-open", step=name)
        return original(machine, step, **given)

    return refusal_of_act
