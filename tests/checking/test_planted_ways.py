"""What the proofs of ways find in shipped programmes with one thing wrong."""

from unittest.mock import patch

import pytest

import programflow as pf
from programflow.checking import proving
from programflow.checking.provers import PROVERS
from programflow.checking.proving import prove
from tests.checking.planted import PLACE, PROGRAMMES, Planted, line_of, proof_of

RUSSAMTALEN, ER_VIL_KAN, RUSKONTRAKT = "russamtalen", "er-vil-kan", "ruskontrakt"
WITHDRAWN = "      - {when: {criterion: withdrawn}, go: left, source: handbook 3.2 (4)}\n"
STOPPED = "      - {when: {criterion: stopped}, go: stopped_early, source: article Målgruppe}\n"
CURRENT = "{phase: talks, is: current}, {spell: agreement, is: closed}"

PLANTED = {
    # Whoever leaves has nothing more to do, and the case no way on.
    "dead-end": Planted(RUSSAMTALEN, WITHDRAWN, "", "  talks:"),
    # Without the refusal, a case outside the target group waits for an answer that nobody owes.
    "endless-wait": Planted(
        ER_VIL_KAN,
        "      individual_talk_2:\n        is: session\n",
        "      individual_talk_2:\n        is: session\n        during: pause\n",
        "  programme:",
    ),
    "never-moves": Planted(
        RUSSAMTALEN,
        CURRENT,
        "{phase: talks, is: current}, {not: {criterion: offered}}",
        "criterion: withdrawn",
    ),
    "never-chosen": Planted(
        RUSSAMTALEN,
        "            only_if: {criterion: may_start}\n            then: [{go: talks}]\n"
        "            title: {nb: Tilby og",
        "            only_if: {all: [{criterion: may_start}, {criterion: offered}]}\n"
        "            then: [{go: talks}]\n            title: {nb: Tilby og",
        "only_if:",
    ),
    "never-entered": Planted(
        RUSSAMTALEN, "outcomes:\n", "outcomes:\n  postponed: {adverse: no}\n", "  postponed:"
    ),
    # Two of three talks are asked for; the third nobody reads any more.
    "completes-without": Planted(
        RUSSAMTALEN,
        "all: [{has: {done: talk_1}}, {has: {done: talk_2}}, {has: {done: talk_3}}]",
        "all: [{has: {done: talk_1}}, {has: {done: talk_2}}]",
        "criterion: fulfilled",
    ),
    # The talk that the article calls mandatory is an offer, and is asked for all the same.
    "needs-optional": Planted(
        ER_VIL_KAN,
        "      individual_talk_2:\n        is: session\n        need: must\n",
        "      individual_talk_2:\n        is: session\n        need: may\n",
        "need: may",
    ),
    # A talk that is missed lets everybody begin anew, as often as it is missed.
    "endless-phases": Planted(
        ER_VIL_KAN,
        STOPPED,
        STOPPED + "      - {when: {has: {missed: individual_talk_1}, in: visit}, go: programme}\n",
        "  programme:",
    ),
    # An offer that was not made is to be made again, and again, with nobody to say it is enough.
    "endless-responses": Planted(
        RUSSAMTALEN,
        "    opens: [{each: {entered: talks}}]\n",
        "    opens: [{each: {entered: talks}}, {each: {missed: offer_follow_up}}]\n",
        "  offer_follow_up:",
    ),
    # Whoever is not offered the talks would be both not offered and gone.
    "two-targets": Planted(
        RUSSAMTALEN,
        "{go: not_offered}]",
        "{go: not_offered}, {go: left}]",
        "{go: not_offered}, {go: left}]",
    ),
    # The group is to meet each week, also for whoever is away while the programme stands still.
    "runs-on-in-pause": Planted(
        ER_VIL_KAN,
        "modality: should, except: [pause], assumption: yes}",
        "modality: should, assumption: yes}",
        "repeat: {per: week",
    ),
    # Two weeks to the first talk, counted also while a consent is wanting and no talk may be held.
    "runs-while-waiting": Planted(
        RUSKONTRAKT,
        "        repeat: {until: {criterion: trinn_over}, per: month, min: talks_each_month",
        "        window: [{from: {entered: trinn}, max: 14 days, modality: should}]\n"
        "        repeat: {until: {criterion: trinn_over}, per: month, min: talks_each_month",
        "max: 14 days",
    ),
    "clock-stops-itself": Planted(
        ER_VIL_KAN,
        "    from: enrolled\n    except: [pause]\n",
        "    from: {began: pause, which: last}\n    except: [pause]\n",
        "except: [pause]",
    ),
    # Dropped before it could open.
    "never-opens": Planted(
        RUSSAMTALEN,
        "    unless: {criterion: offered}\n",
        "    unless: {any: [{criterion: offered}, {criterion: refused}]}\n",
        "  state_non_offer:",
    ),
}
ASKED = {
    **dict.fromkeys(("never-moves", "never-chosen", "never-entered", "never-opens"), "never"),
    **dict.fromkeys(("completes-without", "needs-optional"), "completion"),
    **dict.fromkeys(("endless-phases", "endless-responses"), "ends"),
    "two-targets": "one-way",
    **dict.fromkeys(("runs-on-in-pause", "runs-while-waiting", "clock-stops-itself"), "pauses"),
}
OF_WAYS = {"ways-out", "never", "completion", "ends", "one-way", "pauses"}
PATHS = {
    "dead-end": [
        ("done", "clarification", None),
        ("answered", "admitted_use", True),
        ("began", "agreement", None),
        ("decided", "offer", "start"),
        ("ended", "agreement", None),
    ],
    "completes-without": [
        ("done", "clarification", None),
        ("answered", "admitted_use", True),
        ("began", "agreement", None),
        ("decided", "offer", "start"),
        ("done", "talk_1", None),
        ("done", "talk_2", None),
    ],
}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found_where_it_was_planted(rule: str) -> None:
    planted = PLANTED[rule]
    proof = proof_of(planted, only=ASKED.get(rule, "ways-out"))
    assert rule in {fault.rule for fault in proof.findings}
    assert planted.at in line_of(planted, proof, rule)


