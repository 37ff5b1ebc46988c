"""`timeline`: what an author or a case worker sees of it."""

import json

import pytest

from tests.cli.shell import run
from tests.project.root import ROOT

Capture = pytest.CaptureFixture[str]
PLACE = str(ROOT / "programmes" / "places" / "example.yaml")


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_each_line_names_the_rule_that_binds(capsys: Capture, lang: str) -> None:
    ran = run(
        capsys,
        *("timeline", "russamtalen", "--place", PLACE, "--start", "2026-03-02", "--lang", lang),
    )
    text = (ROOT / "programmes" / "russamtalen.yaml").read_text(encoding="utf-8").split("\n")
    (line,) = [n for n, row in enumerate(text, 1) if "max: clarification_window" in row]
    (row,) = [row for row in ran.out.split("\n") if f" {line}: max 3 days" in row][:1]
    assert "2026-03-02  2026-03-05" in row
    assert ran.code == 0


def test_json_has_the_same(capsys: Capture) -> None:
    ran = run(
        capsys,
        *("timeline", "er-vil-kan", "--place", PLACE, "--start", "2026-03-02", "--json"),
    )
    document = json.loads(ran.out)
    assert (document["format"], document["start"]) == ("programflow/timeline", "2026-03-02")
    way = document["ways"][0]
    assert (way["phases"], way["fits"]) == (["programme", "completed"], True)
    row = {(one["step"], one["round"]): one for one in way["steps"]}["gathering", "last"]
    assert (row["earliest"], row["latest"], row["slack"]) == ("2026-03-02", "2026-05-25", 84)
    assert row["latest_by"]["says"] == "max 84 days"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["russamtalen"], 0),
        (["russamtalen", "--start", "2019-01-01"], 2),
        (["russamtalen", "--start", "2026-02-30"], 2),
        (["no-such-programme"], 2),
        (["tests/rules/unit-missing/err.yaml"], 1),
        (["tests/rules/no-date-fits/err.yaml"], 0),
    ],
)
def test_exit_codes(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, *, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(capsys, "timeline", *arguments).code == code
