"""What programmes claim of every case is asked along journals, and a false claim is found."""

from functools import lru_cache

import programflow as pf
from programflow.checking import prove_claims
from programflow.checking.question import Question
from programflow.temporal import to_day
from programflow.testing.drawing import seeded
from programflow.testing.laws.asserting import ASKED, broken
from programflow.testing.laws.claims import claims_hold
from programflow.testing.laws.subjects import draw_subject
from tests.checking.planted import text_of
from tests.checking.small import text
from tests.laws.subjects import lawful

test_claims = lawful(claims_hold, share=0, shipped=6)

STOPPED = "      - {when: {criterion: stopped}, go: stopped_early, source: article Målgruppe}\n"


@lru_cache(maxsize=1)
def stopping_completes() -> pf.Loaded:
    """Who stops has completed; and the programme claims that nobody does with something missing."""
    definition = text_of("er-vil-kan")
    assert definition.count(STOPPED) == 1
    return pf.loads(definition.replace(STOPPED, STOPPED.replace("stopped_early", "completed")))


def first_broken(machine: pf.Machine, *, most: int, tries: int) -> str | None:
    """What is said of the first journal, of those drawn, that breaks a claim."""
    subjects = (draw_subject(seeded(n), machine=machine, most=most) for n in range(tries))
    said = (broken(claims_hold, subject) for subject in subjects if subject is not None)
    return next((one for one in said if one is not None), None)


def test_a_claim_that_does_not_hold_is_broken_by_a_journal() -> None:
    said = first_broken(stopping_completes().machine, most=6, tries=60)
    assert said is not None
    assert "completed_with_something_missing" in said


def test_it_is_asked_with_the_laws() -> None:
    assert ASKED["claims.claims_hold"] is claims_hold


SOMETIME = (
    "      a: {is: session, need: must, of: office, source: guide, window:"
    " [{from: enrolled, max: 3 days, modality: must}]}\n"
)
NOT_PROVED = (
    "clocks: {since: {from: enrolled}}\n"
    "criteria: {late: {all: [{step: a, is: open}, {clock: since, at_least: 1 week}]}}\n"
    "never: [late]\n"
)


def test_a_claim_that_was_not_proved_is_attacked() -> None:
    """Proofs of ways have no dates: whether a week goes by with the step open they do not say."""
    machine = pf.loads(text("    steps:\n" + SOMETIME) + NOT_PROVED).machine
    day = to_day("2026-01-01")
    shown = prove_claims.prove(Question(machine=machine, first=day, last=day + 30))
    assert shown.not_proved
    assert not shown.faults
    said = first_broken(machine, most=3, tries=10)
    assert said is not None
    assert "late" in said