@pytest.mark.parametrize("rule", PATHS)
def test_the_way_there_is_the_shortest(rule: str) -> None:
    proof = proof_of(PLANTED[rule], only=ASKED.get(rule, "ways-out"))
    path = next(fault.param("path") for fault in proof.findings if fault.rule == rule)
    assert sorted(tuple(one) for one in path) == sorted(PATHS[rule])


@pytest.mark.parametrize("name", ["russamtalen", "er-vil-kan", "ruskontrakt"])
def test_in_shipped_programmes_nothing_is_found_and_nothing_is_left_unproved(name: str) -> None:
    loaded = pf.load(PROGRAMMES / f"{name}.yaml")
    proof = prove(loaded.programme, loaded.machine, place=PLACE, horizon=1)
    assert [fault.rule for fault in proof.findings] == []
    assert [e for e in proof.not_proved if e.check in OF_WAYS] == []
    assert proof.states > 0


def test_a_claim_that_a_changed_rule_breaks_is_told_with_the_case() -> None:
    """Two talks are enough: whoever was moved on after them has completed without the third."""
    planted = Planted(
        RUSSAMTALEN,
        "      - {when: {criterion: fulfilled}, go: completed, source: handbook 3.2 (4)}\n",
        "      - {when: {has: {done: talk_2}}, go: completed, source: handbook 3.2 (4)}\n",
        "never: [completed_without_the_talks",
    )
    proof = proof_of(planted, only="claims")
    assert [fault.rule for fault in proof.findings] == ["claim-broken"]
    assert planted.at in line_of(planted, proof, "claim-broken")
    path = [tuple(one)[:2] for one in proof.findings[0].param("path")]
    assert path[-2:] == [("done", "talk_1"), ("done", "talk_2")]


@pytest.mark.parametrize("name", ["russamtalen", "er-vil-kan", "ruskontrakt"])
def test_the_claims_of_shipped_programmes_are_proved(name: str) -> None:
    loaded = pf.load(PROGRAMMES / f"{name}.yaml")
    assert loaded.programme.never
    with patch.object(proving, "PROVERS", {"claims": PROVERS["claims"]}):
        proof = prove(loaded.programme, loaded.machine, place=PLACE, horizon=1)
    assert (proof.findings, proof.not_proved) == ((), ())
