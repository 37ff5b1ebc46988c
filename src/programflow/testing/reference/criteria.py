"""Clocks, tallies and criteria, and the entries that witness them (S5.6, S6.4-S6.8, S7, S10.4)."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.selections import Scope, Selection, Selector, Tally
from programflow.definition.steps import Step
from programflow.definition.values import ParameterRef, TallyRef
from programflow.temporal import Duration, Unit, add, in_days, to_day
from programflow.testing.reference.journal import UNSET, At, Instance, Thing, Truth
from programflow.testing.reference.moments import Moments
from programflow.testing.reference.selections import Here, compared, every, opposite, some

if TYPE_CHECKING:
    from collections.abc import Callable

Span = tuple[Any, Any] | None  # from least to greatest; None is unknown


class Criteria(Moments):
    """Yes, no or unknown."""

    def scoped(
        self, selection: Selection, scope: Scope | None, here: Here, *, first: bool = False
    ) -> list[tuple[Thing, bool]] | None:
        """Members in scope, or None if the scope is unknown (S5.6)."""
        scope = scope or Scope(form="case")
        length = self.quantity(scope.length, here.inst) if scope.form == "last" else 0
        since = self.moment(scope.moment, here) if scope.moment else UNSET
        if length is None or since is None:
            return None
        visit = (here.phase, self.visits.get(here.phase, 0)) if here.phase else self.visit

        def inside(x: Thing) -> bool:
            if scope.form == "last":
                end = add(x.day, length, self.calendar)
                return self.day < end if first else self.day <= end
            if scope.form == "since":
                if since is UNSET:
                    return False
                if first or (scope.moment and scope.moment.form == "enrolled"):
                    return x.day >= since.day
                timed = x.instant is not None and since.instant is not None
                return x.at > since if timed else x.day > since.day
            tests = {"run": x.run == self.run, "visit": x.visit == visit}
            return tests.get(scope.form, scope.form == "case" or x.visit[0] == scope.phase)

        return [(x, sure) for x, sure in self.members(selection) if inside(x)]

    def clock(self, name: str, op: str, span: Span, here: Here) -> Truth:
        """S6.5; `span` is the least and the greatest that the duration may be."""
        c = self.plain.clocks[name]
        a, t = self.moment(c.from_, here), self.moment(c.until, here) if c.until else UNSET
        if a is UNSET:
            return False
        t = At(self.day) if t is UNSET else t
        if a is None or t is None or span is None:
            return None
        stop = (c.except_, c.during)
        if any(stop):
            if any(n.unit not in {Unit.DAYS, Unit.WEEKS} for n in span):
                return None
            days = [self.stopped(stop, y) for y in range(a.day + 1, t.day + 1)]
            run = (days.count(False), days.count(False) + days.count(None))
            return compared(op, run, (in_days(span[0]), in_days(span[1])))
        ends = [self.plus(a, n) for n in span]
        if ends[0] is None or ends[1] is None:
            return None
        i = int(None not in {t.instant, ends[0].instant, ends[1].instant})  # by instants (S1.9)
        return compared(op, (t[i], t[i]), (ends[0][i], ends[1][i]))

    def tally(self, name: str, here: Here) -> Span:
        """S6.6; a share is no number of its own (S6.7)."""
        t = self.plain.tallies[name]
        found = self.scoped(t.selection, t.scope, here, first=t.first_day_counts)
        if found is None or t.form == "share":
            return None
        if t.form == "count":
            return sum(sure for _, sure in found), len(found)
        if t.form == "consecutive":
            return self._unbroken(t, found)
        valued = [(self.value(x, t.value or ""), sure) for x, sure in found]
        if t.form == "value":
            return self._one_value(t, valued)
        if any(not _is_number(v) for v, _ in valued):
            return None
        low = sum(v if sure else min(v, 0) for v, sure in valued)
        return low, sum(v if sure else max(v, 0) for v, sure in valued)

    def _unbroken(self, t: Tally, found: list[tuple[Thing, bool]]) -> Span:
        assert t.broken_by is not None
        breaks = {x.name: sure for x, sure in self.members(t.broken_by)}
        both = Selection(members=(*t.selection.members, *t.broken_by.members))
        row, sures = [x.name for x, _ in self.members(both)], {x.name: s for x, s in found}

        def after(names: set[str]) -> list[str]:
            start = max((i for i, n in enumerate(row) if n in names), default=-1)
            return [n for n in row[start + 1 :] if n in sures]

        low = [n for n in after(set(breaks)) if sures[n]]
        return len(low), len(after({n for n, sure in breaks.items() if sure}))

    def _one_value(self, t: Tally, valued: list[tuple[Any, bool]]) -> Span:
        def pick(values: list[Any]) -> Any:
            if len(values) < (2 if t.which == "previous" else 1):
                return None
            index = {"last": -1, "previous": -2, "first": 0}.get(t.which or "")
            extreme = max(values) if t.which == "highest" else min(values)
            return extreme if index is None else values[index]

        have = [(v, sure) for v, sure in valued if _is_number(v)]
        found = pick([v for v, _ in have])
        same = found is not None and found == pick([v for v, sure in have if sure])
        return (found, found) if same else None

    def _share(self, t: Tally, op: str, span: Span, here: Here) -> Truth:
        """S6.7, with each pending entry taken both ways."""
        assert t.among is not None
        among = self.scoped(t.among, t.scope, here, first=t.first_day_counts)
        if among is None or span is None or not any(sure for _, sure in among):
            return None
        found = self.scoped(t.selection, t.scope, here, first=t.first_day_counts) or []
        in_scope = {x.name: x for x, _ in [*among, *found]}

        def answer(percent: Any) -> Truth:
            low = high = 0
            for x in in_scope.values():
                sums = []
                for excused in (True, False):
                    self.assumed = {(x.by or x).name: excused}
                    n, m = self.member(t.selection, x), self.member(t.among, x)
                    sums.append(100 * bool(n) - percent * bool(m))
                self.assumed = {}
                low, high = low + min(sums), high + max(sums)
            return compared(op, (low, high), (0, 0))

        first, last = answer(span[0]), answer(span[1])
        return first if first == last and (op != "is" or span[0] == span[1]) else None

    # Criteria (S7)

    def operand(self, o: Any, here: Here) -> Span:
        """What stands on the right, as an interval (S6.8, S7.10)."""
        if isinstance(o, TallyRef):
            span = self.tally(o.tally, here)
            ends = span and sorted(o.times * x + o.plus for x in span)
            return (ends[0], ends[1]) if ends else None
        value = self.quantity(o, here.inst)
        if value is None and isinstance(o, ParameterRef):
            return (
                self.plain.parameters[o.name].between if o.name in self.plain.parameters else None
            )
        return None if value is None else (value, value)

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
        joined = {"all": every, "any": some, "not": lambda ts: opposite(ts[0])}
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
        if step.repeat and step.repeat.times is None and step.repeat.until is None:
            if not self.chosen_rounds(step.name):
                return True
        mine = self.in_view(step.name)
        if not mine:
            return self.need(step) is not None or None
        waits = {"must": False, None: None}
        return every(True if not i.living else waits.get(self.need(step, i), True) for i in mine)

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


def _read(t: Tally) -> list[Selection]:
    return [t.selection, t.among] if t.among else [t.selection]


def _asks(node: Any) -> bool:
    return getattr(node, "form", "") == "answer"


def _is_number(v: Any) -> bool:
    return isinstance(v, int | Decimal) and not isinstance(v, bool)
