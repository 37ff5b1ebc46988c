"""Ruskontrakt: the names of its cases, their acts, and a check for each rule that no source has."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from programflow.definition.values import NOT_STATED
from tests.conformance.asking import Asked
from tests.conformance.cases import Journal, entry
from tests.conformance.players import Seen
from tests.conformance.telling import Ground, Row, Silence, Suite, Told, counted

_SAME = """
    information_booklet startup_meeting concern_talk rapid_test
    contract breach_assessment proportionality next_penal_step voluntary_contract
    start offer excuse refuse_excuse stay youth_follow_up community_sentence youth_sentence
    consent_youth consent_guardian place absence trinn
    breach_found continued_use new_crime tester_is_police
    in_age_group in_target_group
"""

NAMES = Told(
    programme="ruskontrakt",
    same=frozenset(_SAME.split()),
    # The order of information and consent is a bound of the task that hands the booklet over.
    things={"information_before_consent": "information_booklet"},
    options={},
    answers={},
    settings={},
    values={},
    needs={},
)

_OFFENCE = {"answer": "offence_date"}
_START_OF_IT = {"entered": "trinn", "which": "first"}
_SETTINGS: dict[str, dict[str, Row]] = {
    "age_counts_on": {
        "the day of the offence": {"age_counts_on": _OFFENCE},
        "the day the contract starts": {"age_counts_on": _START_OF_IT},
    },
    "missed_tests_limit": {
        "3 unexcused missed tests within 30 days open the decision breach_assessment": {
            "missed_tests_limit": 3,
            "missed_tests_period": "30 days",
        }
    },
}
# Who decides, no source says: the cases invent a coordinator, the definition a role for each.
_DECIDES = {"contract": "contract_decider", "absence": "coordinator"}


def _retold(case: Row) -> Row:
    """The case in the words of the definition. The number of the trinn is counted, never told."""
    settings: Row = {}
    for name, said in case.get("settings", {}).items():
        settings |= _SETTINGS[name][said["value"]]
    expect = [_moment(said) for said in case["expect"]]
    entries = [_entry(said) for said in case["entries"] if said.get("spell") != "step"]
    return {**case, "settings": settings, "entries": entries, "expect": expect}


def _moment(said: Row) -> Row:
    return said | ({"phase": "trinn"} if said.get("phase") == "contract" else {})


def _entry(said: Row) -> Row:
    told = dict(said)
    if told.get("spell") == "residence":
        told["spell"] = "place"
        if "values" in told:
            told["values"] = {"place": told["values"]["municipality"]}
    if told["kind"] == "decided":
        told["step"] = {"excuse": "absence"}.get(told["step"], told["step"])
        told["by"] = _DECIDES[told["step"]]
    answers = told.get("answers", {})
    if "municipality_of_stay" in answers:
        other = answers["municipality_of_stay"] != answers["municipality_registered"]
        told["answers"] = {"lives_elsewhere": "yes" if other else "no"}
    return told


def _set(asked: Asked, **settings: Any) -> Journal:
    """What was known, in a place that has filled in other values."""
    first, *rest = asked.known()
    said = {"id": first.id, "kind": "enrolled", "on": first.on}
    return (entry(said, asked.case.names, settings=settings), *rest)


def _in_age_group(asked: Asked, **settings: Any) -> str:
    return asked.told(_set(asked, **settings)).criteria["in_age_group"]


def _no_day_unchosen(asked: Asked) -> Iterator[str]:
    if asked.player.programme.parameters["age_counts_on"].value is not NOT_STATED:
        yield "the definition chooses the day"
    told = [
        asked.seen.criteria["in_age_group"],
        _in_age_group(asked, age_counts_on=_OFFENCE),
        _in_age_group(asked, age_counts_on=_START_OF_IT),
    ]
    if told != ["unknown", "no", "yes"]:
        yield f"in the age group: {told}"


def _eighteen_is_open(asked: Asked) -> Iterator[str]:
    told = [
        asked.seen.criteria["in_age_group"],
        _in_age_group(asked, age_counts_on=_OFFENCE, age_upper_limit="18 years"),
        _in_age_group(asked, age_counts_on=_OFFENCE, age_upper_limit="19 years"),
    ]
    if told != ["unknown", "no", "yes"]:
        yield f"in the age group: {told}"


def _waits_for_a_person(asked: Asked) -> Iterator[str]:
    """The contract is a decision; until it is taken the case stays, and nothing is due."""
    for seen in (asked.seen, asked.long_after()):
        if seen.place != "clarification" or seen.states("contract") != ["open"] or seen.due:
            yield f"in {seen.place}, the contract is {seen.states('contract')}, due {seen.due}"


def _consent_stands(asked: Asked) -> Iterator[str]:
    contract = asked.seen.decision("contract")
    if {asked.seen.spells[f"consent_{who}"] for who in ("youth", "guardian")} != {"yes"}:
        yield f"the consents are {asked.seen.spells}"
    if contract is None or contract.options["start"] != "yes":
        yield f"the contract is {contract}"


def _test_stands(asked: Asked) -> Iterator[str]:
    if counted(asked, asked.known(), at=asked.moment.at)["tests_taken"] != (1, 1):
        yield "the test is not counted"


def _by_persons(asked: Asked) -> list[str]:
    return [e.id for e in asked.known() if getattr(e, "incident", "") == "breach_found"]


def _is_under_way(asked: Asked, seen: Seen) -> Iterator[str]:
    if (seen.place, len(seen.states("startup_meeting"))) != ("trinn", 1):
        yield f"is in {seen.place}, start-up {seen.states('startup_meeting')}"
    breaches = [f.witnesses for f in seen.findings if f.accounted and f.grade == "breach"]
    if breaches != [(name,) for name in _by_persons(asked)]:
        yield f"breaches by {breaches}"


def _goes_on(asked: Asked) -> Iterator[str]:
    """In the same trinn, now and long after, with no breach but those that a person found."""
    for seen in (asked.seen, asked.long_after()):
        yield from _is_under_way(asked, seen)
    at = asked.moment.at + timedelta(days=100)
    if counted(asked, asked.known(), at=at)["trinn_number"] != (1, 1):
        yield "the trinn is another"


def _penal_step_waits(asked: Asked) -> Iterator[str]:
    yield from _goes_on(asked)
    if asked.long_after().states("next_penal_step") != ["open"]:
        yield "the penal step is decided, or forgotten"


def _no_penal_step_is_first(asked: Asked) -> Iterator[str]:
    step = asked.seen.decision("next_penal_step")
    if step is None or step.verdict != "silent" or {*step.options.values()} != {"yes"}:
        yield f"the penal step is {step}"


def _result_makes_no_difference(asked: Asked) -> Iterator[str]:
    """A positive test opens, closes and finds what a negative one does: nothing."""
    yield from _goes_on(asked)
    said = {"kind": "tested", "test": "rapid_test", "result": "negative", "by": "municipality"}
    if asked.told(asked.changed("e9", **said)) != asked.seen:
        yield "the result changes the case"


def _weighed_not_forgiven(asked: Asked) -> Iterator[str]:
    yield from _goes_on(asked)
    for seen in (asked.seen, asked.long_after()):
        if seen.states("proportionality") != ["open"] or len(seen.found("breach")) != 1:
            yield f"the breach is {seen.found('breach')}, weighed {seen.states('proportionality')}"


def _counts_move_along(asked: Asked) -> Iterator[str]:
    yield from _goes_on(asked)
    stayed = asked.less("e9", "e14", "e15")
    told = [counted(asked, journal, at=asked.moment.at) for journal in (stayed, asked.known())]
    if told[0] != told[1]:
        yield f"the move changes {told}"


def _neither_municipality(asked: Asked) -> Iterator[str]:
    """Living elsewhere is a notice, and changes neither steps nor what is to be decided."""
    without = asked.told(asked.less("e9"))
    told = asked.seen
    if (without.steps, without.decisions, without.due) != (told.steps, told.decisions, told.due):
        yield "it changes who is to do what"
    if {f.grade for f in told.findings} != {"notice"}:
        yield f"found: {told.findings}"


def _nothing_called(*words: str) -> Silence:
    def check(asked: Asked) -> Iterator[str]:
        p = asked.player.programme
        names = [*p.steps, *p.findings, *p.phases, *p.outcomes, *p.incidents]
        for phase in p.phases.values():
            names += phase.steps
        for outcome in p.outcomes.values():
            names += outcome.steps
        yield from (name for name in names if any(word in name.split("_") for word in words))

    return check


_NO_FINE = _nothing_called("fine", "penalty")
_NO_RECORD = _nothing_called("record", "certificate", "conduct")


def _no_fine(asked: Asked) -> Iterator[str]:
    """Neither by the definition nor in the case: what follows waits for a person."""
    yield from _NO_FINE(asked)
    if asked.seen.due or asked.seen.in_outcome or asked.long_after().in_outcome:
        yield f"in {asked.seen.place}, due {asked.seen.due}"


_START = {"by": "contract_decider", "step": "contract", "option": "start"}

SUITE = Suite(
    names=NAMES,
    retold=_retold,
    acts={
        "decide contract: start": _START,
        "decide contract: start on 2026-03-16": _START,
        "consider a voluntary contract": {
            "by": "contract_decider",
            "step": "voluntary_contract",
            "option": "offer",
        },
    },
    grounds={
        "under fifteen on the day that was chosen to count (RK-07, RK-69)": Ground(
            "only-if-no", frozenset({("in_age_group", "no")})
        ),
        "the guardian has not chosen the contract (RK-11, RK-37)": Ground(
            "only-if-no", frozenset({("consent_guardian", "no")})
        ),
        "the young person has not chosen the contract (RK-11)": Ground(
            "only-if-no", frozenset({("consent_youth", "no")})
        ),
    },
    silences={
        "choose the date of the offence or of the start silently": _no_day_unchosen,
        "the date of the offence, as in criminal law": _no_day_unchosen,
        "out, because eighteen is of age": _eighteen_is_open,
        "a fine is issued by itself": _waits_for_a_person,
        "start a contract by itself": _waits_for_a_person,
        "the consent is void and must be given again": _consent_stands,
        "the test is void": _test_stands,
        "end the contract by itself": _goes_on,
        "find a breach by itself": _goes_on,
        "find a breach without a person": _goes_on,
        "move to another step by itself": _goes_on,
        "move to the next step by itself": _goes_on,
        "the contract is broken": _goes_on,
        "one positive test is a breach": _result_makes_no_difference,
        "every positive rapid test is confirmed by a medical test": _result_makes_no_difference,
        "in step 1 the first breach is forgiven": _weighed_not_forgiven,
        "move to a penal step by itself": _penal_step_waits,
        "count the contract's own step up by one": _penal_step_waits,
        "youth follow-up first, always": _no_penal_step_is_first,
        "set the counts back to nought": _counts_move_along,
        "start the contract anew": _counts_move_along,
        "the registered one": _neither_municipality,
        "issue a fine by itself": _no_fine,
        "the fine falls due at once": _no_fine,
        "promise or deny that the matter shows on the record": _NO_RECORD,
        "it never shows": _NO_RECORD,
    },
    counters={},
)
