"""Criteria, recommendations and options, row by row: dead, masked, contradictory, with a hole."""

from collections.abc import Iterator
from typing import Any

from programflow.checking.question import NotProved, Question, Shown
from programflow.checking.tables import Table, TooManyRows, applicant
from programflow.definition.criteria import Criterion
from programflow.definition.node import Route
from programflow.definition.programme import Phase
from programflow.definition.steps import STRENGTHS, Option, Recommendation, Step
from programflow.diagnostics import Fault
from programflow.machine import present

CHECK = "tables"
ORDERED = frozenset({"scale", "number", "date"})


def prove(question: Question) -> Shown:
    """What no row, or every row, of a rule's table makes yes; what its rules say of one person."""
    table = Table(question)
    faults: list[Fault] = []
    missing: list[NotProved] = []
    for criterion, route in criteria(question):
        try:
            faults += _constant(table, criterion, route)
        except TooManyRows:
            missing.append(NotProved(check=CHECK, reason="too-many-rows", route=route))
    for step in question.plan.steps.values():
        if step.is_ == "decision":
            try:
                faults += _Decision(table, step, dead={f.route for f in faults}).faults()
            except TooManyRows:
                missing.append(NotProved(check=CHECK, reason="too-many-rows", route=step.route))
    return Shown(faults=tuple(faults), not_proved=tuple(missing))


def is_never(table: Table, criterion: Criterion) -> bool:
    """Whether a criterion is shown never to be yes."""
    try:
        return any(fault.rule == "never-yes" for fault in _constant(table, criterion, ()))
    except TooManyRows:
        return False


def criteria(question: Question) -> Iterator[tuple[Criterion, Route]]:
    """Every criterion that sets something off, with its place; named ones where they are named."""
    for finding in question.plan.findings.values():
        if finding.when is not None:
            yield finding.when, (*finding.route, "when")
    for place in question.plan.places.values():
        if isinstance(place, Phase):
            if place.enter is not None:
                yield place.enter, (*place.route, "enter")
            yield from ((move.when, (*move.route, "when")) for move in place.next)
    for step in question.plan.steps.values():
        yield from _of_step(question, step)


def _of_step(question: Question, step: Step) -> Iterator[tuple[Criterion, Route]]:
    parts: list[tuple[Criterion | None, Route]] = [
        (step.unless, (*step.route, "unless")),
        (step.need.must_when, (*step.route, "need", "must_when")),
    ]
    parts += [(opening.criterion, (*opening.route, "when")) for opening in step.opens]
    options = [o for o in step.options.values() if present(o, question.variant)]
    parts += [(option.only_if, (*option.route, "only_if")) for option in options]
    rules = [rule for rule in step.recommend if present(rule, question.variant)]
    parts += [(rule.when, (*rule.route, "when")) for rule in rules]
    yield from ((criterion, route) for criterion, route in parts if criterion is not None)


def _constant(table: Table, criterion: Criterion, route: Route) -> Iterator[Fault]:
    keys = table.keys([criterion])
    if not keys:
        return
    seen: set[bool] = set()
    for row in table.rows(keys):
        seen.add(table.truth(criterion, row) is True)
        if len(seen) == 2:
            return
    yield Fault(rule="always-yes" if True in seen else "never-yes", route=route)


