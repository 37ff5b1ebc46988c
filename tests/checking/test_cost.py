"""What `check` of a shipped programme costs as a whole process, proofs and all."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.root import ROOT

PAIRS = 3
ATTEMPTS = 4
LIMIT = 5.0
STAND_ON = ["-c", "import attrs, cattrs, yaml"]


def seconds(arguments: list[str], compiled: Path) -> float:
    """The processor's time for a process, from compiled files."""
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=surroundings | {"PYTHONPYCACHEPREFIX": str(compiled)},
        capture_output=True,
        check=True,
    )
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


@pytest.mark.alone
def test_a_check_costs_a_few_times_what_the_library_stands_on(tmp_path: Path) -> None:
    """The largest of the shipped programmes, which has one variant; at no place."""
    check = ["-m", "programflow.cli", "check", "programmes/ruskontrakt.yaml"]
    seconds(check, tmp_path)
    seconds(STAND_ON, tmp_path)
    ratios: list[float] = []
    while len(ratios) < ATTEMPTS and min(ratios, default=LIMIT + 1) > LIMIT:
        pairs = [(seconds(check, tmp_path), seconds(STAND_ON, tmp_path)) for _ in range(PAIRS)]
        ratios.append(statistics.median(one / other for one, other in pairs))
    assert min(ratios) <= LIMIT, ratios
