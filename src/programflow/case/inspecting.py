"""What is found about an entry when an instance takes it up. (S8.12, S8.19, S10.5)"""

from typing import NamedTuple

from programflow.case.counting import is_after, is_before
from programflow.case.findings import put_found
from programflow.case.lapses import account_late
from programflow.case.limits import Limit, limits_of
from programflow.case.moments import Point
from programflow.case.paces import calendar_period
from programflow.case.parameters import quantity
from programflow.case.state import Fact, Found, Instance, State
from programflow.case.untimed import note_untimed
from programflow.definition.entries import Done
from programflow.definition.values import NOT_STATED
from programflow.temporal import to_iso


class Taking(NamedTuple):
    """An entry and the instance that takes it up; whether that completes the instance."""

    state: State
    instance: Instance
    fact: Fact
    completes: bool

    @property
    def point(self) -> Point:
        """When the entry was."""
        return Point(self.fact.day, self.fact.at)

    def find(self, finding: str, name: str, *, modality: str, of: str) -> None:
        """Make a built-in finding about the entry."""
        found = Found(
            name=f"{name}<{self.fact.id}",
            finding=finding,
            modality=modality,
            of=of,
            day=self.state.today,
            cause=self.fact.id,
            witnesses=(self.fact.id,),
            step=self.instance.step.name,
        )
        put_found(self.state, found, selectable=finding == "out_of_order")


def find_out_of_order(taking: Taking) -> None:
    """Done before it was open. (S10.6)"""
    of = taking.instance.step.of
    taking.find("out_of_order", "found:out_of_order", modality="may", of=of)


def find_too_early(taking: Taking, limit: Limit) -> None:
    """Before the lower date of a bound. (S8.12)"""
    name = f"outside:{taking.instance.name}/{limit.place.label}"
    modality = limit.place.bound.modality
    taking.find("outside", name, modality=modality, of=taking.instance.step.of)


def is_too_early(taking: Taking, limit: Limit) -> bool | None:
    """Whether a lower date that binds the entry is known, and the entry is before it.

    None: the entry is of its day, and a time is missing.
    """
    low = limit.times.low
    if not isinstance(low, Point) or not _binds_low(taking, limit):
        return False
    return is_before(taking.point, low)


def _binds_low(taking: Taking, limit: Limit) -> bool:
    """Of repeated steps the first round, or the round's own; of others the completion. (S9.1)"""
    if taking.instance.step.repeat is None:
        return taking.completes
    return limit.place.own or not taking.instance.rounds


def inspect_bounds(taking: Taking) -> None:
    """Entries before a lower date; rounds after their own last date. (S8.12.4)"""
    state, instance, fact = taking.state, taking.instance, taking.fact
    for limit in limits_of(state, instance):
        is_early = is_too_early(taking, limit)
        if is_early:
            find_too_early(taking, limit)
        is_late = limit.due is not None and is_after(taking.point, limit.due)
        is_held = limit.place.own and not (is_late or limit.lapse in state.lapses)
        if limit.place.own and not is_held:
            account_late(state, instance, limit, by=fact)
        if is_early is None or (is_held and is_late is None):
            note_untimed(state, limit, fact)


def inspect_pace(taking: Taking) -> None:
    """More rounds than a period may have. (S8.12.5)"""
    state, instance, fact = taking.state, taking.instance, taking.fact
    repeat = instance.step.repeat
    if repeat is None or repeat.per is None or repeat.max is None:
        return
    most = quantity(state, repeat.max, instance)
    if most is NOT_STATED:
        return
    start, after = calendar_period(fact.day, repeat.per)
    if sum(start <= f.day < after for f in instance.rounds) + 1 > most:
        name = f"outside:{instance.name}/per/{to_iso(start)}"
        modality = repeat.modality or "should"
        taking.find("outside", name, modality=modality, of=instance.step.of)


def says_more(fact: Fact) -> bool:
    """Whether an entry says anything that is looked at inside it: items, a person, credentials."""
    entry = fact.entry
    if entry is None:
        return False
    if entry.actor is not None or entry.credentials:
        return True
    return isinstance(entry, Done) and entry.items is not None


def inspect_inside(taking: Taking) -> None:
    """Items left out, and who carried it out. (S8.19)"""
    state, instance, fact = taking.state, taking.instance, taking.fact
    step, entry = instance.step, fact.entry
    if isinstance(entry, Done) and entry.items is not None:
        for item in step.items:
            if item.need == "must" and item.item not in entry.items:
                name = f"missing:{instance.name}/{item.item}"
                taking.find("missing", name, modality="must", of=step.by or step.of)
    if not is_qualified(state, fact):
        of = step.of if entry is None or entry.by is None else entry.by
        taking.find("unqualified", "unqualified", modality="may", of=of)


def is_qualified(state: State, fact: Fact) -> bool:
    """Whether nothing is known against who carried it out. (S8.19)"""
    entry = fact.entry
    role = None if entry is None else state.plan.programme.roles.get(entry.by or "")
    if entry is None or role is None:
        return True
    if entry.credentials and not set(role.credentials) <= set(entry.credentials):
        return False
    if entry.actor is None or not state.plan.keeps_apart:
        return True
    return not any(_clash(state, role.name, by) for by in _earlier_by(state, fact))


def _earlier_by(state: State, fact: Fact) -> set[str | None]:
    """As what the same person acted in the entries that come before in canonical order."""
    actor = None if fact.entry is None else fact.entry.actor
    key = (fact.day, fact.recorded, fact.id)
    return {
        f.entry.by
        for f in state.by_id.values()
        if f.entry is not None
        and f.entry.actor == actor
        and f.id not in state.voided
        and (f.day, f.recorded, f.id) < key
    }


def _clash(state: State, one: str, other: str | None) -> bool:
    """Whether two roles may not be one person, said at either."""
    roles = state.plan.programme.roles
    first, second = roles.get(one), roles.get(other or "")
    if first is None or second is None:
        return False
    return second.name in first.never_also or first.name in second.never_also
