"""Findings: that cannot add up, are always made, say the same twice, or cannot be avoided."""

from collections.abc import Iterator
from itertools import combinations

from programflow.checking.columns import Key, Row
from programflow.checking.exploring.values import Values
from programflow.checking.obligations import bounds_of, most_in
from programflow.checking.question import NotProved, Question, Shown
from programflow.checking.tables import Table, TooManyRows
from programflow.definition.criteria import Atom, Criterion
from programflow.definition.programme import Finding
from programflow.definition.selections import Selection
from programflow.diagnostics import Fault
from programflow.machine.reading import atoms_of

CHECK = "breaches"


def prove(question: Question) -> Shown:
    """What the findings of a programme say of each other, and of what can come to pass."""
    table = Table(question)
    findings = [f for f in question.plan.findings.values() if f.when is not None]
    faults: list[Fault] = []
    missing: list[NotProved] = []
    for finding in findings:
        faults += _too_few(question, finding)
        faults += _at_once(table, finding)
    for one, other in combinations(findings, 2):
        if (one.of, one.modality) == (other.of, other.modality) and _meet(table, one, other):
            try:
                faults += _pair(table, one, other)
            except TooManyRows:
                related = (other.route,)
                missing.append(
                    NotProved(check=CHECK, reason="too-many-rows", route=one.route, related=related)
                )
    return Shown(faults=tuple(faults), not_proved=tuple(missing))


def _when(finding: Finding) -> Criterion:
    assert finding.when is not None
    return finding.when


def _meet(table: Table, one: Finding, other: Finding) -> bool:
    """Whether two findings read something in common; if not, neither says anything of the other."""
    keys = [set(table.keys([_when(finding)])) for finding in (one, other)]
    return bool(keys[0] & keys[1])


def _pair(table: Table, one: Finding, other: Finding) -> Iterator[Fault]:
    """Two findings of one grade about one role."""
    keys = table.keys([_when(one), _when(other)])
    seen: set[tuple[bool, bool]] = set()
    for row in table.rows(keys):
        both = table.truth(_when(one), row) is True, table.truth(_when(other), row) is True
        seen.add(both)
    firsts, seconds = {first for first, _ in seen}, {second for _, second in seen}
    if len(firsts) == 1 or len(seconds) == 1:
        return
    if (True, False) not in seen:
        yield _within(one, other)
    elif (False, True) not in seen:
        yield _within(other, one)
    if one.modality == "must" and _is_unavoidable(table, one, other, keys):
        yield Fault(
            rule="breach-unavoidable",
            route=(*one.route, "when"),
            params=(("names", (one.name, other.name)),),
            related=((*other.route, "when"),),
        )


def _within(inner: Finding, outer: Finding) -> Fault:
    return Fault(
        rule="finding-within",
        route=(*inner.route, "when"),
        params=(("name", inner.name), ("outer", outer.name)),
        related=((*outer.route, "when"),),
    )


def _is_unavoidable(  # noqa: PLR0917 - two findings and what they read
    table: Table, one: Finding, other: Finding, keys: tuple[Key, ...]
) -> bool:
    """Whether, once all is known, one or the other is always made."""
    for row in table.rows(keys, known=True):
        if None in row.values():
            continue
        if not any(table.truth(_when(finding), row) is True for finding in (one, other)):
            return False
    return True


def _at_once(table: Table, finding: Finding) -> Iterator[Fault]:
    """A finding that is made of everybody on the first day."""
    row: Row = {key: _first(table, key) for key in table.keys([_when(finding)])}
    if table.truth(_when(finding), row) is True:
        yield Fault(
            rule="true-at-once", route=(*finding.route, "when"), params=(("name", finding.name),)
        )


def _first(table: Table, key: Key) -> object:
    """What a variable is before anything has happened; unknown where that is not certain."""
    form, name = key
    if form == "phase":
        return table.question.plan.initial
    if form == "tally":
        tally = table.question.programme.tallies[name]
        return None if tally.form != "count" or _is_there_at_once(tally.selection) else 0
    if form == "has":
        atom = table.columns.nodes[name]
        assert isinstance(atom, Atom)
        there = atom.selection is None or _is_there_at_once(atom.selection)
        return None if there else False
    if form == "variant":
        return table.question.variant
    return False if form in {"spell", "finding", "late"} else None


def _is_there_at_once(selection: Selection) -> bool:
    """Whether the first day has members of it before anything is recorded."""
    return any(m.kind in {"entered", "enrolled", "opened", "found"} for m in selection.members)


def _too_few(question: Question, finding: Finding) -> Iterator[Fault]:
    """A count that can never come as high as a finding asks. (The most that fit in its scope)"""
    for atom in atoms_of(_when(finding)):
        if atom.form != "tally":
            continue
        tally = question.programme.tallies[atom.name or ""]
        most = most_in(question, tally)
        for comparison in atom.comparisons:
            wanted = _least(question, comparison.op, comparison.operand)
            if most is not None and wanted is not None and wanted > most:
                yield Fault(
                    rule="cannot-add-up",
                    route=(*finding.route, "when"),
                    params=(("name", finding.name), ("asks", wanted), ("most", most)),
                    related=(tally.route, *bounds_of(question, tally)),
                )


def _least(question: Question, op: str, operand: object) -> int | None:
    """The least whole number with which a comparison holds, None if it holds with smaller ones."""
    ends = Values(question).ends(operand)
    if ends is None or op not in {"at_least", "more_than", "is"}:
        return None
    return int(ends.low) + (op == "more_than")
