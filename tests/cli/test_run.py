"""The main job: a journal in, and what a case worker may act on out."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest

from programflow.cli import played
from programflow.rendering import status_schema
from tests.cli.shell import ENROLLED, STORIES, journal, run

Capture = pytest.CaptureFixture[str]


def told(capsys: Capture, story: str, at: str) -> str:
    path = STORIES / f"{story}.jsonl"
    ran = run(capsys, "run", "russamtalen", path, "--at", at, "--lang", "nb")
    assert ran.code == 0, ran.err
    return ran.out


def section(text: str, title: str) -> str:
    return " ".join(text.partition(f"\n{title}\n")[2].partition("\n\n")[0].split())


def test_a_completed_case_is_told(capsys: Capture) -> None:
    text = told(capsys, "completed", "2026-04-11")
    assert "Sak completed – Russamtalen" in text
    assert "Utfall Gjennomført, siden tirsdag 24. mars 2026" in " ".join(text.split())
    assert "Samtale 3" in section(text, "Gjort")
    assert section(text, "Funn") == "Ingen brudd, avvik eller merknader."


def test_a_decision_waits_with_its_recommendation(capsys: Capture) -> None:
    waits = section(told(capsys, "completed", "2026-03-04"), "Vedtak som venter")
    assert "Fengselet må ta stilling" in waits
    assert "Anbefaling: «Tilby og begynne samtalene» (avgjørende)." in waits
    assert "håndbok, 3.2" in waits
    assert "kan ikke velges Hvorfor:" in waits


def test_leaving_is_no_breach(capsys: Capture) -> None:
    text = told(capsys, "left-after-talk-1", "2026-04-28")
    assert "Trakk seg, siden mandag 27. april 2026" in text
    findings = section(text, "Funn")
    assert findings.startswith("Merknad mandag 27. april 2026: Trakk seg fra avtalen.")
    assert "Brudd" not in findings


def test_silence_asks_to_record_or_confirm(capsys: Capture) -> None:
    text = told(capsys, "late", "2026-10-07")
    missing = section(text, "Ikke gjort rede for: registrer eller bekreft")
    assert "mangler siden onsdag 7. oktober 2026" in missing
    assert "er ikke et brudd" in missing
    assert section(text, "Funn") == "Ingen brudd, avvik eller merknader."


def test_a_late_entry_is_a_deviation_of_the_provider(capsys: Capture) -> None:
    findings = section(told(capsys, "late", "2026-10-09"), "Funn")
    assert findings.startswith("Avvik (bør) onsdag 7. oktober 2026: fristen for")
    assert "Hører til fengselet." in findings


def test_what_was_known_rules(capsys: Capture) -> None:
    story = STORIES / "late.jsonl"
    arguments = ("run", "russamtalen", story, "--at", "2026-09-20", "--lang", "nb")
    then = run(capsys, *arguments, "--known", "2026-09-20").out
    now = run(capsys, *arguments).out
    assert "Gi den innsatte skjemaet renskrevet" in section(now, "Gjort")
    assert "Gi den innsatte skjemaet renskrevet" not in section(then, "Gjort")


def test_the_day_is_today_unless_said(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> "Clock":
            return cls(2026, 4, 11)

    monkeypatch.setattr(played, "date", Clock)
    ran = run(capsys, "run", "russamtalen", STORIES / "completed.jsonl", "--lang", "nb")
    assert "lørdag 11. april 2026" in ran.out


def test_json_is_what_the_schema_says(capsys: Capture) -> None:
    story = STORIES / "late.jsonl"
    arguments = ("run", "russamtalen", story, "--at", "2026-10-07", "--json")
    ran = run(capsys, *arguments)
    document = json.loads(ran.out)
    jsonschema.validate(document, status_schema(), jsonschema.Draft7Validator)
    assert document["at"] == "2026-10-07"
    assert ran.out == run(capsys, *arguments).out
    assert run(capsys, *arguments, "--lang", "nb").out == ran.out


def test_a_rejected_act_is_told_with_its_reasons_and_the_run_goes_on(
    tmp_path: Path, capsys: Capture
) -> None:
    act = (
        '{"kind": "decided", "id": "e-2", "on": "2026-03-03", "step": "offer", "option": "start",'
        ' "by": "prison"}'
    )
    held = '{"kind": "done", "id": "e-1", "on": "2026-03-03", "step": "clarification"}'
    path = journal(tmp_path, ENROLLED, held, act)
    ran = run(capsys, "run", "russamtalen", path, "--at", "2026-03-04", "--lang", "nb")
    said = " ".join(ran.err.split())
    assert ran.code == 1
    assert f"{path}:3: oppføring e-2 (3. mars 2026) ble ikke tatt inn" in said
    assert "håndbok, 3.2" in said
    assert "Endres hvis: svar på «Har den innsatte erkjent bruk" in said
    assert "Avgjøre om samtalene skal tilbys" in section(ran.out, "Vedtak som venter")


def test_why_goes_down_to_rule_source_and_entry(capsys: Capture) -> None:
    story = STORIES / "late.jsonl"
    ran = run(capsys, "why", "russamtalen", story, "due:talks:1/window/0", "--at", "2026-10-01")
    said = " ".join(ran.out.split())
    assert ran.code == 0
    assert "Tuesday 6 October 2026" in said
    assert "[Russamtalen, handbook, 1.3]" in said


def refused(capsys: Capture, tmp_path: Path, *lines: str) -> str:
    ran = run(
        capsys,
        "run",
        "russamtalen",
        journal(tmp_path, ENROLLED, *lines),
        "--at",
        "2026-03-09",
        "--lang",
        "nb",
    )
    assert ran.code == 1
    return " ".join(ran.err.split())


HELD = '{"kind": "done", "id": "e-1", "on": "2026-03-03", "step": "clarification"}'
OFFER = (
    '{"kind": "decided", "id": "%s", "on": "2026-03-0%d", "step": "offer", "option": "refuse",'
    ' "by": "prison", "reasons": ["outside"]}'
)


def test_an_offer_before_the_talk_is_told_what_it_waits_for(
    tmp_path: Path, capsys: Capture
) -> None:
    said = refused(capsys, tmp_path, OFFER % ("e-2", 3))
    assert "«Avgjøre om samtalene skal tilbys» er ikke åpent ennå." in said
    assert "«Avklaringssamtale» må være gjort eller falt bort først." in said
    assert "Endres hvis: gjør «Avklaringssamtale» ferdig" in said


def test_a_reaction_before_the_talk_is_told_what_would_open_it(
    tmp_path: Path, capsys: Capture
) -> None:
    act = (
        '{"kind": "decided", "id": "e-2", "on": "2026-03-03", "step": "consider_reaction",'
        ' "option": "no_reaction", "by": "prison"}'
    )
    said = refused(capsys, tmp_path, act)
    assert "«Vurdere reaksjon etter § 40» er ikke åpnet i denne saken" in said
    assert "Ikke oppfylt: «Trakk seg fra avtalen» er funnet" in said


def test_a_decision_taken_twice_is_told_when_it_was_taken(tmp_path: Path, capsys: Capture) -> None:
    said = refused(capsys, tmp_path, HELD, OFFER % ("e-2", 4), OFFER % ("e-3", 5))
    assert "er allerede avgjort" in said
    assert "ble avgjort onsdag 4. mars 2026. [oppføring e-2 (4. mars 2026)]" in said


def test_a_lapse_of_a_phase_says_which_steps_remain(capsys: Capture) -> None:
    text = told(capsys, "late", "2026-10-07")
    missing = section(text, "Ikke gjort rede for: registrer eller bekreft")
    assert "Samtalerekken: ikke ferdig da fristen gikk ut" in missing
    assert "gjør «Samtale 3: Mestring av vanskelige situasjoner» ferdig" in missing
    assert "registrer at «Samtalerekken» er gjort" not in missing
    assert "over fristen" not in section(text, "Frister")


def test_the_assumptions_of_a_place_are_listed(capsys: Capture) -> None:
    assumed = section(told(capsys, "late", "2026-09-20"), "Antakelser som ligger til grunn")
    assert "– Hva tidsrammen regnes fra" in assumed


def test_a_tree_is_told_down_to_what_was_not_met(capsys: Capture) -> None:
    findings = section(told(capsys, "left-after-talk-1", "2026-05-06"), "Funn")
    assert "vilkåret «Alle tre samtalene er holdt» er ikke oppfylt" in findings
    assert "Ikke oppfylt: «Samtale 3: Mestring av vanskelige situasjoner» er gjort" in findings
    assert "Samtale 1" not in findings


@pytest.mark.parametrize(
    ("story", "at"), [("late", "2026-10-07"), ("left-after-talk-1", "2026-05-06")]
)
def test_every_item_of_a_status_can_be_asked_about(capsys: Capture, story: str, at: str) -> None:
    path = STORIES / f"{story}.jsonl"
    shown = run(capsys, "why", "russamtalen", path, "nothing", "--at", at, "--lang", "nb").err
    items = [line.split()[0] for line in shown.splitlines() if line.startswith("  ")]
    assert len(items) > 20
    for item in items:
        ran = run(capsys, "why", "russamtalen", path, item, "--at", at, "--lang", "nb")
        assert (ran.code, ran.err) == (0, "")
        assert not re.search(r"[a-z]_[a-z]|[{}<>]|None|\(\)", ran.out), item


def test_why_takes_a_title_and_a_step_that_has_not_begun(capsys: Capture) -> None:
    arguments = ("why", "russamtalen", STORIES / "late.jsonl")
    at = ("--at", "2026-10-01", "--lang", "nb")
    talk = run(capsys, *arguments, "Samtale 3: Mestring av vanskelige situasjoner", *at)
    assert talk.out == run(capsys, *arguments, "talk_3", *at).out
    assert "er åpent siden torsdag 24. september 2026" in " ".join(talk.out.split())
    none = run(capsys, *arguments, "follow_up", *at)
    assert (none.code, none.out) == (0, "«Frivillig oppfølgingssamtale» er ikke med i saken nå.\n")


def test_the_demo_tells_every_story_with_its_title(capsys: Capture) -> None:
    ran = run(capsys, "demo", "--lang", "nb")
    journals = sorted(STORIES.parent.glob("*/*.jsonl"))
    beside = [path.with_suffix(".md") for path in journals if path.with_suffix(".md").exists()]
    titles = [path.read_text(encoding="utf-8").partition(" · ")[0] for path in beside]
    places = [ran.out.index(f"\n{title.removeprefix('# ')}\n") for title in titles]
    assert places == sorted(places)
    said = " ".join(ran.out.split())
    assert said.count("slik det står dagen etter siste oppføring") == len(titles)
    lines = (STORIES / "late.jsonl").read_text(encoding="utf-8").splitlines()
    last = date.fromisoformat(json.loads(lines[-1])["on"]) + timedelta(days=1)
    assert f"{last.day}. oktober" in ran.out


def test_a_journal_may_come_from_another_system(tmp_path: Path, capsys: Capture) -> None:
    raw = (STORIES / "completed.jsonl").read_bytes().replace(b"\n", b"\r\n")
    path = journal(tmp_path, b"\xef\xbb\xbf" + raw, name="completed.jsonl")
    ran = run(capsys, "run", "russamtalen", path, "--at", "2026-04-11", "--lang", "nb")
    assert ran.out == told(capsys, "completed", "2026-04-11")


def test_of_rounds_that_were_chosen_so_many_are_wanted(capsys: Capture) -> None:
    path = STORIES.parent / "er-vil-kan" / "pause.jsonl"
    at = ("--at", "2026-10-08", "--lang", "nb")
    assert "8 av 8" in section(run(capsys, "run", "er-vil-kan", path, *at).out, "Gjort")
