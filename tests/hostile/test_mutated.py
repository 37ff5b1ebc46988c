"""A short run over mutated definitions; `make fuzz` makes long ones."""

import subprocess
import sys

import pytest

from programflow.definition import parse
from tests.hostile.mutating import mutated, shipped, small
from tests.hostile.trying import complaint
from tests.project.root import ROOT

# Among other tests on a busy machine; a run by itself holds each text to a second.
SECONDS = 5.0
COUNTS = {"small": (small(), 3000), "shipped": (shipped(), 60)}


@pytest.mark.parametrize("name", COUNTS)
def test_mutated_definitions_do_no_harm(name: str) -> None:
    seeds, count = COUNTS[name]
    for number in range(count):
        said = complaint(mutated(seeds, seed=0, number=number), seconds=SECONDS)
        assert said is None, (number, said)


def test_both_parsers_say_the_same() -> None:
    """What the YAML library's own words are for a fault of syntax is theirs; all else is ours."""
    seeds = small()
    for number in range(250):
        text = mutated(seeds, seed=2, number=number)
        fast, pure = parse(text, "x"), parse(text, "x", pure=True)
        assert fast.programme == pure.programme
        said = [[(f.rule, f.route, f.on) for f in one.faults] for one in (fast, pure)]
        assert said[0] == said[1], number


def test_the_same_number_gives_the_same_text() -> None:
    seeds = small()
    first = [mutated(seeds, seed=5, number=number) for number in range(50)]
    assert first == [mutated(seeds, seed=5, number=number) for number in range(50)]
    assert first != [mutated(seeds, seed=6, number=number) for number in range(50)]
    assert len(set(first)) > 45


def test_seeds_are_many_and_short() -> None:
    seeds = small()
    assert len(seeds) > 150
    assert max(seed.count(b"\n") for seed in seeds) <= 60


def test_it_runs_from_the_command_line() -> None:
    command = [sys.executable, "-m", "tests.hostile", "--count", "40", "--seed", "9", "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "40 mutated definitions (small): 0 did harm\n"


def test_harm_is_found_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(text: bytes, name: str) -> None:
        raise LookupError(name, len(text))

    monkeypatch.setattr("tests.hostile.trying.diagnose", fails)
    assert "LookupError" in str(complaint(b"x"))
