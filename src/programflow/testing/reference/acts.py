"""Acts and what is taken up: the reasons of S13.2 that ask the case with the entry in it."""

from collections.abc import Iterator
from typing import Any

from programflow.definition.programme import Programme
from programflow.definition.steps import Option, Step
from programflow.definition.values import ValueRef
from programflow.temporal import add
from programflow.testing.reference.case import Case
from programflow.testing.reference.fold import Fold
from programflow.testing.reference.journal import Instance, Thing


def act_reasons(programme: Programme, entries: list[Any], e: Any) -> Iterator[str]:
    """From `ambiguous` to `choice-too-small`, in the order of the table."""
    if e.kind not in {"done", "tested", "decided"}:
        return
    last = max(x.on for x in [*entries, e])
    case = Case(programme, [*entries, e], last)
    fold = case.final
    x = next(y for y in fold.things if y.name == e.id)
    if e.id in fold.doubtful:
        yield "ambiguous"
    if e.kind != "decided":
        return
    step = case.plain.steps[e.step]
    if x.owner is None:
        done = any(i.state == "done" for i in fold.instances if i.step is step)
        yield "already-decided" if done else "no-instance"
        return
    before = Case(programme, entries, last).final
    had = {y.name for y in before.things if y.kind == "decided" and y.owner is not None}
    if any(y.name in had and y.owner is None and fold.counts(y) for y in fold.things):
        yield "already-decided"
    if e.id in fold.unready:
        yield "not-yet-open"
    if e.by != x.owner.by or fold.is_unqualified(x):
        yield "wrong-role"
    yield from _of_option(case, step, x)


def _of_option(case: Case, step: Step, x: Thing) -> Iterator[str]:
    assert x.owner is not None
    fold, e, option = case.final, x.entry, step.options[x.entry.option]
    opened = step.as_of == "opened" and x.owner.opened
    facts = case.facts(x.owner.opened[0] if opened else x.day)
    same = next((i for i in facts.instances if i.name == x.owner.name), None)
    truth = facts.condition(step, option, same)
    if truth is not True:
        yield "only-if-unknown" if truth is None else "only-if-no"
    if option.reasons and not e.reasons:
        yield "reasons-missing"
    if _values_read(fold, option) - set(dict(e.values)):
        yield "value-missing"
    if any(_is_above(fold, x, c, x.owner) for c in option.values):
        yield "above-ceiling"
    if _chooses_too_few(fold, step, x):
        yield "choice-too-small"


def _values_read(fold: Fold, option: Option) -> set[str]:
    """The names of values that an option's effects read (S7.11, S12.9)."""
    names: set[str] = set()
    for e in option.then:
        if not fold.plain.here(e):
            continue
        if e.form == "set":
            names.add(e.target)
        read: list[Any] = [e.by] if e.by is not None else []
        opened = fold.steps.get(e.target) if e.form == "open" else None
        read += [opened.window, opened.repeat] if opened else []
        parts = fold.plain.parts([r for r in read if r is not None], set())
        names |= {n.name for n in parts if isinstance(n, ValueRef)}
    return names


def _is_above(fold: Fold, x: Thing, ceiling: Any, inst: Instance) -> bool:  # noqa: PLR0917
    """S11.7."""
    value = fold.value(x, ceiling.name)
    if value is None:
        return False

    def size(v: Any) -> Any:
        return add(fold.start, v, fold.calendar) if hasattr(v, "unit") else v

    most, least = fold.quantity(ceiling.at_most, inst), fold.quantity(ceiling.at_least, inst)
    over = most is not None and size(value) > size(most)
    under = least is not None and size(value) < size(least)
    return over or under or bool(ceiling.among and value not in ceiling.among)


def _chooses_too_few(fold: Fold, step: Step, x: Thing) -> bool:
    """S11.8."""
    least = fold.quantity(step.chooses.at_least) if step.chooses else None
    return least is not None and len(set(x.entry.chosen)) < least
