"""Which steps there are on a way, what begins each, and in which order they come."""

from collections.abc import Iterator

from programflow.definition.node import Route
from programflow.definition.selections import Selector
from programflow.definition.steps import Opening, Step
from programflow.machine.drafts import START, Conditions, Draft, Instance
from programflow.machine.lengths import NOTHING, Length
from programflow.machine.rounds import add_rounds
from programflow.machine.routes import Way
from programflow.machine.waits import DONE, is_of_one_step, waits_of

Cause = tuple[int, bool, Route]
"""The point at which an instance begins, whether an event may be it on any day, and the opening."""


def add_instances(draft: Draft, places: tuple[str, ...], way: Way) -> None:
    """Every step of a way with its points, and the order between them.

    A decision that moves the case is the entering of the next phase.
    """
    movers = {move.step.name: move.to for move in way if move.step is not None}
    for place in places[1:]:
        draft.point("entered", place)
    waiting = [step for place in places for step in draft.plan.by_phase.get(place, ())]
    waiting += draft.plan.by_phase.get(None, ())
    while waiting:
        begun = [(step, causes) for step in waiting if (causes := _begun(draft, step))]
        if not begun:
            break
        for step, causes in begun:
            for number, cause in enumerate(dict.fromkeys(causes)):
                _add(draft, step, number, cause, mover=movers.get(step.name))
        taken = {step.name for step, _ in begun}
        waiting = [step for step in waiting if step.name not in taken]
    draft.loose = _loose(draft, places, movers)
    for instance in draft.instances:
        _add_order(draft, instance)


def _loose(draft: Draft, places: tuple[str, ...], movers: dict[str, str]) -> frozenset[str]:
    """The places from the first that is entered by what may come on any day, or by nothing seen."""
    begun = {instance.step.name: instance for instance in draft.instances}
    firm = {to for name, to in movers.items() if name in begun and not begun[name].rooted}
    for at, place in enumerate(places):
        if at and place in movers.values() and place not in firm:
            return frozenset(places[at:])
    return frozenset()


def _add(draft: Draft, step: Step, number: int, cause: Cause, *, mover: str | None) -> None:  # noqa: PLR0917
    point, rooted, opening = cause
    instance = Instance(step, number, point, rooted, opening)
    draft.instances.append(instance)
    draft.begun.setdefault(step.name, instance)
    if mover is not None and number == 0:
        draft.same(draft.point("entered", mover), "done", step.name, 0)
        draft.same(draft.point("entered", mover), "first", step.name, 0)
    add_rounds(draft, instance, condition=conditions_of(step))


def conditions_of(step: Step) -> Conditions:
    """What must be so for a case to have the step; two steps with one condition come together."""
    found: list[object] = []
    if step.need.modality == "may" and step.need.must_when is None:
        found.append(("may", step.name))
    found += [("need", step.need.must_when)] if step.need.must_when is not None else []
    found += [("unless", step.unless)] if step.unless is not None else []
    for opening in step.opens:
        selection = opening.selection
        if selection is None or _is_filtered(selection.members):
            found.append(("opens", step.name))
    return frozenset(found)


def _is_filtered(members: tuple[Selector, ...]) -> bool:
    return len(members) > 1 or any(one.result or one.option for one in members)


def _begun(draft: Draft, step: Step) -> list[Cause]:
    """What has begun an instance, or may begin one."""
    behind = draft.behind
    if behind is not None and step.name in behind.living:
        return [(draft.point("begun", step.name), False, step.route)]
    if behind is not None and step.name in behind.over:
        return []
    return list(_causes(draft, step))


def _causes(draft: Draft, step: Step) -> Iterator[Cause]:
    """What may begin an instance; nothing if the way holds nothing that does."""
    if not step.opens:
        if step.phase is not None:
            yield draft.point("entered", step.phase), False, step.route
        return
    for opening in step.opens:
        if opening.selection is not None:
            for one in opening.selection.members:
                yield from _selected(draft, one, opening)
        elif opening.criterion is not None:
            yield from _when(draft, step, opening)
        else:
            yield from _called(draft, step, opening)


def _selected(draft: Draft, one: Selector, opening: Opening) -> Iterator[Cause]:
    if one.kind == "entered" and one.target is not None:
        point = draft.known("entered", one.target)
        if point is not None:
            yield point, False, opening.route
    elif one.kind in DONE and is_of_one_step(one):
        target = one.target or ""
        if one.option is not None and draft.chosen.get(target, one.option[0]) not in one.option:
            return
        for other in draft.instances:
            if other.step.name == target:
                yield draft.point("done", target, other.number), other.rooted, opening.route
    else:
        yield START, True, opening.route


def _when(draft: Draft, step: Step, opening: Opening) -> Iterator[Cause]:
    waits = waits_of(draft.plan.programme, opening.criterion)
    if not waits.whole:
        yield START, True, opening.route
        return
    known = [draft.known("done", name, 0) for name in waits.steps]
    points = [point for point in known if point is not None]
    base = START if step.phase is None else draft.point("entered", step.phase)
    if len(points) == len(waits.steps):
        yield (points[0] if len(points) == 1 else base), not waits.steps, opening.route


def _called(draft: Draft, step: Step, opening: Opening) -> Iterator[Cause]:
    for other in draft.instances:
        effects = [*other.step.then]
        for option in other.step.options.values():
            if draft.chosen.get(other.step.name, option.name) == option.name:
                effects += option.then
        called = any(e.form == "open" and e.target == step.name for e in effects)
        if called or other.step.offers == step.name:
            done = draft.point("done", other.step.name, other.number)
            yield done, other.rooted, opening.route


def _add_order(draft: Draft, instance: Instance) -> None:
    """After its cause, and after the steps that it waits for."""
    step, number = instance.step, instance.number
    first = draft.point("first", step.name, number)
    members: list[tuple[int, Length]] = [(instance.cause, NOTHING)]
    draft.lower(instance.cause, first, draft.rule("opens", instance.opening, step.name))
    for at, name in enumerate(step.after):
        point = draft.known("done", name, 0)
        if point is not None:
            draft.lower(point, first, draft.rule("after", (*step.route, "after", at), step.name))
            members.append((point, NOTHING))
    _add_opened(draft, instance, members)


def _add_opened(draft: Draft, instance: Instance, members: list[tuple[int, Length]]) -> None:
    """The day on which it is opened: the last of what it waits for."""
    step, number = instance.step, instance.number
    if len(members) == 1 and draft.known("opened", step.name, number) is None:
        draft.same(members[0][0], "opened", step.name, number)
        return
    opened = draft.point("opened", step.name, number)
    rule = draft.rule("opens", instance.opening, step.name)
    draft.last(opened, members, rule)
    draft.lower(opened, draft.point("first", step.name, number), rule)
