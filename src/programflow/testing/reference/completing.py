"""Completing an instance, and the effects of that and of decisions (S8.13-S8.17, S12.9)."""

from collections.abc import Sequence
from typing import Any

from programflow.definition.steps import Effect, Step
from programflow.definition.values import ParameterRef, ValueRef
from programflow.testing.reference.journal import Instance, Thing, ordered
from programflow.testing.reference.lapses import Lapses, is_after
from programflow.testing.reference.plain import Plain
from programflow.testing.reference.selections import Here, Judged, compared


class Completing(Lapses):
    """When an instance is done."""

    def __init__(self, plain: Plain, things: list[Thing], judged: Judged) -> None:
        super().__init__(plain, things, judged)
        self.calls: list[tuple[str, Thing]] = []
        self.waives: list[str] = []
        self.extends: list[tuple[str, Any]] = []
        self.moves: list[tuple[Thing, Effect]] = []
        self.completions: list[tuple[Thing, Instance]] = []
        self.unready: set[str] = set()
        self.doubtful: set[str] = set()

    def signers(self, step: Step) -> tuple[str, ...]:
        """The roles that sign; none while the parameter is not filled."""
        if isinstance(step.signed_by, ParameterRef):
            return tuple(self.parameter(step.signed_by.name) or ())
        return step.signed_by

    def _would_complete(self, inst: Instance, x: Thing) -> bool:
        if inst.step.repeat:
            return self._rounds_done(inst, x)
        if inst.step.signed_by:
            return {*self.signed(inst), x.entry.by} >= set(self.signers(inst.step))
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
        return self.value(x, q.name) if isinstance(q, ValueRef) else self.quantity(q)

    def _extend(self, target: str, by: Any) -> None:
        if target in self.plain.frames:
            self.extended.setdefault((target, self.visits.get(target, 0)), []).append(by)
            return
        self.extends.append((target, by))
        for inst in self.instances:
            if inst.step.name == target and inst.living:
                inst.extended.append(by)

    def signed(self, inst: Instance) -> set[str]:
        """The roles that have signed."""
        return {x.entry.by for x in inst.taken}
