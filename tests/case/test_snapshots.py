"""Snapshots: the same case again, or a reason why not, with what to do."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import programflow as pf
from programflow.case import snapshots
from programflow.case.codes import SNAPSHOT_CODES
from programflow.rendering import render_reason
from programflow.rendering.language import LANGUAGES
from tests.project.root import ROOT

PROGRAMME = ROOT / "programmes" / "russamtalen.yaml"
STORY = ROOT / "examples" / "russamtalen" / "late.jsonl"


def machine() -> pf.Machine:
    return pf.load(PROGRAMME).machine


def case_of(lines: list[str]) -> pf.Case:
    entries = [pf.entry_from_json(json.loads(line)) for line in lines]
    played = pf.replay(MACHINE, [e for e in entries if isinstance(e, pf.Entry)], id="c-1")
    assert played.case is not None
    return played.case


MACHINE = machine()
CASE = case_of(STORY.read_text(encoding="utf-8").splitlines())
TAKEN = pf.snapshot(MACHINE, CASE)


def other(**changed: Any) -> str:
    """A snapshot that says something else, and whose sum is right."""
    document = json.loads(TAKEN) | changed
    del document["sha256"]
    return json.dumps(document | {"sha256": snapshots._sum(document)})


def refused(text: str, by: pf.Machine = MACHINE) -> pf.Unusable:
    restored = pf.restore(by, text)
    assert isinstance(restored, pf.Unusable)
    return restored


def test_the_case_comes_back_and_goes_on_as_before() -> None:
    case = pf.restore(MACHINE, TAKEN)
    assert isinstance(case, pf.Case)
    assert case == CASE
    assert case.entries == CASE.entries
    for day in ("2026-09-07", "2026-09-30", "2026-10-09"):
        assert pf.status(MACHINE, case, at=day) == pf.status(MACHINE, CASE, at=day)
    more = pf.Done(id="e-99", step="talk_3", on="2026-10-09", by="officer")
    assert pf.advance(MACHINE, case, more).case == pf.advance(MACHINE, CASE, more).case
    again = CASE.entries[-1]
    assert pf.advance(MACHINE, case, again).case == case


def test_a_corrected_case_comes_back_corrected() -> None:
    void = pf.Corrected(id="x-1", on="2026-10-09", entry="e-20", void=True)
    moved = pf.Corrected(id="x-2", on="2026-10-09", entry="e-11", fields={"on": "2026-09-16"})
    corrected = pf.what_if(MACHINE, CASE, [void, moved])
    assert corrected.rejected == ()
    assert corrected.case is not None
    case = pf.restore(MACHINE, pf.snapshot(MACHINE, corrected.case))
    assert isinstance(case, pf.Case)
    for day in ("2026-09-15", "2026-09-16", "2026-10-09"):
        assert pf.status(MACHINE, case, at=day) == pf.status(MACHINE, corrected.case, at=day)
    assert pf.status(MACHINE, case, at="2026-10-09") != pf.status(MACHINE, CASE, at="2026-10-09")


def test_a_database_may_put_the_keys_in_its_own_order() -> None:
    assert pf.restore(MACHINE, json.dumps(json.loads(TAKEN), sort_keys=True)) == CASE


@given(st.integers(min_value=0, max_value=len(TAKEN) - 1))
def test_cut_short_it_is_refused(length: int) -> None:
    assert refused(TAKEN[:length]).code == "snapshot-damaged"


@given(st.integers(min_value=0, max_value=len(TAKEN) - 1), st.characters())
def test_a_changed_character_is_noticed(at: int, character: str) -> None:
    restored = pf.restore(MACHINE, TAKEN[:at] + character + TAKEN[at + 1 :])
    assert isinstance(restored, pf.Unusable) or restored == CASE


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '"x"', "[" * 100_000, '{"format": 1}'])
def test_what_is_no_snapshot_is_refused(text: str) -> None:
    assert refused(text).code == "snapshot-damaged"


def test_a_newer_format_is_refused_whatever_else_it_has() -> None:
    newer = json.dumps({"format": snapshots.FORMAT, "version": snapshots.VERSION + 1})
    assert refused(newer).code == "snapshot-newer-format"


def test_another_meaning_is_refused() -> None:
    assert refused(other(semantics=0)).code == "snapshot-other-semantics"


def test_another_definition_is_refused_even_of_the_same_name_and_version() -> None:
    text = PROGRAMME.read_text(encoding="utf-8")
    changed = pf.loads(text.replace("nb: Innsatt", "nb: Deltaker", 1), "russamtalen").machine
    assert changed.programme.version == MACHINE.programme.version
    assert refused(TAKEN, by=changed).code == "snapshot-other-definition"


def test_another_machine_takes_no_snapshot() -> None:
    er_vil_kan = pf.load(ROOT / "programmes" / "er-vil-kan.yaml").machine
    with pytest.raises(pf.MachineMismatch):
        pf.snapshot(er_vil_kan, CASE)


DO = {
    "snapshot-damaged": ("spill journalen", "spel journalen", "play the journal"),
    "snapshot-newer-format": ("oppgrader", "oppgrader", "upgrade"),
    "snapshot-other-semantics": ("spill journalen", "spel journalen", "play the journal"),
    "snapshot-other-definition": ("Spill journalen", "Spel journalen", "Play the journal"),
    "snapshot-unreadable-entry": ("rett oppføringen", "rett oppføringa", "mend the entry"),
}


def _past_its_constructor(entry: pf.Entry, **said: Any) -> pf.Entry:
    """An entry such as an older pickle may hold: it is not asked again what it holds."""
    reduced: Any = entry.__reduce__()
    make, (cls, values) = reduced
    made: pf.Entry = make(cls, values | said)
    return made


@pytest.mark.parametrize("said", [{"id": ""}, {"cause": "me"}, {"actor": ""}])
def test_no_entry_is_lost_that_cannot_be_read_back(said: dict[str, Any]) -> None:
    told = pf.Done(id="e-99", step="talk_3", on="2026-10-09", by="officer")
    answer = pf.advance(MACHINE, CASE, _past_its_constructor(told, **said))
    assert answer.ok
    assert answer.case is not None
    unusable = refused(pf.snapshot(MACHINE, answer.case))
    assert unusable.code == "snapshot-unreadable-entry"
    assert dict(unusable.reason.params) == {
        "entry": said.get("id", "e-99"),
        "n": [entry.id for entry in answer.case.entries].index(said.get("id", "e-99")) + 1,
    }


@pytest.mark.parametrize("value", [0.125, Decimal("1.50"), 10**14, "0.12345", "yes", "2026-03-02"])
def test_what_a_journal_can_say_comes_back(value: Any) -> None:
    told = pf.Done(id="e-99", step="talk_3", on="2026-10-09", by="officer", values={"x": value})
    case = pf.advance(MACHINE, CASE, told).case
    assert case is not None
    assert pf.restore(MACHINE, pf.snapshot(MACHINE, case)) == case


UNREADABLE = other(entries=[{"kind": "enrolled", "id": "e-1"}])


@pytest.mark.parametrize(
    "text", [TAKEN[:-1], other(semantics=0), other(definition="0" * 64), UNREADABLE]
)
def test_the_refusal_says_what_to_do(text: str) -> None:
    unusable = refused(text)
    for lang, said in zip(LANGUAGES, DO[unusable.code], strict=True):
        told = render_reason(unusable.reason, MACHINE.programme, lang=lang)
        assert said in " ".join(told.split())


def test_each_code_says_what_to_do() -> None:
    assert set(DO) == set(SNAPSHOT_CODES)


def test_what_was_answered_does_not_show() -> None:
    assert "q1" not in repr(refused(other(semantics=0)))
