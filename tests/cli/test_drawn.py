"""Every command takes every definition and journal that can be drawn: none of them falls."""

import json
from pathlib import Path

import pytest
from attrs import fields

import programflow as pf
from programflow.definition import dumps
from programflow.rendering.language import LANGUAGES
from programflow.testing.mutating.mutants import mutants, runnable
from tests.cli.shell import run
from tests.differential.running import JOURNALS, drawn

FIRST, DEFINITIONS = 40_000, 16


def items(status: pf.Status) -> list[str]:
    """All that somebody may ask why of."""
    parts = (getattr(status, field.name) for field in fields(pf.Status))
    listed = [one for part in parts if isinstance(part, tuple) for one in part]
    return [part.item for part in listed if hasattr(part, "item")]


@pytest.mark.parametrize("number", range(FIRST, FIRST + DEFINITIONS * JOURNALS, JOURNALS))
def test_no_command_falls(number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = drawn(number)
    if example is None:
        pytest.skip("the checks refuse what was drawn")
    old, new, journal = tmp_path / "old.yaml", tmp_path / "new.yaml", tmp_path / "c.jsonl"
    old.write_text(dumps(example.programme), encoding="utf-8")
    found = mutants(example.programme)
    few = found[number % len(found) :][:9]
    changed = next((p for _, p in runnable(example.programme, few)), example.programme)
    text = dumps(changed).replace("version: 1\n", "version: 2\n", 1)
    new.write_text(text, encoding="utf-8")
    lines = [json.dumps(pf.entry_to_json(entry)) for entry in example.journal]
    journal.write_text("\n".join(lines) + "\n", encoding="utf-8")
    case = pf.replay(example.drawn.machine, example.journal).case
    assert case is not None
    last = max(entry.on for entry in case.entries)
    day = ("--at", last.isoformat())
    asked = items(pf.status(example.drawn.machine, case, at=last))
    for arguments in (
        ("show", old, "--sources"),
        ("graph", old),
        ("timeline", old, "--start", "2026-03-02", "--horizon", "1"),
        ("run", old, journal, *day),
        ("run", old, journal, *day, "--json"),
        ("ics", old, journal, *day),
        ("replay", old, journal),
        ("diff", old, new, "--journals", tmp_path, *day, "--horizon", "1"),
        ("migrate", old, new, journal, "--on", last.isoformat(), "--dry-run"),
        *(("why", old, journal, item, *day) for item in asked[:: 1 + len(asked) // 8]),
    ):
        lang = LANGUAGES[number // JOURNALS % len(LANGUAGES)]
        ran = run(capsys, *arguments, "--lang", lang)
        assert ran.code in {0, 1}, (example.again, arguments, ran.err)
