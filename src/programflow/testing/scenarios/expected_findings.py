"""The findings and lapses of a day held against those that must be there; grounds in a reason."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from programflow.case import Status
from programflow.case.verdict import FindingStatus, Reason
from programflow.definition.node import Route
from programflow.definition.scenarios import NOBODY, Expected, FoundThere
from programflow.testing.scenarios.verdict import Failure, failure


def unlike_findings(expected: Expected, status: Status) -> Iterator[Failure]:
    """Each finding that is named is there, and each that is there is named."""
    if expected.found is None:
        return
    left = list(status.findings)
    missing: list[FoundThere] = []
    # Those that say more are matched first: of two alike each finds its own.
    alike = [one for one in expected.found for _ in range(one.times)]
    for wanted in sorted(alike, key=_vagueness):
        match = next((there for there in left if is_met_by(wanted, there)), None)
        if match is None:
            missing.append(wanted)
        else:
            left.remove(match)
            yield from not_in_reason(wanted.because, match.because, wanted.route, on=status.at)
    for wanted in missing:
        near = next((f for f in left if (f.name, f.lapse) == (wanted.name, wanted.lapse)), None)
        if near is None:
            yield failure("not-found", wanted.route, **_named(status, wanted))
            continue
        left.remove(near)
        for field, said, got in _unlike(wanted, near):
            named = _named(status, wanted)
            route = (*wanted.route, field)
            yield failure(
                "found-otherwise", route, near.because, **named, field=field, wanted=said, got=got
            )
    route = (*expected.route, "found")
    for there in left:
        named = _named(status, there)
        yield failure("also-found", route, there.because, **named, grade=there.grade, of=there.of)


def _named(status: Status, one: FoundThere | FindingStatus) -> dict[str, Any]:
    return {"on": status.at, "finding": one.name, "lapse": one.lapse}


def _vagueness(wanted: FoundThere) -> int:
    fields = (
        wanted.grade,
        wanted.modality,
        wanted.of,
        wanted.on,
        wanted.accounted,
        wanted.witnesses,
    )
    return sum(field is None for field in fields)


def is_met_by(wanted: FoundThere, there: FindingStatus) -> bool:
    """Whether a finding is one that is wanted."""
    return not [*_unlike(wanted, there)]


def _unlike(wanted: FoundThere, there: FindingStatus) -> Iterator[tuple[str, Any, Any]]:
    """The fields in which a finding is not as wanted, with both values."""
    if (wanted.name, wanted.lapse) != (there.name, there.lapse):
        yield "name", wanted.name, there.name
        return
    pairs: dict[str, tuple[Any, Any]] = {
        "grade": (wanted.grade, there.grade),
        "modality": (wanted.modality, there.modality),
        "of": (wanted.of, there.of or NOBODY),
        "on": (wanted.on, there.on),
        "accounted": (wanted.accounted, there.accounted),
    }
    if wanted.witnesses is not None:
        pairs["witnesses"] = (tuple(sorted(wanted.witnesses)), tuple(sorted(there.witnesses)))
    for field, (said, got) in pairs.items():
        if said is not None and said != got:
            yield field, said, got


def not_in_reason(
    wanted: tuple[str, ...], reason: Reason, route: Route, *, on: date
) -> Iterator[Failure]:
    """Each citation, or entry, that stands nowhere in a reason. `route` is of what holds them."""
    there = {*_grounds(reason)} if wanted else set()
    for index, ground in enumerate(wanted):
        if ground not in there:
            yield failure("because", (*route, "because", index), reason, on=on, wanted=ground)


def _grounds(reason: Reason) -> Iterator[str]:
    yield from reason.sources
    yield from reason.entries
    for child in reason.children:
        yield from _grounds(child)
