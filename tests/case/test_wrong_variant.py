"""An enrolment put right: another variant, or a later day, once what stood in the way is void.

S13.2: what is void need not be readable any more, and what is not void must be.
"""

from datetime import date

import pytest

import programflow as pf
from programflow.definition.entries import Enrolled, Entry
from programflow.machine import compile_programme
from tests.differential.compare import difference, of_engine
from tests.reference.build import entry, programme

PROGRAMME = programme("""
variants: {one: {}, two: {}}
phases:
  course: {initial: yes, steps: {
    talk: {is: task, need: must, of: staff, only_in: [one]},
    visit: {is: task, need: must, of: person, only_in: [two]}}}
steps:
  choose: {is: decision, need: must, of: boss, opens: [{each: enrolled}],
    options: {first: {only_in: [one]}, second: {only_in: [two]}}}
  advise: {is: decision, only_in: [two], need: must, of: boss, opens: [{each: enrolled}],
    options: {so: {}}}
""")
MACHINE = compile_programme(PROGRAMME)
TALK = entry("done", "talk", "2026-03-03", id="t")
CHOICE = entry("decided", "choose", "2026-03-03", id="c", option="first", by="boss")
NO_TALK = entry("corrected", "t", "2026-03-04", id="no-t", void=True)
NO_CHOICE = entry("corrected", "c", "2026-03-04", id="no-c", void=True)
VARIANT = entry("corrected", "enrolled", "2026-03-08", id="v", fields={"variant": "two"})
LATER = entry("corrected", "enrolled", "2026-03-08", id="v", fields={"on": "2026-03-06"})


def played(*entries: Entry) -> tuple[pf.Case, dict[str, str]]:
    """The case, and the entries that were refused, with why; both readings agree."""
    journal = [Enrolled(id="enrolled", on=date(2026, 3, 2), variant="one"), *entries]
    assert difference(PROGRAMME, journal) is None
    replayed = pf.replay(MACHINE, journal)
    assert replayed.case is not None
    return replayed.case, {r.entry.id: r.code for r in replayed.rejected}


def steps(case: pf.Case, *, known: str | None = None) -> dict[str, str]:
    """The state of each step on 9 March."""
    said = of_engine(PROGRAMME, pf.status(MACHINE, case, at="2026-03-09", known=known))
    assert (said["findings"], said["unfounded"]) == ({}, [])
    return {name.partition("<")[0]: row[0] for name, row in said["steps"].items()}


@pytest.mark.parametrize("right", [VARIANT, LATER])
def test_it_is_put_right_once_the_rest_is_void(right: Entry) -> None:
    """And not before; what was known then stays as it was known."""
    assert played(TALK, CHOICE, right)[1] == {"v": "correction-unreadable"}
    assert played(TALK, CHOICE, NO_TALK, right)[1] == {"v": "correction-unreadable"}
    case, refused = played(TALK, CHOICE, NO_TALK, NO_CHOICE, right)
    assert refused == {}
    then = {"talk": "done", "choose": "done"}
    assert steps(case, known="2026-03-03") == then
    assert steps(case, known="2026-03-07") == dict.fromkeys(then, "open")


def test_what_is_void_stays_void_where_it_cannot_be_read() -> None:
    """Else a case would hold what its variant has not."""
    back = entry("corrected", "t", "2026-03-10", id="back", void=False)
    assert played(TALK, NO_TALK, VARIANT, back)[1] == {"back": "correction-unreadable"}
    assert played(TALK, NO_TALK, back)[1] == {}


def test_it_waits_for_what_becomes_void_later() -> None:
    """As known on the 8th and the 9th the entry would be there, and the variant another."""
    void = entry("corrected", "t", "2026-03-10", id="no-t", void=True)
    assert played(TALK, void, VARIANT)[1] == {"v": "correction-unreadable"}


@pytest.mark.parametrize(
    "other",
    [
        entry("done", "visit", "2026-03-05"),
        entry("decided", "advise", "2026-03-05", option="so", by="boss"),
    ],
)
def test_what_an_earlier_variant_had_not_is_no_fault_of_then(other: Entry) -> None:
    """S3.1: known on the 7th, when the variant was another, it is out of no place."""
    case, refused = played(VARIANT, other)
    assert refused == {}
    assert steps(case, known="2026-03-07") == {"talk": "open", "choose": "open"}
    assert "done" in steps(case).values()
