"""What the reference says of a case on a day, as plain sorted data (S14)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.definition.selections import Spell
from programflow.definition.steps import STRENGTHS, Step
from programflow.testing.reference.case import Case
from programflow.testing.reference.fold import Fold
from programflow.testing.reference.journal import UNSET, At, Instance, Thing, Truth
from programflow.testing.reference.selections import TOP, Here

GRADES = {"must": "breach", "should": "deviation", "may": "notice"}


class Verdict(NamedTuple):
    """A status without its reasons; dates are dates, unknown and unset ones None."""

    phase: str | None
    outcome: str | None
    visit: int
    since: date
    steps: dict[str, tuple[Any, ...]]
    bounds: dict[str, tuple[Any, ...]]
    due: tuple[Any, ...]
    possible: tuple[str, ...]
    decisions: dict[str, dict[str, Any]]
    findings: tuple[Any, ...]
    unfounded: tuple[tuple[str, bool], ...]
    not_running: tuple[str, ...]
    criteria: dict[str, str]
    tallies: dict[str, tuple[Any, Any] | None]
    spells: dict[str, str]


def said(truth: Truth) -> str:
    """A truth value as text."""
    return "unknown" if truth is None else "yes" if truth else "no"


def dated(at: At | int | None) -> date | None:
    """A day as a date."""
    day = at.day if isinstance(at, At) else at
    return date.fromordinal(day) if day else None


def verdict(
    programme: Programme,
    entries: Iterable[Entry],
    *,
    at: date,
    known: date | str | None = None,
) -> Verdict:
    """The status of a case after the close of `at`, as known at `known` (S14.1).

    `entries` have been admitted. StopIteration without a visible enrolment.
    """
    case = Case(programme, entries, at, known=known)
    now, outcome = case.now, case.now.in_outcome
    instances = {i.name: i for i in sorted(now.instances, key=lambda i: i.name)}
    living = [i for i in instances.values() if i.state == "open"]
    plain = case.plain
    return Verdict(
        phase=None if outcome else now.visit[0],
        outcome=now.visit[0] if outcome else None,
        visit=now.visit[1],
        since=date.fromordinal(now.entered[now.visit]),
        steps={name: _step(now, i) for name, i in instances.items()},
        bounds=_bounds(now, instances),
        due=_due(now, instances),
        possible=tuple(i.name for i in living),
        decisions={i.name: _decision(case, i) for i in living if i.step.is_ == "decision"},
        findings=tuple(sorted(_finding(now, x) for x in now.marks if _is_found(x))),
        unfounded=_unfounded(case),
        not_running=_not_running(now),
        criteria={n: said(now.truth(c.test, TOP)) for n, c in sorted(plain.criteria.items())},
        tallies={n: now.tally(n, TOP) for n in sorted(plain.tallies)},
        spells={n: said(now.spell(n, now.day)) for n in sorted(plain.spells)},
    )


def _step(now: Fold, i: Instance) -> tuple[Any, ...]:
    # S14.3
    late = i.living and any(x.owner is i and x.kind == "lapsed" for x in now.marks)
    done = dated(i.closed) if i.state == "done" else None
    rounds = len(i.taken) if i.step.repeat or i.step.signed_by else 0
    need = now.need(i.step, i) or i.step.need.modality
    return (i.state, dated(i.begun), dated((i.opened or [0])[0]), done, late, rounds, need)


def _bounds(now: Fold, instances: dict[str, Instance]) -> dict[str, tuple[Any, ...]]:
    # S14.4
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for name, i in instances.items():
        for label, state, b in now.limits_state(i):
            row = (label, state, dated(b.low), dated(b.aim), dated(b.due))
            rows.setdefault(name, []).append(row)
    visit = f"{now.visit[0]}:{now.visit[1]}"
    marked = {x.name for x in now.marks}
    for b in now.phase_limits(now.visit):
        state = now.bound_state(b, None, lapsed=f"lapsed:{visit}/{b.label}" in marked)
        row = (b.label, state, dated(b.low), dated(b.aim), dated(b.due))
        rows.setdefault(visit, []).append(row)
    return {name: tuple(sorted(found, key=str)) for name, found in sorted(rows.items())}


def _due(now: Fold, instances: dict[str, Instance]) -> tuple[Any, ...]:
    # S14.5
    lapsed = {x.name: x.accounted for x in now.marks if x.kind == "lapsed"}
    rows: list[tuple[str, date | None, str, str]] = []
    for i in (i for i in instances.values() if i.living):
        for label, b, due in now.uppers(i):
            what = f"{i.name}/{label}"
            if due.day >= now.day or lapsed.get(f"lapsed:{what}") is False:
                rows.append((what, dated(due), i.of, b.bound.modality))
        pace, repeat = now.pace(i, now.day), i.step.repeat
        if pace and repeat and now.is_short(i, pace):
            what = f"{i.name}/per/{dated(pace[0])}"
            rows.append((what, dated(pace[2]), i.of, repeat.modality or ""))
    frame, visit = now.plain.frames[now.visit[0]], f"{now.visit[0]}:{now.visit[1]}"
    for b in now.phase_limits(now.visit):
        what, met = f"{visit}/{b.label}", now.visit in now.done_on
        known = b.due if b.upper and b.due is not UNSET and not met else None
        if known and (known.day >= now.day or lapsed.get(f"lapsed:{what}") is False):
            rows.append((what, dated(known), getattr(frame, "of", ""), b.bound.modality))
    return tuple(sorted(rows, key=str))


def _decision(case: Case, i: Instance) -> dict[str, Any]:
    # S11.2-S11.6
    step = i.step
    facts = case.facts(i.opened[0] if step.as_of == "opened" else case.at)
    same = next((j for j in facts.instances if j.name == i.name), None)
    options = {n: said(facts.condition(step, o, same)) for n, o in sorted(step.options.items())}
    return {"options": options, "recommendation": _recommendation(facts, step, same)}


def _recommendation(facts: Fold, step: Step, same: Instance | None) -> tuple[Any, ...]:
    # S11.5: (verdict, option, strength, what to ask, options)
    here = Here(step.phase or "", same)
    rules = [r for r in step.recommend if facts.plain.here(r) and r.option in step.options]
    truths = [(r, STRENGTHS.index(r.strength), facts.truth(r.when, here)) for r in rules]
    best = min((rank for _, rank, truth in truths if truth), default=len(STRENGTHS))
    unknown = [r for r, rank, truth in truths if truth is None and rank <= best]
    chosen = sorted({r.option for r, rank, truth in truths if truth and rank == best})
    if unknown:
        ask = sorted(set().union(*(facts.ask(r.when, here) for r in unknown)))
        return ("ask_first", None, None, tuple(ask), ())
    if not chosen:
        return ("silent", None, None, (), ())
    if len(chosen) == 1:
        return ("for", chosen[0], STRENGTHS[best], (), tuple(chosen))
    return ("both_ways", None, STRENGTHS[best], (), tuple(chosen))


def _is_found(x: Thing) -> bool:
    return x.kind in {"found", "lapsed"}


def _finding(now: Fold, x: Thing) -> tuple[Any, ...]:
    # S10.1, S14.8; "" where there is no grade or nobody bears it
    grade, bearer = GRADES[x.modality], x.bearer
    if x.kind == "lapsed":
        bearer = now.charged(x)[1] if x.accounted else x.bearer
    if x.modality == "must" and now.side(bearer) != "participant":
        grade = "deviation"
    if x.by and x.by.kind == "missed" and now.excused(x.by) is not False:
        grade = "notice"
    rests = tuple(sorted(x.witnesses or now.witnesses_of(x)))
    grade = grade if x.accounted else ""
    return (x.name, grade, x.modality, bearer or "", dated(x.day), x.accounted, rests)


def _unfounded(case: Case) -> tuple[tuple[str, bool], ...]:
    # S11.9, S14.9
    rows = {x.name: False for x in case.unfounded(case.final) if x.day <= case.at}
    aside = [x for x in case.final.things if x.kind == "decided" and x.day <= case.at]
    rows |= {x.name: True for x in aside if not x.void and case.final.set_aside(x)}
    return tuple(sorted(rows.items()))


def _not_running(now: Fold) -> tuple[str, ...]:
    # S14.10
    plain = now.plain
    rules = [plain.steps, plain.findings, plain.frames]
    read = [n for n in plain.parts(rules, set()) if not isinstance(n, Spell)]
    forms = {"ParameterRef": "", "Atom": "parameter", "Moment": "parameter"}
    named = [n for n in read if forms.get(type(n).__name__, "-") in {"", getattr(n, "form", "")}]
    names = {str(getattr(n, "name", "")) for n in named}
    return tuple(sorted(n for n in names & set(plain.parameters) if now.parameter(n) is None))
