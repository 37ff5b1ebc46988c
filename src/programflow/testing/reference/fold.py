"""The fold: one day after the other from the beginning (S4, S12), and what it judges (S11.13)."""

from typing import Any

from programflow.definition.programme import Finding, Next
from programflow.definition.steps import Option, Step
from programflow.testing.reference.journal import Instance, Thing, Truth, ordered
from programflow.testing.reference.plain import Plain
from programflow.testing.reference.selections import TOP, Here, Judged, every
from programflow.testing.reference.tending import Tending


class Fold(Tending):
    """A case after the close of a day, for given judgements and reviews (S4.9, S11.10)."""

    def __init__(
        self, plain: Plain, things: list[Thing], judged: Judged, *, reviews: frozenset[str]
    ) -> None:
        super().__init__(plain, things, judged)
        self.reviews, self.ranked = reviews, plain.ranked()
        self.ordered_steps = [s for s in self.ranked if isinstance(s, Step)]
        self.ordered_steps.append(self.steps["review"])
        self.entered_today: set[str] = set()
        self.last_left: str | None = None

    def run_to(self, last: int, *, facts: bool = False) -> "Fold":
        """The close of a day, or with `facts` its facts close (S4.1, S4.8)."""
        for day in range(self.start, last + 1):
            self._turn(day)
            if facts and day == last:
                self._settle()
                return self
            self._effects()
            self._close()
        return self

    def _turn(self, day: int) -> None:
        # S4.2, S4.3, with the values of the day before
        steps = self.overdue() if day > self.start else []
        phases = self.phase_overdue() if day > self.start else []
        self.day, self.made, self.entered_today = day, set(), set()
        self.calls, self.waives, self.extends, self.moves = [], [], [], []
        if day == self.start:
            frames = self.plain.source.phases.values()
            self._enter(next(p.name for p in frames if p.initial), frozenset())
        self.turn = (self.visit, self.run)
        for x in self.things:
            if x.day == day:
                x.visit, x.run = self.turn
        for row in steps:
            self.lapse(*row)
        for visit, limit, due in phases:
            if visit not in self.done_on:
                self.phase_lapse(visit, limit, due)

    def _effects(self) -> None:
        # S4.4, S8.17
        today = [x for x in self.things if x.kind == "decided" and x.day == self.day]
        for x in ordered(x for x in today if self.counts(x)):
            step = self.steps.get(x.entry.step)
            if step and step.chooses:
                self.chosen.pop(step.name, None)
                self.chosen |= {step.name: x} if x.entry.chosen else {}
            self.act(x, [e for _, e in self.effects(x) if e is not None])

    def _close(self) -> None:
        # S4.5
        self._settle()
        self._decided_moves()
        while (go := self._next()) is not None:
            self._move(go, frozenset())
            self._settle()
            self._decided_moves()
        before = self.changed
        self._leftovers()
        if self.changed > before:
            self._settle()
        self._edges()

    def _decided_moves(self) -> None:
        while self.moves:
            first = ordered(x for x, _ in self.moves)[0]
            x, e = next(row for row in self.moves if row[0] is first)
            self.moves.remove((x, e))
            target = self.last_left if e.target == "previous" else e.target
            if target in self.plain.frames and target not in self.entered_today:
                rests = frozenset({x.name}) if x.kind == "decided" else frozenset[str]()
                self._move(target, rests, restart=e.form == "restart")
                self._settle()

    def _next(self) -> str | None:
        # S4.5.3, S12.3
        here = Here(self.visit[0])
        rules: tuple[Next, ...] = getattr(self.plain.frames[self.visit[0]], "next", ())
        for n in rules:
            free = self.plain.here(n) and n.go not in self.entered_today
            asked = [(n.when, here), (self.enter(n.go), Here(n.go))] if free else []
            if asked and all(self.truth(c, place) for c, place in asked):
                return n.go
        return None

    def enter(self, name: str) -> Any:
        """The criterion that a phase asks before it is entered."""
        return getattr(self.plain.frames[name], "enter", None)

    def _move(self, target: str, rests: frozenset[str], *, restart: bool = False) -> None:
        # S12.1
        name, number = self.visit
        self.done_when_left[name] = self.phase_done(name)
        left = Thing(name=f"left:{name}:{number}", kind="left", day=0, targets=(name,))
        left.witnesses = rests
        self.mark(left, now=True)
        for step in self.ordered_steps:
            for inst in self.instances if step.phase == name else ():
                if inst.step.name == step.name and inst.living:
                    self.drop(inst, "left")
        if name in self.plain.source.phases:
            self.last_left = name
        if restart:
            self.run, self.chosen = self.run + 1, {}
        self._enter(target, rests)

    def _enter(self, name: str, rests: frozenset[str]) -> None:
        self.visits[name] = self.visits.get(name, 0) + 1
        self.visit = (name, self.visits[name])
        self.entered[self.visit], self.runs[self.visit] = self.day, self.run
        self.entered_today.add(name)
        prefixes = tuple(f"step:{n}:" for n in self.plain.frames[name].steps)
        self.disarmed = {key for key in self.disarmed if not key.startswith(prefixes)}
        mark = f"entered:{name}:{self.visits[name]}"
        entered = Thing(name=mark, kind="entered", day=0, targets=(name,), witnesses=rests)
        self.mark(entered, now=True)
        self.lived = [i for i in self.instances if i.living] if self.in_outcome else []

    def _settle(self) -> None:
        # S4.7
        while True:
            before = self.changed
            self.account_missed()
            for part in self.ranked:
                if isinstance(part, Finding):
                    self.make(part)
                else:
                    self.tend(part)
            self._confirm()
            self._review()
            self.meet_phase()
            if self.changed == before and not self.take_out_of_order(self.ordered_steps):
                return

    def _confirm(self) -> None:
        # S9.11
        step = self.steps["confirm"]
        for lapse in self.lapses():
            self.begin(step, lapse)
        for inst in [i for i in self.instances if i.step is step and i.living]:
            if inst.state == "waiting":
                self.open_now(inst)
            if inst.cause.accounted:
                self.complete(inst, inst.cause.by)
                inst.state, inst.closed = "done", self.day

    def _review(self) -> None:
        # S11.10
        step = self.steps["review"]
        for x in self.things:
            today = x.name in self.reviews and x.day == self.day
            if today and not (x.entry.step == "review" and self.set_aside(x)):
                self.begin(step, x, self.steps.get(x.entry.step))
        for inst in [i for i in self.instances if i.step is step and i.state == "waiting"]:
            self.open_now(inst)
        self.take_up(step)

    def _leftovers(self) -> None:
        # S4.5.4, S9.7, S10.6
        keeper = self.plain.source.record_keeper
        used = [x for i in self.instances for x in i.taken]
        used += [m.by for m in self.marks if m.kind == "lapsed" and m.by]
        today = [x for x in self.things if x.day == self.day and self.counts(x)]
        idle = [x for name in (*self.plain.spells, "place") for x in self.rows(name, self.day).idle]
        for x in ordered(today):
            lost = x in idle
            if x.kind in {"done", "tested", "decided"} and x not in used:
                lost = not self._accounts_for_left(x) and x.kind != "decided"
            if lost and not self.in_outcome:
                self.found(f"found:out_of_place<{x.name}", "may", keeper, x)

    def _accounts_for_left(self, x: Thing) -> bool:
        step = self.steps.get(x.targets[0])
        if step is None or x not in self.left_over(step):
            return False
        mine = [i for i in self.instances if i.step is step and i.state == "dropped"]
        mine = self.sequence([i for i in mine if self.lapses(i)])
        about = [i for i in mine if x.entry.about in {i.name, *(m.name for m in self.lapses(i))}]
        for lapse in self.lapses((about or mine)[-1]) if mine else ():
            self.account(lapse, x)
        return bool(mine)

    def _edges(self) -> None:
        # S10.3
        keys: list[tuple[str, Any, Here]] = []
        for f in self.plain.findings.values():
            keys += [(f"found:{f.name}", f.when, TOP)] if f.when else []
        for s in self.ordered_steps:
            if s.phase in {None, self.visit[0]}:
                for i, o in enumerate(s.opens):
                    here = Here(s.phase or "")
                    keys += [(f"step:{s.name}:{i}", o.criterion, here)] if o.criterion else []
        for key, criterion, here in keys:
            truth = self.truth(criterion, here)
            if truth is False:
                self.disarmed.discard(key)
            elif truth or key in self.made:
                self.disarmed.add(key)

    # What decisions judge, and what they rest on (S11)

    def judgements(self) -> Judged:
        """What each decision in force, and each completion with `then`, judges (S11.13)."""
        found: Judged = {}
        for x in self.things:
            if x.kind == "decided" and self.counts(x):
                inst = x.owner or self._bound_by_about(x)
                self._judge(found, x, inst, self.effects(x))
        for x, inst in self.completions:
            effects = [(e.form, e) for e in inst.step.then if self.plain.here(e)]
            self._judge(found, x, inst, effects)
        return found

    def _bound_by_about(self, x: Thing) -> Instance | None:
        about = x.entry.about
        found = [i for i in self.instances if about in {i.name, i.cause.name}]
        return next((i for i in found if i.step.name == x.entry.step), None)

    def _judge(  # noqa: PLR0917
        self, found: Judged, x: Thing, inst: Instance | None, effects: list[tuple[str, Any]]
    ) -> None:
        cause = self.origin(inst.cause) if inst else None
        words = frozenset(form for form, _ in effects)
        by_about = [y for y in self.things if y.name == x.entry.about]
        for form, e in effects:
            if form in {"excuse", "refuse_excuse", "approve", "uphold", "set_aside"}:
                about = e is not None and e.target == "about"
                target = next(iter(by_about), None) if about else cause
                if target is not None and x.name not in found:
                    found[x.name] = (target.name, words)
        approvals = {s.approval for s in self.plain.spells.values()}
        if cause and cause.kind == "began" and x.targets[0] in approvals and x.name not in found:
            found[x.name] = (cause.name, words)

    def condition(self, step: Step, option: Option | None, inst: Instance | None) -> Truth:
        """Of an option, in this (facts) close (S11.3)."""
        if option is None:
            return True
        truths = [self.truth(option.only_if, Here(step.phase or "", inst))]
        for e in option.then:
            target = self.last_left if e.target == "previous" else e.target
            if e.form in {"go", "restart"} and self.plain.here(e) and target in self.plain.frames:
                truths.append(self.truth(self.enter(target), Here(target)))
        return every(truths)

    def limits_state(self, inst: Instance) -> list[tuple[str, str, Any]]:
        """Each bound of an instance with its state (S9.3, S14.4)."""
        marked = {x.bound for x in self.marks if x.kind == "lapsed" and x.owner is inst}
        return [
            (b.label, self.bound_state(b, inst, self.label(b) in marked), b)
            for b in self.limits(inst)
        ]

    def bound_state(self, b: Any, inst: Instance | None, lapsed: bool) -> str:  # noqa: FBT001
        """Lapsed, met, stopped, idle or running, the first that holds (S14.4)."""
        done = inst.state == "done" if inst else self.visit in self.done_on
        if lapsed or done:
            return "lapsed" if lapsed else "met"
        if b.stopped:
            return "stopped"
        dates = [b.low, b.aim, b.due]
        unset = None in dates or all(d.day == 0 for d in dates)
        return "idle" if unset else "running"
