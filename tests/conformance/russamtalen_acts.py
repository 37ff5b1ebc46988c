"""The acts that the cases of Russamtalen try, the ground on which they fall, and the trying."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.conformance.asking import Asked
from tests.conformance.expectations import Check
from tests.conformance.players import Refused

_START = {"step": "offer", "option": "start"}
_REFUSE = {"step": "offer", "option": "refuse", "reasons": ["not_expedient"]}
_IMPOSE = {
    "step": "consider_reaction",
    "option": "impose",
    "values": {"reaction": "written_reprimand"},
}
_NO_REACTION = {"step": "consider_reaction", "option": "no reaction"}

# An act that names no option is tried with each of them.
ACTS: Mapping[str, list[dict[str, Any]]] = {
    "decide offer: start": [_START],
    "decide offer: refuse": [_REFUSE],
    "decide offer at 09:00": [_START | {"at": "09:00"}, _REFUSE | {"at": "09:00"}],
    "decide offer at 11:00": [_START | {"at": "11:00"}, _REFUSE | {"at": "11:00"}],
    "decide offer on 2026-09-02 with no time": [_START, _REFUSE],
    "decide consider_reaction": [_IMPOSE, _NO_REACTION],
    "decide consider_reaction: no reaction": [_NO_REACTION],
    "decide consider_reaction: impose, for not completing the talks": [_IMPOSE],
}


class Ground(NamedTuple):
    """The code of a rejection, what it rests on (criteria and spells) and steps in a state."""

    code: str
    rests_on: tuple[tuple[str, str], ...] = ()
    steps: tuple[tuple[str, str], ...] = ()


# By the case's own words. An agreement that nobody recorded is not there, so its condition is no.
_NOT_AGREED = Ground("only-if-no", (("agreement", "no"),))
GROUNDS: Mapping[str, Ground] = {
    "that she wants the talks is a condition and is not known (RT-141)": _NOT_AGREED,
    "she does not want it; her wish is one of the two keys (RT-139, RT-141)": _NOT_AGREED,
    "neither admitted use nor a positive urine test (RT-069)": Ground(
        "only-if-no", (("in_target_group", "no"),)
    ),
    "whether he is in the target group is not known": Ground(
        "only-if-unknown", (("in_target_group", "unknown"),)
    ),
    "the talks as an alternative shall always be clarified with the inmate first (RT-066)": Ground(
        "no-instance", steps=(("clarification", "open"),)
    ),
    "the decision is taken after the clarification talk (RT-198)": Ground(
        "not-yet-open", steps=(("clarification", "done"),)
    ),
    "the three mandatory talks are completed (RT-165, RT-168)": Ground(
        "no-instance", (("fulfilled", "yes"), ("withdrawn", "no"))
    ),
}


def _allowed(asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    for row in wanted:
        for act in ACTS[row["act"]]:
            got = asked.tried(asked.made(kind="decided", by="prison", **act))
            if got is not None:
                yield f"{row['act']} is refused: {got.code}"


def _not_allowed(asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    for row in wanted:
        ground = GROUNDS[row["reason"]]
        yield from _stands(asked, ground)
        for act in ACTS[row["act"]]:
            got = asked.tried(asked.made(kind="decided", by="prison", **act))
            if not _falls_on(ground, got):
                yield f"{row['act']} is {got}, not {ground}"


def _falls_on(ground: Ground, got: Refused | None) -> bool:
    """The code is right, and if it is that of a condition and reasons are given, so are they."""
    if got is None or got.code != ground.code:
        return False
    reasons = got.rests_on if ground.code.startswith("only-if") else None
    return reasons is None or {*ground.rests_on} <= reasons


def _stands(asked: Asked, ground: Ground) -> Iterator[str]:
    """Whether what the ground speaks of is so on the day."""
    truths = {**asked.seen.criteria, **asked.seen.spells}
    for name, truth in ground.rests_on:
        if truths[name] != truth:
            yield f"{name} is {truths[name]}, not {truth}"
    for name, state in ground.steps:
        if asked.seen.states(name) != [state]:
            yield f"{name} is {asked.seen.states(name)}, not {state}"


CHECKS: Mapping[str, Check] = {"allowed": _allowed, "not_allowed": _not_allowed}
