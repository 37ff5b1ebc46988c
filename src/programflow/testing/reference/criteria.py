"""Criteria, and the entries that witness them (S7, S10.4, S11.6)."""

from typing import TYPE_CHECKING, Any

from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.selections import Selection, Selector, Tally
from programflow.definition.steps import Step
from programflow.definition.values import ParameterRef
from programflow.temporal import Duration, add, to_day
from programflow.testing.reference.journal import Instance, Thing, Truth
from programflow.testing.reference.selections import Here, compared, every, opposite, some
from programflow.testing.reference.tallies import Span, Tallies

if TYPE_CHECKING:
    from collections.abc import Callable


class Criteria(Tallies):
    """Yes, no or unknown."""

    def _holds(self, c: Comparison, left: Span, here: Here) -> Truth:
        right = self.operand(c.operand, here)
        if left is None or right is None:
            return None
        if isinstance(c.operand, tuple) and not isinstance(c.operand, Duration):
            return some(self._compare("is", left, (t, t)) for t in c.operand)
        return self._compare(c.op, left, right)

    def _compare(self, op: str, left: tuple[Any, Any], right: tuple[Any, Any]) -> Truth:
        ends = [self._scalar(v) for v in (*left, *right)]
        return compared(op, (ends[0], ends[1]), (ends[2], ends[3]))

    def _scalar(self, v: Any) -> Any:
        # Durations are compared as E plus the duration (S11.7).
        if isinstance(v, Duration):
            return add(self.start, v, self.calendar)
        return to_day(v) if hasattr(v, "toordinal") else v

    def truth(self, c: Criterion | None, here: Here) -> Truth:
        """A criterion on this day, in the state that the settle has reached (S7.1, S7.3)."""
        if c is None:
            return True
        if isinstance(c, Atom):
            read: Callable[[Any, Here], Truth] = getattr(self, f"_atom_{c.form}")
            return read(c, here)
        truths = [self.truth(m, here) for m in c.members]
        if c.form == "at_least":
            n, sure = self.operand(c.n, here), truths.count(True)
            return n and self._compare("at_least", (sure, sure + truths.count(None)), n)
        joined: dict[str, Callable[[list[Truth]], Truth]]
        joined = {"all": every, "any": some, "not": _not}
        return joined[c.form](truths)

    def _atom_criterion(self, c: Atom, here: Here) -> Truth:
        return self.truth(self.plain.criteria[c.name or ""].test, here)

    def _atom_variant(self, c: Atom, _: Here) -> Truth:
        return self.plain.variant in c.states

    def _atom_answer(self, c: Atom, here: Here) -> Truth:
        value, entry = self.answer(c.name or "")
        return every(self._holds(x, (value, value) if entry else None, here) for x in c.comparisons)

    def _atom_parameter(self, c: Atom, here: Here) -> Truth:
        left = self.operand(ParameterRef(name=c.name or ""), here)
        return every(self._holds(x, left, here) for x in c.comparisons)

    def _atom_tally(self, c: Atom, here: Here) -> Truth:
        t = self.plain.tallies[c.name or ""]
        if t.form == "share":
            spans = [(x.op, self.operand(x.operand, here)) for x in c.comparisons]
            return every(self._share(t, op, span, here) for op, span in spans)
        return every(self._holds(x, self.tally(t.name, here), here) for x in c.comparisons)

    def _atom_clock(self, c: Atom, here: Here) -> Truth:
        spans = [(x.op, self.operand(x.operand, here)) for x in c.comparisons]
        return every(self.clock(c.name or "", op, span, here) for op, span in spans)

    def _atom_step(self, c: Atom, _: Here) -> Truth:
        inst = self.latest(c.name or "")
        return inst is not None and some(self.in_state(inst, state) for state in c.states)

    def in_state(self, inst: Instance, state: str) -> Truth:
        """S7.6."""
        if state != "late":
            return inst.state == state
        lapses = [x for x in self.marks if x.kind == "lapsed" and x.owner is inst and inst.living]
        return True if any(x.accounted for x in lapses) else None if lapses else False

    def _atom_phase(self, c: Atom, _: Here) -> Truth:
        name = c.name or ""
        done = self.phase_done(name) if "done" in c.states else False
        return some([done, "current" in c.states and self.visit[0] == name])

    def _atom_spell(self, c: Atom, _: Here) -> Truth:
        is_open = self.spell(c.name or "", self.day)
        return some(is_open if state == "open" else opposite(is_open) for state in c.states)

    def _atom_finding(self, c: Atom, here: Here) -> Truth:
        found = self._found(c, here)
        return None if found is None else bool(found)

    def _atom_has(self, c: Atom, here: Here) -> Truth:
        found = self._found(c, here)
        return None if found is None else some(sure or None for _, sure in found)

    def _found(self, c: Atom, here: Here) -> list[tuple[Thing, bool]] | None:
        if c.form == "has" and c.selection is not None:
            return self.scoped(c.selection, c.scope, here)
        made = Selection(members=(Selector(kind="found", target=c.name),))
        return self.scoped(made, c.scope, here)

    def need(self, step: Step, inst: Instance | None = None) -> str | None:
        """Must, should or may; None while it is unknown (S8.3)."""
        if step.need.must_when is None:
            return step.need.modality
        truth = self.truth(step.need.must_when, Here(step.phase or "", inst))
        return None if truth is None else "must" if truth else step.need.modality

    def phase_done(self, name: str) -> Truth:
        """S7.7, of the latest visit."""
        if not self.visits.get(name):
            return False
        if self.visit[0] != name:
            return self.done_when_left[name]
        names = [n for n in self.plain.frames[name].steps if n in self.steps]
        return every(self._step_done(self.steps[n]) for n in names)

    def _step_done(self, step: Step) -> Truth:
        if self.by_pace_alone(step):
            return True
        mine = self.in_view(step.name)
        if not mine:
            return self.need(step) is not None or None
        waits = {"must": False, None: None}
        return every(True if not i.living else waits.get(self.need(step, i), True) for i in mine)

    def by_pace_alone(self, step: Step) -> bool:
        """Repeated, with nothing that ends it (S7.7, S9.1)."""
        endless = step.repeat and step.repeat.times is None and step.repeat.until is None
        return bool(endless) and not self.chosen_rounds(step.name)

    def chosen_rounds(self, name: str) -> tuple[str, ...]:
        """The rounds of a step that a choice in force has chosen (S8.17)."""
        for decision, x in self.chosen.items():
            chooses = self.steps[decision].chooses
            if chooses and chooses.rounds_of == name and self.counts(x):
                return tuple(dict.fromkeys(x.entry.chosen))
        return ()

    # Witnesses and questions (S10.4, S11.6)

    def witnesses(self, c: Criterion | None, here: Here) -> frozenset[str]:
        """The entries that a criterion rests on (S10.4)."""
        if isinstance(c, Combination):
            return frozenset[str]().union(*(self.witnesses(m, here) for m in c.members))
        if c is None or c.form == "criterion":
            return (
                self.witnesses(self.plain.criteria[c.name or ""].test, here) if c else frozenset()
            )
        return frozenset[str]().union(*(self.witnesses_of(x) for x in self._rests_on(c, here)))

    def _rests_on(self, c: Atom, here: Here) -> list[Thing]:
        name = c.name or ""
        if c.form == "tally":
            t = self.plain.tallies[name]
            both = [self.scoped(s, t.scope, here, first=t.first_day_counts) for s in _read(t)]
            return [x for found in both for x, sure in found or [] if sure]
        if c.form in {"has", "finding"}:
            return [x for x, sure in self._found(c, here) or [] if sure]
        if c.form == "spell":
            rows = self.rows(name, self.day)
            return [x for x in [rows.opener if rows.open else rows.last] if x]
        inst = self.latest(name) if c.form == "step" else None
        one = self.answer(name)[1] if c.form == "answer" else inst.entry if inst else None
        return [one] if one else []

    def witnesses_of(self, x: Thing | None) -> frozenset[str]:
        """An entry is its own; a mark has its own; a lapse has what accounts for it (S10.4)."""
        if x is None:
            return frozenset()
        if x.kind == "lapsed":
            return self.witnesses_of(x.by)
        return x.witnesses if x.entry is None else frozenset({x.name})

    def ask(self, c: Criterion | None, here: Here) -> set[str]:
        """The unanswered questions under what is unknown (S11.6)."""
        if c is None or self.truth(c, here) is not None:
            return set()
        if isinstance(c, Combination):
            return set().union(*(self.ask(m, here) for m in c.members))
        if c.form == "criterion":
            return self.ask(self.plain.criteria[c.name or ""].test, here)
        read = {str(getattr(n, "name", "")) for n in self.plain.parts(c, set()) if _asks(n)}
        return {name for name in read if self.answer(name)[1] is None}


def _not(truths: list[Truth]) -> Truth:
    return opposite(truths[0])


def _read(t: Tally) -> list[Selection]:
    return [t.selection, t.among] if t.among else [t.selection]


def _asks(node: Any) -> bool:
    return getattr(node, "form", "") == "answer"
