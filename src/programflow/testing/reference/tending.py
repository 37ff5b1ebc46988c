"""Steps: beginning, taking up, dropping, opening, completing (S8, S9.6, S9.7, S9.11, S10.5)."""

from collections.abc import Sequence
from typing import Any

from programflow.definition.steps import Effect, Step
from programflow.definition.values import ParameterRef
from programflow.temporal import period_of
from programflow.testing.reference.journal import UNSET, Instance, Thing, iso, ordered
from programflow.testing.reference.lapses import Lapses, is_after, is_before
from programflow.testing.reference.moments import Limit
from programflow.testing.reference.plain import Plain
from programflow.testing.reference.selections import Here, Judged, compared

OWN_KIND = {"session": "done", "task": "done", "test": "tested", "decision": "decided", "form": ""}


class Tending(Lapses):
    """What happens to the instances of a step in a settle."""

    def __init__(self, plain: Plain, things: list[Thing], judged: Judged) -> None:
        super().__init__(plain, things, judged)
        self.calls: list[tuple[str, Thing]] = []
        self.waives: list[str] = []
        self.extends: list[tuple[str, Any]] = []
        self.moves: list[tuple[Thing, Effect]] = []
        self.completions: list[tuple[Thing, Instance]] = []
        self.unready: set[str] = set()
        self.doubtful: set[str] = set()

    def tend(self, step: Step) -> None:
        """S8.5."""
        if step.phase is None or step.phase == self.visit[0]:
            self._begin_all(step)
        self.take_up(step)
        mine = [i for i in self.instances if i.step.name == step.name and i.living]
        for inst in mine:
            unless = step.unless and self.truth(step.unless, Here(step.phase or "", inst))
            if unless or self._is_not_chosen(step):
                self.drop(inst, "unless" if unless else "choice")
        for inst in mine:
            self._open(inst)
        self.take_up(step)
        self._waive(step)
        for inst in mine:
            if inst.living:
                self._complete(inst)

    # Beginning (S8.2, S8.4)

    def _begin_all(self, step: Step) -> None:
        in_own = step.phase is not None
        since = self.entered[self.visit] if in_own else 0
        for i, o in enumerate(step.opens):
            for x, sure in self.members(o.selection) if o.selection else ():
                own = x.kind == "entered" and step.phase in x.targets
                fits = x.day >= since and (not own or x.visit == self.visit)
                if sure and fits and (in_own or not self.in_outcome or self.lives_on(x)):
                    self.begin(step, x)
            key = f"step:{step.name}:{i}"
            free = key not in self.disarmed | self.made and (in_own or not self.in_outcome)
            if o.criterion and free and self.truth(o.criterion, Here(step.phase or "")):
                self.made.add(key)
                self.begin(step, Thing(name=f"when:{iso(self.day)}", kind="when", day=self.day))
            for name, x in self.calls if o.form == "called" else ():
                if name == step.name:
                    self.begin(step, x)
        if in_own and step.need.must_when and not self.in_view(step.name):
            if self.truth(step.need.must_when, Here(step.phase or "")):
                self.begin(step, Thing(name=f"must:{iso(self.day)}", kind="must", day=self.day))

    def begin(self, step: Step, cause: Thing, like: Step | None = None) -> None:
        """An instance, once for each name (S8.2)."""
        if any(i.name == f"{step.name}<{cause.name}" for i in self.instances):
            return
        of = like or step
        inst = Instance(
            step=step,
            cause=cause,
            begun=self.day,
            visit=self.visit if step.phase else ("", 0),
            run=self.run,
            of=of.of,
            by=of.by or of.of,
            extended=[by for target, by in self.extends if target == step.name],
        )
        self.instances.append(inst)
        self.lived += [inst] if self.in_outcome else []
        self.changed += 1

    # Opening and dropping (S8.6-S8.8, S8.17, S8.18)

    def _open(self, inst: Instance) -> None:
        step = inst.step
        runs = all(self.spell(s, self.day) for s in step.during)
        if inst.state == "open" and not runs:
            inst.state = "waiting"
            self.changed += 1
        if inst.state == "waiting" and runs and (inst.opened or self._after_holds(step)):
            self.open_now(inst)

    def open_now(self, inst: Instance) -> None:
        """S8.8."""
        inst.state = "open"
        inst.opened.append(self.day)
        name = f"opened:{inst.name}:{iso(self.day)}"
        targets = (inst.step.name,)
        self.mark(Thing(name=name, kind="opened", day=0, targets=targets, owner=inst))
        self.changed += 1

    def _after_holds(self, step: Step) -> bool:
        latest = [self.latest(name) for name in step.after]
        return all(i is not None and not i.living for i in latest)

    def drop(self, inst: Instance, how: str) -> None:
        """Drop an instance; leaving a phase may leave a lapse (S9.7)."""
        need = self.need(inst.step, inst) or inst.step.need.modality
        late = [x for x in self.marks if x.kind == "lapsed" and x.owner is inst]
        inst.state, inst.closed, inst.how = "dropped", self.day, how
        targets = (inst.step.name,)
        self.mark(
            Thing(name=f"dropped:{inst.name}", kind="dropped", day=0, targets=targets, owner=inst)
        )
        owed = need in {"must", "should"} and self.side(inst.of) == "provider"
        if how == "left" and owed and all(x.bound.startswith("per") for x in late):
            self.lapse(inst, "left", need, self.day)

    def _is_not_chosen(self, step: Step) -> bool:
        for decision, x in self.chosen.items():
            chooses = self.steps[decision].chooses
            if chooses and step.name in chooses.from_ and self.counts(x):
                if step.name not in x.entry.chosen:
                    return True
        return False

    def _waive(self, step: Step) -> None:
        mine = self.sequence([i for i in self.instances if i.step.name == step.name and i.living])
        if step.name in self.waives and mine:
            self.waives.remove(step.name)
            mine[-1].state, mine[-1].closed, mine[-1].how = "done", self.day, "waived"
            self.changed += 1

    # Taking up (S8.9-S8.12)

    def left_over(self, step: Step) -> list[Thing]:
        """Today's entries of the step's own kind that nobody has taken up (S8.11)."""
        kind = "" if step.name == "confirm" else OWN_KIND[step.is_]
        today = [x for x in self.things if x.kind == kind and x.day == self.day]
        return ordered(
            x for x in today if step.name in x.targets and x.owner is None and self.counts(x)
        )

    def take_up(self, step: Step) -> None:
        """Open instances take up what is theirs."""
        if step.done_by:
            for inst in [i for i in self.instances if i.step.name == step.name]:
                self._take_others(inst)
            return
        for x in self.left_over(step):
            found = [i for i in self.candidates(step, x) if i.state == "open"]
            fits = [i for i in found if not self.is_early(i, x)]
            self._doubt(fits, x)
            if fits:
                self.take(fits[0], x)

    def candidates(self, step: Step, x: Thing) -> list[Instance]:
        """The living instances that an entry may mean, the first begun first (S8.11)."""
        mine, about = [i for i in self.instances if i.step.name == step.name], x.entry.about
        lapsed = {m.name: m.owner for m in self.marks if m.kind == "lapsed"}
        named = [i for i in mine if about == i.name or lapsed.get(about) is i]
        caused = [i for i in mine if about == i.cause.name]
        return self.sequence([i for i in named or caused or mine if i.living])

    def _doubt(self, found: list[Instance], x: Thing) -> None:
        # `ambiguous` of S13.2
        names = {i.name for i in found} | {i.cause.name for i in found}
        if len(found) > 1 and x.entry.about not in names:
            self.doubtful.add(x.name)

    def is_early(self, inst: Instance, x: Thing) -> bool:
        """S8.9."""
        if self.day not in inst.opened[:1]:
            return False
        latest = [self.latest(name) for name in inst.step.after]
        by = [i.entry for i in latest if i and i.entry and i.entry.day == x.day]
        return any(
            y.instant is not None and x.instant is not None and x.instant < y.instant for y in by
        )

    def take_out_of_order(self, steps: Sequence[Step]) -> bool:
        """One entry that only a waiting instance would have (S4.7, S8.10, S8.11)."""
        for step in steps:
            for x in [] if step.done_by else self.left_over(step):
                found = self.candidates(step, x)
                self._doubt(found, x)
                if not found or not self.take(found[0], x):
                    continue
                if x.kind == "decided":
                    self.unready.add(x.name)
                elif x.owner is not None:
                    self.found(f"found:out_of_order<{x.name}", "may", found[0].of, x)
                return True
        return False

    def _take_others(self, inst: Instance) -> None:
        # S8.15
        assert inst.step.done_by is not None
        for x, sure in self.members(inst.step.done_by):
            fits = inst.state == "open" and x.entry and inst.opened[0] <= x.day
            if sure and fits and x not in inst.taken:
                self.take(inst, x)

    def take(self, inst: Instance, x: Thing) -> bool:
        """Take an entry into an instance (S8.12); False if it is not taken."""
        if not self._fits_round(inst, x):
            return False
        limits = self.limits(inst)
        final = self._would_complete(inst, x)
        lows = [b for b in limits if b.own or (not inst.taken if inst.step.repeat else final)]
        ups = [b for b in limits if b.upper and (b.own or final)]
        if self._made_void(inst, x, lows, ups):
            return True
        self.changed += 1
        if not inst.step.done_by:
            x.owner = inst
        if inst.step.phase and (x.owner is None or x.owner is inst):
            x.visit, x.run = inst.visit, inst.run
        inst.taken.append(x)
        for b in lows:
            if b.low and b.low is not UNSET and is_before(x, b.low):
                self._outside(inst, b, x)
        self._round_late(inst, x, [b for b in ups if b.own])
        self._too_many(inst, x)
        self._inspect(inst, x)
        if final or self._rounds_done(inst):
            self.complete(inst, x)
        return True

    def _fits_round(self, inst: Instance, x: Thing) -> bool:
        # S8.12.1
        step = inst.step
        if step.signed_by:
            return x.entry.by in self.signers(step) and x.entry.by not in _signed(inst)
        if step.repeat and step.repeat.named:
            chosen, about = self.chosen_rounds(step.name), x.entry.about or ""
            times = self.operand(step.repeat.times, Here(step.phase or "", inst))
            known = about.isdecimal() and 1 <= int(about) <= (times[1] if times else int(about))
            fresh = about not in {y.entry.about for y in inst.taken}
            return known and fresh and (not chosen or about in chosen)
        return True

    def signers(self, step: Step) -> tuple[str, ...]:
        """The roles that sign; none while the parameter is not filled."""
        if isinstance(step.signed_by, ParameterRef):
            return tuple(self.parameter(step.signed_by.name) or ())
        return step.signed_by

    def _would_complete(self, inst: Instance, x: Thing) -> bool:
        if inst.step.repeat:
            return self._rounds_done(inst, x)
        if inst.step.signed_by:
            return {*_signed(inst), x.entry.by} >= set(self.signers(inst.step))
        return True

    def _rounds_done(self, inst: Instance, more: Thing | None = None) -> bool:
        # S8.16
        repeat, rounds = inst.step.repeat, [*inst.taken, more] if more else inst.taken
        if repeat is None:
            return False
        chosen = self.chosen_rounds(inst.step.name)
        if chosen:
            done = {x.entry.about for x in rounds}
            return set(chosen) <= done if repeat.named else len(rounds) >= len(chosen)
        times = self.operand(repeat.times, Here(inst.step.phase or "", inst))
        n = len(rounds)
        return times is not None and compared("at_least", (n, n), times) is True

    def _made_void(  # noqa: PLR0917
        self, inst: Instance, x: Thing, lows: list[Limit], ups: list[Limit]
    ) -> bool:
        # S8.12.2
        def strict(limits: list[Limit]) -> list[Limit]:
            return [b for b in limits if b.bound.outside == "does_not_count"]

        early = [b for b in strict(lows) if b.low and b.low is not UNSET and is_before(x, b.low)]
        late = []
        for b in strict(ups):
            grace = self.quantity(b.bound.grace, inst)
            end = b.due if grace is None or b.due is UNSET else self.plus(b.due, grace)
            late += [b] if end and end is not UNSET and is_after(x, end) else []
        for b in early:
            self._outside(inst, b, x)
        self._round_late(inst, x, late)
        if early or late:
            self.voided.add(x.name)
            self.changed += 1
        return bool(early or late)

    def _outside(self, inst: Instance, b: Limit, x: Thing) -> None:
        name = f"outside:{inst.name}/{b.label}<{x.name}"
        self.found(name, b.bound.modality, inst.of, x)

    def _round_late(self, inst: Instance, x: Thing, limits: list[Limit]) -> None:
        # S9.6: mark it if no turn has, and account for it
        names = set()
        for b in limits:
            label = self.label(b)
            names.add(label)
            if b.due and b.due is not UNSET and is_after(x, b.due):
                self.lapse(inst, label, b.bound.modality, b.due.day)
        for lapse in self.lapses(inst):
            if lapse.bound in names:
                self.account(lapse, x)

    def _too_many(self, inst: Instance, x: Thing) -> None:
        # S8.12.5
        repeat = inst.step.repeat
        most = self.quantity(repeat.max, inst) if repeat and repeat.per else None
        if repeat is None or most is None:
            return
        first, end = period_of(x.day, repeat.per)  # type: ignore[arg-type]  # week, month or year
        if sum(first <= y.day < end for y in inst.taken) > most:
            name = f"outside:{inst.name}/per/{iso(first)}<{x.name}"
            self.found(name, repeat.modality or "", inst.of, x)

    def _inspect(self, inst: Instance, x: Thing) -> None:
        # S8.19
        items, role = getattr(x.entry, "items", None), x.entry.by
        for item in inst.step.items if items is not None else ():
            if item.need == "must" and item.item not in items:
                self.found(f"missing:{inst.name}/{item.item}<{x.name}", "must", inst.by, x)
        if self.is_unqualified(x):
            self.found(f"unqualified<{x.name}", "may", role, x)

    def is_unqualified(self, x: Thing) -> bool:
        """Credentials that lack one, or an actor in two roles that exclude each other (S8.19)."""
        roles, e = self.plain.source.roles, x.entry
        if e.by not in roles:
            return False
        if e.credentials and not set(roles[e.by].credentials) <= set(e.credentials):
            return True
        before = [y for y in ordered(self.things) if self.counts(y) and y.entry.actor is not None]
        earlier = before[: before.index(x)] if x in before else []
        others = {y.entry.by for y in earlier if y.entry.actor == e.actor} & set(roles)
        return any(o in roles[e.by].never_also or e.by in roles[o].never_also for o in others)

    # Completing (S8.13-S8.16)

    def _complete(self, inst: Instance) -> None:
        step = inst.step
        if step.is_ == "form":
            by = self._answered_by(inst)
            if by is not None:
                self.complete(inst, by)
            return
        until = step.repeat.until if step.repeat else None
        if self._rounds_done(inst) or (until and self.truth(until, Here(step.phase or "", inst))):
            self.complete(inst, inst.taken[-1] if inst.taken else None)

    def _answered_by(self, inst: Instance) -> Thing | None:
        # S8.14
        form = inst.step.form or inst.step.name
        questions = self.plain.present(self.plain.source.questions).values()
        asked = [q for q in questions if q.of == form]
        must = [q.name for q in asked if q.need == "must"]
        since = [x for x in self.things if x.kind == "answered" and x.day >= inst.begun]
        held = ordered(x for x in since if self.counts(x))
        by = {q.name: [x for x in held if q.name in x.targets] for q in asked}
        if not all(by[name] for name in must):
            return None
        last = [x for x in held if set(x.targets) & set(must or by)]
        return last[-1] if last else None

    def complete(self, inst: Instance, by: Thing | None) -> None:
        """Done on this day, by an entry; what it is late for is accounted for by it (S8.13)."""
        if not inst.living:
            return
        for label, b, due in self.uppers(inst):
            if by and not b.own and (self.day > due.day or is_after(by, due)):
                self.lapse(inst, label, b.bound.modality, due.day)
        inst.state, inst.closed, inst.how, inst.entry = "done", self.day, "done", by
        self.changed += 1
        whole = ("window", "before")
        for lapse in self.lapses(inst) if by else ():
            if lapse.bound.startswith(whole) and lapse.bound.count("/") == 1:
                self.account(lapse, by)
        if by is not None and inst.step.is_ != "decision":
            self.completions.append((by, inst))
            self.act(by, [e for e in inst.step.then if self.plain.here(e)])
            self.calls += [(inst.step.offers, by)] if inst.step.offers else []

    def act(self, x: Thing, effects: Sequence[Effect]) -> None:
        """Effects, from this day on (S12.9); moves wait for the close (S4.5)."""
        for e in effects:
            if e.form in {"go", "restart"}:
                self.moves.append((x, e))
            elif e.form == "open":
                self.calls.append((e.target, x))
            elif e.form == "waive":
                self.waives.append(e.target)
            elif e.form == "set":
                value = dict(getattr(x.entry, "values", ())).get(e.target)
                self.sets.append((x, self.visit, e.target, value))
            elif e.form == "extend":
                self._extend(e.target, self.value_for(x, e.by))

    def value_for(self, x: Thing, q: Any) -> Any:
        """A quantity that an effect of an entry reads (S7.11)."""
        return self.value(x, q.name) if type(q).__name__ == "ValueRef" else self.quantity(q)

    def _extend(self, target: str, by: Any) -> None:
        if target in self.plain.frames:
            self.extended.setdefault((target, self.visits.get(target, 0)), []).append(by)
            return
        self.extends.append((target, by))
        for inst in self.instances:
            if inst.step.name == target and inst.living:
                inst.extended.append(by)


def _signed(inst: Instance) -> set[str]:
    return {x.entry.by for x in inst.taken}
