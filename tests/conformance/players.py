"""Two who can play a journal, the engine and the reference interpreter, and what both must see."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import programflow as pf
from programflow.definition.programme import Programme
from programflow.temporal import AmbiguousTime, NonexistentTime
from tests.conformance.cases import Journal
from tests.project.root import ROOT


class Step(NamedTuple):
    """An instance of a step: waiting, open, done or dropped."""

    thing: str
    state: str


class Due(NamedTuple):
    """A last day."""

    thing: str
    on: date
    modality: str


class Finding(NamedTuple):
    """A finding or a lapse; `side` is that of its bearer, None where nobody bears it."""

    thing: str
    grade: str
    modality: str
    side: str | None
    accounted: bool
    witnesses: tuple[str, ...]


class Decision(NamedTuple):
    """A decision that waits; `verdict` is for, ask_first, both_ways or silent."""

    thing: str
    need: str
    options: Mapping[str, str]
    verdict: str
    option: str | None
    strength: str | None
    ask: tuple[str, ...]


class Seen(NamedTuple):
    """A case on a day. `spells` says of each whether it is open: yes, no or unknown."""

    place: str
    in_outcome: bool
    steps: tuple[Step, ...]
    due: tuple[Due, ...]
    findings: tuple[Finding, ...]
    unfounded: frozenset[str]
    decisions: tuple[Decision, ...]
    criteria: Mapping[str, str]
    spells: Mapping[str, str]
    not_running: frozenset[str]

    def states(self, thing: str) -> list[str]:
        """The states of all instances of a step."""
        return [s.state for s in self.steps if s.thing == thing]

    def living(self, thing: str) -> bool:
        """Whether a step may or must still be done, now or once it is its turn."""
        return bool({"open", "waiting"} & {*self.states(thing)})

    def decision(self, thing: str) -> Decision | None:
        """The decision of that name that waits, if one does."""
        return next((d for d in self.decisions if d.thing == thing), None)

    def found(self, thing: str) -> list[Finding]:
        """Findings and lapses of a thing."""
        return [f for f in self.findings if f.thing == thing]


class Refused(NamedTuple):
    """Why an entry was not accepted. `rests_on` is None from a player that gives no reasons."""

    code: str
    rests_on: frozenset[tuple[str, str]] | None


class Player(Protocol):
    """Plays journals of one programme."""

    programme: Programme

    def knows(self, code: str) -> bool:
        """Whether the player can refuse with a code."""

    def refusals(self, journal: Journal) -> dict[str, Refused]:
        """What is refused when a journal is played in its order, by entry id."""

    def tried(self, journal: Journal, entry: pf.Entry) -> Refused | None:
        """Whether one more entry is refused after a journal whose every entry is accepted."""

    def seen(self, journal: Journal, *, at: date, known: date | None) -> Seen:
        """The case on a day; every entry of the journal is accepted. `known` None: all of it."""


def thing_of(name: str) -> str:
    """The step, phase or finding that the name of an instance, finding or lapse is about. (S15)"""
    kind, colon, rest = name.partition(":")
    if colon and kind in {"found", "lapsed", "outside", "missing"}:
        name = rest
    return name.partition("<")[0].partition(":")[0].partition("/")[0]


def _walk(reason: pf.Reason) -> Iterator[pf.Reason]:
    yield reason
    for child in reason.children:
        yield from _walk(child)


def _said(value: Any) -> str:
    return value if isinstance(value, str) else ""


class Engine:
    """The public calls."""

    def __init__(self, loaded: pf.Loaded) -> None:
        self.programme, self._machine = loaded.programme, loaded.machine

    def knows(self, code: str) -> bool:
        del code
        return True

    def refusals(self, journal: Journal) -> dict[str, Refused]:
        played = pf.replay(self._machine, journal)
        return {r.entry.id: _refused(r) for r in played.rejected}

    def tried(self, journal: Journal, entry: pf.Entry) -> Refused | None:
        case = self._case(journal)
        answer = pf.advance(self._machine, case, entry)
        if isinstance(answer, pf.Accepted):
            return None
        assert answer.case == case
        return _refused(answer)

    def _case(self, journal: Journal) -> pf.Case:
        played = pf.replay(self._machine, journal)
        assert played.case is not None
        assert not played.rejected, [(r.entry, r.code) for r in played.rejected]
        return played.case

    def seen(self, journal: Journal, *, at: date, known: date | None) -> Seen:
        status = pf.status(self._machine, self._case(journal), at=at, known=known)
        return Seen(
            place=status.outcome or status.phase or "",
            in_outcome=status.outcome is not None,
            steps=tuple(Step(s.step, s.state) for s in status.steps),
            due=tuple(Due(d.step, d.on, d.modality) for d in status.due),
            findings=tuple(
                Finding(thing_of(f.item), f.grade, f.modality, f.side, f.accounted, f.witnesses)
                for f in status.findings
            ),
            unfounded=frozenset(u.entry for u in status.unfounded if not u.set_aside),
            decisions=tuple(_decision(d) for d in status.decisions),
            criteria={c.name: c.value for c in status.criteria},
            spells={s.name: s.open for s in status.spells},
            not_running=frozenset(n.parameter for n in status.not_running),
        )


_VERDICTS = {
    "recommended": "for",
    "ask-first": "ask_first",
    "both-ways": "both_ways",
    "source-does-not-say": "silent",
}


def _decision(said: Any) -> Decision:
    best = said.recommended
    options = {o.option: o.available for o in said.options}
    verdict = _VERDICTS[best.verdict]
    return Decision(said.step, said.need, options, verdict, best.option, best.strength, best.ask)


def _refused(answer: pf.Rejected) -> Refused:
    """The code, and every named thing in the reason with the truth it had."""
    rests = set()
    for reason in _walk(answer.reason):
        params = dict(reason.params)
        truth = _said(params.get("value"))
        rests |= {(_said(params[key]), truth) for key in ("criterion", "spell") if key in params}
    return Refused(answer.code, frozenset(rests))


_NO_TIME = {NonexistentTime: "time-nonexistent", AmbiguousTime: "time-ambiguous"}
_NO_ACT = ("only-if-no", "only-if-unknown", "not-yet-open", "already-decided", "no-instance")


class Reference:
    """The naive second reading of the semantics.

    It admits nothing; an act is available if and only if, put in, it is not unfounded. (S11.9)
    Entries that no case can hold, and facts that are in doubt, are the engine's to refuse.
    """

    def __init__(self, loaded: pf.Loaded) -> None:
        self.programme = loaded.programme

    def knows(self, code: str) -> bool:
        return code in {*_NO_TIME.values(), *_NO_ACT}

    def refusals(self, journal: Journal) -> dict[str, Refused]:
        accepted: Journal = ()
        refused: dict[str, Refused] = {}
        for entry in journal:
            said = self.tried(accepted, entry)
            if said is None:
                accepted = (*accepted, entry)
            else:
                refused[entry.id] = said
        return refused

    def tried(self, journal: Journal, entry: pf.Entry) -> Refused | None:
        from programflow.testing import reference

        try:
            reference.journal(self.programme, [*journal, entry], None)
        except (NonexistentTime, AmbiguousTime) as error:
            return Refused(_NO_TIME[type(error)], None)
        if not isinstance(entry, pf.Decided):
            return None
        on = date.fromisoformat(str(entry.on))
        there = reference.verdict(self.programme, [*journal, entry], at=on)
        unfounded = {name for name, _ in there.unfounded}
        return Refused(self._ground(journal, entry, on), None) if entry.id in unfounded else None

    def _ground(self, journal: Journal, act: pf.Decided, on: date) -> str:
        """What keeps an act from being available, by the case without it."""
        from programflow.testing import reference

        said = reference.verdict(self.programme, journal, at=on)
        mine = {name: row[0] for name, row in said.steps.items() if thing_of(name) == act.step}
        options = {said.decisions[n]["options"][act.option] for n in mine if n in said.decisions}
        for truth in ("no", "unknown"):
            if truth in options:
                return f"only-if-{truth}"
        states = {*mine.values()}
        if states & {"open", "waiting"}:
            return "not-yet-open"
        return "already-decided" if "done" in states else "no-instance"

    def seen(self, journal: Journal, *, at: date, known: date | None) -> Seen:
        from programflow.testing.reference import verdict

        said = verdict(self.programme, journal, at=at, known=known)
        return Seen(
            place=said.outcome or said.phase or "",
            in_outcome=said.outcome is not None,
            steps=tuple(Step(thing_of(name), row[0]) for name, row in said.steps.items()),
            due=tuple(Due(thing_of(row[0]), row[1], row[3]) for row in said.due),
            findings=tuple(self._finding(row) for row in said.findings),
            unfounded=frozenset(name for name, aside in said.unfounded if not aside),
            decisions=tuple(
                Decision(
                    thing_of(name), said.steps[name][6], row["options"], *row["recommendation"][:4]
                )
                for name, row in said.decisions.items()
            ),
            criteria=said.criteria,
            spells=said.spells,
            not_running=frozenset(said.not_running),
        )

    def _finding(self, row: tuple[Any, ...]) -> Finding:
        name, grade, modality, bearer, _, accounted, witnesses = row
        side = self.programme.roles[bearer].side if bearer else None
        return Finding(thing_of(name), grade, modality, side, accounted, witnesses)


PLAYERS: Mapping[str, type[Engine] | type[Reference]] = {"engine": Engine, "reference": Reference}


def definition_of(programme: str) -> Path:
    """The file of a shipped programme."""
    return ROOT / "programmes" / f"{programme}.yaml"


@cache
def player(name: str, programme: str) -> Player:
    """The engine or the reference, with a programme."""
    return PLAYERS[name](pf.load(definition_of(programme)))
