"""A case as it is seen on a day, by what was known: the fold, and what explains it. (S14.1)"""

from datetime import date, datetime

from programflow.case.answers import BeforeEnrolment, MachineMismatch
from programflow.case.because import Explainer
from programflow.case.folding import fold, fold_known, recalled
from programflow.case.journal import Case, Known, known_entries, recorded_at
from programflow.case.memory import Folded
from programflow.case.state import State
from programflow.case.verdict import Reason
from programflow.case.viewing import View
from programflow.definition.entries import Enrolled
from programflow.machine import Machine
from programflow.temporal import UnreadableDate, instant_from_text, to_day


def view_at(machine: Machine, case: Case, *, at: date | str, known: date | str | None) -> View:
    """What a status is read off.

    Raises:
        MachineMismatch: the case goes by another definition.
        UnreadableDate: the day or the knowledge cannot be read, or is not of 1900-2200.
        BeforeEnrolment: the day, or the knowledge, lies before the enrolment.
    """
    if case.digest is not machine.digest and case.digest != machine.digest:
        raise MachineMismatch(case.id)
    zone = machine.programme.zone
    day = to_day(at)
    if known is None and case.is_plain:
        return _plain_view(machine, case, day)
    entries = known_entries(case.placed, known_until(known, zone), zone)
    enrolled = [k.placed.day for k in entries if isinstance(k.placed.entry, Enrolled)]
    if not enrolled or day < enrolled[0]:
        raise BeforeEnrolment(case.id)
    asked_all = known is None
    folded = fold(machine, case, at=day) if asked_all else fold_known(machine, entries, at=day)
    explain = Explaining(folded, Recalling(machine, case, entries))
    return View(machine, folded, tuple(entries), explain=explain)


def _plain_view(machine: Machine, case: Case, day: int) -> View:
    """Of a case in which nothing is corrected or reviewed: mostly no entry is looked at again."""
    if day < case.started.day:
        raise BeforeEnrolment(case.id)
    folded = fold(machine, case, at=day)
    recall = Recalling(machine, case, None)
    entries: tuple[Known, ...] = ()
    for taken in folded.state.taken.values():
        if taken.unfounded is not None:
            entries = tuple(recall.entries)
            break
    return View(machine, folded, entries, explain=Explaining(folded, recall))


class Recalling:
    """What gives a state back as it was when a mark was made, from the entries of its case.

    It holds no state, nor what explains one: what is explained is let go of when nobody has it.
    """

    def __init__(self, machine: Machine, case: Case, entries: list[Known] | None) -> None:
        self._machine = machine
        self._case = case
        self._entries = entries

    @property
    def entries(self) -> list[Known]:
        """The entries as they are known."""
        if self._entries is None:
            self._entries = known_entries(self._case.placed, None, self._machine.programme.zone)
        return self._entries

    def __call__(self, state: State, mark: str) -> State | None:
        """The state as it was; None: the mark is none of the case's."""
        return recalled(self._machine, self.entries, state, mark=mark)


class Explaining:
    """What explains the parts of a status; made ready when the first reason is asked for."""

    def __init__(self, folded: Folded, recall: Recalling) -> None:
        self._folded = folded
        self._recall = recall
        self._explainer: Explainer | None = None

    def __call__(self, item: str) -> Reason:
        """The reason of a part."""
        if self._explainer is None:
            state = self._folded.state.copy()
            state.recall = self._recall
            self._explainer = Explainer(state, self._folded.facts_close)
        return self._explainer.explain(item)


def known_until(known: date | str | None, zone: str) -> int | None:
    """The instant of a knowledge: a date means its end. (S2.2)

    Raises:
        UnreadableDate: it is neither; a moment without an offset may be on either side of an entry.
    """
    if known is None:
        return None
    if isinstance(known, datetime) and known.tzinfo is None:
        raise UnreadableDate("moment")
    if isinstance(known, date):
        known = known.isoformat()
    if not isinstance(known, str):
        raise UnreadableDate("form")
    if len(known) == 10:
        return recorded_at(known, 0, zone)
    try:
        return instant_from_text(known)
    except (ValueError, OverflowError):
        raise UnreadableDate("form") from None
