"""Faults planted in shipped programmes: what a text says, with one thing wrong."""

from functools import lru_cache
from typing import NamedTuple
from unittest.mock import patch

import programflow as pf
from programflow.checking import proving
from programflow.checking.loading import diagnose
from programflow.checking.provers import PROVERS
from programflow.checking.proving import Proof, prove
from programflow.machine import compile_programme
from tests.project.root import ROOT

PROGRAMMES = ROOT / "programmes"
PLACE = pf.load_place(PROGRAMMES / "places" / "example.yaml")


class Planted(NamedTuple):
    """A passage of a shipped programme in other words; `at` is the line with the fault, in part."""

    programme: str
    passage: str
    instead: str
    at: str


@lru_cache(maxsize=3)
def text_of(name: str) -> str:
    """A shipped programme as it is."""
    return (PROGRAMMES / f"{name}.yaml").read_text(encoding="utf-8")


Change = tuple[str, str]
"""A passage, and what stands in its place."""


def text_with(planted: Planted, *more: Change) -> str:
    """The programme with the fault planted, and with what else it takes."""
    text = text_of(planted.programme)
    for passage, instead in ((planted.passage, planted.instead), *more):
        assert text.count(passage) == 1, passage
        text = text.replace(passage, instead)
    return text


def proof_of(planted: Planted, *more: Change, only: str | None = None) -> Proof:
    """The proof of a programme with a fault planted. `only`: one prover is asked."""
    programme, faults, _ = diagnose(text_with(planted, *more), planted.programme)
    assert programme is not None, faults
    assert not [fault for fault in faults if fault.severity == "error"], faults
    machine = compile_programme(programme)
    asked = PROVERS if only is None else {only: PROVERS[only]}
    with patch.object(proving, "PROVERS", asked):
        return prove(programme, machine, place=PLACE, horizon=1, thorough=True)


def line_of(planted: Planted, proof: Proof, rule: str, *more: Change) -> str:
    """The line of the first fault of a rule."""
    _, _, marks = diagnose(text_with(planted, *more), planted.programme)
    faults = [fault for fault in proof.findings if fault.rule == rule]
    return "\n".join(marks.line(fault.span(marks).line) for fault in faults)
