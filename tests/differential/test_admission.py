"""What is let in and what is not, by two readings of S13; and that a slip of one is found."""

from datetime import date
from typing import Any

import pytest

import programflow as pf
from programflow.case import acts, fitting, readable
from programflow.definition.entries import Enrolled, Entry
from programflow.machine import compile_programme
from programflow.testing.reference_admission import refusal
from tests.differential.compare import difference
from tests.reference.build import entry, programme

P = programme("""
parameters: {number: {unit: count, between: [1, 3]}}
variants: {x: {}, y: {}}
phases:
  one: {initial: yes, steps: {
    talk: {is: session, need: must, of: staff, only_in: [x]},
    offer: {is: decision, need: must, of: boss, options: {start: {reasons: required}}}}}
""")
FIRST = Enrolled(id="e0", on=date(2026, 3, 2), variant="x", settings={"number": 2})
HELD = entry("done", "talk", "2026-03-03", id="d")
WRONG_DAY = {"at": "2026-03-05T12:00:00+01:00"}


def corrected(of: str, name: str, **fields: Any) -> Entry:
    return entry("corrected", of, "2026-03-09", id=name, fields=fields)


def codes(*entries: Entry) -> list[str]:
    """The codes of those refused, on which the two readings agree."""
    assert difference(P, list(entries)) is None
    rejected = pf.replay(compile_programme(P), entries).rejected
    delivered = [e for e in entries if e.id not in {r.entry.id for r in rejected}]
    for one in rejected:
        assert refusal(P, delivered, one.entry) == one.code
    return [one.code for one in rejected]


@pytest.mark.parametrize(
    "fields",
    [
        {"settings": {"number": 9}},
        {"settings": {"nothing": 1}},
        {"variant": None},
        {"variant": "z"},
    ],
)
def test_a_corrected_enrolment_must_be_readable(fields: dict[str, Any]) -> None:
    assert codes(FIRST, corrected("e0", "c", **fields)) == ["correction-unreadable"]


def test_a_case_is_not_put_in_a_variant_that_lacks_what_was_done() -> None:
    assert codes(FIRST, corrected("e0", "c", variant="y")) == []
    assert codes(FIRST, HELD, corrected("e0", "c", variant="y")) == ["correction-unreadable"]


def test_after_that_the_names_are_those_of_the_new_variant() -> None:
    assert codes(FIRST, corrected("e0", "c", variant="y"), HELD) == ["unknown-name"]


def test_corrections_are_read_together_and_at_every_knowledge() -> None:
    """Each could be read alone; and what was known between the two could not."""
    moved, timed = corrected("d", "c1", on="2026-03-05"), {"at": "2026-03-03T12:00:00+01:00"}
    timed_first = corrected("d", "c2", **timed)
    assert codes(FIRST, HELD, moved, timed_first) == ["correction-unreadable"]
    early = entry("corrected", "d", "2026-03-08", id="c2", fields=WRONG_DAY)
    assert codes(FIRST, HELD, moved, early) == ["correction-unreadable"]
    late = entry("corrected", "d", "2026-03-10", id="c2", fields=WRONG_DAY)
    assert codes(FIRST, HELD, moved, late) == []


DECIDED = entry("decided", "offer", "2026-03-03", id="o", option="start", by="boss")
SIGNED = entry("decided", "offer", "2026-03-03", id="o", option="start", by="staff", reasons=["so"])
PLANTED = [
    (acts, "_reasons", [FIRST, DECIDED]),
    (acts, "_role", [FIRST, SIGNED]),
    (readable, "_unreadable", [FIRST, HELD, corrected("d", "c", step="nobody")]),
    (fitting, "_settings", [Enrolled(id="e0", on=FIRST.on, variant="x", settings={"number": 9})]),
]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted[1])
def test_a_check_that_is_left_out_is_found(
    planted: tuple[Any, str, list[Entry]], monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, journal = planted
    assert difference(P, journal) is None
    left = getattr(module, name)
    if module is acts:
        monkeypatch.setattr(acts, "_CHECKS", tuple(c for c in acts._CHECKS if c is not left))
    else:
        monkeypatch.setattr(module, name, lambda *_: None if module is readable else ())
    found = difference(P, journal)
    assert found is not None
    assert found.key.startswith("admission: accepted, ")


def test_a_decision_judges_where_its_option_is_there() -> None:
    """S2.6: in a variant without the option that excuses, an absence says itself whether it is."""
    p = programme("""
variants: {x: {}, y: {}}
phases: {one: {initial: yes, steps: {talk: {is: session, need: must, of: staff}}}}
steps:
  absence: {is: decision, need: must, of: boss, opens: [{each: {missed: talk}}], options: {
    look: {}, excuse: {only_in: [x], then: [{excuse: cause}]}}}
""")
    missed = entry("missed", "talk", "2026-03-03", id="m", cause="participant")
    for variant, code in (("x", []), ("y", ["field-missing"])):
        journal = [Enrolled(id="e0", on=FIRST.on, variant=variant), missed]
        assert difference(p, journal) is None
        assert [r.code for r in pf.replay(compile_programme(p), journal).rejected] == code