class _Decision:
    """The recommendations and options of a decision, as one table over everybody who answers."""

    def __init__(self, table: Table, step: Step, *, dead: set[Route]) -> None:
        self.table = table
        self.step = step
        self.variant = table.question.variant
        present_ = [rule for rule in step.recommend if present(rule, self.variant)]
        self.rules = [rule for rule in present_ if (*rule.route, "when") not in dead]
        self.options = [o for o in step.options.values() if present(o, self.variant)]
        keys = table.keys([rule.when for rule in self.rules])
        self.rows = list(table.rows(keys, known=True))
        self.yes = self._all_yes()
        self.of_answers = all(key[0] == "answer" for key in keys)

    def faults(self) -> Iterator[Fault]:
        yield from self._masked()
        if self.of_answers:
            yield from self._both_ways()
            yield from self._holes()
        yield from self._no_option()

    def _all_yes(self) -> list[list[Recommendation]]:
        """Of each row the rules that are yes; each is asked once of what it reads itself."""
        found: list[list[Recommendation]] = [[] for _ in self.rows]
        for rule in self.rules:
            keys, known = self.table.keys([rule.when]), dict[tuple[Any, ...], bool]()
            for row, yes in zip(self.rows, found, strict=True):
                own = tuple([row[key] for key in keys])
                if own not in known:
                    known[own] = self.table.truth(rule.when, row) is True
                if known[own]:
                    yes.append(rule)
        return found

    def _masked(self) -> Iterator[Fault]:
        """Rules that are yes only where a stronger one is, for another option."""
        for rule in self.rules:
            own = [yes for yes in self.yes if any(one is rule for one in yes)]
            above = [_above(rule, yes) for yes in own]
            if own and all(above):
                related = dict.fromkeys(other.route for others in above for other in others)
                yield Fault(
                    rule="rule-masked",
                    route=(*rule.route, "when"),
                    params=(("option", rule.option),),
                    related=tuple(related),
                )

    def _both_ways(self) -> Iterator[Fault]:
        """Two rules of one strength, the strongest that are yes, for different options."""
        said: set[frozenset[Route]] = set()
        for row, yes in zip(self.rows, self.yes, strict=True):
            top = min((STRENGTHS.index(rule.strength) for rule in yes), default=-1)
            best = [rule for rule in yes if STRENGTHS.index(rule.strength) == top]
            first = best[0] if best else None
            other = next((r for r in best if first is not None and r.option != first.option), None)
            if first is None or other is None or {first.route, other.route} in said:
                continue
            said.add(frozenset({first.route, other.route}))
            yield Fault(
                rule="points-both-ways",
                route=(*first.route, "when"),
                params=(
                    ("step", self.step.name),
                    ("options", (first.option, other.option)),
                    ("applicant", applicant(row)),
                ),
                related=(other.route,),
            )

    def _holes(self) -> Iterator[Fault]:
        """Rows without any rule, between two with one, along the only question that is read."""
        keys = self.table.keys([rule.when for rule in self.rules])
        questions = self.table.question.programme.questions
        if len(keys) != 1 or questions[keys[0][1]].type not in ORDERED:
            return
        rows = sorted(zip(self.rows, self.yes, strict=True), key=lambda one: one[0][keys[0]])
        covered = [bool(yes) for _, yes in rows]
        for i, (row, _) in enumerate(rows):
            if not covered[i] and any(covered[:i]) and any(covered[i:]):
                yield Fault(
                    rule="hole-between",
                    route=(*self.step.route, "recommend"),
                    on="key",
                    params=(("step", self.step.name), ("applicant", applicant(row))),
                )
                return

    def _no_option(self) -> Iterator[Fault]:
        """Somebody whom no option is open to, whatever is answered."""
        conditions = [self._condition(option) for option in self.options]
        if not conditions or any(condition is None for condition in conditions):
            return
        asked = [condition for condition in conditions if condition is not None]
        keys = self.table.keys(asked)
        if not all(key[0] == "answer" for key in keys):
            return
        for row in self.table.rows(keys, known=True):
            if not any(self.table.truth(condition, row) is True for condition in asked):
                yield Fault(
                    rule="no-option",
                    route=(*self.step.route, "options"),
                    on="key",
                    params=(("step", self.step.name), ("applicant", applicant(row))),
                    related=tuple((*o.route, "only_if") for o in self.options),
                )
                return

    def _condition(self, option: Option) -> Criterion | None:
        return option.only_if


def _above(rule: Recommendation, yes: list[Recommendation]) -> list[Recommendation]:
    """Those that are yes and stronger."""
    rank = STRENGTHS.index(rule.strength)
    return [other for other in yes if STRENGTHS.index(other.strength) < rank]
