"""Entries taken up, steps completed, and what that sets off (S8.11-S8.18)."""

from programflow.checking.exploring.day import Day
from programflow.checking.exploring.events import OWN_KIND, matches
from programflow.checking.exploring.model import DONE, LIVING, MANY, OPEN, Followed
from programflow.checking.exploring.readings import holds
from programflow.definition.selections import Selection
from programflow.definition.steps import Effect

MOVING = frozenset({"go", "restart"})


def take(day: Day, one: Followed) -> bool:
    """Open instances take up the event. (S8.11)"""
    if one.step.done_by is not None:
        return _take_by_other(day, one, one.step.done_by)
    event = day.left_over
    if event is None or event.target != one.step.name or not day.is_living(one):
        return False
    if OWN_KIND.get(one.step.is_) != event.kind:
        return False
    several = one.living >= 0 and day.v[one.living] > 1
    if not several and day.v[one.at] == OPEN:
        day.left_over = None
        _round(day, one)
        return True
    if one.living < 0 or (day.v[one.at] in LIVING and not several):
        return False
    return _take_one_of_many(day, one)


def _take_one_of_many(day: Day, one: Followed) -> bool:
    """One of several living instances, nobody can say which, or in which state it is."""
    who = day.oracle.pick(("who", one.step.name), ("nobody", "older", "latest"))
    if who == "nobody" or (who == "latest" and day.v[one.at] != OPEN):
        return False
    day.left_over = None
    if who == "latest":
        _round(day, one)
    elif one.rounds < 0 or day.oracle.pick(("completes", one.step.name), (True, False)):
        _one_less(day, one)
        _completed(day, one)
    return True


def _one_less(day: Day, one: Followed) -> None:
    if one.living >= 0:
        n = day.v[one.living]
        key = ("less", one.step.name)
        day.v[one.living] = day.oracle.pick(key, (1, MANY)) if n == MANY else n - 1


def _take_by_other(day: Day, one: Followed, selection: Selection) -> bool:
    """A step done by what others do takes every entry that matches while it is open. (S8.15)"""
    changed = False
    for i, event in enumerate(list(day.fresh)):
        found = [matches(s, event, day.model.all_steps) for s in selection.members]
        if True not in found and None not in found:
            continue
        if _is_new(day, f"older:{one.step.name}", i, takes=older_of(day, one) > 0, found=found):
            changed |= _older_take(day, one, i)
        if _is_new(day, f"by:{one.step.name}", i, takes=day.v[one.at] == OPEN, found=found):
            _round(day, one)
            changed = True
    return changed


def take_since(day: Day, one: Followed) -> None:
    """Open again, it takes what others have done since it was first opened, if there is any."""
    if one.step.done_by is None:
        return
    for k in range(1 if one.times is None else max(1, one.times[1])):
        if day.v[one.at] != OPEN or not day.oracle.pick(("since", one.step.name, k), (False, True)):
            return
        _round(day, one)


def older_since(day: Day, one: Followed) -> bool:
    """Open again, older ones take what others have done since, too, if there is any."""
    if one.step.done_by is None or not one.step.during:
        return False
    return _older_take(day, one, -1)


def _is_new(day: Day, who: str, i: int, *, takes: bool, found: list[bool | None]) -> bool:
    """Whether an event is now taken by somebody, who has not taken it before."""
    if not takes or (who, i) in day.began:
        return False
    if True in found or day.oracle.pick((who, i), (True, False)):
        day.began.add((who, i))
        return True
    return False


def older_of(day: Day, one: Followed) -> int:
    """How many live beside the latest; two stand for more."""
    return day.v[one.living] - (day.v[one.at] in LIVING) if one.living >= 0 else 0


def _older_take(day: Day, one: Followed, i: int) -> bool:
    """Some of the older ones, or none, are completed: nobody knows which are open."""
    left = day.v[one.living]
    least = left - older_of(day, one)
    then = day.oracle.pick(("older", one.step.name, i), range(left, least - 1, -1))
    if then == left:
        return False
    day.v[one.living] = then
    _completed(day, one)
    return True


