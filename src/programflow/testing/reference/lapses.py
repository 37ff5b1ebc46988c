"""Marks, lapses and findings as they are made (S5.4, S9.3-S9.9, S10, S15)."""

from attrs import evolve

from programflow.definition.programme import Finding
from programflow.temporal import period_of
from programflow.testing.reference.criteria import Criteria
from programflow.testing.reference.journal import UNSET, At, Instance, Thing, iso, ordered
from programflow.testing.reference.moments import Limit
from programflow.testing.reference.plain import Plain
from programflow.testing.reference.selections import TOP, Judged


def is_after(x: Thing, due: At) -> bool:
    """Late for certain; on the day of an hour rule only with a time (S1.6)."""
    timed = x.instant is not None and due.instant is not None
    return x.at > due if timed and x.day == due.day else x.day > due.day


def is_before(x: Thing, low: At) -> bool:
    """Early for certain (S1.6)."""
    timed = x.instant is not None and low.instant is not None
    return x.at < low if timed and x.day == low.day else x.day < low.day


class Lapses(Criteria):
    """What is marked and found. `changed` counts what a settle has done (S4.7)."""

    def __init__(self, plain: Plain, things: list[Thing], judged: Judged) -> None:
        super().__init__(plain, things, judged)
        self.changed = 0
        self.turn = (self.visit, self.run)
        self.disarmed: set[str] = set()
        self.made: set[str] = set()
        self.lived: list[Instance] = []

    @property
    def in_outcome(self) -> bool:
        """Whether the case is in an outcome."""
        return self.visit[0] in self.plain.source.outcomes

    def mark(self, x: Thing, *, now: bool = False) -> bool:
        """Make a mark, once; of its instance's visit, of the turn's, or `now`'s (S5.7)."""
        if any(m.name == x.name for m in self.marks):
            return False
        visit, run = (self.visit, self.run) if now else self.turn
        if x.owner and x.owner.step.phase:
            visit, run = x.owner.visit, x.owner.run
        self.marks.append(evolve(x, day=self.day, visit=visit, run=run))
        self.changed += 1
        return True

    def lapses(self, inst: Instance | None = None) -> list[Thing]:
        """Those unaccounted, perhaps of one instance only."""
        found = [x for x in self.marks if x.kind == "lapsed" and not x.accounted]
        return [x for x in found if inst is None or x.owner is inst]

    def account(self, lapse: Thing, by: Thing | None) -> None:
        """S9.5."""
        lapse.accounted, lapse.by = True, by
        self.changed += 1

    def lapse(self, inst: Instance, label: str, modality: str, due: int) -> None:  # noqa: PLR0917
        """Mark a lapse, dated today, if it is not there (S9.4)."""
        name, step = f"lapsed:{inst.name}/{label}", (inst.step.name,)
        x = Thing(name=name, kind="lapsed", day=0, targets=step, owner=inst, bearer=inst.of)
        self.mark(evolve(x, bound=label, modality=modality, due=due, accounted=False))

    def label(self, limit: Limit) -> str:
        """A round's own bound is named with the date counted from (S15.3)."""
        return f"{limit.label}/{limit.own}" if limit.own else limit.label

    def uppers(self, inst: Instance) -> list[tuple[str, Limit, At]]:
        """Upper bounds with a known due date that bind something (S9.1)."""
        pace_alone = self.by_pace_alone(inst.step)
        found = [b for b in self.limits(inst) if b.upper and (b.own or not pace_alone)]
        return [(self.label(b), b, b.due) for b in found if b.due and b.due is not UNSET]

    def overdue(self) -> list[tuple[Instance, str, str, int]]:
        """What the turn of tomorrow marks, with the values of today (S4.3, S9.4, S9.8)."""
        rows = []
        for inst in self.instances:
            for label, limit, due in self.uppers(inst) if inst.living else ():
                if due.day <= self.day:
                    rows.append((inst, label, limit.bound.modality, due.day))
            pace = self.pace(inst, self.day)
            repeat = inst.step.repeat
            if pace and repeat and pace[2] == self.day and self.is_short(inst, pace):
                rows.append((inst, f"per/{iso(pace[0])}", repeat.modality or "", self.day))
        return rows

    def pace(self, inst: Instance, day: int) -> tuple[int, int, int] | None:
        """The period of a day and the first and last of its Π′, if it is judged (S9.8)."""
        repeat = inst.step.repeat
        if not repeat or not repeat.per or not inst.opened or inst.how in {"unless", "choice"}:
            return None
        first, end = period_of(day, repeat.per)  # type: ignore[arg-type]  # week, month or year
        start = max(first, inst.opened[0])
        last = end - 1 if inst.closed is None else min(end - 1, inst.closed)
        if start > last or ((start, last) != (first, end - 1) and repeat.partial != "required"):
            return None
        stop = (repeat.except_, inst.step.during)
        days = range(start, min(last, self.day) + 1)
        return (first, start, last) if all(self.stopped(stop, y) is False for y in days) else None

    def is_short(self, inst: Instance, pace: tuple[int, int, int]) -> bool:
        """Fewer rounds than a known least number (S9.8)."""
        least = self.quantity(inst.step.repeat and inst.step.repeat.min, inst)
        rounds = sum(pace[1] <= x.day <= pace[2] for x in inst.taken)
        return least is not None and rounds < least

    def phase_overdue(self) -> list[tuple[tuple[str, int], Limit, int]]:
        """Upper bounds of the current visit that are due before tomorrow (S4.3, S9.6)."""
        known = [b for b in self.phase_limits(self.visit) if b.upper and b.due]
        late = [b for b in known if b.due is not UNSET and b.due and b.due.day <= self.day]
        return [(self.visit, b, b.due.day) for b in late if b.due]

    def phase_lapse(self, visit: tuple[str, int], limit: Limit, due: int) -> None:
        """Mark the lapse of a phase's window (S15.3)."""
        name = f"lapsed:{visit[0]}:{visit[1]}/{limit.label}"
        of = getattr(self.plain.frames[visit[0]], "of", None)
        x = Thing(name=name, kind="lapsed", day=0, targets=(visit[0],), bearer=of, due=due)
        x = evolve(x, bound=limit.label, modality=limit.bound.modality, accounted=False)
        self.mark(x)

    def meet_phase(self) -> None:
        """A phase's window is met when its phase becomes done (S9.6)."""
        if self.phase_done(self.visit[0]) is not True or self.visit in self.done_on:
            return
        late = [row for row in self.phase_overdue() if row[2] < self.day]
        self.done_on[self.visit] = self.day
        for row in late:
            self.phase_lapse(*row)
        start = f"lapsed:{self.visit[0]}:{self.visit[1]}/"
        for x in self.lapses():
            if x.name.startswith(start):
                self.account(x, None)

    def account_missed(self) -> None:
        """A `missed` about a lapse or about its instance accounts for it (S9.5)."""
        missed = ordered(x for x in self.things if x.kind == "missed" and self.counts(x))
        for lapse in self.lapses():
            inst = lapse.owner.name if lapse.owner else None
            for x in missed:
                about = x.entry.about
                if about == lapse.name or (about and about == inst and x.day >= lapse.due):
                    self.account(lapse, x)
                    break

    # Findings

    def found(self, name: str, modality: str, bearer: str | None, x: Thing) -> None:  # noqa: PLR0917
        """A built-in finding about an entry (S10.5, S10.6)."""
        target = (
            (name.split("<", maxsplit=1)[0].removeprefix("found:"),) if name[:6] == "found:" else ()
        )
        made = Thing(name=name, kind="found", day=0, targets=target, cause=x)
        rests = frozenset({x.name})
        self.mark(evolve(made, modality=modality, bearer=bearer, witnesses=rests), now=True)

    def make(self, f: Finding) -> None:
        """The findings of the programme (S10.2, S10.3)."""
        made = Thing(name="", kind="found", day=0, targets=(f.name,), bearer=f.of)
        made = evolve(made, modality=f.modality)
        for x, sure in self.members(f.each) if f.each else ():
            if sure and (not self.in_outcome or self.lives_on(x)):
                rests = self.witnesses_of(x)
                name = f"found:{f.name}<{x.name}"
                self.mark(evolve(made, name=name, cause=x, witnesses=rests), now=True)
        key = f"found:{f.name}"
        if f.when is None or key in self.disarmed | self.made or self.in_outcome:
            return
        if self.truth(f.when, TOP):
            self.made.add(key)
            rests = self.witnesses(f.when, TOP)
            self.mark(evolve(made, name=f"{key}:{iso(self.day)}", witnesses=rests), now=True)

    def lives_on(self, x: Thing) -> bool:
        """Whether a cause comes of an instance that has lived in the outcome (S12.8)."""
        if x.entry is None and x.owner is None:
            return x.cause is not None and self.lives_on(x.cause)
        if x.kind == "missed":
            about = [i for i in self.lived if x.entry.about in {i.name, *self._lapses_of(i)}]
            return bool(about) or any(i.step.name == x.entry.step for i in self.lived)
        return any(x.owner is i or x in i.taken for i in self.lived)

    def _lapses_of(self, inst: Instance) -> list[str]:
        return [x.name for x in self.marks if x.kind == "lapsed" and x.owner is inst]

    def origin(self, x: Thing | None) -> Thing | None:
        """The entry that something goes back to, through causes (S11.13)."""
        while x is not None and x.entry is None:
            x = x.owner.cause if x.owner else x.cause
        return x
