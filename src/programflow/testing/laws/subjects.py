"""What a law is asked of, a programme with a journal, and what two cases agree in."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import Any, NamedTuple

from hypothesis import reject

import programflow as pf
from programflow.case import BeforeEnrolment
from programflow.case.journal import Case, append, case_of, place
from programflow.checking.index import Index
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.programme import Programme
from programflow.machine import Machine, compile_programme
from programflow.testing.drawing import Choices, draw_journal, draw_programme
from programflow.testing.drawing.entries import Hint, Look


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


def draw_subject(
    choices: Choices, *, machine: Machine | None = None, most: int = 10
) -> Subject | None:
    """A subject; None where the checks refuse the programme that was drawn.

    Args:
        choices: what to draw with.
        machine: the programme; None: one is drawn.
        most: the greatest number of entries.
    """
    if machine is None:
        programme = draw_programme(choices, tries=1)
        if programme is None:
            return None
        machine = compile_programme(programme)
    look = looking(machine) if choices.chance(40) else None
    journal = draw_journal(choices, machine.programme, look=look, most=most)
    return Subject(machine, journal, choices)


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
        try:
            status = pf.status(machine, case, at=max(e.on for e in case.entries))
        except BeforeEnrolment:
            return Hint()  # the enrolment has been moved to after them
        names = [s.item for s in status.steps] + [f.item for f in status.findings]
        days = [d.on for d in status.due] + [n.on for n in status.next]
        return Hint(tuple(p.step for p in status.possible), tuple(names), tuple(days))

    return look


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