def _round(day: Day, one: Followed) -> None:
    """One round, one signature, or all. (S8.12, S8.13)"""
    if one.rounds < 0:
        _done(day, one)
        return
    repeat = one.step.repeat
    if repeat is not None and repeat.times is None:
        day.v[one.rounds] = 1
        return
    low, high = one.times or (1, None)
    n = day.v[one.rounds] = min(day.v[one.rounds] + 1, high or 1)
    chosen = repeat is not None and any(day.v[at] for at in one.picked_by)
    if chosen or high is None or low <= n < high:
        if day.oracle.pick(("all", one.step.name), (True, False), in_time=high is not None):
            _done(day, one)
    elif n >= high:
        _done(day, one)


def _done(day: Day, one: Followed) -> None:
    day.v[one.at] = DONE
    _one_less(day, one)
    day.end(one)
    if one.rounds >= 0:
        day.v[one.rounds] = 0
    if one.mask >= 0:
        day.v[one.mask] = 0
    _completed(day, one)


def _completed(day: Day, one: Followed) -> None:
    """What the completion of a step that is no decision sets off. (S8.13)"""
    if one.step.is_ == "decision":
        return
    if one.step.offers is not None:
        day.calls.add(one.step.offers)
    apply(day, one.step.then)


def apply(day: Day, effects: tuple[Effect, ...]) -> None:
    """Effects, moves put aside for the close. (S12.9)"""
    for effect in effects:
        if effect.form in MOVING:
            day.moves.append((effect.form, effect.target))
        elif effect.form == "open":
            day.calls.add(effect.target)
        elif effect.form == "waive":
            day.waived.add(effect.target)


def waive(day: Day, one: Followed) -> bool:
    """Whether the latest living instance was waived. (S8.18)"""
    if one.step.name not in day.waived or day.v[one.at] not in LIVING:
        return False
    day.waived.discard(one.step.name)
    day.v[one.at] = DONE
    for at in (one.rounds, one.mask):
        if at >= 0:
            day.v[at] = 0
    _one_less(day, one)
    day.end(one)
    return True


def complete(day: Day, one: Followed) -> bool:
    """Forms whose questions are answered, and rounds that have come to their end."""
    if day.v[one.at] not in LIVING:
        return False
    if one.mask >= 0:
        return _form(day, one)
    if one.until is not None and holds(one.until, day):
        return _all_done(day, one)
    if one.step.repeat is None or one.times is None or one.times[0] > 0:
        return False
    if one.times[1] > 0 and not day.oracle.pick(("none", one.step.name), (True, False)):
        return False
    return _all_done(day, one)


def _all_done(day: Day, one: Followed) -> bool:
    """Every living instance is over; without a round, nothing follows from it. (S8.16)"""
    had_older = older_of(day, one) > 0
    if one.living >= 0:
        day.v[one.living] = 1
    if day.v[one.rounds]:
        _done(day, one)
        return True
    day.v[one.at] = DONE
    _one_less(day, one)
    day.end(one)
    if had_older and day.oracle.pick(("older rounds", one.step.name), (True, False)):
        _completed(day, one)
    return True


def _form(day: Day, one: Followed) -> bool:
    event, key = day.event, (f"form:{one.step.name}", 0)
    if event is not None and event.kind == "answered" and event.target in one.questions:
        day.v[one.mask] |= 1 << one.questions.index(event.target)
    full = (1 << len(one.questions)) - 1
    if not day.v[one.mask] or (one.all_needed and day.v[one.mask] != full) or key in day.began:
        return False
    # Older ones may be done by it, too; one of an earlier run that comes into view is of them.
    day.began.add(key)
    if older_of(day, one):
        day.v[one.living] = day.oracle.pick(("forms", one.step.name), (1, MANY))
    _done(day, one)
    return True
