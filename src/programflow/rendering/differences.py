"""The difference between two versions as a case worker reads it, and as plain data."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from programflow.checking.deadlines import DeadlineChange
from programflow.checking.differences import Change, Comparison
from programflow.checking.fares import Fares
from programflow.definition.criteria import Atom, Combination
from programflow.definition.json_values import to_json
from programflow.definition.node import Node
from programflow.definition.programme import Programme
from programflow.definition.selections import Moment, Selection
from programflow.definition.values import ParameterRef
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words, duration_in_words
from programflow.rendering.language import Lang, listed, say, words
from programflow.rendering.layout import Tone, painter, wrap
from programflow.rendering.names import Names
from programflow.rendering.phrases import literal
from programflow.rendering.value_phrases import (
    criterion_phrase,
    moment_phrase,
    quantity,
    selection_phrase,
)
from programflow.temporal import Duration, to_date

EFFECTS = ("tightens", "loosens", "moves", "removes", "adds", "changes")
_TONES: dict[str, Tone] = {"tightens": "warning", "removes": "warning"}
_SORTS = {"steps": "step", "phases": "phase", "outcomes": "phase", "findings": "finding"}
_SORTS |= {"parameters": "parameter", "questions": "question", "roles": "role", "clocks": "clock"}
_SORTS |= {"tallies": "tally", "criteria": "criterion", "spells": "spell", "variants": "variant"}
_SORTS |= {"incidents": "incident", "forms": "form", "claims": "criterion"}


_PHRASES: tuple[tuple[Any, Callable[[Any, Names], str]], ...] = (
    (Duration, lambda value, names: duration_in_words(value, names.lang)),
    (Moment, moment_phrase),
    (Selection, selection_phrase),
    (Atom | Combination, criterion_phrase),
    (ParameterRef, quantity),
)


class _Told:
    """Both versions' names, and the words."""

    def __init__(self, old: Programme, new: Programme, lang: Lang) -> None:
        self.lang = lang
        self.old, self.new = Names(old, lang), Names(new, lang)

    def say(self, key: str, /, **params: Any) -> str:
        return say(self.lang, "differences", key, **params)

    def thing(self, sort: str, name: str, *, names: Names) -> str:
        kind = _SORTS[sort]
        return f"{self.say(f'sort.{sort}')} {names.quoted(names.of(kind, name))}"

    def change(self, one: Change) -> str:
        names = self.old if one.effect == "removes" and not one.keys else self.new
        what = self.thing(one.sort, one.name, names=names)
        if not one.keys:
            return what
        return self.say(
            "inside",
            what=what,
            key=self.key(one.keys),
            before=self.value(one.before, self.old),
            after=self.value(one.after, self.new),
        )

    def key(self, keys: tuple[str, ...]) -> str:
        """Which part of a thing: the words of its last keys, or key, where there are some."""
        said = [key for key in keys if not key.isdigit()]
        catalogue = words(self.lang, "differences")
        asked = (f"key.{'.'.join(said[-2:])}", f"key.{said[-1]}")
        found = next((catalogue[key] for key in asked if key in catalogue), None)
        return "«" + clean(".".join(keys)) + "»" if found is None else found

    def value(self, value: Any, names: Names) -> str:
        if value is None or value == ():
            return self.say("nothing")
        for kind, phrase in _PHRASES:
            if isinstance(value, kind):
                return phrase(value, names)
        if isinstance(value, str) and value in {"must", "should", "may"}:
            return self.say(f"modality.{value}")
        if isinstance(value, tuple | dict):
            return self.several(value, names)
        return self.say("other") if isinstance(value, Node) else literal(value, names)

    def several(self, value: Any, names: Names) -> str:
        if all(isinstance(one, str) for one in value):
            return listed(self.lang, (names.quoted(names.any(one)) for one in value))
        return self.say("several.one" if len(value) == 1 else "several.other", n=len(value))

    def deadline(self, one: DeadlineChange) -> Iterator[str]:
        what = self.thing(one.sort, one.name, names=self.new)
        day = [date_in_words(to_date(n), self.lang) for n in (one.on, one.before, one.after)]
        yield self.say("deadline", what=what, differing=one.differing, days=one.days)
        yield self.say("deadline.first", on=day[0], before=day[1], after=day[2])
        for way, n in (("earlier", one.earlier), ("later", one.later)):
            if n:
                yield self.say(f"deadline.{way}.{'one' if n == 1 else 'other'}", n=n)

    def place(self, name: str | None, names: Names) -> str:
        return self.say("nowhere") if name is None else names.quoted(names.of("phase", name))

    def fares(self, one: Fares) -> Iterator[str]:
        if one.phase[0] != one.phase[1]:
            before, after = self.place(one.phase[0], self.old), self.place(one.phase[1], self.new)
            yield self.say("case.phase", before=before, after=after)
        for step, before_on, after_on in one.due:
            yield self.say(
                "case.due",
                step=self.new.quoted(self.new.any(step)),
                before=self.day(before_on),
                after=self.day(after_on),
            )
        for key, found in (("found", one.found), ("no_longer", one.no_longer)):
            for name, grade in found:
                what = self.new.quoted(self.new.any(name))
                yield self.say(f"case.{key}", what=what, grade=self.say(f"grade.{grade}"))
        for entry, code in one.rejected:
            yield self.say("case.rejected", entry=clean(entry), code=code)

    def day(self, on: date | None) -> str:
        return self.say("nothing") if on is None else date_in_words(on, self.lang)


