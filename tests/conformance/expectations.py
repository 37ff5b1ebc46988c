"""What each key of `expect` asks of a moment. A check says what is wrong, or nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.conformance.asking import Asked
from tests.conformance.players import Decision, Finding

Check = Callable[[Asked, Any], Iterator[str]]


def _place(asked: Asked, wanted: str, *, outcome: bool) -> Iterator[str]:
    seen = asked.seen
    if (seen.place, seen.in_outcome) != (asked.thing(wanted), outcome):
        yield f"is in {seen.place}, not in {wanted}"


def _phase(asked: Asked, wanted: str) -> Iterator[str]:
    yield from _place(asked, wanted, outcome=False)


def _outcome(asked: Asked, wanted: str) -> Iterator[str]:
    yield from _place(asked, wanted, outcome=True)


def _criteria(asked: Asked, wanted: Mapping[str, str]) -> Iterator[str]:
    for name, truth in wanted.items():
        got = asked.seen.criteria[asked.thing(name)]
        if got != truth:
            yield f"{name} is {got}, not {truth}"


def _fulfilled(asked: Asked, wanted: str) -> Iterator[str]:
    yield from _criteria(asked, {"fulfilled": wanted})


def _done(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        if "done" not in asked.seen.states(asked.thing(name)):
            yield f"{name} is not done"


def _not_done(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        if "done" in asked.seen.states(asked.thing(name)):
            yield f"{name} is done"


def _open(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        if not asked.seen.living(asked.thing(name)):
            yield f"{name} is not open: {asked.seen.states(asked.thing(name))}"


def _not_open(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        if asked.seen.living(asked.thing(name)):
            yield f"{name} is open"


def _due(asked: Asked, wanted: Mapping[str, Any]) -> Iterator[str]:
    for name, last in wanted.items():
        dates = {d.on for d in asked.seen.due if d.thing == asked.thing(name)}
        if dates != {last}:
            yield f"{name} is due {sorted(dates)}, not {last}"


def _not_due(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        dates = [d.on for d in asked.seen.due if d.thing == asked.thing(name)]
        if dates:
            yield f"{name} is due {dates}"


def _graded(asked: Asked, grade: str) -> list[Finding]:
    return [f for f in asked.seen.findings if f.accounted and f.grade == grade]


def _deviations(asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    """Exact in number and thing; bearer and modality where the case states them."""
    left = _graded(asked, "deviation")
    for row in wanted:
        match = next((f for f in left if _is_as_said(asked, f, row)), None)
        if match is None:
            yield f"no deviation {dict(row)} among {left}"
        else:
            left.remove(match)
    if left:
        yield f"deviations that nobody expects: {left}"


def _is_as_said(asked: Asked, found: Finding, row: Mapping[str, str]) -> bool:
    # Who bears it, where the case says so; never the participant, where it does not.
    of = found.side == row["of"] if "of" in row else found.side != "participant"
    modality = row.get("modality", found.modality)
    return found.thing == asked.thing(row["what"]) and found.modality == modality and of


def _breaches(asked: Asked, wanted: list[str]) -> Iterator[str]:
    got = sorted(f.thing for f in _graded(asked, "breach"))
    if got != sorted(map(asked.thing, wanted)):
        yield f"breaches are {got}, not {wanted}"


def _unaccounted(asked: Asked, wanted: list[str]) -> Iterator[str]:
    got = sorted(f.thing for f in asked.seen.findings if not f.accounted)
    if got != sorted(map(asked.thing, wanted)):
        yield f"unaccounted are {got}, not {wanted}"


def _unfounded(asked: Asked, wanted: list[str]) -> Iterator[str]:
    if asked.seen.unfounded != frozenset(wanted):
        yield f"unfounded are {sorted(asked.seen.unfounded)}, not {wanted}"


def _open_decisions(asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    for row in wanted:
        got = asked.seen.decision(asked.thing(row["decision"]))
        if got is None:
            yield f"{row['decision']} does not wait for anybody"
        elif "modality" in row and got.need != asked.case.names.needs[row["modality"]]:
            yield f"{row['decision']} is a {got.need}, not: {row['modality']}"


def _no_open_decision(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        if asked.seen.decision(asked.thing(name)) is not None:
            yield f"{name} waits"


def _recommendation(asked: Asked, wanted: Mapping[str, Any] | str) -> Iterator[str]:
    if isinstance(wanted, str):
        assert wanted == "source does not say"
        (only,) = asked.seen.decisions
        if only.verdict != "silent":
            yield f"recommends {only}"
        return
    got = asked.seen.decision(asked.thing(wanted["decision"]))
    if got is None:
        yield f"{wanted['decision']} does not wait for anybody"
    elif not _is_recommended(asked, got, wanted):
        yield f"recommends {got}, not {dict(wanted)}"


def _is_recommended(asked: Asked, got: Decision, wanted: Mapping[str, Any]) -> bool:
    if wanted["option"] == "ask first":
        asks = {*got.ask} == {*wanted.get("ask", got.ask)}
        return (got.verdict, got.option) == ("ask_first", None) and asks and bool(got.ask)
    option = asked.case.names.option(wanted["option"])
    return (got.verdict, got.option, got.strength) == ("for", option, wanted["strength"])


def _not_running(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for name in wanted:
        if asked.thing(name) not in asked.seen.not_running:
            yield f"{name} is not among {sorted(asked.seen.not_running)}"


def _rejected(asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    codes = {"the local time does not exist": "time-nonexistent"}
    for row in wanted:
        code = codes[row["reason"].partition(" (")[0]]
        got = asked.refused.get(row["entry"])
        if got is None or got.code != code:
            yield f"{row['entry']} is {got}, not {code}"


EVERYWHERE: Mapping[str, Check] = {
    "phase": _phase,
    "outcome": _outcome,
    "fulfilled": _fulfilled,
    "criteria": _criteria,
    "done": _done,
    "not_done": _not_done,
    "open": _open,
    "not_open": _not_open,
    "due": _due,
    "not_due": _not_due,
    "deviations": _deviations,
    "breaches": _breaches,
    "unaccounted": _unaccounted,
    "unfounded": _unfounded,
    "open_decisions": _open_decisions,
    "no_open_decision": _no_open_decision,
    "recommendation": _recommendation,
    "not_running": _not_running,
    "rejected": _rejected,
}
