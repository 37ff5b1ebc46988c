"""Hostile input, odd terminals, and readers who leave."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from programflow.cli import check, main
from programflow.cli.arguments import COMMANDS
from programflow.cli.surroundings import wants_colour
from programflow.rendering.language import language_of
from tests.cli.shell import ENROLLED, STORIES, journal, process, run
from tests.project.root import ROOT

EVIL = "\x1b]0;owned\x07\x1b[2J\u202e"
HARM = {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", EVIL],
        ["check", f"dir/{EVIL}.yaml"],
        [EVIL],
        ["check", "russamtalen", "--format", EVIL],
        ["check", "russamtalen", f"--{EVIL}"],
        ["run", "russamtalen", EVIL],
        ["run", "russamtalen", "x", "--at", EVIL],
        ["run", "russamtalen", "x", "--known", EVIL],
        ["why", "russamtalen", STORIES / "completed.jsonl", EVIL],
        ["rule", EVIL],
        ["new", EVIL],
    ],
    ids=lambda value: repr(value)[:40],
)
def test_no_argument_reaches_the_terminal_uncleaned(
    arguments: list[str | Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(capsys, *arguments)
    assert ran.code == 2
    assert not HARM & set(ran.out + ran.err)


@pytest.mark.parametrize("form", ["full", "concise", "json", "github"])
def test_no_definition_reaches_the_terminal_uncleaned(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"x{EVIL.replace('/', '')}.yaml"
    path.write_text(f'id: "{EVIL}"\n{EVIL}: 1\n', encoding="utf-8")
    ran = run(capsys, "check", path, "--format", form)
    assert ran.code == 1
    assert not HARM & set(ran.out + ran.err)


def test_no_journal_reaches_the_terminal_uncleaned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    escaped = EVIL.encode("unicode_escape").decode().replace("\\x", "\\u00")
    lines = [
        ENROLLED.replace("}", f', "place": "{escaped}"}}'),
        f'{{"kind": "done", "id": "{escaped}", "on": "2026-03-03", "step": "nothing"}}',
    ]
    path = journal(tmp_path, *lines)
    for arguments in (["--at", "2026-03-04"], ["--at", "2026-03-04", "--json"]):
        ran = run(capsys, "run", "russamtalen", path, *arguments)
        assert ran.code == 1
        assert not HARM & set(ran.err)
        if "--json" not in arguments:
            assert not HARM & set(ran.out)
        else:
            assert "\\u001b" in ran.out
    assert run(capsys, "run", "russamtalen", journal(tmp_path, lines[0], EVIL)).code == 2


def test_a_reader_who_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m programflow.cli show russamtalen | head -1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr == ""
    assert done.stdout.startswith("The drug talks")


def test_a_terminal_without_the_letters_gets_question_marks() -> None:
    done = process("check", "no-such", "--lang", "nb", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert b"f?lger" in done.stderr


def test_a_broken_argument_of_bytes_is_shown() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "programflow.cli", "check", b"\xff\xfe.yaml"],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_an_interruption_is_silent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "command", interrupt)
    ran = run(capsys, "check", "russamtalen")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_a_fault_of_our_own_is_owned_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("secret")

    monkeypatch.setattr(check, "command", fail)
    ran = run(capsys, "check", "russamtalen", "--lang", "nb")
    assert ran.code == 2
    assert "Noe gikk galt i programflow selv (RuntimeError" in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LANG": "nb"}, "nb"),
        ({"LANG": "nbx"}, "en"),
        ({"LC_ALL": "C", "LANG": "nb_NO"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "nn_NO", "LANG": "nb_NO"}, "nn"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_locale_s(environment: dict[str, str], lang: str) -> None:
    assert language_of(environment) == lang


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(environment: dict[str, str], wanted: bool) -> None:  # noqa: FBT001
    assert wants_colour(Terminal(), environment) is wanted  # type: ignore[arg-type]
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        assert not wants_colour(nothing, environment)


def test_the_help_is_in_the_language_and_reads_no_more_than_it_needs() -> None:
    script = (
        "import sys; from programflow.cli import main; main(['--help', '--lang', 'nb']);"
        "print(sorted(m for m in sys.modules if m.startswith('programflow.') and"
        " ('words' in m or 'case' in m or 'definition' in m)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "spill en journal" in done.stdout
    assert done.stdout.splitlines()[-1] == str(
        ["programflow.rendering.words_nb", "programflow.rendering.words_nb.shell"]
    )


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_command_has_help(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert main([name, "--help", "--lang", lang]) == 0
        assert "--lang" in capsys.readouterr().out
