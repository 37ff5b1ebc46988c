"""Cases moved to another version: no past in order becomes a finding, and names are followed."""

import json
import re
from datetime import date

import pytest

import programflow as pf
from programflow.case.codes import MIGRATION_CODES
from programflow.rendering import render_reason
from programflow.rendering.language import LANGUAGES
from tests.definition.course import TEXT

ON = "2026-06-01"
NEXT = ("version: 1\n", "version: 2\n")


def declaring(changes: str) -> tuple[str, str]:
    return "version: 2\n", f"version: 2\nchanges: {{{changes}}}\n"


def machine(*edits: tuple[str, str]) -> pf.Machine:
    text = TEXT
    for before, now in edits:
        assert before in text, before
        text = text.replace(before, now)
    return pf.loads(text, "swimming-course").machine


def entry(kind: str, number: int, on: str, **said: object) -> pf.Entry:
    read = pf.entry_from_json({"kind": kind, "id": f"e-{number}", "on": on, **said})
    assert isinstance(read, pf.Entry), read
    return read


OLD = machine()
JOURNAL = [
    entry("enrolled", 0, "2026-03-02"),
    entry("began", 1, "2026-03-02", spell="consent", by="swimmer"),
    entry("answered", 3, "2026-03-04", answers={"heart": False}, by="swimmer"),
    entry("done", 4, "2026-03-10", step="lesson", by="instructor", credentials=["lifesaving"]),
    entry("done", 5, "2026-03-20", step="lesson", by="instructor", credentials=["lifesaving"]),
]


def case_of(entries: list[pf.Entry], by: pf.Machine = OLD) -> pf.Case:
    played = pf.replay(by, entries, id="c-1")
    assert played.case is not None
    assert played.rejected == ()
    return played.case


def migrated(
    *edits: tuple[str, str], entries: list[pf.Entry] = JOURNAL, on: str = "2026-03-25"
) -> pf.Moved | pf.Refused:
    return pf.migrate(OLD, machine(NEXT, *edits), case_of(entries), id="m-1", on=on)


def codes(answer: pf.Moved | pf.Refused) -> list[str]:
    assert isinstance(answer, pf.Refused), answer
    return [reason.code for reason in answer.reasons]


def test_to_a_version_that_says_the_same_every_case_can_move() -> None:
    answer = migrated()
    assert isinstance(answer, pf.Moved)
    assert (answer.entry.from_, answer.entry.to) == ("swimming-course@1", "swimming-course@2")
    assert answer.declared == ()
    assert answer.case.entries[-1] == answer.entry


def renamed(*edits: tuple[str, str]) -> pf.Machine:
    """The second version, which calls a lesson a meeting."""
    text = re.sub(r"\blesson\b", "meeting", TEXT)
    for before, now in (NEXT, *edits):
        text = text.replace(before, now)
    return pf.loads(text, "swimming-course").machine


def test_the_journal_and_the_new_version_are_enough_afterwards() -> None:
    new = renamed(declaring("renames: {steps: {lesson: meeting}}"))
    answer = pf.migrate(OLD, new, case_of(JOURNAL), id="m-1", on="2026-03-25")
    assert isinstance(answer, pf.Moved), codes(answer)
    lines = [json.dumps(pf.entry_to_json(one)) for one in (*JOURNAL, answer.entry)]
    read = [pf.entry_from_json(json.loads(line)) for line in lines]
    more = entry("done", 6, "2026-03-26", step="meeting", by="instructor")
    played = pf.replay(new, [*(e for e in read if isinstance(e, pf.Entry)), more], id="c-1")
    assert played.rejected == ()
    assert played.case == pf.advance(new, answer.case, more).case
    status = pf.status(new, answer.case, at="2026-03-26")
    assert [(s.rounds, s.state) for s in status.steps if s.step == "meeting"] == [(2, "open")]


def test_sent_again_by_its_old_name_it_is_the_same_entry() -> None:
    new = renamed(declaring("renames: {steps: {lesson: meeting}}"))
    answer = pf.migrate(OLD, new, case_of(JOURNAL), id="m-1", on="2026-03-25")
    assert isinstance(answer, pf.Moved)
    again = pf.advance(new, answer.case, JOURNAL[3])
    assert again.ok
    assert again.case == answer.case


def test_what_is_renamed_without_a_word_cannot_be_read() -> None:
    answer = pf.migrate(OLD, renamed(), case_of(JOURNAL), id="m-1", on="2026-03-25")
    assert codes(answer) == ["unreadable", "unreadable"]


def test_a_limit_that_was_kept_and_would_not_have_been_is_a_reason_to_stay() -> None:
    """Lessons on the 10th and the 20th: within 14 days of each other, not within 9."""
    answer = migrated(("max: 14 days", "max: 9 days"))
    assert "new-lapse" in codes(answer)
    assert answer.case == case_of(JOURNAL)


