"""P20: every date offered for booking leaves a completable case; the day after the latest does not.

Asked of drawn courses in mid-course, of which every way to go on is tried in the engine.
``python -m tests.laws booking`` asks it of many.
"""

from attrs import frozen

import programflow as pf
from programflow.case.folding import fold
from programflow.temporal import to_date, to_day
from programflow.testing.drawing.choices import Choices
from tests.laws.courses import drawn_course
from tests.laws.going_on import GoingOn, TooLong, Ways, acts_in, done

STARTS = tuple(to_day(day) for day in ("2026-03-10", "2026-03-13", "2026-03-31", "2026-04-29"))
WITHIN = 7
"""Days from the day asked for that are held against what can be done."""
FURTHER = 6
"""Days after those on which the rest may be done."""
LONG = 30
"""And so many where those are not enough."""
MOST = 900
"""Situations of one case beyond which it is not gone through."""
LEVELS = (frozenset({"must", "should"}), frozenset({"must"}))


@frozen
class Begun:
    """A course, a case of it, the day on which it is asked, and for which step."""

    definition: str
    machine: pf.Machine
    case: pf.Case
    today: int
    step: str

    @property
    def days(self) -> range:
        """The days that are tried."""
        return range(self.today, self.today + WITHIN + 1)


def begun(choose: Choices) -> Begun:
    """A case that is under way: things done early, late or too late, and pauses."""
    text = drawn_course(choose)
    machine = pf.loads(text).machine
    day = choose.pick(STARTS)
    case = pf.start(machine, id="c", on=to_date(day)).case
    assert case is not None
    is_paused = False
    for n in range(choose.below(7)):
        what = choose.weighted({"act": 5, "day": 4, "pause": 1})
        if what == "day":
            day += choose.pick((1, 1, 1, 2, 6))
        elif what == "pause":
            case = _pause(machine, case, day, n=n, begins=not is_paused)
            is_paused = not is_paused
        else:
            case = _act(choose, machine, case, on=day, n=n)
    if is_paused and choose.chance(70):
        case = _pause(machine, case, day, n=9, begins=False)
    steps = [name for name in machine.plan(None).steps if name not in {"confirm", "review"}]
    return Begun(text, machine, case, day, choose.pick(steps))


def _pause(machine: pf.Machine, case: pf.Case, day: int, *, n: int, begins: bool) -> pf.Case:
    kind = pf.Began if begins else pf.Ended
    answer = pf.advance(machine, case, kind(id=f"j-{n}", on=to_date(day), spell="pause"))
    assert isinstance(answer, pf.Accepted), answer
    return answer.case


def _act(choose: Choices, machine: pf.Machine, case: pf.Case, *, on: int, n: int) -> pf.Case:
    acts = list(acts_in(fold(machine, case, at=on).state, on))
    if not acts:
        return case
    _, name, option = choose.pick(acts)
    step = name.partition(":")[0]
    return done(machine, case, (on, step, option), name=f"j-{n}") or case


def p20_offered_is_completable(case: Begun) -> str:
    """P20, of one step of a case; what was found: days, none, or a reason why it was not asked.

    Of an optional step it is asked from both ends: what can be done on a day is offered, and what
    is offered can be done, or falls away undone. Where rules were left out, only the former.
    """
    if fold(case.machine, case.case, at=case.today).state.is_over:
        return "over"
    found = pf.can_book(case.machine, case.case, case.step, at=to_date(case.today))
    try:
        try:
            return _held(case, found, within=WITHIN + FURTHER)
        except AssertionError:
            # What is missing may lie further ahead than was tried.
            return _held(case, found, within=WITHIN + LONG)
    except TooLong:
        return "too many ways"


def _held(case: Begun, found: pf.Bookable, *, within: int) -> str:
    kept, ways = _ways(case, within=within)
    offered = {day for day in case.days if found.covers(to_date(day))}
    of_step = ways.booked.keys()
    possible = {d for d in case.days if ways.booked and all(d in ways.booked[w] for w in of_step)}
    if found.left_out:
        assert kept != found.kept or possible <= offered, (kept, possible, found)
        return "rules left out"
    if kept is None and found.kept and ways.moot:
        return "nothing to hold it against"
    harmless = possible | {
        d for d in case.days if all(d in ways.booked[w] or w in ways.moot for w in of_step)
    }
    assert found.kept == kept, (kept, found.kept)
    assert possible <= offered <= harmless, (possible, offered, harmless)
    return "days" if offered else "none"


def _ways(case: Begun, *, within: int) -> tuple[str | None, Ways]:
    """What can be kept, and the ways on which it is."""
    ways = Ways()
    for modalities, kept in zip(LEVELS, ("should", "must"), strict=True):
        going = GoingOn(case.machine, case.case, case.today, case.step, modalities, within, MOST)
        ways = going.run()
        if ways.booked:
            return kept, ways
        if ways.moot:
            break
    return None, ways
