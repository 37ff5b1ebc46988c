"""ER-VIL-KAN: the names of its cases, their acts, and a check for each rule that no source has."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from programflow.definition.values import NOT_STATED
from tests.conformance.asking import Asked
from tests.conformance.telling import Ground, Row, Silence, Suite, Told

_SAME = """
    gathering individual_talk_1 individual_talk_2 composition whole composed
    participation pause place fulfilled in_target_group
    gatherings least_composed
    expulsion consider_reaction issue_certificate
"""

NAMES = Told(
    programme="er-vil-kan",
    same=frozenset(_SAME.split()),
    # The length is the window of the phase; the pace is that of a step read off the gatherings.
    things={"programme_length": "programme", "gathering_pace": "group_meets"},
    options={},
    answers={},
    settings={},
    values={},
    needs={},
)

_SETTINGS: dict[str, dict[Any, Any]] = {
    "gathering_pace": {"at least one per calendar week; partial weeks waived": 1},
    "programme_length": {"56 days from enrolment, stopped by pause, modality should": "56 days"},
    # The range is the definition's own.
    "gathering_minutes": {"120 to 180, about": 120},
}


def _retold(case: Row) -> Row:
    """Gatherings are named by their number as text; settings by what a place would write."""
    settings = {
        name: _SETTINGS.get(name, {}).get(said["value"], said["value"])
        for name, said in case["settings"].items()
    }
    entries = [
        {**said, "about": str(said["about"])} if "about" in said else said
        for said in case["entries"]
    ]
    return {**case, "settings": settings, "entries": entries}


def _under_way(asked: Asked) -> Iterator[str]:
    """In the programme, now and long after, with nobody asked to decide anything."""
    for seen in (asked.seen, asked.long_after()):
        if (seen.place, seen.in_outcome) != ("programme", False):
            yield f"is in {seen.place}"
        if seen.criteria["fulfilled"] != "no" or seen.decisions:
            yield f"fulfilled is {seen.criteria['fulfilled']}, {seen.decisions} wait"
        if [f for f in seen.findings if f.accounted]:
            yield f"something is held against somebody: {seen.findings}"


def _absences_end_nothing(asked: Asked) -> Iterator[str]:
    """Nor do ten more of them."""
    yield from _under_way(asked)
    more = tuple(
        asked.made(
            id=f"told-{day}",
            kind="missed",
            on=asked.moment.at + timedelta(days=day),
            step="gathering",
            about="20",
            cause="participant",
            excused="no",
        )
        for day in range(1, 11)
    )
    seen = asked.told(asked.known() + more, at=more[-1].on)
    if seen.place != "programme" or seen.decisions:
        yield f"ten absences lead to {seen.place} and {seen.decisions}"


def _stays_open(asked: Asked) -> Iterator[str]:
    for seen in (asked.seen, asked.long_after()):
        if seen.states("gathering") != ["open"] or any(d.thing == "gathering" for d in seen.due):
            yield f"the gathering is {seen.states('gathering')}, due {seen.due}"


def _no_fault(asked: Asked) -> Iterator[str]:
    if asked.seen.findings:
        yield f"found: {asked.seen.findings}"


def _not_grouped(asked: Asked) -> Iterator[str]:
    programme = asked.player.programme
    steps = set(programme.phases["programme"].steps)
    talks = {"individual_talk_1", "individual_talk_2"}
    if {*programme.phases} != {"programme"} or steps - talks != {
        "composition",
        "gathering",
        "group_meets",
    }:
        yield f"the gatherings are in {steps} of {set(programme.phases)}"


def _unplaced(asked: Asked) -> Iterator[str]:
    for name, step in asked.player.programme.phases["programme"].steps.items():
        if step.after or step.before or step.window or step.opens:
            yield f"{name} has a place"


def _no_pace(asked: Asked) -> Iterator[str]:
    for name in ("gathering_pace", "programme_length"):
        if asked.player.programme.parameters[name].value is not NOT_STATED:
            yield f"the definition states {name}"
    if asked.seen.due or asked.long_after().findings:
        yield "there is a last day"


def _leaving_leads_to_nothing(asked: Asked) -> Iterator[str]:
    for seen in (asked.seen, asked.long_after()):
        if seen.place != "stopped_early" or seen.decisions or seen.findings or seen.due:
            yield f"in {seen.place}: {seen.decisions}, {seen.findings}, {seen.due}"


def _may_take_up_the_rest(asked: Asked) -> Iterator[str]:
    """A new case of the gatherings that remain is completed without the two he attended."""
    rest = list(range(3, 21))
    first = [e for e in asked.known() if e.id in {"e1", "e2"}]
    on = asked.moment.at
    again = (
        *first,
        asked.made(id="c", kind="decided", by="unit", step="composition", option="composed",
                   chosen=rest),
        *(asked.made(id=f"g{n}", kind="done", step="gathering", about=str(n)) for n in rest),
        *(asked.made(id=f"t{n}", kind="done", step=f"individual_talk_{n}") for n in (1, 2)),
    )  # fmt: skip
    if asked.told(again, at=on).place != "completed":
        yield "what was attended must be attended again"


def _no_certificate(asked: Asked) -> Iterator[str]:
    programme = asked.player.programme
    steps = [name for o in programme.outcomes.values() for name in o.steps]
    # What follows up a pause is over when the programme is.
    steps += [name for name in programme.steps if name != "end_of_pause"]
    if steps or asked.seen.decisions or asked.seen.states("end_of_pause"):
        yield f"after the programme come {steps}"


def _counts(asked: Asked) -> Iterator[str]:
    yield from _no_fault(asked)
    short = asked.told(
        (*asked.less("e6"), asked.made(id="e6", kind="done", step="gathering", about="3",
                                       values={"minutes": 10}))
    )  # fmt: skip
    if short != asked.seen:
        yield "ten minutes are not like an hour and three quarters"


_EXPELLED: dict[str, Silence] = dict.fromkeys(
    (
        "end the programme by itself",
        "count nineteen as near enough by itself",
        "eighty per cent attendance is enough, or every absence ends it",
        "expel by itself",
        "three absences mean expulsion",
    ),
    _absences_end_nothing,
)

_EIGHT = [1, 2, 3, 4, 5, 6, 7, 8]
_COMPOSED = {"by": "unit", "step": "composition", "option": "composed"}

SUITE = Suite(
    names=NAMES,
    retold=_retold,
    acts={
        "decide composition: eight gatherings": {**_COMPOSED, "chosen": _EIGHT},
        # The talks are no rounds: there is no way to choose one of them, or to leave one out.
        "decide composition: eight gatherings and one individual talk": {
            **_COMPOSED,
            "chosen": [*_EIGHT, "individual_talk_1"],
        },
    },
    grounds={
        "the two individual talks are mandatory in every composition (EVK-17, EVK-C02)": Ground(
            "value-out-of-range"
        )
    },
    silences={
        **_EXPELLED,
        "complete the programme": _under_way,
        "a make-up is required within two weeks": _stays_open,
        "gathering 7 before gathering 3 is a fault": _no_fault,
        "one to seven are ER": _not_grouped,
        "one at the beginning and one at the end": _unplaced,
        "two gatherings a week for ten weeks": _no_pace,
        "a reaction is considered as in Russamtalen": _leaving_leads_to_nothing,
        "he must start again": _may_take_up_the_rest,
        "a duty of the unit to issue a certificate": _no_certificate,
        "under two hours does not count": _counts,
    },
    counters={"gatherings_missed_by_participant": "gatherings_missed"},
)
