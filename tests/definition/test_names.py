"""Every name that is used exists; what may have been meant is said."""

import pytest

from programflow.definition.naming import distance, nearest
from tests.definition.course import edited, one, place, read, rules


@pytest.mark.parametrize(
    ("old", "new", "sorts", "name", "near"),
    [
        ("record_keeper: office", "record_keeper: ofice", ("role",), "ofice", ("office",)),
        ("source: guide 5", "source: gide 5", ("source",), "gide", ("guide",)),
        ("of: health\n    type", "of: helth\n    type", ("form",), "helth", ("health",)),
        ("party: swimmer", "party: swimer", ("role",), "swimer", ("swimmer",)),
        ("{entered: course}", "{entered: curse}", ("phase", "outcome"), "curse", ("course",)),
        ("except: [pause]\n", "except: [pose]\n", ("spell",), "pose", ()),
        ("{missed: lesson, excused: no}", "{missed: leson, excused: no}", ("step",), "leson",
         ("lesson",)),
        ("{has: {ended: consent}}", "{has: {ended: concent}}", ("spell",), "concent", ("consent",)),
        ("{tally: unexcused,", "{tally: unexcusd,", ("tally",), "unexcusd", ("unexcused",)),
        ("{clock: silent,", "{clock: silnet,", ("clock",), "silnet", ("silent",)),
        ("{found: fell_behind}", "{found: fell_behnd}", ("finding",), "fell_behnd",
         ("fell_behind",)),
        ("{go: excluded}", "{go: exluded}", ("phase", "outcome"), "exluded", ("excluded",)),
        ("max: frame", "max: fram", ("parameter",), "fram", ("frame",)),
        ("{must_when: {answer: heart", "{must_when: {answer: hart", ("question",), "hart",
         ("heart",)),
        ("after: [health, doctor]", "after: [health, doktor]", ("step",), "doktor", ("doctor",)),
        ("{criterion: quit}", "{criterion: quitt}", ("criterion",), "quitt", ("quit",)),
        ("always: [fair]", "always: [unfair]", ("criterion",), "unfair", ("fair",)),
    ],
)  # fmt: skip
def test_an_unknown_name(
    *, old: str, new: str, sorts: tuple[str, ...], name: str, near: tuple[str, ...]
) -> None:
    text = edited((old, new))
    fault = one(text)
    assert (fault.rule, fault.param("sorts"), fault.param("name"), fault.param("near")) == (
        "unknown-name",
        sorts,
        name,
        near,
    )
    assert name in place(text, fault)


def test_a_form_step_has_a_form_of_its_name_unless_it_says_another() -> None:
    text = edited(("      health:\n        is: form", "      healthy:\n        is: form"))
    found = {(fault.rule, fault.param("sorts"), fault.param("name")) for fault in read(text).faults}
    assert ("unknown-name", ("form",), "healthy") in found


def test_built_in_names_are_always_there() -> None:
    assert rules(edited(("except: [pause]\n", "except: [pause, place]\n"))) == []
    assert rules(edited(("{has: {ended: consent}}", "{finding: out_of_place, in: case}"))) == []


@pytest.mark.parametrize(
    "criterion",
    [
        "{has: {decided: review, option: uphold}}",
        "{has: {opened: confirm}}",
        "{has: {lapsed: review}}",
        "{step: confirm, is: done}",
        "{has: [{done: lesson}, {done: confirm}]}",
    ],
)
def test_no_rule_reads_a_step_that_is_built_in(criterion: str) -> None:
    assert rules(edited(("{has: {ended: consent}}", criterion))) == ["built-in-read"]


@pytest.mark.parametrize(
    "name", ["any", "previous", "place", "review", "confirm", "out_of_order", "out_of_place"]
)
def test_built_in_names_cannot_be_defined(name: str) -> None:
    assert rules(edited(("  office: {}", f"  office: {{}}\n  {name}: {{}}"))) == ["built-in-name"]


def test_edits_between_words() -> None:
    assert distance("lesson", "lesson", 2) == 0
    assert distance("lesson", "lessno", 2) == 1
    assert distance("abc", "xyz", 1) == 2
    assert distance("a", "abcdef", 2) == 3
    assert nearest("ab", ["ac", "cd", "b"]) == ("ac", "b")
