"""Beginning, opening, dropping, waiving: what a settle does to a step (S8.2-S8.8, S8.17, S8.18)."""

from programflow.definition.steps import Opening, Step
from programflow.testing.reference.journal import Instance, Thing, iso
from programflow.testing.reference.selections import Here
from programflow.testing.reference.taking import Taking


class Tending(Taking):
    """What happens to the instances of a step in a settle."""

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
            self._begin_when(step, o, i)
            for name, x in self.calls if o.form == "called" else ():
                if name == step.name:
                    self.begin(step, x)
            for x, sure in self.members(o.selection) if o.selection else ():
                own = x.kind == "entered" and step.phase in x.targets
                fits = x.day >= since and (not own or x.visit == self.visit)
                if sure and fits and (in_own or not self.in_outcome or self.lives_on(x)):
                    self.begin(step, x)
        must_when = step.need.must_when if in_own and not self.in_view(step.name) else None
        if must_when and self.truth(must_when, Here(step.phase or "")):
            self.begin(step, Thing(name=f"must:{iso(self.day)}", kind="must", day=self.day))

    def _begin_when(self, step: Step, o: Opening, i: int) -> None:
        key = f"step:{step.name}:{i}"
        free = key not in self.disarmed | self.made
        free = free and (step.phase is not None or not self.in_outcome)
        if o.criterion and free and self.truth(o.criterion, Here(step.phase or "")):
            self.made.add(key)
            self.begin(step, Thing(name=f"when:{iso(self.day)}", kind="when", day=self.day))

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
            listed = chooses is not None and step.name in chooses.from_
            if listed and self.counts(x) and step.name not in x.entry.chosen:
                return True
        return False

    def _waive(self, step: Step) -> None:
        mine = self.sequence([i for i in self.instances if i.step.name == step.name and i.living])
        if step.name in self.waives and mine:
            self.waives.remove(step.name)
            mine[-1].state, mine[-1].closed, mine[-1].how = "done", self.day, "waived"
            self.changed += 1
