"""What can be read of an entry, by S13.2: its names, its fields and its values."""

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.definition import parse_setting
from programflow.definition.entries import Entry
from programflow.definition.rings import rings_through
from programflow.definition.values import ParameterRef, ValueRef
from programflow.temporal import parse_duration, to_day
from programflow.testing.reference import Fact, Fold, Plain

_NEVER_REPLACED = {"id", "kind", "recorded"}
DONE_BY = {"done": ("session", "task"), "tested": ("test",), "decided": ("decision",)}
"""Which steps are done by an entry of a kind (S8.1)."""


class Reading:
    """Whether the names, the fields and the values of an entry can be read."""

    def __init__(self, plain: Plain, entry: Entry, ids: Collection[str]) -> None:
        self.ids, self.plain = ids, plain
        self.programme = plain.source
        self.e: Any = entry
        self.name: Any = getattr(entry, "step", getattr(entry, "test", None))
        self.step = plain.steps.get(self.name) or (plain.review if self.name == "review" else None)

    def code(self) -> str | None:
        """The first reason of the table, from `unknown-name` to `value-out-of-range`."""
        rows: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("unknown-name", self.is_unknown),
            ("wrong-kind", self.is_of_another_kind),
            ("field-missing", self.lacks_a_field),
            ("field-not-allowed", self.has_a_field_too_many),
            ("value-out-of-range", self.is_out_of_range),
        )
        return next((code for code, holds in rows if holds()), None)

    def is_unknown(self) -> bool:
        """A name that is not in the programme, or in the case."""
        e, p = self.e, self.programme
        names: list[tuple[Any, Any]] = [(e.by, p.roles), *self.named()]
        names += [(name, p.parameters) for name, _ in getattr(e, "settings", ())]
        if self.step is not None:
            names += [(i, {s.item for s in self.step.items}) for i in getattr(e, "items", ()) or ()]
            names += [(e.option, self.step.options)] if e.kind == "decided" else []
            closed = e.kind == "tested" and self.step.results
            names += [(e.result, self.step.results)] if closed else []
        unknown = any(name is not None and name not in known for name, known in names)
        return unknown or not self.is_about_something()

    def named(self) -> list[tuple[Any, Any]]:
        """The names of an entry's kind, each with those that there are."""
        e, p = self.e, self.programme
        match e.kind:
            case "done" | "booked" | "missed" | "tested" | "decided":
                more = {"decided": {"review"}, "missed": {*p.phases}}.get(e.kind, set())
                return [(self.name, {*self.plain.steps} | more)]
            case "began" | "ended":
                spell = p.spells.get(e.spell)
                closed = e.kind == "began" and spell and spell.reasons
                reason = [(e.reason, spell.reasons)] if closed and spell else []
                return [(e.spell, {*p.spells, "place"}), *reason]
            case "happened":
                return [(e.incident, p.incidents)]
            case "answered":
                return [(name, p.questions) for name, _ in e.answers]
            case "corrected":
                return [(e.entry, self.ids)]
        return []

    def is_about_something(self) -> bool:
        """An entry, a round, or in form the name of an instance or a lapse (S15)."""
        about = self.e.about
        if about is None or about.isdecimal() or not self.ids:
            return True
        head, mark, cause = about.partition("<")
        instance = mark and cause and head in {*self.plain.steps, "review"}
        lapse = about.startswith("lapsed:") and "/" in about
        return bool(instance or lapse) or about in self.ids

    def is_of_another_kind(self) -> bool:
        """The step is not done by that kind of entry."""
        e = self.e
        if e.kind == "missed" and self.step is None:
            return not (e.about or "").startswith(f"lapsed:{self.name}:")
        if e.kind not in DONE_BY or self.step is None:
            return False
        return self.step.is_ not in DONE_BY[e.kind] or self.name == "confirm"

    def lacks_a_field(self) -> bool:
        """A field without which the entry says nothing."""
        e = self.e
        named = self.step is not None and self.step.repeat and self.step.repeat.named
        match e.kind:
            case "missed":
                return e.cause is None or (e.excused is None and not self.is_judged())
            case "tested":
                return e.result is None and not e.void
            case "corrected":
                return e.void is None and not e.fields
            case "done" | "decided":
                return e.about is None and bool(named or self.name == "review")
        return False

    def has_a_field_too_many(self) -> bool:
        """A field that is not the entry's to say."""
        e = self.e
        if e.kind == "corrected":
            return any(name in _NEVER_REPLACED for name, _ in e.fields)
        if e.kind == "decided":
            return bool(e.chosen) and self.step is not None and self.step.chooses is None
        return getattr(e, "excused", None) is not None and self.is_judged()

    def is_judged(self) -> bool:
        """S2.6."""
        target = self.name if self.e.kind == "missed" else self.e.incident
        x = Fact(self.e.id, self.e.kind, to_day(self.e.on), entry=self.e, targets=(target,))
        enrolled = Fact("", "enrolled", x.day, entry=self.e)
        fold = Fold(self.plain, [enrolled, x], {})
        return any(fold.judges(step, x) for step in self.plain.steps.values())

    def is_read_wrongly(self) -> bool:
        """A value that an effect reads (S12.9), and that is none for it."""
        e, p, values = self.e, self.programme, dict(getattr(self.e, "values", ()))
        taken: Any = self.step.options.get(e.option) if self.step and e.kind == "decided" else None
        effects = taken.then if taken else self.step.then if self.step else ()
        set_to = {x.target for x in effects if x.form == "set"} & values.keys()
        read = [parse_setting(p.parameters[name], values[name], p) for name in set_to]
        by = [(x.target, x.by.name) for x in effects if type(x.by) is ValueRef]
        added = [(to, parse_duration(str(values[name]))) for to, name in by if name in values]
        return any(hasattr(v, "rule") for v in read) or not all(self.can_add(*x) for x in added)

    def can_add(self, target: str, by: Any) -> bool:
        """Whether what a length is added to stays known (S1.6, S9.2)."""
        if by is None:
            return False
        p = self.programme
        for b in self.plain.those((self.plain.steps.get(target) or p.phases[target]).window):
            ups = [x for x in (b.max, b.late) if x is not None]
            said = [p.parameters[x.name] if type(x) is ParameterRef else x for x in ups]
            dated = any(getattr(x, "unit", "hours") != "hours" for x in said)
            clock: Any = p.clocks[b.clock] if b.clock else None
            stops = ups and clock and (clock.except_ or clock.during)
            if (dated and by.unit == "hours") or (stops and by.unit not in {"days", "weeks"}):
                return False
        return True

    def is_out_of_range(self) -> bool:
        """A value that cannot be."""
        e, p = self.e, self.programme
        if e.kind in DONE_BY and self.is_read_wrongly():
            return True
        if e.kind == "answered":
            return not all(_fits(p.questions[name], value) for name, value in e.answers)
        if e.kind in {"enrolled", "began"} and e.settings:
            read: Any = {n: parse_setting(p.parameters[n], v, p) for n, v in e.settings}
            # A fault is a tuple with a rule; no setting is.
            return any(hasattr(v, "rule") for v in read.values()) or bool([*rings_through(p, read)])
        if e.kind == "decided" and e.chosen and self.step is not None:
            chooses: Any = self.step.chooses
            of = self.plain.steps.get(chooses.rounds_of or "")
            return any(c not in chooses.from_ and not _is_round(of, c) for c in e.chosen)
        repeat = self.step.repeat if self.step is not None else None
        numbered = repeat and repeat.named and (e.about or "").isdecimal() and e.kind != "decided"
        return bool(numbered) and not _is_round(self.step, e.about)


def _is_round(step: Any, name: str) -> bool:
    """1…times, where the programme says how many."""
    if step is None or not name.isdecimal() or int(name) < 1:
        return False
    times = step.repeat.times if step.repeat else None
    return not isinstance(times, int) or int(name) <= times


def _fits(question: Any, value: Any) -> bool:
    """Whether a value can be the answer to a question."""
    if question.type == "yes_no":
        return isinstance(value, bool)
    if question.type == "choice":
        return value in question.choices if isinstance(value, str) else False
    if question.type == "date":
        try:
            return isinstance(value, date | str) and bool(to_day(value))
        except ValueError:
            return False
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    whole = question.type != "scale" or value == int(value)
    low, high = question.between or (value, value)
    return bool(whole and low <= value <= high)
