"""Phases and outcomes: where a case begins, who bears a phase's window, who may end it badly."""

from collections.abc import Iterator

from programflow.checking.index import Index
from programflow.definition.steps import Effect
from programflow.diagnostics import Fault


def initial(index: Index) -> Iterator[Fault]:
    """Exactly one phase is where a case begins."""
    phases = index.programme.phases.values()
    first = [phase.route for phase in phases if phase.initial]
    if not first:
        yield Fault(rule="no-initial-phase", route=("phases",), on="key")
    for route in first[1:]:
        at = (*route, "initial")
        yield Fault(
            rule="two-initial-phases", route=at, on="key", related=((*first[0], "initial"),)
        )


def bearers(index: Index) -> Iterator[Fault]:
    """A phase with a window says who bears its lapses."""
    for phase in index.programme.phases.values():
        if phase.window and phase.of is None:
            yield Fault(rule="window-without-bearer", route=phase.route, on="key")


# What is said of single entries; a phase has none, and may be left before any day.
_OF_ENTRIES = {"min": None, "early": None, "grace": None, "outside": "counts"}


def first_days(index: Index) -> Iterator[Fault]:
    """A phase's window says how long it may last; nothing in it holds the phase back."""
    for phase in index.programme.phases.values():
        for bound in phase.window:
            for key, usual in _OF_ENTRIES.items():
                if getattr(bound, key) != usual:
                    params = (("key", key),)
                    at = (*bound.route, key)
                    yield Fault(rule="no-first-day", route=at, params=params, on="key")


def adverse(index: Index) -> Iterator[Fault]:
    """An adverse outcome is reached by a decision's option and by nothing else."""
    p = index.programme
    bad = {name for name, outcome in p.outcomes.items() if outcome.adverse}
    decided = {
        effect.target: step.name
        for step in index.steps.values()
        for option in step.options.values()
        for effect in option.then
        if effect.form == "go"
    }
    for phase in p.phases.values():
        for move in phase.next:
            if move.go in bad:
                yield _adverse((*move.route, "go"), move.go, decided)
    for step in index.steps.values():
        for effect in step.then:
            if effect.form == "go" and effect.target in bad:
                yield _adverse((*effect.route, "go"), effect.target, decided)


def reasoned(index: Index) -> Iterator[Fault]:
    """Who decides that a case ends against the participant says why."""
    for step in index.steps.values():
        for option in step.options.values():
            for effect in option.then if not option.reasons else ():
                outcome = index.programme.outcomes.get(effect.target)
                if effect.form == "go" and outcome is not None and outcome.adverse:
                    yield Fault(
                        rule="adverse-without-reasons",
                        route=(*effect.route, "go"),
                        params=(("option", option.name), ("outcome", outcome.name)),
                        related=(("outcomes", outcome.name, "adverse"),),
                    )


def _adverse(route: tuple[str | int, ...], outcome: str, decided: dict[str, str]) -> Fault:
    related = (("outcomes", outcome, "adverse"),)
    return Fault(
        rule="adverse-without-decision",
        route=route,
        params=(("outcome", outcome), ("decision", decided.get(outcome))),
        related=related,
    )


def middles(index: Index) -> Iterator[Fault]:
    """The middle of a phase is halfway to its due date: it must have one."""
    for moment in index.moments:
        if moment.form == "middle" and not _has_max(index, str(moment.name)):
            at = (*moment.route, "middle")
            yield Fault(rule="no-max", route=at, params=(("name", moment.name),))


def _has_max(index: Index, name: str) -> bool:
    step, phase = index.steps.get(name), index.programme.phases.get(name)
    windows = (*(step.window if step else ()), *(phase.window if phase else ()))
    return any(bound.max is not None or bound.late is not None for bound in windows)


def extensions(index: Index) -> Iterator[Fault]:
    """What is extended has something to extend."""
    for effect in index.all(Effect):
        if effect.form == "extend" and not _has_max(index, effect.target):
            at = (*effect.route, "extend")
            yield Fault(rule="no-max", route=at, params=(("name", effect.target),))


def ambiguous(index: Index) -> Iterator[Fault]:
    """A name that a step and a phase share, where either may stand."""
    both = index.steps.keys() & index.programme.phases.keys()
    places = [
        *((m.form, m.name, m.route) for m in index.moments if m.form in {"due", "aim"}),
        *((e.form, e.target, e.route) for e in index.effects if e.form == "extend"),
        *((s.kind, s.target, s.route) for s in index.selectors if s.kind == "lapsed"),
    ]
    for key, name, route in places:
        if name in both:
            related = (index.steps[name].route, index.programme.phases[name].route)
            yield Fault(
                rule="step-or-phase",
                route=(*route, key),
                params=(("name", name),),
                related=related,
            )


RULES = (initial, bearers, first_days, adverse, reasoned, middles, extensions, ambiguous)
