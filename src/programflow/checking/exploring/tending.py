"""Steps tended and findings made, in the order of the semantics (S8.5, S10)."""

from collections.abc import Callable

from programflow.checking.exploring.day import Day, is_done
from programflow.checking.exploring.events import matches
from programflow.checking.exploring.model import (
    AGAIN,
    LIVING,
    MANY,
    NONE,
    OPEN,
    WAITING,
    Beginning,
    Followed,
    Noticed,
)
from programflow.checking.exploring.oracle import TooManyWays
from programflow.checking.exploring.readings import holds
from programflow.checking.exploring.taking import (
    complete,
    older_of,
    older_since,
    take,
    take_since,
    waive,
)
from programflow.definition.selections import Selection

FEW_PASSES, PASSES_EACH = 50, 10


def settle(day: Day) -> None:
    """Findings and steps until a whole pass changes nothing. (S4.7)

    Raises:
        TooManyWays: it does not come to rest, which is better not proved than never answered.
    """
    things = day.model.order_in[day.place]
    for _ in range(FEW_PASSES + len(things) * PASSES_EACH):
        changed = False
        for thing in things:
            changed |= notice(day, thing) if isinstance(thing, Noticed) else tend(day, thing)
        if not changed:
            return
    raise TooManyWays


def notice(day: Day, thing: Noticed) -> bool:
    """Make what is to be found. (S10.2, S10.3)"""
    name = thing.finding.name
    if thing.when is None:
        assert thing.finding.each is not None
        found = _for_each(
            day,
            f"found:{name}",
            thing.finding.each,
            act=lambda: day.mark("found", name),
            blurred=day.place in day.model.outcomes,
        )
        return _catch_up(day, f"found:{name}", act=lambda: day.mark("found", name)) or found
    if day.place in day.model.outcomes or thing.armed in day.risen or not day.v[thing.armed]:
        return False
    if not holds(thing.when, day):
        return False
    day.risen.add(thing.armed)
    day.mark("found", name)
    return True


def _for_each(
    day: Day, who: str, selection: Selection, *, act: Callable[[], None], blurred: bool
) -> bool:
    """Act for each member that is new today and certain.

    `blurred`: in an outcome only what has lived there counts, and that is not followed. (S12.8)
    """
    changed = False
    for i, event in enumerate(list(day.fresh)):
        if (who, i) in day.began:
            continue
        found = [matches(s, event, day.model.all_steps) for s in selection.members]
        if True not in found and None not in found:
            continue
        day.began.add((who, i))
        sure = True in found and not blurred
        if sure or day.oracle.pick((who, i), (True, False)):
            act()
            changed = True
    return changed


def _catch_up(day: Day, who: str, *, act: Callable[[], None]) -> bool:
    """Back from an outcome, what was kept from beginning there begins, if there is any. (S12.8)"""
    if not day.back or day.place in day.model.outcomes or (who, -1) in day.began:
        return False
    day.began.add((who, -1))
    times = day.oracle.pick(("late", who), range(MANY + 1))
    for _ in range(times):
        act()
    return times > 0


def tend(day: Day, one: Followed) -> bool:
    """One pass over a step and its instances; whether anything changed. (S8.5)"""
    if not day.is_living(one) and not _may_begin(day, one):
        return False
    changed = begin(day, one)
    changed |= take(day, one)
    changed |= _drop(day, one)
    changed |= _open_or_wait(day, one)
    changed |= take(day, one)
    changed |= waive(day, one)
    return complete(day, one) or changed


def _may_begin(day: Day, one: Followed) -> bool:
    """Whether anything of the day may be a cause."""
    if one.kinds is None or one.step.name in day.calls:
        return True
    return day.back or any(event.kind in one.kinds for event in day.fresh)


