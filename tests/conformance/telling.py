"""Cases whose words differ from a definition's by more than names, and what is counted in them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

import yaml

import programflow as pf
from programflow.machine import Machine, compile_programme
from tests.conformance.asking import Asked
from tests.conformance.cases import FOLDER, Case, Journal, Moment, entry
from tests.conformance.expectations import EVERYWHERE, Check
from tests.conformance.names import Names
from tests.conformance.players import Engine, Refused

Row = dict[str, Any]
Silence = Callable[[Asked], Iterator[str]]


class Told(Names):
    """Names, where an answer that is no yes or no is told as it stands."""

    __slots__ = ()

    def answer(self, question: str, value: Any) -> Any:
        """A yes or no as such, a date or a choice as it is."""
        del question
        return {"yes": True, "no": False}.get(value, value)


class Ground(NamedTuple):
    """The code of a rejection, and what it rests on."""

    code: str
    rests_on: frozenset[tuple[str, str]] = frozenset()


class Suite(NamedTuple):
    """The cases of a programme with all that reads them. `retold` says a case in other words."""

    names: Told
    retold: Callable[[Row], Row]
    acts: Mapping[str, Row]
    grounds: Mapping[str, Ground]
    silences: Mapping[str, Silence]
    counters: Mapping[str, str]

    def cases(self) -> list[Case]:
        """The cases, in the order of their file."""
        text = (FOLDER / f"{self.names.programme}.yaml").read_text(encoding="utf-8")
        return [self._case(self.retold(row)) for row in yaml.safe_load(text)]

    def _case(self, row: Row) -> Case:
        return Case(
            id=row["id"],
            facts=tuple(row["facts"]),
            journal=tuple(
                entry(said, self.names, settings=row["settings"]) for said in row["entries"]
            ),
            moments=tuple(_moment(said) for said in row["expect"]),
            arithmetic=tuple(row.get("arithmetic", ())),
            names=self.names,
        )


def _moment(said: Mapping[str, Any]) -> Moment:
    expect = {key: value for key, value in said.items() if key not in {"at", "known"}}
    return Moment(said["at"], said.get("known", said["at"]), expect)


@cache
def _machine(player: Engine) -> Machine:
    return compile_programme(player.programme)


def counted(asked: Asked, journal: Journal, *, at: date, known: date | None = None) -> Row:
    """The tallies of a journal on a day, as pairs of the least and the most they can be."""
    if isinstance(asked.player, Engine):
        machine = _machine(asked.player)
        case = pf.replay(machine, journal).case
        assert case is not None
        status = pf.status(machine, case, at=at, known=known)
        return {t.name: (t.low, t.high) for t in status.tallies}
    from programflow.testing.reference import verdict

    return dict(verdict(asked.player.programme, journal, at=at, known=known).tallies)


def _counters(suite: Suite, asked: Asked, wanted: Mapping[str, int]) -> Iterator[str]:
    moment = asked.moment
    got = counted(asked, asked.journal, at=moment.at, known=moment.known)
    for name, number in wanted.items():
        tally = got[suite.counters.get(name, name)]
        if tally != (number, number):
            yield f"{name} is {tally}, not {number}"


def _tried(suite: Suite, asked: Asked, act: str) -> Refused | None:
    return asked.tried(asked.made(kind="decided", **suite.acts[act]))


def _allowed(suite: Suite, asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    for row in wanted:
        refused = _tried(suite, asked, row["act"])
        if refused is not None:
            yield f"{row['act']} is refused: {refused.code}"


def _not_allowed(suite: Suite, asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    for row in wanted:
        ground, refused = suite.grounds[row["reason"]], _tried(suite, asked, row["act"])
        if asked.player.knows(ground.code) and not _falls_on(ground, refused):
            yield f"{row['act']} is {refused}, not {ground}"


def _falls_on(ground: Ground, refused: Refused | None) -> bool:
    if refused is None or refused.code != ground.code:
        return False
    return refused.rests_on is None or ground.rests_on <= refused.rests_on


def _not_running(_: Suite, asked: Asked, wanted: list[str]) -> Iterator[str]:
    yield from (f"{name} runs" for name in wanted if name not in asked.seen.not_running)


def _due(_: Suite, asked: Asked, wanted: Mapping[str, Any]) -> Iterator[str]:
    """A last day that is told in words is one that nobody knows yet."""
    known = {name: last for name, last in wanted.items() if isinstance(last, date)}
    yield from EVERYWHERE["due"](asked, known)
    yield from EVERYWHERE["not_due"](asked, [name for name in wanted if name not in known])


def _must_not(suite: Suite, asked: Asked, wanted: list[str]) -> Iterator[str]:
    for phrase in wanted:
        yield from suite.silences[phrase](asked)


def _invented(suite: Suite, asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    assert {row["answer"] for row in wanted} == {"source does not say"}
    yield from _must_not(suite, asked, [row["invention"] for row in wanted])


_OWN: Mapping[str, Callable[[Suite, Asked, Any], Iterator[str]]] = {
    "counters": _counters,
    "allowed": _allowed,
    "not_allowed": _not_allowed,
    "not_running": _not_running,
    "due": _due,
    "must_not": _must_not,
    "source_does_not_say": _invented,
}


def checks(suite: Suite) -> Mapping[str, Check]:
    """What each key of `expect` asks, for a suite."""
    return {**EVERYWHERE, **{key: partial(check, suite) for key, check in _OWN.items()}}
