"""Faults, marks and the table of rules."""

import re

import pytest

from programflow.diagnostics import SPECS, Fault, Marks, On, Route, Span, in_order, severity_of
from tests.diagnostics.rules_given import SOURCE, rules_given_in


def test_every_rule_is_kebab_case_and_has_a_severity() -> None:
    for rule, spec in SPECS.items():
        assert rule == spec.rule
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule)
        assert spec.severity in {"error", "warning", "note"}
        assert all(re.fullmatch(r"[a-z_]+", name) for name in spec.params)


def test_every_rule_in_the_table_is_given_somewhere() -> None:
    floors = ("definition", "checking", "cli")
    modules = [path for floor in floors for path in (SOURCE / floor).rglob("*.py")]
    assert set(SPECS) - rules_given_in(modules) == set()


def test_a_fault_has_the_severity_of_its_rule() -> None:
    assert Fault(rule="missing-key", params=(("key", "of"),)).severity == "error"
    assert severity_of("move-without-source") == "warning"
    with pytest.raises(KeyError):
        severity_of("no-such-rule")


def test_a_fault_gives_its_parameters_by_name() -> None:
    fault = Fault(rule="missing-key", params=(("key", "of"),))
    assert fault.param("key") == "of"
    assert fault.param("other") is None


def test_marks_fall_back_to_the_part_around() -> None:
    spans: dict[tuple[Route, On], Span] = {
        ((), "key"): Span(1, 1, 9, 1),
        (("a",), "key"): Span(2, 1, 2, 2),
    }
    marks = Marks("m", "x\na: 1\n", lambda route, on: spans.get((route, on)))
    assert marks.span(("a", "b", 3)) == Span(2, 1, 2, 2)
    assert marks.span(("c",)) == Span(1, 1, 9, 1)
    assert marks.line(2) == "a: 1"
    assert marks.line(3) == ""
    assert repr(marks) == "Marks('m')"


def test_without_a_tree_everything_is_at_the_start() -> None:
    assert Marks("m", "").span(("a",)) == Span(1, 1, 1, 1)


def test_order_is_by_place_then_rule_and_each_only_once() -> None:
    def at(line: int, rule: str) -> Fault:
        return Fault(rule=rule, at=Span(line, 1, line, 2))

    faults = [at(3, "tab"), at(1, "too-deep"), at(1, "tab"), at(3, "tab")]
    ordered = in_order(faults, Marks("m", ""))
    assert [(f.at.line if f.at else 0, f.rule) for f in ordered] == [
        (1, "tab"),
        (1, "too-deep"),
        (3, "tab"),
    ]
    assert in_order(faults[::-1], Marks("m", "")) == ordered
