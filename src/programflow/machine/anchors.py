"""The points that a bound counts from."""

from typing import NamedTuple

from programflow.definition.selections import Moment, Selector
from programflow.definition.steps import Bound
from programflow.machine.drafts import START, Draft, Instance
from programflow.machine.lengths import NOTHING, Length
from programflow.machine.waits import DONE, is_of_one_step


class From(NamedTuple):
    """What a moment comes to on a way: points with lengths, or a reason why not.

    The moment is the first of the points, or their `last`. No points and no doubt: it is never set
    on this way. With a doubt, `points` is START if the moment cannot come before the case begins.
    """

    points: tuple[tuple[int, Length], ...] = ()
    last: bool = False
    doubt: str | None = None


UNSET = From()
EVENT = From(((START, NOTHING),), doubt="outside-date")
ELSEWHERE = From(doubt="outside-date")
MOVING = From(doubt="moving-anchor")


def anchor_of(draft: Draft, moment: Moment, instance: Instance | None) -> From:
    """The points that a moment stands for, read for an instance or for a phase."""
    match moment.form:
        case "enrolled":
            return _outside(draft, instance, START)
        case "opened" if instance is not None:
            return _at(draft.point("opened", instance.step.name, instance.number))
        case "selection" if moment.selection is not None:
            parts = [_selector(draft, one, instance) for one in moment.selection.members]
            return _joined([part for part in parts if part != UNSET], last=False)
        case "latest":
            parts = [anchor_of(draft, one, instance) for one in moment.members]
            return _joined([part for part in parts if part != UNSET], last=True)
        case "parameter":
            value = draft.moment(moment.name or "")
            return UNSET if value is None else anchor_of(draft, value, instance)
        case "due" | "aim":
            return _limit_of(draft, moment)
        case "middle":
            return _middle(draft, moment.name or "")
        case _:
            return ELSEWHERE


def _at(point: int, length: Length = NOTHING) -> From:
    return From(((point, length),))


def _outside(draft: Draft, instance: Instance | None, point: int) -> From:
    """A point of the case's own road; an instance that an event began may come long after it."""
    if instance is None:
        return _at(point)
    loose = instance.step.phase in draft.loose and draft.place_of(point) not in draft.loose
    if instance.rooted or loose:
        return From(((point, NOTHING),), doubt="outside-date")
    return _at(point)


def _joined(parts: list[From], *, last: bool) -> From:
    if not parts:
        return UNSET
    doubts = [part.doubt for part in parts if part.doubt is not None]
    points = tuple(point for part in parts for point in part.points)
    mixed = last and any(len(part.points) > 1 and not part.last for part in parts)
    if any(not part.points for part in parts) or mixed:
        return From(doubt=doubts[0] if doubts else "earliest-of")
    return From(points, last=last and len(points) > 1, doubt=doubts[0] if doubts else None)


def _selector(draft: Draft, one: Selector, instance: Instance | None) -> From:
    if one.which in {"last", "previous"} and one.kind not in {"entered", "left"}:
        return MOVING
    if one.kind == "enrolled":
        return _outside(draft, instance, START)
    if one.kind in {"entered", "left"} and one.target is not None:
        point = draft.known(one.kind, one.target)
        return UNSET if point is None else _outside(draft, instance, point)
    if one.kind == "opened" and one.target is not None:
        known = draft.known("done", one.target, 0)
        return UNSET if known is None else _at(draft.point("opened", one.target, 0))
    if one.kind in DONE and is_of_one_step(one):
        return _done(draft, one, instance)
    if instance is not None and instance.rooted and _is_cause(instance, one):
        return _at(instance.cause)
    return EVENT


def _done(draft: Draft, one: Selector, instance: Instance | None) -> From:
    target = one.target or ""
    if one.option is not None and draft.chosen.get(target, one.option[0]) not in one.option:
        return UNSET
    point = draft.known("first", target, 0)
    if point is None:
        return UNSET
    other = draft.begun.get(target)
    if other is None:
        return _at(point)
    if other.rooted and not (instance is not None and instance.rooted):
        return From(((point, NOTHING),), doubt="outside-date")
    return _at(point) if other.rooted else _outside(draft, instance, point)


def _is_cause(instance: Instance, one: Selector) -> bool:
    """Whether what a bound counts from is what began the instance."""
    causes = (opening.selection for opening in instance.step.opens)
    members = (member for selection in causes if selection for member in selection.members)
    return any(
        (member.kind, member.target) == (one.kind, one.target) and one.which is None
        for member in members
    )


def _limit_of(draft: Draft, moment: Moment) -> From:
    """The last day of another step, or its aim: counted from what that counts from."""
    step = draft.plan.steps.get(moment.name or "")
    if step is None or draft.known("done", step.name, 0) is None:
        return UNSET
    bounds = [b for b in step.window if (b.max if moment.form == "due" else b.aim) is not None]
    if len(bounds) != 1 or bounds[0].late is not None or bounds[0].from_ is None:
        return From(doubt="several-limits")
    bound = bounds[0]
    return _counted(draft, bound, due=moment.form == "due")


def _counted(draft: Draft, bound: Bound, *, due: bool) -> From:
    assert bound.from_ is not None
    instance = next((i for i in draft.instances if bound in i.step.window), None)
    start = anchor_of(draft, bound.from_, instance)
    said = draft.duration(bound.max if due else bound.aim, upper=True)
    statutory = due and bound.counting == "statutory"
    length = None if said is None else draft.lengths.of(said, statutory=statutory)
    if length is None:
        return From(doubt="not-counted")
    return start._replace(points=tuple((p, before.then(length)) for p, before in start.points))


def _middle(draft: Draft, phase: str) -> From:
    entered = draft.known("entered", phase)
    if entered is None:
        return UNSET
    bounds = [b for b in draft.plan.programme.phases[phase].window if b.max is not None]
    if len(bounds) != 1 or bounds[0].from_ is None or bounds[0].late is not None:
        return From(doubt="several-limits")
    due = _counted(draft, bounds[0], due=True)
    if due.doubt is not None or len(due.points) != 1 or due.points[0][0] != entered:
        return From(doubt="several-limits")
    return _at(entered, draft.lengths.halfway(due.points[0][1]))
