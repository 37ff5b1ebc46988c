"""Whether the names in an entry are names of the programme, or of the case. (S13.2)"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from programflow.case.journal import Case
from programflow.case.judgements import REVIEW, REVIEW_OPTIONS
from programflow.case.refusals import Refusal, refused
from programflow.definition.entries import (
    Answered,
    Began,
    Booked,
    Corrected,
    Decided,
    Done,
    Ended,
    Enrolled,
    Entry,
    Happened,
    Missed,
    Tested,
)
from programflow.definition.naming import nearest
from programflow.definition.programme import Programme
from programflow.machine import Plan, present


class Asked(NamedTuple):
    """An entry that asks to be let in: the programme in the variant of its case, and the case."""

    plan: Plan
    case: Case | None
    entry: Entry

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.plan.programme


def unknown_names(asked: Asked) -> Iterator[Refusal]:
    """Every name that is none: the role's, then those of the kind, then `about`."""
    entry = asked.entry
    if entry.by is not None:
        yield from _unknown("role", entry.by, asked.programme.roles)
    if isinstance(entry, Enrolled | Began):
        for name, _ in entry.settings:
            yield from _unknown("parameter", name, asked.programme.parameters)
    of_kind = _OF_KIND.get(type(entry))
    if of_kind is not None:
        yield from of_kind(asked)
    yield from _about(asked)


def _unknown(sort: str, name: str, known: Collection[str]) -> Iterator[Refusal]:
    if name not in known:
        said = str(name)  # an application may have put anything there
        yield refused("unknown-name", sort=sort, name=said, nearest=nearest(said, list(known)))


def _unknown_entry(sort: str, name: str, case: Case) -> Iterator[Refusal]:
    if case.find(name) is None:
        yield from _unknown(sort, name, [entry.id for entry in case.entries])


def _missed(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Missed)
    known = {**asked.plan.steps, **asked.programme.phases}
    yield from _unknown("step", asked.entry.step, known)


def _booked(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Booked)
    yield from _unknown("step", asked.entry.step, asked.plan.steps)


def _done(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Done)
    yield from _unknown("step", asked.entry.step, asked.plan.steps)
    step = asked.plan.steps.get(asked.entry.step)
    known = [] if step is None else [item.item for item in step.items]
    for item in asked.entry.items or ():
        yield from _unknown("item", item, known)


def _decided(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Decided)
    name, options = asked.entry.step, list(REVIEW_OPTIONS)
    if name != REVIEW:
        yield from _unknown("step", name, asked.plan.steps)
        step = asked.plan.steps.get(name)
        defined = () if step is None else step.options.values()
        options = [o.name for o in defined if present(o, asked.plan.variant)]
    yield from _unknown("option", asked.entry.option, options)


def _tested(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Tested)
    yield from _unknown("test", asked.entry.test, asked.plan.steps)
    step = asked.plan.steps.get(asked.entry.test)
    if asked.entry.result is not None and step is not None and step.results:
        yield from _unknown("result", asked.entry.result, step.results)


def _spell(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Began | Ended)
    name, reason = asked.entry.spell, asked.entry.reason
    if name != "place":
        yield from _unknown("spell", name, asked.programme.spells)
    spell = asked.programme.spells.get(name)
    if isinstance(asked.entry, Began) and reason is not None and spell and spell.reasons:
        yield from _unknown("reason", reason, spell.reasons)


def _happened(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Happened)
    yield from _unknown("incident", asked.entry.incident, asked.programme.incidents)


def _answered(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Answered)
    for name, _ in asked.entry.answers:
        yield from _unknown("question", name, asked.programme.questions)


def _corrected(asked: Asked) -> Iterator[Refusal]:
    assert isinstance(asked.entry, Corrected)
    if asked.case is not None:
        yield from _unknown_entry("entry", asked.entry.entry, asked.case)


_OF_KIND: dict[type[Entry], Callable[[Asked], Iterator[Refusal]]] = {
    Missed: _missed,
    Booked: _booked,
    Done: _done,
    Decided: _decided,
    Tested: _tested,
    Began: _spell,
    Ended: _spell,
    Happened: _happened,
    Answered: _answered,
    Corrected: _corrected,
}


def _about(asked: Asked) -> Iterator[Refusal]:
    """An entry of the case, a round's number, or the form of an instance's or lapse's name."""
    about = asked.entry.about
    if about is None or about.isdecimal() or asked.case is None:
        return
    if not _has_form_of_name(about, asked.plan):
        yield from _unknown_entry("about", about, asked.case)


def _has_form_of_name(about: str, plan: Plan) -> bool:
    """Whether a text has the form of an instance's or a lapse's name. (S15)"""
    if about.startswith("lapsed:"):
        return "/" in about
    head, mark, rest = about.partition("<")
    return bool(mark and rest) and (head in plan.steps or head in {REVIEW, "confirm"})
