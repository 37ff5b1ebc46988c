"""One journal, one answer: the same bytes in every process, whatever surrounds it.

`make matrix` compares the bytes of one Python with those of the next.
"""

import os
import subprocess
import sys
from functools import cache
from itertools import combinations

import pytest

from tests.project.root import ROOT

JOURNALS = [
    "examples/russamtalen/late.jsonl",
    "examples/er-vil-kan/pause.jsonl",
    "examples/ruskontrakt/moved.jsonl",
]
DECIDES = {"PYTHONHASHSEED", "TZ", "LC_ALL", "LANG"}
SURROUNDINGS = {
    "where the day begins first, in bokmål": {
        "PYTHONHASHSEED": "0",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "nb_NO.UTF-8",
    },
    "where it begins last, in Turkish": {
        "PYTHONHASHSEED": "4242",
        "TZ": "Etc/GMT+12",
        "LC_ALL": "tr_TR.UTF-8",
    },
    "half an hour off, in no language": {
        "PYTHONHASHSEED": "1",
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "LANG": "nn_NO.UTF-8",
    },
}
FELT = """\
import os, time
from programflow.rendering.language import language_of
print(hash("a"), time.localtime(0)[:5], language_of(os.environ) + os.environ["LC_ALL"], sep="|")
"""


def said(*command: str, **surroundings: str) -> bytes:
    """What a fresh process prints, where nothing but `surroundings` is decided."""
    plain = {name: value for name, value in os.environ.items() if name not in DECIDES}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=plain | {"PYTHONHASHSEED": "random", "TZ": "UTC", "LC_ALL": "C.UTF-8"} | surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return done.stdout


@cache
def in_plain_surroundings() -> bytes:
    return said("-m", "tests.project.verdicts", *JOURNALS)


def test_every_journal_is_answered_on_every_day() -> None:
    verdicts = in_plain_surroundings()
    assert verdicts.count(b'"format": "programflow/status"') == 4 * len(JOURNALS)
    assert verdicts.count(b'"because": {') > 100


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_surroundings_change_no_byte(name: str) -> None:
    assert said("-m", "tests.project.verdicts", *JOURNALS, **SURROUNDINGS[name]) == (
        in_plain_surroundings()
    )


def test_the_surroundings_are_felt() -> None:
    """Otherwise the test above would prove nothing."""
    felt = [said("-c", FELT, **around).split(b"|") for around in SURROUNDINGS.values()]
    for one, other in combinations(felt, 2):
        assert [a for a, b in zip(one, other, strict=True) if a == b] == []