def begin(day: Day, one: Followed) -> bool:
    """Begin an instance for each cause. (S8.2, S8.4)"""
    if one.step.phase is not None and one.step.phase != day.place:
        return False
    changed = False
    for beginning in one.begins:
        changed |= _begin_by(day, one, beginning)
    if not changed and one.need is not None and one.step.phase is not None:
        key = (f"must:{one.step.name}:{day.place}", 0)
        if day.v[one.at] == NONE and key not in day.began and holds(one.need, day):
            day.began.add(key)
            _start(day, one)
            return True
    return changed


def _begin_by(day: Day, one: Followed, beginning: Beginning) -> bool:
    name = one.step.name
    top = one.step.phase is None
    who = name if top else f"{name}/{day.place}"
    if beginning.each is not None:
        found = _for_each(
            day,
            who,
            beginning.each,
            act=lambda: _start(day, one),
            blurred=top and day.place in day.model.outcomes,
        )
        return (top and _catch_up(day, name, act=lambda: _start(day, one))) or found
    if beginning.called:
        # The cause is the day's entry: of one cause an instance begins once. (S8.2)
        keys = {(f"called:{name}", 0), (who, 0)}
        if name in day.calls and keys.isdisjoint(day.began):
            day.began |= keys
            _start(day, one)
            return True
        return False
    assert beginning.when is not None
    if beginning.armed in day.risen or not day.v[beginning.armed]:
        return False
    if top and day.place in day.model.outcomes:
        return False
    if not holds(beginning.when, day):
        return False
    day.risen.add(beginning.armed)
    _start(day, one)
    return True


def _start(day: Day, one: Followed) -> None:
    """A new instance: what others do today it may take, whatever another has taken. (S8.15)

    And a form begun today may be filled in today, though another was.
    """
    anew = {f"by:{one.step.name}", f"form:{one.step.name}"}
    day.began = {key for key in day.began if key[0] not in anew}
    day.v[one.at] = WAITING
    if one.older >= 0:
        day.v[one.older] = 0
    if one.living >= 0:
        day.v[one.living] = min(MANY, day.v[one.living] + 1)
    for at in (one.rounds, one.mask):
        if at >= 0:
            day.v[at] = 0


def _drop(day: Day, one: Followed) -> bool:
    if not day.is_living(one):
        return False
    if one.unless is not None and holds(one.unless, day):
        day.drop(one)
        return True
    steps = one.step.repeat is None and any(day.v[at] for at in one.picked_by)
    if steps and day.oracle.pick(("chosen", one.step.name), (False, True)):
        day.drop(one)
        return True
    return False


def _open_or_wait(day: Day, one: Followed) -> bool:
    status = day.v[one.at]
    during = all(_is_open(day, spell) for spell in one.step.during)
    if status not in LIVING:
        return during and _older_open(day, one)
    if status == OPEN:
        if during:
            return False
        day.v[one.at] = AGAIN
        return True
    if not during or (status == WAITING and not _is_after(day, one)):
        return during and _older_open(day, one)
    day.v[one.at] = OPEN
    day.mark("opened", one.step.name)
    # What an older instance waits for is the same.
    _older_open(day, one)
    if status == AGAIN:
        take_since(day, one)
    return True


def _older_open(day: Day, one: Followed) -> bool:
    """Older ones open, too, or by themselves: nobody knows which of them wait."""
    key = (f"older opens:{one.step.name}", 0)
    if key in day.began or not older_of(day, one):
        return False
    day.began.add(key)
    changed = one.step.name in day.model.opened and day.mark_others("opened", one, least=0)
    return older_since(day, one) or changed


def _is_open(day: Day, spell: str) -> bool:
    """Whether a spell is surely open; of one that others judge or many begin, either."""
    if spell in day.model.blurred:
        return day.oracle.pick(("open", spell), (True, False))
    return bool(day.v[day.model.spells[spell]])


def _is_after(day: Day, one: Followed) -> bool:
    return all(is_done(day.v[day.model.steps[name].at]) for name in one.step.after)
