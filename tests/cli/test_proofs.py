"""`check --proof`: the record, and what is not proved."""

import json
import re
from pathlib import Path

import pytest

from programflow.cli import main
from tests.cli.shell import run
from tests.project.root import ROOT

Capture = pytest.CaptureFixture[str]
PLACE = ROOT / "programmes" / "places" / "example.yaml"


def test_what_is_not_proved_has_a_line_and_a_count(capsys: Capture) -> None:
    ran = run(capsys, "check", "er-vil-kan", "--lang", "en")
    lines = ran.out.splitlines()
    (line,) = [line for line in lines if "not proved" in line]
    assert (ran.code, line) == (
        0,
        "programmes/er-vil-kan.yaml: 3 things are not proved. --proof says which, and why.",
    )


def test_it_is_yellow_on_a_terminal(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("programflow.cli.screen.wants_colour", lambda *_: True)
    main(["check", "er-vil-kan", "--lang", "en"])
    (line,) = re.findall(r".*not proved.*", capsys.readouterr().out)
    assert line.startswith("\x1b[33m")


NOT_STATED = {
    "least_composed": (
        "Færreste samlinger i en sammensetning",
        "Fewest gatherings in a composition",
    ),
    "gathering_pace": ("Samlinger i hver kalenderuke", "Gatherings in each calendar week"),
    "programme_length": ("Hvor lenge programmet varer fra inntak", "How long the programme lasts"),
}


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_record_says_each_of_them_with_its_lines(capsys: Capture, lang: str) -> None:
    ran = run(capsys, "check", "er-vil-kan", "--proof", "--lang", lang)
    told = re.sub(r"\s+", " ", ran.out)
    for name, (nb, en) in NOT_STATED.items():
        title = en if lang == "en" else nb
        assert re.search(rf"er-vil-kan\.yaml:{_line_of(name)}: [^:]*{title}", told)
    assert "2019" in told
    assert "2039" in told


def _line_of(parameter: str) -> int:
    text = (ROOT / "programmes" / "er-vil-kan.yaml").read_text(encoding="utf-8")
    (line,) = [n for n, row in enumerate(text.split("\n"), 1) if row == f"  {parameter}:"]
    return line


def test_a_place_that_fills_everything_in_leaves_nothing_unstated(capsys: Capture) -> None:
    ran = run(capsys, "check", "er-vil-kan", "--place", PLACE, "--json")
    (proof,) = json.loads(ran.out)["proofs"]
    assert [entry for entry in proof["not_proved"] if entry["check"] == "stated"] == []
    taken = {one["parameter"]: one for one in proof["taken"]}
    assert taken["programme_length"] == {
        "parameter": "programme_length",
        "value": "84 days",
        "origin": "place",
        "assumption": True,
    }


def test_json_tells_what_a_proof_rests_on(capsys: Capture) -> None:
    ran = run(capsys, "check", "russamtalen", "--json", "--horizon", "2", "--lang", "en")
    document = json.loads(ran.out)
    (proof,) = document["proofs"]
    assert (document["format"], document["faults"], ran.code) == ("programflow/diagnostics", [], 0)
    assert (proof["first"], proof["last"], proof["horizon"]) == ("2022-03-01", "2024-02-29", 2)
    assert proof["variants"] == ["section_40", "voluntary"]
    taken = {one["parameter"]: one for one in proof["taken"]}
    assert taken["series_limit"]["value"] == ["3 weeks", "4 weeks"]
    (entry,) = [e for e in proof["not_proved"] if e["params"].get("parameter") == "start_window"]
    assert (entry["check"], entry["reason"]) == ("stated", "not-stated")
    assert entry["related"]


def test_of_a_definition_with_errors_nothing_is_proved(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "errors.yaml"
    path.write_text("programflow: 1\nid: errors\n", encoding="utf-8")
    ran = run(capsys, "check", path, "--json")
    assert json.loads(ran.out)["proofs"] == []
    assert ran.code == 1