@pytest.mark.parametrize(
    ("days", "code"), [("14 days", None), ("15 days", None), ("13 days", "earlier")]
)
def test_a_last_day_ahead_that_comes_earlier_must_be_declared(days: str, code: str | None) -> None:
    """After the 20th the next is due on 3 April; with 13 days on the 2nd."""
    answer = migrated(("max: 14 days", f"max: {days}"))
    if code is None:
        assert isinstance(answer, pf.Moved)
        return
    assert codes(answer) == [code]
    declares = declaring("tightens: [lesson]")
    declared = migrated(("max: 14 days", f"max: {days}"), declares)
    assert isinstance(declared, pf.Moved)
    assert [reason.code for reason in declared.declared] == [code]


SOON = "{from: enrolled, max: 5 weeks, modality: should}"
THEN = "{from: enrolled, max: 7 weeks, modality: should}"
LATE = "{from: enrolled, max: 8 weeks, modality: must}"


@pytest.mark.parametrize(
    ("bounds", "changed", "wanted"),
    [
        (f"{SOON}, {LATE}", f"{SOON}, {LATE.replace('8', '6')}", ["earlier"]),
        (f"{SOON}, {LATE}", f"{SOON.replace('should', 'must')}, {LATE}", ["earlier"]),
        (f"{SOON}, {LATE}", f"{SOON}, {LATE.replace('must', 'should')}", []),
        (f"{SOON}, {LATE}", LATE, []),
        (SOON, SOON.replace("should", "must"), ["graver-last-day"]),
        (SOON, f"{SOON}, {LATE}", ["new-last-day"]),
        (LATE, f"{SOON}, {LATE}", ["earlier"]),
        (f"{SOON}, {THEN}", f"{SOON}, {THEN.replace('7', '6')}", ["earlier"]),
        (SOON, f"{SOON}, {THEN}", ["new-last-day"]),
    ],
)
def test_every_last_day_counts_as_much_as_it_binds(
    bounds: str, changed: str, wanted: list[str]
) -> None:
    answer, declared = _bounded(bounds, ("window: [" + bounds, "window: [" + changed))
    assert (codes(answer) if wanted else [type(answer).__name__]) == (wanted or ["Moved"])
    assert isinstance(declared, pf.Moved)
    assert [reason.code for reason in declared.declared] == wanted


def test_a_last_day_of_one_person_is_a_new_one_of_another() -> None:
    by = "of: {}\n        after: [health]"
    answer, declared = _bounded(LATE, (by.format("swimmer"), by.format("office")))
    assert codes(answer) == ["new-last-day"]
    assert isinstance(declared, pf.Moved)


def _bounded(bounds: str, edit: tuple[str, str]) -> tuple[pf.Moved | pf.Refused, ...]:
    """A doctor's note with time limits, moved to a version with an edit; and with it declared."""
    waits = "after: [health]\n"
    bounded = (waits, f"{waits}        window: [{bounds}]\n")
    ill = entry("answered", 3, "2026-03-04", answers={"heart": True}, by="swimmer")
    old = machine(bounded)
    case = case_of([*JOURNAL[:2], ill], old)
    news = machine(bounded, NEXT, edit), machine(bounded, NEXT, declaring(TIGHTENS), edit)
    return tuple(pf.migrate(old, new, case, id="m-1", on="2026-03-25") for new in news)


TIGHTENS = "tightens: [doctor]"


def test_what_the_office_did_not_do_does_not_become_the_participants() -> None:
    """S12.11: of one grade, and while nobody has accounted for it, too."""
    by = "of: {}\n        window: [{{from: enrolled, max: 1 week"
    offices = (by.format("swimmer"), by.format("office"))
    for old, new, code in (
        (machine(offices), machine(NEXT), "graver-finding"),
        (machine(), machine(offices, NEXT), None),
    ):
        case = case_of(JOURNAL[:1], old)
        answer = pf.migrate(old, new, case, id="m-1", on="2026-03-25")
        assert (codes(answer) if code else [type(answer).__name__]) == [code or "Moved"]


def test_a_role_by_its_new_name_bears_what_it_bore() -> None:
    text = re.sub(r"\bswimmer\b", "pupil", TEXT)
    declares = declaring("renames: {roles: {swimmer: pupil}}")
    new = pf.loads(text.replace(*NEXT).replace(*declares), "swimming-course").machine
    answer = pf.migrate(OLD, new, case_of(JOURNAL), id="m-1", on="2026-03-25")
    assert isinstance(answer, pf.Moved), codes(answer)


def test_declaring_has_no_power_over_the_past() -> None:
    declares = declaring("tightens: [lesson]")
    assert codes(migrated(("max: 14 days", "max: 9 days"), declares)) == ["new-lapse"]


def test_the_day_of_the_move_is_not_before_the_journal_ends() -> None:
    assert codes(migrated(on="2026-03-19")) == ["entries-after"]
    assert isinstance(migrated(on="2026-03-20"), pf.Moved)


