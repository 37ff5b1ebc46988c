"""What a status of the reference says of findings, and of entries without a time.

A fold, and what it holds, are as in `reference`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from programflow.definition.selections import Moment
from programflow.temporal import Duration, Unit


def finding(now: Any, x: Any) -> tuple[Any, ...]:
    """S10.1, S14.8; "" where there is no grade or nobody bears it."""
    bearer = now.charged(x)[1] if x.kind == "lapsed" and x.accounted else x.bearer
    grade = {"must": "breach", "should": "deviation", "may": "notice"}[x.modality]
    if x.modality == "must" and now.side(bearer) != "participant":
        grade = "deviation"
    if x.by and x.by.kind == "missed" and now.excused(x.by) is not False:
        grade = "notice"
    rests = tuple(sorted(x.witnesses or now.rests(x)))
    grade = grade if x.accounted else ""
    return (x.name, grade, x.modality, bearer or "", date.fromordinal(x.day), x.accounted, rests)


def untold(now: Any, i: Any, x: Any, *, dates: Iterable[tuple[Any, Any]]) -> None:
    """Keeps what has no time to be held against an instant of its day (S1.6, S14.11)."""
    for b, d in dates:
        same = d and d.instant is not None and x.instant is None and x.day == d.day
        if same and (d is b.low or f"lapsed:{i.name}/{b.full}" not in now.marks):
            now.untimed.add((i.name, b.name, x.name))
            now.stir()


def untimed_in(now: Any, i: Any) -> dict[str, tuple[str, ...]]:
    """By the bounds of an instance, the entries for which one is not known to be kept (S14.11)."""
    found = dict[str, tuple[str, ...]]()
    for b in now.limits(i) if i.kind == "instance" and i.state != "dropped" else ():
        names = {e for owner, label, e in now.untimed if (owner, label) == (i.name, b.name)}
        names |= {x.name for x in _counted_from(now, b, i)}
        if names:
            found[b.name] = tuple(sorted(names))
    return found


def _counted_from(now: Any, b: Any, i: Any) -> Iterator[Any]:
    """The entry from which hours are counted, if it lacks the time that they need (S1.6)."""
    source = now.clocks[b.bound.clock].from_ if b.bound.clock else b.bound.from_
    lengths = [now.quantity(q, i) for q in (b.bound.min, b.bound.aim, b.bound.max)]
    hours = any(isinstance(n, Duration) and n.unit is Unit.HOURS for n in lengths)
    if source is None or not hours or None not in (b.low, b.aim, b.due):
        return
    anchor = now.moment(source, i)
    if anchor and anchor.instant is None:
        rows = _behind(now, source, i)
        yield from (x for x in rows if x.entry and x.instant is None and x.kind != "booked")


def _behind(now: Any, m: Moment, i: Any) -> Iterator[Any]:
    """The facts whose date a moment is."""
    through: list[Any] = [*m.members]
    if m.form == "enrolled":
        yield now.enrolled
    elif m.form == "previous_round":
        yield from i.taken[-1:]
    elif m.form == "selection":
        yield from now.meant(m.selection, i, sure=False)
    elif m.form == "parameter":
        through.append(now.parameter(m.name))
    for one in through:
        if isinstance(one, Moment) and now.moment(one, i) == now.moment(m, i):
            yield from _behind(now, one, i)
