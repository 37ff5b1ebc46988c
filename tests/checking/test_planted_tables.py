"""What the proofs of tables find in shipped programmes with one thing wrong."""

import pytest

from tests.checking.planted import Planted, line_of, proof_of

ALL_NO = "{criterion: all_no}, strength: presumption"
IN_AGE = "{clock: age, at_least: age_lower_limit}, {clock: age, less_than: age_upper_limit}"
LIMIT = "when: {tally: tests_missed_lately, at_least: missed_tests_limit}\n    modality: may"

PLANTED = {
    # The ages are turned.
    "never-yes": Planted(
        "ruskontrakt",
        "when: {criterion: offer_to_everyone}",
        "when: {all: [{criterion: offer_to_everyone}, {clock: age, less_than: age_lower_limit}]}",
        "offer_to_everyone",
    ),
    # Whoever says no for himself has said so already.
    "rule-masked": Planted(
        "russamtalen",
        "when: {criterion: all_no}",
        "when: {all: [{criterion: all_no}, {answer: own_view, is: against}]}",
        "all_no",
    ),
    # Four times no weighs as much as the inmate's own view.
    "points-both-ways": Planted(
        "russamtalen", ALL_NO, "{criterion: all_no}, strength: decisive", "own_view, is: for"
    ),
    # Six or more, in steps of ten: a score of five belongs to nobody.
    "hole-between": Planted(
        "russamtalen",
        "          - {option: skip, when: {criterion: low_and_silent}",
        "          - {option: go_on, when: {answer: importance, at_least: 6}, strength: strong,"
        " source: handbook 3.4 (2)}\n"
        "          - {option: skip, when: {answer: importance, at_most: low_importance}",
        "recommend:",
    ),
    "no-option": Planted(
        "ruskontrakt",
        "          report: {title: {nb: Anmelde, en: Report}, source",
        "          report: {only_if: {answer: first_time, is: no},"
        " title: {nb: Anmelde, en: Report}, source",
        "options:",
    ),
    "true-at-once": Planted(
        "er-vil-kan",
        "when: {not: {criterion: in_target_group}}",
        "when: {all: [{phase: programme, is: current}, {not: {criterion: stopped}}]}",
        "criterion: stopped",
    ),
    # A second limit, higher, that says no more than the first.
    "finding-within": Planted(
        "ruskontrakt",
        "  continued_use_and_new_crime:\n    when:",
        "  far_too_many_missed_tests:\n"
        "    when: {tally: tests_missed_lately, at_least: 6}\n    modality: may\n    of: youth\n"
        "    assumption: yes\n  continued_use_and_new_crime:\n    when:",
        "at_least: 6",
    ),
    # Both a positive and a negative test would be a breach.
    "breach-unavoidable": Planted(
        "ruskontrakt",
        "  continued_use_and_new_crime:\n    when:",
        "  not_motivated:\n    when: {answer: motivated, is: no}\n    modality: must\n"
        "    of: youth\n    assumption: yes\n"
        "  motivated_only:\n    when: {answer: motivated, is: yes}\n    modality: must\n"
        "    of: youth\n    assumption: yes\n  continued_use_and_new_crime:\n    when:",
        "motivated, is: no",
    ),
    "cannot-add-up": Planted(
        "ruskontrakt",
        "  continued_use_and_new_crime:\n    when:",
        "  many_talks:\n    when: {tally: talks_lately, at_least: 13}\n    modality: may\n"
        "    of: youth\n    assumption: yes\n  continued_use_and_new_crime:\n    when:",
        "at_least: 13",
    ),
}
MORE = {
    "no-option": (
        "          leave: {title: {nb: Ikke anmelde, en: Not report}, source",
        (
            "          leave: {only_if: {answer: reported_by_police, is: no}, "
            "title: {nb: Ikke anmelde, en: Not report}, source"
        ),
    ),
    "cannot-add-up": (
        "tallies:\n",
        (
            "tallies:\n  talks_lately: "
            "{count: {missed: talk, cause: any}, in: {last: 30 days}, assumption: yes}\n"
        ),
    ),
}
PACED = (
    "min: talks_each_month, partial: waived",
    "min: talks_each_month, max: 4, partial: waived",
)


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found_where_it_was_planted(rule: str) -> None:
    planted = PLANTED[rule]
    more = [MORE[rule]] if rule in MORE else []
    if rule == "cannot-add-up":
        more.append(PACED)
    proof = proof_of(planted, *more, only="tables" if rule not in BREACHES else "breaches")
    assert rule in {fault.rule for fault in proof.findings}
    assert planted.at in line_of(planted, proof, rule, *more)


BREACHES = {"true-at-once", "finding-within", "breach-unavoidable", "cannot-add-up"}