def render_comparison(
    found: Comparison, old: Programme, new: Programme, *, lang: Lang, colour: bool, width: int
) -> str:
    """What the new version does, by what it does to whoever is bound; then the time limits."""
    told, paint = _Told(old, new, lang), painter(colour=colour)
    head = told.say("head", id=clean(found.new[0]), old=found.old[1], new=found.new[1])
    lines = [paint(head, "heading")]
    for effect in EFFECTS:
        changes = [change for change in found.changes if change.effect == effect]
        if changes:
            lines += ["", paint(told.say(f"effect.{effect}"), _TONES.get(effect, "heading"))]
            for change in changes:
                lines += wrap(told.change(change), indent=2, hang=4, width=width)
    if found.deadlines:
        lines += ["", paint(told.say("deadlines"), "heading")]
        for one in found.deadlines:
            lines += wrap(" ".join(told.deadline(one)), indent=2, hang=4, width=width)
    if not found.changes:
        lines += ["", told.say("same")]
    return "\n".join(lines) + "\n"


def render_fares(
    cases: Iterable[Fares],
    old: Programme,
    new: Programme,
    *,
    lang: Lang,
    colour: bool,
    width: int,
) -> str:
    """How running cases would fare; those that fare the same are counted only."""
    told, paint = _Told(old, new, lang), painter(colour=colour)
    rows = list(cases)
    lines = ["", paint(told.say("cases"), "heading")]
    for one in rows:
        if one.differs:
            tone: Tone = "bad" if one.worse else "heading"
            lines.append("  " + paint(told.say("case", case=clean(one.case)), tone))
            for said in told.fares(one):
                lines += wrap(said, indent=4, hang=6, width=width)
    same = sum(not one.differs for one in rows)
    lines.append("  " + told.say("cases.same.one" if same == 1 else "cases.same.other", n=same))
    worse = sum(bool(one.worse) for one in rows)
    if worse:
        key = "cases.worse.one" if worse == 1 else "cases.worse.other"
        lines.append("  " + paint(told.say(key, n=worse), "bad"))
    return "\n".join(lines) + "\n"


def comparison_to_json(found: Comparison, cases: Iterable[Fares]) -> dict[str, Any]:
    """The same as plain data: codes, names and values, no sentences."""
    return {
        "format": "programflow/difference",
        "version": 1,
        "old": {"id": found.old[0], "version": found.old[1]},
        "new": {"id": found.new[0], "version": found.new[1]},
        "changes": [_change_to_json(change) for change in found.changes],
        "deadlines": [_deadline_to_json(one) for one in found.deadlines],
        "cases": [_fares_to_json(one) for one in cases],
    }


def _change_to_json(one: Change) -> dict[str, Any]:
    return {
        "effect": one.effect,
        "sort": one.sort,
        "name": one.name,
        "keys": list(one.keys),
        "before": _plain(one.before),
        "after": _plain(one.after),
        "declared": one.declared,
    }


def _plain(value: Any) -> Any:
    """A value as plain data; a part that is more than a value by its text."""
    if isinstance(value, Node):
        return clean(repr(value))
    if isinstance(value, tuple) and not isinstance(value, Duration):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return to_json(value)


def _deadline_to_json(one: DeadlineChange) -> dict[str, Any]:
    days = {
        key: to_date(day).isoformat()
        for key, day in (("on", one.on), ("before", one.before), ("after", one.after))
    }
    return {
        "sort": one.sort,
        "name": one.name,
        "bound": one.bound,
        "differing": one.differing,
        "days": one.days,
        **days,
        "earlier": one.earlier,
        "later": one.later,
    }


def _fares_to_json(one: Fares) -> dict[str, Any]:
    return {
        "case": clean(one.case),
        "differs": one.differs,
        "phase": list(one.phase),
        "due": [{"step": s, "before": to_json(b), "after": to_json(a)} for s, b, a in one.due],
        "found": [{"name": name, "grade": grade} for name, grade in one.found],
        "no_longer": [{"name": name, "grade": grade} for name, grade in one.no_longer],
        "rejected": [{"entry": entry, "code": code} for entry, code in one.rejected],
    }
