"""``programflow diff``: text, JSON, exit codes, in three languages."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import run
from tests.project.root import ROOT

Capture = pytest.CaptureFixture[str]
RUSSAMTALEN = ROOT / "programmes" / "russamtalen.yaml"
JOURNALS = ROOT / "examples" / "russamtalen"
WINDOW = "window: [{from: enrolled, max: start_window, modality: should, source: handbook 1.3}]"
SHORTER = WINDOW.replace("start_window, modality: should", "2 days, modality: must")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    text = RUSSAMTALEN.read_text(encoding="utf-8")
    assert text.count(WINDOW) == 1
    path = tmp_path / "newer.yaml"
    path.write_text(text.replace(WINDOW, SHORTER), encoding="utf-8")
    return path


def test_a_version_is_the_same_as_itself(capsys: Capture) -> None:
    result = run(capsys, "--lang", "en", "diff", str(RUSSAMTALEN), str(RUSSAMTALEN))
    assert result.code == 0
    assert "Nothing is said otherwise." in result.out


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_what_is_tightened_is_said_in_the_reader_s_language(
    capsys: Capture, lang: str, newer: Path
) -> None:
    result = run(capsys, "--lang", lang, "diff", str(RUSSAMTALEN), str(newer))
    assert result.code == 0
    head = {"nb": "Strammer inn", "nn": "Strammar inn", "en": "Tightens"}[lang]
    assert f"\n{head}\n" in result.out


def test_a_compliant_past_that_would_be_at_fault_is_an_error(capsys: Capture, newer: Path) -> None:
    given = ("--journals", str(JOURNALS), "--at", "2026-12-01")
    result = run(capsys, "--lang", "en", "diff", str(RUSSAMTALEN), str(newer), *given)
    assert result.code == 1
    assert "Would have a deviation: “Talk 1: A weak moment”." in result.out


def test_what_the_new_version_declares_is_none(capsys: Capture, newer: Path) -> None:
    declared = "changes: {tightens: [talk_1]}\n\noutcomes:\n  completed:"
    text = newer.read_text(encoding="utf-8").replace("\noutcomes:\n  completed:", "\n" + declared)
    newer.write_text(text, encoding="utf-8")
    given = ("--journals", str(JOURNALS), "--at", "2026-12-01")
    assert run(capsys, "diff", str(RUSSAMTALEN), str(newer), *given).code == 0


def test_the_same_as_json(capsys: Capture, newer: Path) -> None:
    given = ("--journals", str(JOURNALS), "--at", "2026-12-01", "--json")
    result = run(capsys, "diff", str(RUSSAMTALEN), str(newer), *given)
    document = json.loads(result.out)
    assert {c["effect"] for c in document["changes"]} == {"tightens", "changes"}
    assert [case["case"] for case in document["cases"]] == sorted(
        p.stem for p in JOURNALS.glob("*.jsonl")
    )
    assert all({"name": "talk_1", "grade": "deviation"} in c["found"] for c in document["cases"])


def test_a_folder_that_is_not_there_cannot_be_read(
    capsys: Capture, newer: Path, tmp_path: Path
) -> None:
    given = ("--journals", str(tmp_path / "none"))
    assert run(capsys, "diff", str(RUSSAMTALEN), str(newer), *given).code == 2
