"""The bounds of a step's window, its gaps and its `before`, and those of a phase."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from programflow.definition.selections import Moment
from programflow.definition.steps import Bound, Step
from programflow.definition.values import ParameterRef, Quantity, ValueRef
from programflow.machine.anchors import UNSET, From, anchor_of
from programflow.machine.drafts import START, Draft, Instance
from programflow.machine.lengths import Length
from programflow.machine.presence import present
from programflow.temporal import Duration


class Part(NamedTuple):
    """One end of a bound: its key, what is said there, and whether it is a last day."""

    key: str
    said: Quantity
    upper: bool


def add_limits(draft: Draft, instance: Instance) -> None:
    """Every bound of an instance."""
    step = instance.step
    for bound in step.window:
        if present(bound, draft.plan.variant) and bound.modality != "may":
            if _is_own(bound):
                _add_own(draft, instance, bound)
            else:
                first, done = (
                    draft.point(k, step.name, instance.number) for k in ("first", "done")
                )
                _add_bound(draft, bound, step.name, first=first, done=done, instance=instance)
    _add_gap(draft, instance)
    for before in step.before:
        point = draft.known("first", before.step, 0)
        if point is not None and before.modality != "may":
            rule = draft.rule("before", before.route, step.name, modality=before.modality)
            draft.upper(point, draft.point("done", step.name, instance.number), rule)


def add_round_limits(draft: Draft, instance: Instance) -> None:
    """The bounds from each round of an instance to the next, and no others."""
    for bound in instance.step.window:
        if present(bound, draft.plan.variant) and bound.modality != "may" and _is_own(bound):
            _add_own(draft, instance, bound)
    _add_gap(draft, instance)


def add_phase_limits(draft: Draft, place: str) -> None:
    """The window of a phase, which its must-steps are to keep."""
    phase = draft.plan.programme.phases.get(place)
    over = draft.known("over", place)
    if phase is None or over is None:
        return
    for bound in phase.window:
        if present(bound, draft.plan.variant) and bound.modality != "may":
            entered = draft.point("entered", place)
            _add_bound(draft, bound, place, first=entered, done=over, instance=None)


def _is_own(bound: Bound) -> bool:
    return bound.from_ is not None and bound.from_.form == "previous_round"


def _parts(bound: Bound) -> Iterator[Part]:
    for key, said, upper in (
        ("min", bound.min, False),
        ("max", bound.max, True),
        ("early", bound.early, False),
        ("late", bound.late, True),
    ):
        if said is not None:
            yield Part(key, said, upper)


def _add_bound(
    draft: Draft,
    bound: Bound,
    thing: str,
    *,
    first: int,
    done: int,
    instance: Instance | None,
) -> None:
    moment = bound.from_
    if bound.clock is not None:
        moment = draft.plan.programme.clocks[bound.clock].from_
    if moment is None:
        return
    anchor = anchor_of(draft, moment, instance)
    if anchor == UNSET and _is_stated(draft, moment):
        draft.unset.append((bound.route, thing))
    for part in _parts(bound):
        length = _length(draft, bound, part)
        if isinstance(length, str):
            draft.leave_out(length, (*bound.route, part.key), step=thing)
        elif length is not None:
            head = done if part.upper else first
            _link(draft, anchor, part, to=(head, *length), bound=bound, thing=thing)


def _is_stated(draft: Draft, moment: Moment) -> bool:
    """Whether it is known what is counted from, be it that it never happens."""
    if moment.form == "parameter":
        return draft.moment(moment.name or "") is not None
    return all(_is_stated(draft, member) for member in moment.members)


def _read(part: Part, bound: Bound) -> tuple[tuple[str, bool], ...]:
    """The parameters of one end of a bound."""
    said = (part.said, bound.aim if part.key in {"early", "late"} else None)
    return tuple((one.name, part.upper) for one in said if isinstance(one, ParameterRef))


def _length(draft: Draft, bound: Bound, part: Part) -> tuple[Length, Duration] | str | None:
    """The length and what it says; a reason why it is not known; None if nobody has stated it."""
    if isinstance(part.said, ValueRef):
        return "decided-value"
    said = draft.duration(part.said, upper=part.upper)
    if said is None:
        return None
    statutory = part.upper and bound.counting == "statutory"
    around = said._replace(n=-said.n) if part.key == "early" else said
    length = draft.lengths.of(around)
    if length is None:
        return "hours"
    if part.key in {"early", "late"}:
        aim = draft.duration(bound.aim, upper=part.upper)
        base = None if aim is None else draft.lengths.of(aim)
        if base is None:
            return None
        length = base.then(length)
    return (draft.lengths.rolled(length) if statutory else length), said


def _link(
    draft: Draft,
    anchor: From,
    part: Part,
    *,
    to: tuple[int, Length, Duration],
    bound: Bound,
    thing: str,
) -> None:
    head, length, said = to
    route = (*bound.route, part.key)
    if not anchor.points:
        if anchor.doubt is not None:
            draft.leave_out(anchor.doubt, route, step=thing)
        return
    if anchor.doubt is not None and not part.upper:
        draft.leave_out(anchor.doubt, route, step=thing)
        return
    if not part.upper and len(anchor.points) > 1 and not anchor.last:
        draft.leave_out("earliest-of", route, step=thing)
        return
    given: dict[str, Any] = {"modality": bound.modality, "said": said}
    given["parameters"] = _read(part, bound)
    in_order = all(p == START or draft.comes_first(p, head) for p, _ in anchor.points)
    doubt = anchor.doubt or (None if in_order else "order-open")
    rule = draft.rule(part.key, route, thing, doubt=doubt, **given)
    points = anchor.points
    if part.upper and anchor.last:
        last = draft.point("last", *bound.route, part.key)
        draft.last(last, points, draft.rule("waits", bound.route, thing))
        points = ((last, draft.lengths.of(Duration(0, said.unit)) or length),)
    for point, before in points:
        link = draft.upper if part.upper else draft.lower
        link(point, head, rule, before.then(length))


def _add_own(draft: Draft, instance: Instance, bound: Bound) -> None:
    """From each round to the next."""
    for part in _parts(bound):
        length = _length(draft, bound, part)
        if isinstance(length, str):
            draft.leave_out(length, (*bound.route, part.key), step=instance.step.name)
        elif length is not None:
            rule = draft.rule(
                part.key,
                (*bound.route, part.key),
                instance.step.name,
                modality=bound.modality,
                said=length[1],
                parameters=_read(part, bound),
            )
            _between_rounds(draft, instance, rule, length=length[0], upper=part.upper)


def _add_gap(draft: Draft, instance: Instance) -> None:
    step: Step = instance.step
    gap = None if step.repeat is None else step.repeat.gap
    if gap is None or gap.modality == "may":
        return
    said = draft.duration(gap.max, upper=True)
    length = None if said is None else draft.lengths.of(said)
    if length is None:
        return
    rule = draft.rule(
        "gap",
        (*gap.route, "max"),
        step.name,
        modality=gap.modality,
        said=said,
        parameters=((gap.max.name, True),) if isinstance(gap.max, ParameterRef) else (),
    )
    _between_rounds(draft, instance, rule, length=length, upper=True)


def _between_rounds(
    draft: Draft, instance: Instance, rule: int, *, length: Length, upper: bool
) -> None:
    step, number, k = instance.step.name, instance.number, 0
    while (later := draft.known("round", step, number, k + 1)) is not None:
        earlier = draft.point("round", step, number, k)
        (draft.upper if upper else draft.lower)(earlier, later, rule, length)
        k += 1
