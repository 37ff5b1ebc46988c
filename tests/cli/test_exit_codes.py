"""0 fine, 1 faults or rejections, 2 unreadable, 3 not proved; the highest wins; no traceback."""

from pathlib import Path

import pytest

from tests.cli.shell import ENROLLED, STORIES, journal, run

ERRORS = "programflow: 1\nid: x\n"
CLEAN = STORIES / "completed.jsonl"
UNKNOWN_STEP = '{"kind": "done", "id": "e-1", "on": "2026-03-03", "step": "tlk_1"}'
UNAVAILABLE = (
    '{"kind": "decided", "id": "e-2", "on": "2026-03-03", "step": "offer", "option": "start",'
    ' "by": "prison"}'
)


@pytest.fixture
def files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> pytest.CaptureFixture[str]:
    """A folder with the files of the table below, and what is printed there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "errors.yaml").write_text(ERRORS, encoding="utf-8")
    (tmp_path / "latin.yaml").write_bytes("title: blåbær\n".encode("latin-1"))
    misfit = (
        "place: x\nsettings: {russamtalen: {series_limit: {value: 9 weeks, assumption: yes}}}\n"
    )
    (tmp_path / "misfit.yaml").write_text(misfit, encoding="utf-8")
    journal(tmp_path, name="empty.jsonl")
    journal(tmp_path, ENROLLED, "not json", name="garbage.jsonl")
    journal(tmp_path, UNKNOWN_STEP, name="headless.jsonl")
    journal(tmp_path, ENROLLED, UNKNOWN_STEP, UNAVAILABLE, name="rejected.jsonl")
    journal(tmp_path, ENROLLED.replace("section_40", "section_41"), name="unvaried.jsonl")
    return capsys


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--help"], 0),
        (["check", "--help"], 0),
        (["--version"], 0),
        (["check", "russamtalen"], 0),
        (["check", "errors.yaml"], 1),
        (["check", "russamtalen", "errors.yaml"], 1),
        (["check", "latin.yaml"], 2),
        (["check", "latin.yaml", "errors.yaml"], 2),
        (["check", "no-such-programme"], 2),
        (["check", "no/such/file.yaml"], 2),
        (["check", "."], 2),
        (["check", "errors.yaml", "."], 2),
        (["check", "nul\0"], 2),
        (["check", "x" * 5000], 2),
        (["check", "russamtalen", "--place", "no-place.yaml"], 2),
        (["check", "russamtalen", "--place", "misfit.yaml"], 1),
        (["check", "russamtalen", "--require-proof"], 3),
        (["check", "russamtalen", "errors.yaml", "--require-proof"], 3),
        (["check", "errors.yaml", "--require-proof"], 1),
        (["check", "russamtalen", "--require-proof", "--horizon", "0"], 2),
        (["check", "russamtalen", "--horizon", "many"], 2),
        (["check", "russamtalen", "--proof", "--horizon", "1"], 0),
        (["check"], 2),
        (["check", "russamtalen", "--format", "xml"], 2),
        (["check", "russamtalen", "--lang", "sv"], 2),
        (["chekc"], 2),
        (["show", "russamtalen"], 0),
        (["show", "errors.yaml"], 1),
        (["run", "russamtalen", CLEAN], 0),
        (["run", "russamtalen", CLEAN, "--json"], 0),
        (["run", "russamtalen", CLEAN, "--at", "2026-02-30"], 2),
        (["run", "russamtalen", CLEAN, "--at", "tomorrow"], 2),
        (["run", "russamtalen", CLEAN, "--at", "2020-01-01"], 2),
        (["run", "russamtalen", CLEAN, "--known", "2020-01-01"], 2),
        (["run", "russamtalen", CLEAN, "--known", "2026-03-10T12:00"], 2),
        (["run", "russamtalen", CLEAN, "--known", "2026-03-10T12:00+01:00"], 0),
        (["run", "russamtalen", "no.jsonl"], 2),
        (["run", "russamtalen", "."], 2),
        (["run", "errors.yaml", CLEAN], 1),
        (["run", "errors.yaml", "garbage.jsonl"], 2),
        (["run", "russamtalen", "empty.jsonl"], 2),
        (["run", "russamtalen", "garbage.jsonl"], 2),
        (["run", "russamtalen", "headless.jsonl"], 2),
        (["run", "russamtalen", "rejected.jsonl"], 1),
        (["run", "russamtalen", "unvaried.jsonl"], 1),
        (["why", "russamtalen", CLEAN, "talk_1"], 0),
        (["why", "russamtalen", CLEAN, "nothing_of_the_kind"], 2),
        (["rule", "tab"], 0),
        (["rule", "tap"], 2),
        (["schema", "entry"], 0),
        (["schema", "nothing"], 2),
        (["new", "my-course"], 0),
        (["new", "Not an id"], 2),
        (["new", "errors"], 2),
        (["demo"], 0),
    ],
    ids=lambda value: " ".join(str(v)[:30] for v in value) if isinstance(value, list) else None,
)
def test_the_exit_code_says_how_it_went(
    arguments: list[str | Path], code: int, files: pytest.CaptureFixture[str]
) -> None:
    ran = run(files, *arguments)
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.out + ran.err
    assert ran.out + ran.err
    assert code == 0 or arguments[0] == "check" or ran.err


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "closed.yaml"
    path.touch()

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    ran = run(capsys, "check", path, "--lang", "nb")
    assert ran.code == 2
    assert "ikke tilgang" in " ".join(ran.err.split())


def test_every_line_is_read_before_it_stops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [ENROLLED, "not json", '{"kind": "dne", "id": "e", "on": "2026-03-02"}', "[1]"]
    ran = run(capsys, "run", "russamtalen", journal(tmp_path, *lines))
    assert [f"c.jsonl:{n}:" in ran.err for n in (1, 2, 3, 4)] == [False, True, True, True]
    assert ran.out == ""
