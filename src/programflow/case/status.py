"""The status of a case on a day: every part of it, read off the fold. (S14)"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from programflow.case.agenda import coming_days
from programflow.case.answers import BeforeEnrolment, MachineMismatch
from programflow.case.bounds import (
    Place,
    Times,
    is_upper,
    phase_bounds,
    present_bounds,
    times_of,
)
from programflow.case.codes import SEMANTICS
from programflow.case.criteria import need_word, truth
from programflow.case.decisions import condition, options_of, recommended
from programflow.case.findings import grade_of
from programflow.case.folding import fold_known
from programflow.case.instances import is_over
from programflow.case.journal import Case, Known, instant, known_entries, recorded_at
from programflow.case.judgements import REVIEW, reviewed
from programflow.case.kleene import word
from programflow.case.lapses import is_clear, lapse_name, pace_period
from programflow.case.moments import Point, When
from programflow.case.parameters import quantity
from programflow.case.reading import assumed_parameters, not_running, roles_named
from programflow.case.selecting import excused_class, lapse_bearer, side_of
from programflow.case.spells import last_interval, open_on
from programflow.case.state import Fact, Instance, Lapse, State, canonical
from programflow.case.tallies import Shares, percent_of, tally_of
from programflow.case.verdict import (
    BoundStatus,
    CriterionStatus,
    Due,
    FindingStatus,
    NextDate,
    NoLonger,
    NotRunning,
    OpenDecision,
    OptionStatus,
    Possible,
    Reason,
    Recommended,
    SpellStatus,
    Status,
    StepStatus,
    TallyStatus,
    ToSettle,
    Unfounded,
)
from programflow.definition.entries import Booked, Decided, Enrolled, Missed
from programflow.definition.values import NOT_STATED, NotStated
from programflow.machine import Machine
from programflow.temporal import to_date, to_day

Explain = Callable[[str], Reason]


class View(NamedTuple):
    """What a status is read off: the fold, what it may be explained by, and the entries behind it."""

    machine: Machine
    state: State
    facts_close: State
    entries: tuple[Known, ...]
    explain: Explain


def status_of(
    machine: Machine, case: Case, *, at: date | str, known: date | str | None = None
) -> Status:
    """The case at the close of `at`, by what was known. (S14.1)

    Args:
        machine: the case's own.
        case: the case.
        at: a date, or its ISO text.
        known: a date (to its end), or an instant as ISO text with offset; None: all.

    Raises:
        MachineMismatch: the case goes by another definition.
        BeforeEnrolment: the day, or the knowledge, lies before the enrolment.
    """
    from programflow.case.because import Explainer

    if case.digest != machine.digest:
        raise MachineMismatch(case.id)
    zone = machine.programme.zone
    day = to_day(at) if isinstance(at, str) else at.toordinal()
    entries = known_entries(case.placed, known_until(known, zone), zone)
    enrolled = [k.placed.day for k in entries if isinstance(k.placed.entry, Enrolled)]
    if not enrolled or day < enrolled[0]:
        raise BeforeEnrolment(case.id)
    memory = case.memory if known is None else None
    folded = fold_known(machine, entries, at=day, memory=memory)
    explainer = Explainer(machine, folded.state, folded.facts_close)
    view = View(machine, folded.state, folded.facts_close, tuple(entries), explainer.explain)
    return _status(view, case, at=day, known=known)


def known_until(known: date | str | None, zone: str) -> int | None:
    """The instant of a knowledge: a date means its end."""
    if known is None:
        return None
    if isinstance(known, datetime):
        return instant(known.isoformat())
    if isinstance(known, date):
        known = known.isoformat()
    return recorded_at(known, 0, zone) if len(known) == 10 else instant(known)


def _status(view: View, case: Case, *, at: int, known: date | str | None) -> Status:
    state, programme = view.state, view.machine.programme
    visit = state.visits[state.place][-1]
    outcome = state.in_outcome()
    place = last_interval(state, "place")
    return Status(
        case=case.id,
        programme=programme.id,
        version=programme.version,
        semantics=SEMANTICS,
        at=to_date(at),
        known=_known_text(known),
        variant=state.plan.variant,
        place=None if place is None else _place_name(place.opened_by),
        phase=None if outcome else state.place,
        outcome=state.place if outcome else None,
        since=to_date(visit.entered),
        visit=visit.n,
        steps=tuple(_steps(view)),
        due=tuple(sorted(_dues(view), key=lambda d: (d.on, d.item))),
        possible=tuple(_possible(view)),
        decisions=tuple(_decisions(view)),
        findings=tuple(sorted(_findings(view), key=lambda f: (f.on, f.name, f.item))),
        unfounded=tuple(_unfounded(view)),
        no_longer=tuple(_no_longer(view, at)),
        not_running=tuple(_not_running(view)),
        to_settle=tuple(_to_settle(view)),
        criteria=tuple(_criteria(view)),
        tallies=tuple(_tallies(view)),
        spells=tuple(_spells(view)),
        next=tuple(_next(view)),
        assumed=assumed_parameters(state),
        explain=view.explain,
    )


def _known_text(known: date | str | None) -> str:
    return "" if known is None else known if isinstance(known, str) else known.isoformat()


def _place_name(fact: Fact) -> str | None:
    entry = fact.entry
    if isinstance(entry, Enrolled):
        return entry.place
    return next((str(v) for k, v in getattr(entry, "values", ()) if k == "place"), None)


def _shown(state: State) -> Iterator[Instance]:
    """All instances, in the order of the definition, then as they began."""
    for name in state.plan.steps:
        yield from state.of_step(name)


def _steps(view: View) -> Iterator[StepStatus]:
    state = view.state
    for instance in _shown(state):
        step = instance.step
        repeat = step.repeat
        times = None if repeat is None else quantity(state, repeat.times, instance)
        booked = _booked(state, instance)
        yield StepStatus(
            item=instance.name,
            explain=view.explain,
            step=step.name,
            state=instance.state,
            need=need_word(state, step),
            of=step.of,
            by=step.by or step.of,
            phase=step.phase,
            visit=instance.visit,
            since=to_date(instance.begun),
            opened=_date(instance.opened[0] if instance.opened else None),
            done_on=_date(instance.closed if instance.state == "done" else None),
            booked=_date(booked),
            late=_is_late(state, instance),
            rounds=len(instance.rounds),
            times=times if isinstance(times, int) else None,
            waits_for=tuple(_waits_for(state, instance)),
            bounds=tuple(_bounds(view, instance)),
        )


def _date(day: int | None) -> date | None:
    return None if day is None else to_date(day)


def _is_late(state: State, instance: Instance) -> bool:
    return instance.living and any(
        lapse.instance == instance.name for lapse in state.lapses.values()
    )


def _booked(state: State, instance: Instance) -> int | None:
    bookings = [
        f
        for f in canonical(list(state.facts.get("booked", {}).get(instance.step.name, ())))
        if f.day >= instance.begun
    ]
    entry = bookings[-1].entry if bookings else None
    return entry.for_.toordinal() if isinstance(entry, Booked) else None


def _waits_for(state: State, instance: Instance) -> Iterator[str]:
    if instance.state != "waiting":
        return
    if not instance.opened:
        yield from (name for name in instance.step.after if not is_over(state, name))
    for spell in instance.step.during:
        if open_on(state, spell, state.today) is not True:
            yield spell


def _bounds(view: View, instance: Instance) -> Iterator[BoundStatus]:
    state, step = view.state, instance.step
    for place in present_bounds(state, step):
        times = times_of(state, place, instance)
        name = lapse_name(instance.name, place, times)
        yield _bound(view, place, times, (name, step.name, step.of, _met(state, instance, name)))


def _met(state: State, instance: Instance, lapse: str) -> str:
    if lapse in state.lapses:
        return "lapsed"
    return {"done": "met", "dropped": "idle"}.get(instance.state, "")


def _bound(
    view: View, place: Place, times: Times, said: tuple[str, str, str, str]
) -> BoundStatus:
    lapse, thing, of, fate = said
    if not fate:
        known = any(isinstance(t, Point) for t in (times.low, times.aim, times.due))
        fate = "stopped" if times.stopped else "running" if known else "idle"
    return BoundStatus(
        item=lapse.removeprefix("lapsed:"),
        explain=view.explain,
        step=thing,
        of=of,
        modality=place.bound.modality,
        state=fate,
        earliest=_point(times.low),
        aim=_point(times.aim),
        due=_point(times.due),
        due_at=_instant(times.due),
    )


def _point(point: When) -> date | None:
    return to_date(point.day) if isinstance(point, Point) else None


def _instant(point: When) -> datetime | None:
    if not isinstance(point, Point) or point.at is None:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=point.at)


def _dues(view: View) -> Iterator[Due]:
    """Last days ahead, or passed without an account. (S14.5)"""
    state = view.state
    for instance in _shown(state):
        if instance.living:
            for place in present_bounds(state, instance.step):
                times = times_of(state, place, instance)
                name = lapse_name(instance.name, place, times)
                if is_upper(place):
                    yield from _due(view, name, times, (instance.step.name, instance.step.of, place))
        yield from _pace_due(view, instance)
    visit = state.visits[state.place][-1]
    key = f"{visit.place}:{visit.n}"
    if key in state.met:
        return
    for place in phase_bounds(state, visit.place):
        phase = view.machine.programme.phases[visit.place]
        times = times_of(state, place, key)
        if is_upper(place):
            of = phase.of or view.machine.programme.record_keeper
            yield from _due(view, f"lapsed:{key}/{place.label}", times, (visit.place, of, place))


def _due(view: View, lapse: str, times: Times, said: tuple[str, str, Place]) -> Iterator[Due]:
    thing, of, place = said
    if not isinstance(times.due, Point):
        return
    marked = view.state.lapses.get(lapse)
    if times.due.day >= view.state.today or (marked is not None and marked.accounted is None):
        yield Due(
            item=f"due:{lapse.removeprefix('lapsed:')}",
            explain=view.explain,
            step=thing,
            on=to_date(times.due.day),
            of=of,
            modality=place.bound.modality,
            at=_instant(times.due),
        )


def _pace_due(view: View, instance: Instance) -> Iterator[Due]:
    state, repeat = view.state, instance.step.repeat
    if repeat is None or repeat.per is None or repeat.min is None:
        return
    if not instance.living or not instance.opened:
        return
    stretch = pace_period(state, instance, state.today)
    least = quantity(state, repeat.min, instance)
    if stretch is None or least is NOT_STATED:
        return
    first, last, start = stretch
    short = sum(first <= f.day <= last for f in instance.rounds) < least
    if short and is_clear(state, instance, first, min(last, state.today)):
        yield Due(
            item=f"due:{instance.name}/per/{to_date(start).isoformat()}",
            explain=view.explain,
            step=instance.step.name,
            on=to_date(last),
            of=instance.step.of,
            modality=repeat.modality or "should",
        )


_ACTS = {
    "session": "done",
    "task": "done",
    "test": "tested",
    "form": "answered",
    "decision": "decided",
}


def _possible(view: View) -> Iterator[Possible]:
    state = view.state
    for instance in _shown(state):
        if instance.state == "open":
            step = instance.step
            yield Possible(
                item=f"do:{instance.name}",
                explain=view.explain,
                step=step.name,
                act=_ACTS[step.is_],
                by=step.by or step.of,
                need=need_word(state, step),
                late=_is_late(state, instance),
            )
    for lapse in state.lapses.values():
        if lapse.accounted is None:
            yield Possible(
                item=f"do:confirm<{lapse.name}",
                explain=view.explain,
                step="confirm",
                act="done",
                by=view.machine.programme.record_keeper,
                need="must",
            )


def _decisions(view: View) -> Iterator[OpenDecision]:
    state = view.state
    for instance in _shown(state):
        if instance.state == "open" and instance.step.is_ == "decision":
            yield _decision(view, instance)
    yield from _reviews(view)


def _decision(view: View, instance: Instance) -> OpenDecision:
    state, step = view.facts_close, instance.step
    options = tuple(
        OptionStatus(
            item=f"{instance.name}/{option.name}",
            explain=view.explain,
            option=option.name,
            available=word(_condition(view, instance, option)),
        )
        for option in options_of(view.state, step)
    )
    found = recommended(state, step, f"recommend:{instance.name}")
    return OpenDecision(
        item=f"decide:{instance.name}",
        explain=view.explain,
        step=step.name,
        of=step.by or step.of,
        need=need_word(view.state, step),
        since=to_date(instance.opened[-1] if instance.opened else instance.begun),
        options=options,
        recommended=_explained(found, view.explain),
    )


def _explained(found: Recommended, explain: Explain) -> Recommended:
    from attrs import evolve

    return evolve(found, explain=explain)


def _condition(view: View, instance: Instance, option: Any) -> bool | None:
    if instance.step.as_of == "opened":
        key = instance.name, option.name
        if key in view.state.conditions:
            return view.state.conditions[key]
    return condition(view.facts_close, instance.step, option)


def _reviews(view: View) -> Iterator[OpenDecision]:
    """One review for each unfounded decision that nobody has reviewed. (S11.10)"""
    state = view.state
    reviews = {
        reviewed(k.placed.entry)
        for k in view.entries
        if isinstance(k.placed.entry, Decided)
        and k.placed.entry.step == REVIEW
        and not k.void
        and k.placed.day <= state.today
    }
    for taken in state.taken.values():
        if taken.unfounded is None or taken.fact.id in reviews:
            continue
        step = state.plan.steps[taken.fact.target]
        name = f"{REVIEW}<{taken.fact.id}"
        options = tuple(
            OptionStatus(item=f"{name}/{o}", explain=view.explain, option=o, available="yes")
            for o in ("uphold", "set_aside")
        )
        yield OpenDecision(
            item=f"decide:{name}",
            explain=view.explain,
            step=REVIEW,
            of=step.by or step.of,
            need="must",
            since=to_date(taken.fact.day),
            options=options,
            recommended=Recommended(
                item=f"recommend:{name}", explain=view.explain, verdict="source-does-not-say"
            ),
        )


def _findings(view: View) -> Iterator[FindingStatus]:
    state = view.state
    for found in state.found.values():
        yield FindingStatus(
            item=found.name,
            explain=view.explain,
            name=found.finding,
            grade=grade_of(state, found.modality, found.of),
            modality=found.modality,
            of=found.of,
            side=None if found.of is None else side_of(state, found.of),
            on=to_date(found.day),
            accounted=True,
            step=found.step,
            witnesses=found.witnesses,
        )
    for lapse in state.lapses.values():
        yield _lapse(view, lapse)


def _lapse(view: View, lapse: Lapse) -> FindingStatus:
    state = view.state
    accounted = lapse.accounted is not None
    bearer = lapse_bearer(state, lapse) if accounted else lapse.of
    grade = grade_of(state, lapse.modality, bearer)
    if accounted and lapse.by is not None and isinstance(lapse.by.entry, Missed):
        if excused_class(state, lapse.by) is not False:
            grade = "notice"
    return FindingStatus(
        item=lapse.name,
        explain=view.explain,
        name=lapse.thing,
        grade=grade,
        modality=lapse.modality,
        of=bearer,
        side=None if bearer is None else side_of(state, bearer),
        on=to_date(lapse.day),
        accounted=accounted,
        lapse=True,
        step=lapse.thing if lapse.thing in state.plan.steps else None,
        witnesses=() if lapse.by is None else (lapse.by.id,),
    )


def _unfounded(view: View) -> Iterator[Unfounded]:
    """Decisions whose ground is gone, and those that have been set aside for it. (S14.9)"""
    state = view.state
    rows = [(t.fact.day, t.fact, False) for t in state.taken.values() if t.unfounded is not None]
    rows += [(fact.day, fact, True) for fact in _set_aside(view)]
    for _, fact, aside in sorted(rows, key=lambda row: (row[0], row[1].id)):
        entry = fact.entry
        assert isinstance(entry, Decided)
        yield Unfounded(
            item=f"unfounded:{fact.id}",
            explain=view.explain,
            entry=fact.id,
            step=entry.step,
            option=entry.option,
            on=to_date(fact.day),
            set_aside=aside,
        )


def _set_aside(view: View) -> Iterator[Fact]:
    """Decisions set aside that are unfounded in the case without the reviews that name them. (S11.9)"""
    for name in sorted(view.state.judgements.aside):
        without = [k for k in view.entries if not _reviews_it(k, name)]
        state = fold_known(view.machine, without, at=view.state.today).state
        taken = state.taken.get(name)
        if taken is not None and taken.unfounded is not None:
            yield taken.fact


def _reviews_it(known: Known, name: str) -> bool:
    entry = known.placed.entry
    return isinstance(entry, Decided) and entry.step == REVIEW and reviewed(entry) == name


def _no_longer(view: View, at: int) -> Iterator[NoLonger]:
    """Findings that there were without the corrections, and are no longer. (S14.9)"""
    if not any(k.placed.entry.kind == "corrected" for k in view.entries):
        return
    plain = [
        Known(k.original, k.original, void=False, corrected_by=())
        for k in view.entries
        if k.placed.entry.kind != "corrected"
    ]
    plain.sort(key=lambda k: k.placed.order)
    if not any(isinstance(k.placed.entry, Enrolled) and k.placed.day <= at for k in plain):
        return
    before = fold_known(view.machine, plain, at=at).state
    by = {k.placed.entry.id: k.corrected_by for k in view.entries}
    for name, (thing, day, witnesses) in _held(before).items():
        if name not in _held(view.state):
            corrections = tuple(dict.fromkeys(c for w in witnesses for c in by.get(w, ())))
            yield NoLonger(
                item=f"no-longer:{name}",
                explain=view.explain,
                name=thing,
                on=to_date(day),
                corrected_by=corrections,
            )


def _held(state: State) -> dict[str, tuple[str, int, tuple[str, ...]]]:
    held = {f.name: (f.finding, f.day, f.witnesses) for f in state.found.values()}
    for lapse in state.lapses.values():
        if lapse.accounted is not None:
            witnesses = () if lapse.by is None else (lapse.by.id,)
            held[lapse.name] = (lapse.thing, lapse.day, witnesses)
    return held


def _not_running(view: View) -> Iterator[NotRunning]:
    for route, parameter in not_running(view.state):
        where = ".".join(str(part) for part in route)
        yield NotRunning(
            item=f"not-running:{where}:{parameter}",
            explain=view.explain,
            rule=route,
            parameter=parameter,
        )


def _to_settle(view: View) -> Iterator[ToSettle]:
    roles = view.machine.programme.roles
    for name in roles_named(view.state):
        if name in roles and isinstance(roles[name].held_by, NotStated):
            yield ToSettle(item=f"to-settle:{name}", explain=view.explain, role=name)


def _criteria(view: View) -> Iterator[CriterionStatus]:
    for named in view.machine.programme.criteria.values():
        if not named.only_in or view.state.plan.variant in named.only_in:
            value = word(truth(view.state, named.test))
            yield CriterionStatus(
                item=f"criterion:{named.name}", explain=view.explain, name=named.name, value=value
            )


def _tallies(view: View) -> Iterator[TallyStatus]:
    for tally in view.machine.programme.tallies.values():
        value = tally_of(view.state, tally)
        low, high = percent_of(value) if isinstance(value, Shares) else value or (None, None)
        yield TallyStatus(
            item=f"tally:{tally.name}", explain=view.explain, name=tally.name, low=low, high=high
        )


def _spells(view: View) -> Iterator[SpellStatus]:
    state = view.state
    for spell in view.machine.programme.spells.values():
        if spell.only_in and state.plan.variant not in spell.only_in:
            continue
        value = open_on(state, spell.name, state.today)
        interval = last_interval(state, spell.name)
        opened = interval is not None and interval.end is None
        expected = None if interval is None else getattr(interval.opened_by.entry, "expected_end", None)
        yield SpellStatus(
            item=f"spell:{spell.name}",
            explain=view.explain,
            name=spell.name,
            open=word(value),
            since=_date(interval.start) if interval is not None and opened else None,
            expected_end=expected if opened else None,
        )


def _next(view: View) -> Iterator[NextDate]:
    for coming in coming_days(view.state):
        thing = coming.thing
        yield NextDate(
            item=f"next:{to_date(coming.day).isoformat()}:{coming.code}:{thing}",
            explain=view.explain,
            on=to_date(coming.day),
            code=coming.code,
            step=thing,
        )


