"""Admission once more: what S13 refuses, read from the page by the reference interpreter.

Every question is asked of the whole journal again, and nothing is remembered. Not in it: `migrated`
(S12.10), which `advance` always refuses.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve

from programflow import temporal
from programflow.definition import entry_to_json
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.definition.values import ValueRef
from programflow.temporal import Duration, to_day
from programflow.testing.reference import Case, Fact, Fold, Plain, journal, review
from programflow.testing.reference_reading import DONE_BY, Reading

Forms = dict[Any, Plain]
Code = str | None


def refusal(
    programme: Programme, delivered: Sequence[Entry], entry: Entry, *, forms: Forms | None = None
) -> Code:
    """The first reason of the table for which an entry is rejected; None: accepted (S13.1, S13.2).

    Args:
        programme: what the journal goes by.
        delivered: the entries accepted so far, in any order.
        entry: the one that is delivered now.
        forms: the plain forms of the programme, kept from one question to the next.
    """
    asked = Admission(programme, list(delivered), {} if forms is None else forms)
    found = asked.unreadable(entry)
    return found if found or entry.id in {e.id for e in delivered} else asked.taken_up(entry)


def unreadable(
    programme: Programme, delivered: Sequence[Entry], entry: Entry, *, forms: Forms | None = None
) -> Code:
    """The same as far as `correction-unreadable`, for which nothing has to be folded."""
    forms = {} if forms is None else forms
    return Admission(programme, list(delivered), forms).unreadable(entry)


class Admission:
    """A case that an entry is delivered to."""

    def __init__(self, programme: Programme, delivered: list[Entry], forms: Forms) -> None:
        self.programme, self.delivered, self.forms = programme, delivered, forms
        of = {e.id for e in delivered if e.kind == "enrolled"}
        first = [e for e in delivered if e.id in of or getattr(e, "entry", None) in of]
        facts = journal(programme, first, None)
        self.enrolled = next((x for x in facts if x.kind == "enrolled"), None)

    def unreadable(self, entry: Entry) -> Code:
        """The first reason that the entry itself gives, or that it is a correction."""
        same = next((e for e in self.delivered if e.id == entry.id), None)
        if same is not None:
            return None if self.content(same) == self.content(entry) else "id-reused"
        if (entry.kind == "enrolled") == bool(self.delivered):
            return "already-enrolled" if self.delivered else "not-enrolled"
        return self.read(entry) or self.corrects(entry)

    def content(self, entry: Entry) -> Any:
        """What an entry says: `recorded` filled in, instants as instants (S13.2)."""
        said = entry_to_json(entry)
        said["recorded"] = self.recorded(entry)
        if entry.at is not None:
            try:
                zone, on = self.programme.zone, to_day(entry.on)
                said["at"] = temporal.parse_instant(entry.at, on=on, zone=zone)
            except ValueError:
                said["at"] = object()
        return said

    def recorded(self, entry: Entry) -> int:
        """The instant at which an entry is known (S2.2)."""
        text = entry.recorded or str(entry.on)
        if "T" in text:
            return temporal.instant_from_text(text)
        return temporal.start_of_day(to_day(text) + 1, self.programme.zone)

    # What can be read

    def read(self, entry: Entry) -> Code:
        """The first reason why an entry cannot be read."""
        first = self.enrolled is None or entry.kind == "enrolled"
        found: Any = entry if first else self.enrolled
        variant = found.variant if first else found.entry.variant
        if first and variant not in (self.programme.variants or (None,)):
            return self.timed(entry) or ("field-missing" if variant is None else "unknown-name")
        if variant not in self.forms:
            self.forms[variant] = Plain(self.programme, variant)
        plain = self.forms[variant]
        late = None if first or to_day(entry.on) >= found.day else "before-enrolment"
        return (
            self.timed(entry)
            or late
            or Reading(plain, entry, {d.id for d in self.delivered}).code()
        )

    def timed(self, entry: Entry) -> Code:
        """`at` and `recorded` are times that there were, `at` on its day, `recorded` not before."""
        zone, on = self.programme.zone, to_day(entry.on)
        try:
            if entry.at is not None:
                temporal.parse_instant(entry.at, on=on, zone=zone)
            recorded = self.recorded(entry)
        except temporal.AmbiguousTime:
            return "time-ambiguous"
        except temporal.NonexistentTime:
            return "time-nonexistent"
        except temporal.WrongDay:
            return "at-not-on"
        if "T" in (entry.recorded or ""):
            return "on-after-recorded" if on > temporal.local_day(recorded, zone) else None
        return "on-after-recorded" if on > to_day(entry.recorded or entry.on) else None

    # Corrections (S2.3)

    def corrects(self, entry: Entry) -> Code:
        """The first reason why a correction does not fit what it corrects."""
        if entry.kind != "corrected":
            return None
        said: Any = entry
        old = next(e for e in self.delivered if e.id == said.entry)
        if old.kind == "corrected":
            return "correction-of-correction"
        if old.kind == "enrolled" and said.void:
            return "enrolled-not-voidable"
        there = [*self.delivered, entry]
        asked = bool(said.fields) or said.void is False
        times = {self.recorded(e) for e in there if e.kind == "corrected" and asked}
        known = [[e for e in there if self.recorded(e) <= t] for t in times]
        good = all(self.readable(said, row) for row in [*known, there] if said in row)
        return None if good or not asked else "correction-unreadable"

    def readable(self, said: Any, there: list[Entry]) -> bool:
        """Whether what is corrected can be read, and with it every other entry."""
        try:
            facts = journal(self.programme, there, None)
        except (AttributeError, TypeError, ValueError):
            return False
        now: list[Entry] = [evolve(x.entry, recorded=None) for x in facts]
        void = {x.name for x in facts if x.void}
        beside = Admission(self.programme, [], self.forms)
        beside.delivered = self.delivered
        for e in sorted(now, key=lambda e: e.kind != "enrolled"):
            through = said.entry == getattr(self.enrolled, "name", "") and e.id not in void
            touched = e.id == said.entry or through
            if touched and e.kind != "corrected" and beside.read(e) is not None:
                return False
            if e.id == said.entry and e.kind == "decided" and self.is_unsigned(said, e):
                return False
            if e.kind == "enrolled":
                beside.enrolled = next(x for x in facts if x.kind == "enrolled")
        return True

    def is_unsigned(self, said: Any, decided: Any) -> bool:
        """Whether a decision would lose who may take it, or the reasons that it needs."""
        changed = {"step", "option", "by", "reasons"} & dict(said.fields).keys()
        plain = self.forms[self.enrolled.entry.variant if self.enrolled else None]
        step = plain.steps.get(decided.step) if changed else None
        option = step.options.get(decided.option) if step else None
        silent = option is not None and option.reasons and not _says_why(decided)
        return bool(silent) or (step is not None and decided.by != (step.by or step.of))

    # Doubt and acts (S8.11, S11)

    def taken_up(self, entry: Entry) -> Code:
        """The first reason why an entry that can be read is refused in the case with it."""
        name: Any = getattr(entry, "step", getattr(entry, "test", ""))
        if entry.kind not in DONE_BY:
            return None
        if name == "review":
            return self.reviews(entry)
        variant = self.enrolled.entry.variant if self.enrolled else None
        step = self.forms[variant].steps[name]
        if entry.kind != "decided" and all(o.form == "each" and _own(o, step) for o in step.opens):
            return None  # one instance of each visit: there is no second one to take it up
        day = to_day(entry.on)
        after = self.case([*self.delivered, entry], day)
        fold = after.kept[day]
        if entry.id in fold.unclear:
            return "ambiguous"
        return self.decides(entry, after, fold) if entry.kind == "decided" else None

    def case(self, entries: list[Entry], *days: int) -> Case:
        """A case, closed on the days."""
        return Case(self.programme, entries, None, list(days), self.forms)

    def reviews(self, entry: Any) -> Code:
        """A review is of what is unfounded, by whose it was (S11.10)."""
        before = self.case(self.delivered)
        about = entry.about.removeprefix("review<")
        facts = before.final.facts
        lost = next((x for x in facts if x.kind == "decided" and x.name == about), None)
        if lost is None or not before.unfounded(about, before.last):
            return "no-instance"
        return None if entry.by == review(before.final, lost).by else "wrong-role"

    def decides(self, entry: Any, after: Case, fold: Fold) -> Code:
        """The first reason why a decision is not available."""
        x = next(f for f in fold.facts if f.name == entry.id)
        i, step = x.owner, fold.steps[entry.step]
        if i and i.day == x.day:  # what it has itself brought about was not open
            there = self.case(self.delivered, x.day).kept[x.day]
            i = i if any(j.name == i.name for j in there.instances) else None
        if i is None:
            done = any(j.state == "done" and j is not x.owner for j in fold.own(step.name))
            return "already-decided" if done else "no-instance"
        others = any(d.kind == "decided" for d in self.delivered)
        left = _without_instance(after) - {entry.id} if others else set()
        if left and left - _without_instance(self.case(self.delivered)):
            return "already-decided"
        if x in fold.unready:
            return "not-yet-open"
        if entry.by != (step.by or step.of) or f"unqualified<{entry.id}" in fold.marks:
            return "wrong-role"
        facts = after.facts(i.opened[0] if step.as_of == "opened" and i.opened else x.day)
        return _unavailable(facts, x, step)


def _unavailable(facts: Fold, x: Fact, step: Any) -> Code:
    """The first reason why an option may not be chosen, in the facts close of its reading day."""
    entry: Any = x.entry
    option: Any = step.options[entry.option]
    same = next((j for j in facts.instances if x.owner and j.name == x.owner.name), None)
    held = facts.condition(step, option, same)
    if held is not True:
        return "only-if-unknown" if held is None else "only-if-no"
    if option.reasons and not _says_why(entry):
        return "reasons-missing"
    if any(facts.value(x, name) is None for name in _read_by(option)):
        return "value-missing"
    if any(_above(facts, x, ceiling) for ceiling in option.values):
        return "above-ceiling"
    return _unfit_choice(facts, entry.chosen, step.chooses) if entry.chosen else None


def _says_why(decided: Any) -> bool:
    """Whether there is a reason with something in it."""
    return any(isinstance(why, str) and bool(why.strip()) for why in decided.reasons)


def _unfit_choice(facts: Fold, chosen: Sequence[str], chooses: Any) -> Code:
    """S11.8."""
    of = facts.steps.get(chooses.rounds_of or "")
    times: Any = facts.quantity(of.repeat.times) if of and of.repeat else None
    if isinstance(times, int) and any(c.isdecimal() and int(c) > times for c in chosen):
        return "value-out-of-range"
    least: Any = facts.quantity(chooses.at_least)
    few = isinstance(least, int) and len(set(chosen)) < least
    return "choice-too-small" if few else None


def _own(opening: Any, step: Any) -> bool:
    return step.phase is not None and all(
        s.kind == "entered" and s.target == step.phase for s in opening.selection.members
    )


def _without_instance(case: Case) -> set[str]:
    """The decisions that count and that nothing took up."""
    last = case.final
    return {
        x.name
        for x in last.facts
        if x.kind == "decided" and x.targets != ("review",) and last.counts(x) and not x.owner
    }


def _read_by(option: Any) -> Iterator[str]:
    """The values that the effects of an option read."""
    for effect in option.then:
        if effect.form == "set":
            yield effect.target
        if isinstance(effect.by, ValueRef):
            yield effect.by.name


def _above(fold: Fold, x: Fact, ceiling: Any) -> bool:
    """S11.7. What cannot be compared with its limit is above it."""
    value = fold.value(x, ceiling.name)
    if value is None or (ceiling.among and value not in ceiling.among):
        return value is not None
    for op, said in (("more_than", ceiling.at_most), ("less_than", ceiling.at_least)):
        limit = fold.quantity(said)
        if limit is None:
            continue
        alike = isinstance(value, Duration) == isinstance(limit, Duration)
        if not alike or isinstance(value, str | bool):
            return True
        if fold.compare(op, (value,) * 2, (limit,) * 2) is not False:
            return True
    return False
