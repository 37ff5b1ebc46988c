"""What the laws are asked of: random programmes and Russamtalen, each with a journal."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, note, reject, settings
from hypothesis import strategies as st

import programflow as pf
from programflow.case import BeforeEnrolment
from programflow.case.journal import Case, append, case_of, place
from programflow.checking.index import Index
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.programme import Programme
from programflow.definition.writing import dumps
from programflow.machine import Machine, compile_programme
from programflow.testing.drawing import Choices, draw_journal, draw_programme
from programflow.testing.drawing.entries import Hint, Look
from programflow.testing.strategies import choices_by

ROOT = Path(__file__).parents[2]


class Subject(NamedTuple):
    """A programme, a journal in the order of delivery, and choices for the law itself."""

    machine: Machine
    journal: list[Entry]
    choices: Choices

    @property
    def programme(self) -> Programme:
        """The definition."""
        return self.machine.programme


Law = Callable[[Subject], None]


@lru_cache(maxsize=1)
def russamtalen() -> Machine:
    """The shipped programme."""
    return pf.load(ROOT / "programmes" / "russamtalen.yaml").machine


@lru_cache(maxsize=1)
def shipped_journals() -> tuple[tuple[dict[str, Any], ...], ...]:
    """The journals that come with it, as JSON."""
    paths = sorted((ROOT / "examples" / "russamtalen").glob("*.jsonl"))
    return tuple(
        tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        for path in paths
    )


def example_place() -> dict[str, Any]:
    """The settings with which the shipped journals begin."""
    found: dict[str, Any] = shipped_journals()[0][0]["settings"]
    return found


def draw_subject(choices: Choices, *, shipped: bool = False, most: int = 10) -> Subject | None:
    """A subject, or None where the checks refuse what was drawn."""
    if shipped:
        machine = russamtalen()
        rows = choices.pick(shipped_journals())
        found = draw_journal(
            choices,
            machine.programme,
            look=looking(machine) if choices.chance(60) else None,
            settings=example_place(),
            begun=rows[: choices.between(1, len(rows))],
            most=most,
        )
        return Subject(machine, found, choices)
    programme = draw_programme(choices, tries=1)
    if programme is None:
        return None
    machine = compile_programme(programme)
    look = looking(machine) if choices.chance(40) else None
    return Subject(machine, draw_journal(choices, programme, look=look, most=most), choices)


@st.composite
def subjects(draw: Any, *, shipped: bool = False, most: int = 10) -> Subject:
    """Subjects by Hypothesis; the choices of the law come from a list drawn with the rest."""
    found = draw_subject(choices_by(draw), shipped=shipped, most=most)
    assume(found is not None)
    assert found is not None
    spare = draw(st.lists(st.integers(0, 9999), min_size=30, max_size=30))
    return found._replace(choices=repeating(spare))


def repeating(numbers: list[int]) -> Choices:
    """Choices from a list, again and again."""
    endless = cycle(numbers)
    return Choices(lambda n: next(endless) % n)


def looking(machine: Machine) -> Look:
    """What the engine says would be next."""

    def look(entries: Iterable[Entry]) -> Hint:
        case = pf.replay(machine, entries).case
        if case is None:
            return Hint()
        status = pf.status(machine, case, at=max(e.on for e in case.entries))
        names = [s.item for s in status.steps] + [f.item for f in status.findings]
        days = [d.on for d in status.due] + [n.on for n in status.next]
        return Hint(tuple(p.step for p in status.possible), tuple(names), tuple(days))

    return look


def lawful(law: Law, *, share: int = 30, shipped: int = 6, most: int = 10) -> Callable[[], None]:
    """A law as a test: on random programmes and, less often, on Russamtalen.

    Args:
        law: raises AssertionError where it does not hold.
        share: how many examples of each hundred that the profile asks for.
        shipped: the same for Russamtalen, whose cases are longer.
        most: the greatest number of entries in a random journal.
    """
    of_profile = settings().max_examples

    @settings(max_examples=max(1, of_profile * share // 100))
    @given(subjects(most=most))
    def on_random(subject: Subject) -> None:
        note(dumps(subject.programme))
        note("\n".join(str(pf.entry_to_json(e)) for e in subject.journal))
        law(subject)

    @settings(max_examples=max(1, of_profile * shipped // 100))
    @given(subjects(shipped=True, most=most))
    def on_russamtalen(subject: Subject) -> None:
        note("\n".join(str(pf.entry_to_json(e)) for e in subject.journal))
        law(subject)

    def test() -> None:
        if share:
            on_random()
        if shipped:
            on_russamtalen()

    test.__doc__ = law.__doc__
    found: Callable[[], None] = pytest.mark.hypothesis(test)
    return found


def played(subject: Subject) -> Case:
    """The case after the journal; an example without a case is passed over."""
    case = pf.replay(subject.machine, subject.journal).case
    if case is None:
        reject()
    return case


def raw(machine: Machine, entries: Iterable[Entry]) -> Case:
    """A case of these entries as they are, without asking whether they may be admitted."""
    zone = machine.programme.zone
    rows = list(entries)
    first = next(e for e in rows if isinstance(e, Enrolled))
    case = case_of("case", (place(first, zone),), digest=machine.digest, zone=zone)
    for entry in rows:
        if entry is not first:
            case = append(case, place(entry, zone))
    return case


def days(case: Case) -> list[date]:
    """Days worth asking about: those of entries, and one after."""
    found = sorted({e.on for e in case.entries if e.on >= case.enrolled.on})
    found = found or [case.enrolled.on]
    return [found[-1] + timedelta(6), *reversed(found[-3:])]


Said = dict[str, Any]


def status(machine: Machine, case: Case, at: date, *, known: Any = None) -> Said | None:
    """What the status says, by field, or None where the case was not there yet."""
    try:
        return said(pf.status(machine, case, at=at, known=known))
    except BeforeEnrolment:
        return None


def said(found: pf.Status) -> Said:
    """A status by field, without what explains it and without the key of the case."""
    names = [a.name for a in pf.Status.__attrs_attrs__ if a.name not in {"explain", "case"}]
    return {name: getattr(found, name) for name in names}


def statuses(machine: Machine, case: Case) -> Iterator[Said | None]:
    """The status on each of `days`."""
    for at in days(case):
        yield status(machine, case, at)


def agree(one: Said | None, two: Said | None, *, but: Iterable[str] = ()) -> None:
    """Two statuses say the same, some fields apart."""
    if one is None or two is None:
        assert one is two
        return
    left = {k: v for k, v in one.items() if k not in but}
    right = {k: v for k, v in two.items() if k not in but}
    for name, value in left.items():
        assert value == right[name], (name, _apart(value, right[name]))


def _apart(one: Any, two: Any) -> Any:
    if isinstance(one, tuple) and isinstance(two, tuple):
        return [x for x in one if x not in two], [x for x in two if x not in one]
    return one, two


def cases_agree(machine: Machine, one: Case, two: Case) -> None:
    """Two cases say the same on the days of the first."""
    for at in days(one):
        agree(status(machine, one, at), status(machine, two, at))


def selects(programme: Programme, kind: str) -> bool:
    """Whether some rule selects entries or marks of a kind."""
    return any(s.kind == kind for s in Index(programme).selectors)
