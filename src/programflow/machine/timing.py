"""A way through a programme as a network of points and bounds."""

from collections.abc import Sequence

from attrs import frozen

from programflow.definition.node import Route
from programflow.machine.drafts import START, Behind, Conditions, Doubt, Draft, Key, Rule, Values
from programflow.machine.instances import add_instances
from programflow.machine.lengths import NOTHING, Length, Lengths
from programflow.machine.limits import add_limits, add_phase_limits
from programflow.machine.network import Network
from programflow.machine.plan import Plan
from programflow.machine.routes import Move, Way, places_of
from programflow.machine.waits import NOTHING as NO_WAIT
from programflow.machine.waits import Waits, waits_of


@frozen(eq=False, repr=False)
class Timing:
    """The network of one way.

    `keys` say what each point is: ``("start",)``, ``("entered", phase)``, ``("done", step, n)``,
    ``("first", step, n)``, ``("round", step, n, k)``, ``("opened", step, n)``, ``("over", phase)``.
    `numbers` finds them, other names of the same point too. `conditions` are
    what must be so for each point to be there. `rules` are what the links' numbers mean. `unset`
    are bounds that never run on this way, with what they are about.
    """

    plan: Plan
    places: tuple[str, ...]
    network: Network
    keys: tuple[Key, ...]
    numbers: dict[Key, int]
    conditions: tuple[Conditions, ...]
    rules: tuple[Rule, ...]
    doubts: tuple[Doubt, ...]
    unset: tuple[tuple[Route, str], ...]

    def for_modalities(self, *modalities: str, doubted: bool = True) -> Network:
        """The network with the bounds of these modalities, and all that is how the case goes.

        Without the `doubted`: only bounds that count from a date of the way itself.
        """
        kept = {
            number
            for number, rule in enumerate(self.rules)
            if (rule.modality is None or rule.modality in modalities)
            and (doubted or rule.doubt is None)
        }
        return self.network.only(kept)

    def apart(self, rules: Sequence[int]) -> tuple[str, ...]:
        """The steps of these rules that need not be in one case together; one or none: they are.

        A step that is there whenever another is counts with that.
        """
        points = {
            point
            for link in self.network.links
            if link.rule in rules
            for point in (link.tail, link.head)
        }
        groups = {
            self.conditions[point]: str(self.keys[point][1])
            for point in sorted(points)[::-1]
            if self.conditions[point]
        }
        return tuple(
            sorted(name for group, name in groups.items() if not any(group < o for o in groups))
        )


def timing_of(
    plan: Plan, way: Way, *, lengths: Lengths, values: Values, behind: Behind | None = None
) -> Timing:
    """Draw up the network of one way.

    Args:
        plan: the tables of a variant.
        way: one of `ways(plan)`.
        lengths: those of the machine's calendar.
        values: what the parameters are.
        behind: what a case has behind it, if the way goes on from the middle of one.
    """
    draft = Draft(plan, lengths, values, behind=behind)
    draft.chosen = {m.step.name: m.option.name for m in way if m.step and m.option}
    places = places_of(plan, way, place=None if behind is None else behind.place)
    if behind is None:
        draft.same(START, "entered", plan.initial)
    for key in () if behind is None else behind.keys:
        draft.point(*key)
    add_instances(draft, places, way)
    for place, move in zip(places, way, strict=False):
        _add_over(draft, place)
        _add_move(draft, place, move)
    for instance in draft.instances:
        add_limits(draft, instance)
    for place in places:
        add_phase_limits(draft, place)
    return Timing(
        plan=plan,
        places=places,
        network=Network(len(draft.keys), tuple(draft.links), tuple(draft.lasts)),
        keys=tuple(draft.keys),
        numbers=dict(draft.numbers),
        conditions=tuple(draft.conditions),
        rules=tuple(draft.rules),
        doubts=tuple(dict.fromkeys(draft.doubts)),
        unset=tuple(dict.fromkeys(draft.unset)),
    )


def _add_over(draft: Draft, place: str) -> None:
    """The day on which a phase's must-steps are done."""
    entered = draft.point("entered", place)
    members: list[tuple[int, Length]] = [(entered, NOTHING)]
    for instance in draft.instances:
        step = instance.step
        repeat = step.repeat
        endless = repeat is not None and repeat.times is None and repeat.until is None
        if step.phase == place and step.need.modality == "must" and not endless:
            members.append((draft.point("done", step.name, instance.number), NOTHING))
    over = draft.point("over", place)
    draft.last(over, members, draft.rule("over", draft.plan.places[place].route, place))


def _add_move(draft: Draft, place: str, move: Move) -> None:
    """When the next phase is entered, from what moves the case on."""
    entered = draft.point("entered", move.to)
    draft.same(entered, "left", place)
    route = _route_of(move)
    waits = _waits(draft, move)
    rule = draft.rule("move", route, move.to)
    if move.step is not None:
        for point, _ in _points(draft, waits):
            draft.lower(point, entered, rule)
        return
    members = [(draft.point("entered", place), NOTHING), *_points(draft, waits)]
    if waits.whole and len(members) > 1:
        draft.last(entered, members, rule)
        return
    for point, _ in members:
        draft.lower(point, entered, rule)
    if not waits.whole:
        draft.leave_out("unseen-wait", route, phase=move.to)


def _route_of(move: Move) -> tuple[str | int, ...]:
    for part in (move.next, move.option, move.step):
        if part is not None:
            return part.route
    return ()


def _waits(draft: Draft, move: Move) -> Waits:
    programme = draft.plan.programme
    total = NO_WAIT
    target = programme.phases.get(move.to)
    for criterion in (
        None if move.next is None else move.next.when,
        None if move.option is None else move.option.only_if,
        None if target is None else target.enter,
    ):
        total += waits_of(programme, criterion)
    return total


def _points(draft: Draft, waits: Waits) -> list[tuple[int, Length]]:
    keys: list[Key] = [("done", step, 0) for step in waits.steps]
    keys += [("over", phase) for phase in waits.phases]
    keys += [("entered", phase) for phase in waits.entered]
    return [(point, NOTHING) for key in keys if (point := draft.known(*key)) is not None]