def test_another_programme_or_the_same_version_is_none_to_move_to() -> None:
    answer = pf.migrate(OLD, OLD, case_of(JOURNAL), id="m-1", on=ON)
    assert "not-another-version" in codes(answer)


def test_a_case_of_another_definition_is_a_mistake_of_the_program() -> None:
    new = machine(NEXT)
    with pytest.raises(pf.MachineMismatch):
        pf.migrate(new, OLD, case_of(JOURNAL), id="m-1", on=ON)


def test_a_name_may_not_be_taken_over_from_something_else() -> None:
    assert "rename-unfit" in codes(migrated(declaring("renames: {steps: {lesson: doctor}}")))


def test_by_hand_the_entry_moves_nothing() -> None:
    by_hand = pf.Migrated(id="m-1", on=ON, from_="swimming-course@1", to="swimming-course@2")
    answer = pf.advance(OLD, case_of(JOURNAL), by_hand)
    assert isinstance(answer, pf.Rejected)
    assert answer.code == "wrong-version"
    played = pf.replay(OLD, [*JOURNAL, by_hand])
    assert [rejected.code for rejected in played.rejected] == ["wrong-version"]


def test_two_moves_lead_on_from_each_other() -> None:
    second, third = machine(NEXT), machine(("version: 1\n", "version: 3\n"))
    moved = pf.migrate(OLD, second, case_of(JOURNAL), id="m-1", on="2026-03-25")
    assert isinstance(moved, pf.Moved)
    again = pf.migrate(second, third, moved.case, id="m-2", on="2026-03-26")
    assert isinstance(again, pf.Moved)
    played = pf.replay(third, [*JOURNAL, moved.entry, again.entry], id="c-1")
    assert played.rejected == ()
    assert played.case == again.case
    assert [r.code for r in pf.replay(second, [*JOURNAL, again.entry]).rejected] == [
        "wrong-version"
    ]


def test_a_correction_that_moved_the_enrolment_past_itself_can_be_read() -> None:
    """Its own day places nothing; the old version has let it in when the enrolment was earlier."""
    moved_on = entry("corrected", 2, "2026-03-02", entry="e-0", fields={"on": "2026-03-03"})
    case = case_of([JOURNAL[0], moved_on, *JOURNAL[2:]])
    answer = pf.migrate(OLD, machine(NEXT), case, id="m-1", on="2026-03-25")
    assert isinstance(answer, pf.Moved), codes(answer)
    played = pf.replay(machine(NEXT), [*case.entries, answer.entry], id=case.id)
    assert played.rejected == ()
    assert played.case == answer.case


@pytest.mark.parametrize(
    ("said", "code"),
    [({"variant": "none"}, "unknown-name"), ({"at": "02:30"}, "time-nonexistent")],
)
def test_without_an_enrolment_that_can_be_read_there_is_no_case(
    said: dict[str, str], code: str
) -> None:
    begun = entry("enrolled", 0, "2026-03-29", **said)
    held = entry("done", 4, "2026-03-30", step="lesson", by="instructor")
    moved = pf.Migrated(id="m-1", on=ON, from_="swimming-course@1", to="swimming-course@2")
    variants = ("parameters:\n", "variants: {one: {}}\n\nparameters:\n")
    played = pf.replay(machine(NEXT, variants), [begun, held, moved])
    assert played.case is None
    rejected = [(r.entry.id, r.code) for r in played.rejected]
    assert rejected == [("e-0", code), ("e-4", "not-enrolled"), ("m-1", "not-enrolled")]


def test_a_journal_read_again_says_what_it_cannot_take() -> None:
    answer = migrated()
    assert isinstance(answer, pf.Moved)
    new = machine(NEXT)
    odd = [
        JOURNAL[1],
        *JOURNAL,
        entry("done", 4, "2026-03-11", step="doctor"),
        entry("enrolled", 9, "2026-03-03"),
        entry("done", 8, "2026-03-11", step="swimming"),
        JOURNAL[3],
        answer.entry,
    ]
    played = pf.replay(new, odd, id="c-1")
    assert {(r.entry.id, r.code) for r in played.rejected} == {
        ("e-1", "not-enrolled"),
        ("e-4", "id-reused"),
        ("e-9", "already-enrolled"),
        ("e-8", "unknown-name"),
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reasons_can_be_told(lang: str) -> None:
    answer = migrated(("max: 14 days", "max: 9 days"))
    assert isinstance(answer, pf.Refused)
    told = render_reason(answer.reasons[0], OLD.programme, lang=lang)  # type: ignore[arg-type]
    assert "2026" in told
    assert "_" not in told


def test_every_code_of_a_migration_is_one_that_reasons_may_have() -> None:
    from programflow.case.codes import REASON_CODES

    assert set(MIGRATION_CODES) <= set(REASON_CODES)
    assert date.fromisoformat(ON) > date(2026, 3, 25)
