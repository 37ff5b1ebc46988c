"""``programflow migrate``: which cases move, why others stay, and what is written."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import STORIES, run
from tests.project.root import ROOT

TEXT = (ROOT / "programmes" / "russamtalen.yaml").read_text(encoding="utf-8")
TIGHTER = (("value: 3 weeks", "value: 2 weeks"), ("[3 weeks, 4 weeks]", "[2 weeks, 4 weeks]"))
JOURNALS = ("completed", "late", "left-after-talk-1")


@pytest.fixture
def journals(tmp_path: Path) -> list[Path]:
    copies = [tmp_path / f"{name}.jsonl" for name in JOURNALS]
    for copy in copies:
        copy.write_bytes((STORIES / copy.name).read_bytes())
    return copies


def second(folder: Path, *edits: tuple[str, str]) -> Path:
    text = TEXT.replace("\nversion: 1", "\nversion: 2", 1)
    for before, now in edits:
        assert before in text
        text = text.replace(before, now)
    path = folder / "russamtalen.yaml"
    path.write_text(text, encoding="utf-8")
    return path


ON = ("--on", "2026-12-01")


def test_a_dry_run_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, journals: list[Path]
) -> None:
    before = [path.read_bytes() for path in journals]
    ran = run(capsys, "migrate", "russamtalen", second(tmp_path), *journals, *ON, "--dry-run")
    assert ran.code == 0
    assert ran.out.endswith("3 can go by the new version, 0 stay.\n")
    assert [path.read_bytes() for path in journals] == before


def test_a_journal_that_moves_has_one_line_more_and_goes_by_the_new_version(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, journals: list[Path]
) -> None:
    new = second(tmp_path)
    journals[0].write_bytes(journals[0].read_bytes().rstrip(b"\n"))
    assert run(capsys, "migrate", "russamtalen", new, *journals, *ON).code == 0
    for path in journals:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert json.loads(lines[-1])["to"] == "russamtalen@2"
        ran = run(capsys, "run", new, path, "--at", "2026-12-02", "--json")
        assert ran.code == 0, ran.err
        assert json.loads(ran.out)["programme"]["version"] == 2


def test_those_that_stay_are_left_alone_and_say_why(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, journals: list[Path]
) -> None:
    before = [path.read_bytes() for path in journals]
    ran = run(capsys, "migrate", "russamtalen", second(tmp_path, *TIGHTER), *journals, *ON)
    assert ran.code == 1
    after = [path.read_bytes() for path in journals]
    assert after[:2] == before[:2]
    assert after[2].startswith(before[2])
    assert after[2] != before[2]
    assert "2 weeks" in ran.out
    assert "1 can go by the new version, 2 stay." in ran.out


def test_as_json_it_says_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, journals: list[Path]
) -> None:
    new = second(tmp_path, *TIGHTER)
    ran = run(capsys, "migrate", "russamtalen", new, *journals, *ON, "--dry-run", "--json")
    document: dict[str, Any] = json.loads(ran.out)
    assert (document["format"], document["on"]) == ("programflow/migration", "2026-12-01")
    assert [(c["case"], c["moved"]) for c in document["cases"]] == [
        ("completed", False),
        ("late", False),
        ("left-after-talk-1", True),
    ]
    assert [r["code"] for r in document["cases"][0]["reasons"]] == ["new-lapse"]
    assert document["cases"][2]["entry"]["kind"] == "migrated"


def test_a_case_that_the_old_version_rejects_entries_of_stays(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, journals: list[Path]
) -> None:
    with journals[0].open("a", encoding="utf-8") as file:
        file.write('{"kind": "done", "id": "x", "on": "2026-04-01", "step": "talk_9"}\n')
    ran = run(capsys, "migrate", "russamtalen", second(tmp_path), journals[0], *ON)
    assert ran.code == 1
    assert "the old version rejects entries of it" in ran.out


def test_what_cannot_be_read_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, journals: list[Path]
) -> None:
    journals[1].write_text("{", encoding="utf-8")
    ran = run(capsys, "migrate", "russamtalen", second(tmp_path), *journals, *ON, "--dry-run")
    assert ran.code == 2
    assert "2 can go by the new version, 0 stay." in ran.out
    assert run(capsys, "migrate", "russamtalen", "russamtalen", tmp_path / "none.jsonl").code == 2
    assert run(capsys, "migrate", "no-such", "russamtalen", journals[0]).code == 2


def test_it_speaks_norwegian(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, journals: list[Path]
) -> None:
    asked = ("migrate", "russamtalen", second(tmp_path, *TIGHTER), journals[0], *ON, "--dry-run")
    for lang, said in (("nb", "blir som den er"), ("nn", "blir som ho er")):
        ran = run(capsys, "--lang", lang, *asked)
        assert said in ran.out
        assert "24. mars 2026" in ran.out
