"""Taking entries up (S8.9-S8.12, S8.15, S8.19, S9.6, S10.5)."""

from collections.abc import Sequence

from programflow.definition.steps import Step
from programflow.temporal import period_of
from programflow.testing.reference.completing import Completing
from programflow.testing.reference.journal import UNSET, Instance, Thing, iso, ordered
from programflow.testing.reference.lapses import is_after, is_before
from programflow.testing.reference.moments import Limit
from programflow.testing.reference.selections import Here

OWN_KIND = {"session": "done", "task": "done", "test": "tested", "decision": "decided", "form": ""}


class Taking(Completing):
    """Which instance an entry is for, and what is noted when it is taken."""

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
        if step.name == "review":  # never of anything but what it is about
            mine = []
        return self.sequence([i for i in named or caused or mine if i.living])

    def _doubt(self, found: list[Instance], x: Thing) -> None:
        # `ambiguous` of S13.2
        names = {i.name for i in found} | {i.cause.name for i in found}
        if len(found) > 1 and x.entry.about not in names:
            self.doubtful.add(x.name)

    def is_early(self, inst: Instance, x: Thing) -> bool:
        """S8.9."""
        if self.day not in inst.opened:
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
            return x.entry.by in self.signers(step) and x.entry.by not in self.signed(inst)
        if step.repeat and step.repeat.named:
            chosen, about = self.chosen_rounds(step.name), x.entry.about or ""
            times = self.operand(step.repeat.times, Here(step.phase or "", inst))
            known = about.isdecimal() and 1 <= int(about) <= (times[1] if times else int(about))
            fresh = about not in {y.entry.about for y in inst.taken}
            return known and fresh and (not chosen or about in chosen)
        return True

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
        said, role = getattr(x.entry, "items", None), x.entry.by
        for item in () if said is None else inst.step.items:
            if item.need == "must" and item.item not in tuple(said or ()):
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
