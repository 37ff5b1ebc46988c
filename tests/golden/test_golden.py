"""Every golden journal means what it meant when it was written down."""

from collections import Counter

import pytest

import programflow as pf
from programflow.case.codes import SEMANTICS
from tests.golden.kept import DEFINITIONS, Kept, kept, machine_of
from tests.golden.verdicts import verdict

FILES = sorted({one.name.rpartition("-")[0] for one in kept()})


def played(one: Kept) -> tuple[pf.Machine, pf.Replayed]:
    machine = machine_of(one.definition)
    return machine, pf.replay(machine, one.entries, id="c")


@pytest.mark.parametrize("file", FILES)
def test_every_journal_means_what_it_meant(file: str) -> None:
    """If it no longer does, write a decision record, raise `semantics`, and keep the old lines."""
    for one in kept():
        if one.name.rpartition("-")[0] != file or one.semantics != SEMANTICS:
            continue
        machine, replayed = played(one)
        said = [[rejected.entry.id, rejected.code] for rejected in replayed.rejected]
        assert said == one.rejected, one.name
        assert replayed.case is not None
        for day, meant in one.verdicts.items():
            assert verdict(machine, replayed.case, day) == meant, (one.name, day)


def test_there_are_enough_of_them_and_they_show_enough() -> None:
    assert len(kept()) >= 300
    kinds = Counter(entry.kind for one in kept() for entry in one.entries)
    assert set(kinds) >= {"enrolled", "booked", "done", "missed", "answered", "tested", "decided"}
    assert set(kinds) >= {"began", "ended", "happened", "corrected"}
    assert {part for one in kept() for said in one.verdicts.values() for part in said} >= {
        "findings",
        "due",
        "decisions",
        "unfounded",
        "no_longer",
        "tallies",
        "spells",
        "criteria",
    }
    for name in ("russamtalen", "er-vil-kan", "ruskontrakt"):
        ways = {one.entries[0] for one in kept() if one.definition == name}
        known = machine_of(name).programme.variants
        assert {getattr(entry, "variant", None) for entry in ways} >= set(known)


def test_no_definition_is_kept_for_nothing() -> None:
    definitions = {path.stem for path in DEFINITIONS.glob("*.yaml")}
    assert definitions == {one.definition for one in kept()}


def test_a_changed_verdict_is_noticed() -> None:
    one = next(one for one in kept() if any("findings" in said for said in one.verdicts.values()))
    machine, replayed = played(one)
    assert replayed.case is not None
    first = replayed.case.enrolled.on.isoformat()
    assert verdict(machine, replayed.case, first) not in one.verdicts.values()
