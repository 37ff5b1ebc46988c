"""`check`, `show`, `rule` and `new`: an author with an editor and no programmer."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import run
from tests.project.root import ROOT

Capture = pytest.CaptureFixture[str]


def test_shipped_programmes_are_known_by_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "check", "russamtalen").code == 0
    missing = run(capsys, "check", "russamtale")
    assert "russamtalen" in missing.err


def test_a_file_of_that_name_here_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "russamtalen").write_text("programflow: 1\n", encoding="utf-8")
    assert run(capsys, "check", "russamtalen").code == 1


def test_faults_of_a_place_stand_in_the_place(tmp_path: Path, capsys: Capture) -> None:
    place = tmp_path / "place.yaml"
    place.write_text(
        "place: x\nsettings:\n  russamtalen:\n    series_limit: {value: 9 weeks, assumption: yes}\n"
        "    nothing: {value: 1 day, assumption: yes}\n",
        encoding="utf-8",
    )
    ran = run(capsys, "check", "russamtalen", "--place", place, "--format", "concise")
    assert f"{place}:4:27: error:" in ran.out
    assert f"{place}:5:5: error:" in ran.out
    assert ran.code == 1


RING = """
programflow: 1
id: small
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Liten}
roles: {office: {}}
parameters: {counted_from: {value: not stated, unit: moment, assumption: yes}}
phases:
  one:
    initial: yes
    steps:
      talk: {is: session, need: must, of: office, assumption: yes, window: [
        {from: {parameter: counted_from}, max: 3 days, modality: should}]}
    next: [{when: {phase: one, is: done}, go: good, assumption: yes}]
outcomes: {good: {adverse: no}}
"""


def test_a_place_makes_no_date_wait_for_itself(tmp_path: Path, capsys: Capture) -> None:
    definition, place = tmp_path / "small.yaml", tmp_path / "place.yaml"
    definition.write_text(RING, encoding="utf-8")
    for value, code in (("{done: talk}", 0), ("{due: talk}", 1), ("{latest: [{due: talk}]}", 1)):
        setting = f"{{value: {value}, assumption: yes}}"
        text = f"place: x\nsettings:\n  small: {{counted_from: {setting}}}\n"
        place.write_text(text, encoding="utf-8")
        ran = run(capsys, "check", definition, "--place", place, "--format", "concise")
        assert (ran.code, "[rule-cycle]" in ran.out) == (code, bool(code)), ran.out
        assert code == 0 or f"{place}:3:33: error:" in ran.out
    settings = {"counted_from": {"due": "talk"}}
    enrolled = {"id": "e", "kind": "enrolled", "on": "2026-03-02", "settings": settings}
    journal = tmp_path / "j.jsonl"
    journal.write_text(json.dumps(enrolled) + "\n", encoding="utf-8")
    assert run(capsys, "run", definition, journal, "--lang", "en").code == 1


def test_the_shipped_place_fits(capsys: Capture) -> None:
    place = ROOT / "programmes" / "places" / "example.yaml"
    assert run(capsys, "check", "russamtalen", "--place", place).code == 0
    shown = run(capsys, "show", "russamtalen", "--place", place, "--lang", "nb")
    assert "Klagefrist: 21 dager. Dette er en antakelse." in " ".join(shown.out.split())


def test_json_is_one_document_for_all_files(tmp_path: Path, capsys: Capture) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("x: 1\n", encoding="utf-8")
    paths = (tmp_path / "a.yaml", tmp_path / "b.yaml")
    document = json.loads(run(capsys, "check", *paths, "--format", "json").out)
    assert {fault["file"] for fault in document["faults"]} == set(map(str, paths))


@pytest.mark.parametrize(
    ("lang", "says"), [("nb", "å begynne med"), ("nn", "å byrje med"), ("en", "to begin with")]
)
def test_a_new_definition_checks_clean(
    lang: str, says: str, *, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "new", "my-course", "--lang", lang).code == 0
    assert says in (tmp_path / "my-course.yaml").read_text(encoding="utf-8").splitlines()[0]
    checked = run(capsys, "check", "my-course.yaml")
    assert (checked.code, checked.out) == (0, "my-course.yaml: no faults.\n")
    before = (tmp_path / "my-course.yaml").read_bytes()
    assert run(capsys, "new", "my-course").code == 2
    assert (tmp_path / "my-course.yaml").read_bytes() == before


def test_a_rule_is_explained_in_words(capsys: Capture) -> None:
    assert "unknown-key" in run(capsys, "rule", "unknown-key").out
    assert "unknown-key" in run(capsys, "rule", "unkown-key").err


@pytest.mark.parametrize("what", ["definition", "place", "entry", "status"])
def test_schemas_are_printed(what: str, capsys: Capture) -> None:
    assert json.loads(run(capsys, "schema", what).out)["$schema"].endswith("draft-07/schema#")
