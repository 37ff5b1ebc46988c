"""Faults planted in shipped programmes: what a text says, with one thing wrong."""

from functools import lru_cache
from typing import NamedTuple

import programflow as pf
from programflow.checking.loading import diagnose
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


def proof_of(planted: Planted) -> tuple[Proof, list[str]]:
    """The proof of a programme with a fault planted, and its lines."""
    text = text_of(planted.programme)
    assert text.count(planted.passage) == 1, planted.passage
    text = text.replace(planted.passage, planted.instead)
    programme, faults, _ = diagnose(text, planted.programme)
    assert programme is not None, faults
    assert not [fault for fault in faults if fault.severity == "error"], faults
    proof = prove(programme, compile_programme(programme), place=PLACE, horizon=1, thorough=True)
    return proof, text.splitlines()


def line_of(planted: Planted, proof: Proof, rule: str) -> str:
    """The line of the first fault of a rule."""
    text = text_of(planted.programme).replace(planted.passage, planted.instead)
    _, _, marks = diagnose(text, planted.programme)
    fault = next(fault for fault in proof.findings if fault.rule == rule)
    return marks.line(fault.span(marks).line)
