"""Instances in view, moments and the dates of bounds (S3.4, S6.1-S6.3, S9.1, S9.2)."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from programflow.definition.selections import Moment, Selection
from programflow.definition.steps import Bound
from programflow.temporal import Duration, rolled, to_day
from programflow.testing.reference.journal import UNSET, At, Instance, Thing, ordered
from programflow.testing.reference.selections import Here
from programflow.testing.reference.spells import Spells, Stop

if TYPE_CHECKING:
    from collections.abc import Callable

OF_PHASES = {"entered", "left"}
OF_STEPS = {"booked", "done", "missed", "tested", "decided", "opened", "dropped", "lapsed"}
NEVER: Stop = ((), ())


class Limit(NamedTuple):
    """What a bound comes to (S9.2); UNSET where it has no such date, None where it is unknown."""

    label: str
    bound: Bound
    low: At | None = UNSET
    aim: At | None = UNSET
    due: At | None = UNSET
    upper: bool = False
    own: str = ""  # for a round's own bound: the date counted from, perhaps not yet there
    stopped: bool = False


def earliest(dates: list[At]) -> At:
    """The earliest; of two on one day the one with a time (S1.9)."""
    return min(dates, key=lambda a: (a.day, a.instant is None, a.instant or 0), default=UNSET)


class Moments(Spells):
    """Moments, and what hangs on them."""

    def sequence(self, instances: list[Instance]) -> list[Instance]:
        """In the order in which they began (S3.4)."""
        causes = [x.name for x in ordered({i.cause.name: i.cause for i in instances}.values())]

        def key(i: Instance) -> tuple[Any, ...]:
            entry = i.cause.entry is not None
            return (i.begun, entry, causes.index(i.cause.name) if entry else 0, i.cause.name)

        return sorted(instances, key=key)

    def in_view(self, name: str) -> list[Instance]:
        """S3.4, the latest last."""
        phase = self.steps[name].phase if name in self.steps else None
        now = (phase, self.visits.get(phase, 0)) if phase else None
        mine = [i for i in self.instances if i.step.name == name]
        return self.sequence([i for i in mine if (i.visit == now if now else i.run == self.run)])

    def latest(self, name: str) -> Instance | None:
        """S3.4."""
        return next(reversed(self.in_view(name)), None)

    def answer(self, name: str) -> tuple[Any, Thing | None]:
        """The last answer to a question, and the entry that holds it (S7.4)."""
        held = [x for x in self.things if x.kind == "answered" and name in x.targets]
        last = next(reversed(ordered(x for x in held if self.counts(x))), None)
        return (dict(last.entry.answers)[name] if last else None), last

    def moment(self, m: Moment, here: Here) -> At | None:
        """S6.1-S6.3: UNSET, None for unknown, or a day."""
        read: Callable[[Moment, Here], At | None] = getattr(self, f"_moment_{m.form}")
        return read(m, here)

    def _moment_enrolled(self, _: Moment, __: Here) -> At:
        return self.enrolled.at

    def _moment_opened(self, _: Moment, here: Here) -> At:
        return At(here.inst.opened[0]) if here.inst and here.inst.opened else UNSET

    def _moment_previous_round(self, _: Moment, here: Here) -> At:
        return here.inst.taken[-1].at if here.inst and here.inst.taken else UNSET

    def _moment_answer(self, m: Moment, _: Here) -> At | None:
        value = self.answer(m.name or "")[0]
        return None if value is None else At(to_day(value))

    def _moment_due(self, m: Moment, _: Here) -> At | None:
        dues = [b.due for b in self.limits_of(m.name or "") if b.upper and b.due is not UNSET]
        known = [d for d in dues if d is not None]
        return earliest(known) if known else None if dues else UNSET

    def _moment_aim(self, m: Moment, _: Here) -> At | None:
        return next((b.aim for b in self.limits_of(m.name or "") if b.bound.aim is not None), UNSET)

    def _moment_expected_end(self, m: Moment, _: Here) -> At:
        opener = self.rows(m.name or "", self.day).opener
        end = getattr(opener.entry, "expected_end", None) if opener else None
        return At(to_day(end)) if end else UNSET

    def _moment_parameter(self, m: Moment, here: Here) -> At | None:
        value = self.parameter(m.name or "")
        if value is None:
            return None
        return self.moment(value, here) if isinstance(value, Moment) else At(to_day(value))

    def _moment_middle(self, m: Moment, _: Here) -> At | None:
        visit = (m.name or "", self.visits.get(m.name or "", 0))
        if not visit[1]:
            return UNSET
        dues = [b.due for b in self.phase_limits(visit) if b.upper and b.due is not UNSET]
        known = [d for d in dues if d is not None]
        start = self.entered[visit]
        return At(start + (earliest(known).day - start) // 2) if known else None if dues else UNSET

    def _moment_latest(self, m: Moment, here: Here) -> At | None:
        ms = [self.moment(x, here) for x in m.members]
        return (
            None
            if None in ms
            else max((x for x in ms if x), key=lambda a: (a.day, a.instant or 0), default=UNSET)
        )

    def _moment_selection(self, m: Moment, here: Here) -> At | None:
        # S6.2
        assert m.selection is not None
        found = self.members(m.selection)
        which = next((s.which for s in m.selection.members if s.which), None)
        if which is None:
            found = [row for row in found if self._belongs(m.selection, row[0], here)]
            last = {x.kind for x, _ in found} <= {"entered", "left", "booked"}
            which = "last" if last else "first"
        index = {"first": 0, "last": -1, "previous": -2}[which]

        def pick(xs: list[Thing]) -> At:
            return xs[index].at if len(xs) >= max(-index, 1) else UNSET

        answer = pick([x for x, _ in found])
        return answer if answer == pick([x for x, sure in found if sure]) else None

    def _belongs(self, selection: Selection, x: Thing, here: Here) -> bool:
        inst, named = here.inst, [s for s in selection.members if s.kind == x.kind]
        if not any(s.target in x.targets for s in named) or x.kind not in OF_STEPS | OF_PHASES:
            return True
        run = inst.run if inst else self.run
        frame = x.targets[0] if x.kind in OF_PHASES else None
        step = self.steps.get(x.targets[0])
        phase = frame or (step and step.phase)
        if inst and phase and phase == inst.visit[0]:
            return x.visit == inst.visit
        if frame is None and phase:
            numbers = [n for (p, n), r in self.runs.items() if (p, r) == (phase, run)]
            return x.visit == (phase, max(numbers, default=0))
        return x.run == run if step and not phase else True

    # Bounds (S9.1, S9.2)

    def limits_of(self, name: str) -> list[Limit]:
        """The bounds of the latest instance of a step in view."""
        inst = self.latest(name)
        return self.limits(inst) if inst else []

    def limits(self, inst: Instance) -> list[Limit]:
        """The bounds of an instance; none of one that was dropped (S9.3)."""
        if inst.state == "dropped":
            return []
        step, here = inst.step, Here(inst.step.phase or "", inst)
        rows: list[tuple[str, Bound, Stop]]
        rows = [(f"window/{i}", b, NEVER) for i, b in enumerate(step.window) if self.plain.here(b)]
        if step.repeat and step.repeat.gap:
            gap, back = step.repeat.gap, Moment(form="previous_round")
            b = Bound(from_=back, max=gap.max, modality=gap.modality)
            rows.append(("gap", b, (step.repeat.except_, ())))
        found = [self._limit(label, b, here, stop) for label, b, stop in rows]
        for i, before in enumerate(step.before):
            other = self.latest(before.step)
            took = [*other.taken, other.entry][0] if other and other.how != "waived" else None
            due = UNSET if other is None or took is None else took.at
            due = UNSET if other is not None and other.state == "dropped" else due
            b = Bound(modality=before.modality)
            found.append(Limit(f"before/{i}", b, due=due, upper=True))
        return found

    def phase_limits(self, visit: tuple[str, int]) -> list[Limit]:
        """The window of a phase for one of its visits (S9.6, S12.6)."""
        window = getattr(self.plain.frames[visit[0]], "window", ())
        rows = [(i, b) for i, b in enumerate(window) if self.plain.here(b)]
        return [self._limit(f"window/{i}", b, Here(visit[0]), NEVER, visit) for i, b in rows]

    def _limit(  # noqa: PLR0917
        self,
        label: str,
        b: Bound,
        here: Here,
        stop: Stop,
        visit: tuple[str, int] | None = None,
    ) -> Limit:
        source = b.from_
        if b.clock:
            clock = self.plain.clocks[b.clock]
            source, stop = clock.from_, (clock.except_, clock.during)
        assert source is not None
        m = self.moment(source, here)
        upper, own = b.max is not None or b.late is not None, ""
        if source.form == "previous_round" and here.inst and here.inst.step.repeat:
            taken = here.inst.taken
            own = date.fromordinal(taken[-1].day).isoformat() if taken else "-"
        if m is UNSET:
            return Limit(label, b, upper=upper, own=own)
        more = here.inst.extended if here.inst else self.extended.get(visit or ("", 0), [])
        low, aim, due = self._dates(m, b, here, more if label != "gap" else [], stop)
        held = due is None and any(stop)
        held = held and self._dates(m, b, here, more, NEVER)[2] is not None
        return Limit(label, b, low, aim, due, upper, own, held)

    def _dates(  # noqa: PLR0917
        self, m: At | None, b: Bound, here: Here, more: list[Any], stop: Stop
    ) -> tuple[At | None, At | None, At | None]:
        # S9.2; with one part unknown all are.
        def to(start: At | None, q: Any, sign: int = 1) -> list[At | None]:
            if q is None:
                return []
            q = self.quantity(q, here.inst)
            turned = q._replace(n=sign * q.n) if isinstance(q, Duration) else None
            return [self.plus(start, turned, stop)]

        aims = to(m, b.aim)
        aim = aims[0] if aims else UNSET
        lows = to(m, b.min) + to(aim, b.early, -1)
        ups = to(m, b.max) + to(aim, b.late)
        for extra in more:
            ups = [self.plus(u, extra, stop) for u in ups]
        if b.counting == "statutory":
            ups = [At(rolled(u.day, self.calendar)) if u and u.instant is None else u for u in ups]
        if m is None or None in [*aims, *lows, *ups]:
            return None, None, None
        low = max((x for x in lows if x), key=lambda a: (a.day, a.instant or 0), default=UNSET)
        return low, aim, earliest([x for x in ups if x])
