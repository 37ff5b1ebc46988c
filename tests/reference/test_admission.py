"""S13: what is refused, and with which reason."""

import pytest

from programflow.definition.entries import Enrolled, Entry
from programflow.testing.reference import admit
from tests.reference.build import entry, programme

P = programme("""
forms: {f: {title: {nb: F}}}
questions: {q: {of: f, type: yes_no, says: {nb: Q}}, n: {of: f, type: number, between: [0, 3],
  says: {nb: N}}}
parameters: {length: {value: 3, unit: count, between: [1, 5]}}
spells: {s: {reasons: [ill]}}
incidents: {x: {title: {nb: X}}}
phases:
  one:
    initial: yes
    steps:
      talk: {is: session, need: must, of: person, by: staff, items: [{item: it, need: may}]}
      breath: {is: test, need: may, of: person, results: [low, high]}
      held: {is: decision, need: must, of: boss, after: [talk], options: {ok: {}}}
      offer: {is: decision, need: must, of: boss, options: {
        start: {only_if: {answer: q, is: yes}},
        stop: {reasons: required},
        pay: {values: {amount: {at_most: 10}}},
        set: {then: [{set: length}]}}}
steps:
  each_fight: {is: task, need: must, of: staff, opens: [{each: {happened: x}}]}
""")
START = Enrolled(id="enrolled", on="2026-03-02")
DAY = "2026-03-03"


def decided(option: str, **fields: object) -> Entry:
    fields = {"by": "boss", "id": "d", **fields}
    return entry("decided", "offer", DAY, option=option, **fields)


YES = entry("answered", "x", DAY, id="yes", answers={"q": True})
NO = entry("answered", "x", DAY, id="no", answers={"q": False})
FIGHTS = [entry("happened", "x", DAY, id=name) for name in ("f1", "f2")]
TALK = entry("done", "talk", DAY, id="t")

CASES: list[tuple[str | None, list[Entry], Entry]] = [
    (None, [TALK], TALK),
    ("id-reused", [TALK], entry("done", "talk", "2026-03-04", id="t")),
    ("already-enrolled", [], Enrolled(id="again", on="2026-03-02")),
    ("time-nonexistent", [], entry("done", "talk", "2026-03-29", at="02:30")),
    ("time-ambiguous", [], entry("done", "talk", "2026-10-25", at="02:30")),
    ("at-not-on", [], entry("done", "talk", DAY, at="2026-03-03T23:30Z")),
    ("on-after-recorded", [], entry("done", "talk", DAY, recorded="2026-03-02")),
    (None, [], entry("done", "talk", DAY, recorded="2026-03-02T23:30Z")),
    ("before-enrolment", [], entry("done", "talk", "2026-03-01")),
    ("unknown-name", [], entry("done", "walk", DAY)),
    ("unknown-name", [], entry("began", "s", DAY, reason="bored")),
    ("unknown-name", [], entry("tested", "breath", DAY, result="none")),
    ("unknown-name", [], entry("done", "talk", DAY, about="nobody")),
    ("unknown-name", [], entry("corrected", "nothing", DAY, void=True)),
    ("wrong-kind", [], entry("done", "offer", DAY)),
    ("wrong-kind", [], entry("done", "confirm", DAY)),
    ("wrong-kind", [], entry("missed", "one", DAY, cause="provider", excused=False)),
    ("field-missing", [], entry("missed", "talk", DAY, cause="participant")),
    ("field-missing", [], entry("tested", "breath", DAY)),
    ("field-not-allowed", [], decided("stop", chosen=["talk"])),
    ("value-out-of-range", [], entry("answered", "x", DAY, answers={"n": 4})),
    ("value-out-of-range", [], entry("answered", "x", DAY, answers={"q": 1})),
    ("correction-unreadable", [TALK], entry("corrected", "t", DAY, fields={"step": "walk"})),
    (
        "correction-unreadable",
        [TALK],
        entry("corrected", "enrolled", DAY, fields={"on": "2026-03-05"}),
    ),
    ("enrolled-not-voidable", [], entry("corrected", "enrolled", DAY, void=True)),
    (None, [TALK], entry("corrected", "t", DAY, fields={"on": "2026-03-04"})),
    ("ambiguous", FIGHTS, entry("done", "each_fight", DAY)),
    (None, FIGHTS, entry("done", "each_fight", DAY, about="f2")),
    (None, [], entry("done", "each_fight", DAY)),
    ("not-yet-open", [], entry("decided", "held", DAY, option="ok", by="boss")),
    (None, [TALK], entry("decided", "held", DAY, option="ok", by="boss")),
    ("wrong-role", [YES], decided("start", by="staff")),
    ("only-if-unknown", [], decided("start")),
    ("only-if-no", [NO], decided("start")),
    (None, [YES], decided("start")),
    ("already-decided", [YES, decided("start")], decided("start", id="d2")),
    ("reasons-missing", [], decided("stop")),
    (None, [], decided("stop", reasons=["why"])),
    ("value-missing", [], decided("set")),
    ("above-ceiling", [], decided("pay", values={"amount": 11})),
    (None, [], decided("pay", values={"amount": 10})),
    ("no-instance", [], entry("decided", "review", DAY, about="enrolled", option="uphold")),
]


@pytest.mark.parametrize(("code", "before", "new"), CASES)
def test_the_first_reason_that_holds(code: str | None, before: list[Entry], new: Entry) -> None:
    assert admit(P, [START, *before], new) == code


def test_nothing_comes_before_the_enrolment() -> None:
    assert admit(P, [], TALK) == "not-enrolled"
    assert admit(P, [], START) is None


def test_a_correction_is_never_itself_corrected() -> None:
    first = entry("corrected", "t", DAY, id="c", void=True)
    second = entry("corrected", "c", DAY, void=True)
    assert admit(P, [START, TALK, first], second) == "correction-of-correction"
