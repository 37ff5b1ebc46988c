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
    "a hash seed": {"PYTHONHASHSEED": "0"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "where the day begins first": {"TZ": "Pacific/Kiritimati"},
    "where it begins last": {"TZ": "Etc/GMT+12"},
    "in bokmål": {"LC_ALL": "nb_NO.UTF-8", "LANG": "nb_NO.UTF-8"},
    "in Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "in no language": {"LC_ALL": "C", "LANG": "C"},
}
FELT = """\
import os, sys, time
from programflow.cli.surroundings import language
print(hash("a"), time.localtime(0)[:4], language(os.environ), os.environ["LC_ALL"])
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
    felt = {name: said("-c", FELT, **SURROUNDINGS[name]) for name in SURROUNDINGS}
    assert [pair for pair in combinations(felt, 2) if felt[pair[0]] == felt[pair[1]]] == []
