"""Clocks and tallies, and what stands on the right of a comparison (S5.6, S6.4-S6.8, S7.10)."""

from decimal import Decimal
from typing import Any

from programflow.definition.selections import Scope, Selection, Tally
from programflow.definition.values import ParameterRef, TallyRef
from programflow.temporal import Unit, add, in_days
from programflow.testing.reference.journal import UNSET, At, Thing, Truth
from programflow.testing.reference.moments import Moments
from programflow.testing.reference.selections import Here, compared

Span = tuple[Any, Any] | None  # from least to greatest; None is unknown


class Tallies(Moments):
    """Numbers over selections, and time elapsed."""

    def scoped(
        self, selection: Selection, scope: Scope | None, here: Here, *, first: bool = False
    ) -> list[tuple[Thing, bool]] | None:
        """Members in scope, or None if the scope is unknown (S5.6)."""
        scope = scope or Scope(form="case")
        length: Any = self.quantity(scope.length, here.inst) if scope.form == "last" else 0
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

    def clock(self, name: str, op: str, span: Span, here: Here) -> Truth:  # noqa: PLR0917
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

    def _share(self, t: Tally, op: str, span: Span, here: Here) -> Truth:  # noqa: PLR0917
        """S6.7, with each pending entry taken both ways."""
        selection, whole = t.selection, t.among
        assert whole is not None
        among = self.scoped(whole, t.scope, here, first=t.first_day_counts)
        if among is None or span is None or not any(sure for _, sure in among):
            return None
        found = self.scoped(selection, t.scope, here, first=t.first_day_counts) or []
        in_scope = {x.name: x for x, _ in [*among, *found]}

        def answer(percent: Any) -> Truth:
            low = high = 0
            for x in in_scope.values():
                sums = []
                for excused in (True, False):
                    self.assumed = {(x.by or x).name: excused}
                    n, m = self.member(selection, x), self.member(whole, x)
                    sums.append(100 * bool(n) - percent * bool(m))
                self.assumed = {}
                low, high = low + min(sums), high + max(sums)
            return compared(op, (low, high), (0, 0))

        first, last = answer(span[0]), answer(span[1])
        return first if first == last and (op != "is" or span[0] == span[1]) else None

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


def _is_number(v: Any) -> bool:
    return isinstance(v, int | Decimal) and not isinstance(v, bool)
