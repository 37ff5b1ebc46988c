"""Golden cases moved to looser and to tighter versions: nothing comes of it that was not there."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

import programflow as pf
from programflow.case.verdict import Status
from programflow.definition.emitting import emit
from programflow.definition.grammar import PROGRAMME
from programflow.temporal import Duration
from tests.golden.kept import kept, loaded, machine_of
from tests.golden.verdicts import verdict

SHIPPED = ("russamtalen", "er-vil-kan", "ruskontrakt")
# How a literal limit becomes the next version's.
CHANGES = {"same": (1, 1), "looser": (2, 1), "tighter": (1, 2)}


@cache
def next_version(definition: str, change: str) -> pf.Machine:
    """The definition as its next version: every limit that is written as a length, changed."""
    plain = PROGRAMME.write(machine_of(definition).programme)
    tree = _changed(plain, *CHANGES[change])
    return loaded(emit(tree | {"version": 2}))


def _changed(node: Any, times: int, by: int, *, key: str = "") -> Any:
    if isinstance(node, Duration):
        return (
            node._replace(n=max(1, node.n * times // by)) if key == "max" and node.n > 0 else node
        )
    if isinstance(node, Mapping):
        return {name: _changed(value, times, by, key=name) for name, value in node.items()}
    if type(node) in {list, tuple}:
        return [_changed(value, times, by, key=key) for value in node]
    return node


@cache
def tried(number: int, change: str) -> tuple[Status, pf.Moved | pf.Refused, pf.Machine]:
    one = kept()[number]
    old, new = machine_of(one.definition), next_version(one.definition, change)
    case = pf.replay(old, one.entries, id="c").case
    assert case is not None
    on = max(entry.on for entry in case.entries)
    answer = pf.migrate(old, new, case, id="m-1", on=on)
    return pf.status(old, case, at=on), answer, new


def found(status: Status) -> Counter[tuple[Any, ...]]:
    """By our own account: what was found, of which step, when, and whether it is anybody's."""
    return Counter((f.name, f.step, f.on, f.accounted, f.grade) for f in status.findings)


@pytest.mark.parametrize("change", ["looser", "tighter"])
def test_no_past_that_was_in_order_becomes_a_finding(change: str) -> None:
    answers: Counter[str] = Counter()
    for number, one in enumerate(kept()):
        before, answer, new = tried(number, change)
        answers[type(answer).__name__] += 1
        if isinstance(answer, pf.Refused):
            assert answer.reasons, one.name
            continue
        now = pf.status(new, answer.case, at=before.at)
        more = found(now) - found(before)
        lighter = [key for key in more if key[3] is False or key[4] == "notice"]
        assert set(more) <= set(lighter), (one.name, more)
        assert {u.entry for u in now.unfounded} <= {u.entry for u in before.unfounded}, one.name
        assert not answer.declared
        accepted = set(answer.case.entries)
        journal = [entry for entry in one.entries if entry in accepted]
        assert pf.replay(new, [*journal, answer.entry], id="c").case == answer.case, one.name
    assert answers["Moved"] > len(kept()) // 4, answers
    assert change == "looser" or answers["Refused"] > 20, answers


def test_to_a_version_that_says_the_same_every_case_moves_and_means_the_same() -> None:
    for number, one in enumerate(kept()):
        before, answer, new = tried(number, "same")
        assert isinstance(answer, pf.Moved), (one.name, answer)
        said = verdict(new, answer.case, before.at.isoformat())
        assert said == one.verdicts[before.at.isoformat()], one.name


def test_a_tighter_version_that_declares_it_takes_those_whose_past_is_in_order() -> None:
    declared = 0
    for number, one in enumerate(kept()):
        _, answer, new = tried(number, "tighter")
        if isinstance(answer, pf.Moved):
            continue
        codes = {reason.code for reason in answer.reasons}
        if codes <= {"earlier", "new-last-day"}:
            names = {dict(reason.params)["step"] for reason in answer.reasons}
            plain = PROGRAMME.write(new.programme) | {"changes": {"tightens": sorted(names)}}
            old = machine_of(one.definition)
            case = pf.replay(old, one.entries, id="c").case
            assert case is not None
            on = max(entry.on for entry in case.entries)
            again = pf.migrate(old, loaded(emit(plain)), case, id="m-1", on=on)
            assert isinstance(again, pf.Moved), one.name
            assert {dict(r.params)["step"] for r in again.declared} >= names
            declared += 1
    assert declared > 1
