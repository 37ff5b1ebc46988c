"""Laws of findings: P17, P18 and P19. Once per cause, with witnesses, never out of silence."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import programflow as pf
from programflow.checking.index import Index
from programflow.machine import Machine
from programflow.testing.drawing import Choices
from programflow.testing.laws.subjects import Subject, days, played, raw, status

PROGRAMME = """
programflow: 1
id: one-rule
version: 1
valid_from: 2020-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {{nb: En regel}}
sources: {{guide: {{title: {{nb: Veileder}}}}}}
roles: {{client: {{side: participant}}, office: {{}}}}
tallies:
  absent: {{count: {{missed: lesson, excused: no}}, in: {scope}, assumption: yes}}
findings:
  rule: {{when: {{tally: absent, at_least: {n}}}, modality: must, of: client, source: guide 1}}
steps:
  judge:
    {{is: decision, need: must, of: office, opens: [{{each: {{missed: lesson}}}}], source: guide 1,
      options: {{accept: {{then: [{{excuse: cause}}]}},
        refuse: {{then: [{{refuse_excuse: cause}}]}}}}}}
phases:
  a:
    initial: yes
    steps:
      lesson: {{is: session, need: must, of: client, repeat: {{times: 20}}, source: guide 1}}
outcomes: {{out: {{adverse: no}}}}
"""
START = date(2026, 3, 2)
SCOPES = {"case": 9999, "{last: 7 days}": 7, "{last: 30 days}": 30, "{last: 1 day}": 1}


@lru_cache(maxsize=64)
def machine_of(scope: str, n: int) -> Machine:
    """The programme of one rule of absence."""
    return pf.loads(PROGRAMME.format(scope=scope, n=n)).machine


def _absences(choices: Choices) -> list[tuple[date, str]]:
    """Days of absence, and how each is judged."""
    day, found = START, []
    for _ in range(choices.between(1, 6)):
        day += timedelta(choices.pick((1, 0, 2, 3, 7, 8)))
        found.append((day, choices.pick(("refuse", "refuse", "accept", ""))))
    return found


def _entries(absences: list[tuple[date, str]]) -> list[pf.Entry]:
    rows: list[dict[str, Any]] = [{"id": "e0", "kind": "enrolled", "on": START.isoformat()}]
    for n, (day, judged) in enumerate(absences):
        on = day.isoformat()
        rows.append(
            {"id": f"m{n}", "kind": "missed", "step": "lesson", "cause": "participant", "on": on}
        )
        if judged:
            about = f"judge<m{n}"
            act = {"kind": "decided", "step": "judge", "option": judged, "by": "office"}
            rows.append({"id": f"d{n}", "on": on, "about": about, **act})
    read = [pf.entry_from_json(row) for row in rows]
    return [e for e in read if isinstance(e, pf.Entry)]


def p17_counted_independently(subject: Subject) -> None:
    """P17: a breach is raised on the day that an independent count gives, with its witnesses."""
    choices = subject.choices
    scope = choices.pick(tuple(SCOPES))
    n = choices.between(1, 3)
    absences = _absences(choices)
    case = raw(machine_of(scope, n), _entries(absences))
    last = absences[-1][0] + timedelta(40)
    found = pf.status(machine_of(scope, n), case, at=last).findings
    expected = _counted(absences, n, SCOPES[scope])
    assert [(f.item, f.witnesses, f.grade, f.of) for f in found] == expected


def _counted(absences: list[tuple[date, str]], n: int, width: int) -> list[Any]:
    """Day by day: who is in the window, whether the number is reached, whether it was before."""
    unexcused = [(day, f"m{i}") for i, (day, judged) in enumerate(absences) if judged == "refuse"]
    found, armed = [], True
    day = START
    while day <= absences[-1][0] + timedelta(40):
        inside = [name for on, name in unexcused if on <= day <= on + timedelta(width)]
        perhaps = [on for on, judged in absences if judged == "" and on <= day]
        perhaps = [on for on in perhaps if day <= on + timedelta(width)]
        if len(inside) >= n:
            if armed:
                name = f"found:rule:{day.isoformat()}"
                found.append((name, tuple(inside), "breach", "client"))
            armed = False
        elif len(inside) + len(perhaps) < n:
            armed = True
        day += timedelta(1)
    return found


def p17_once_per_cause(subject: Subject) -> None:
    """P17: nothing is found twice; a breach is a participant's, and a lapse is none before an
    entry speaks of it.
    """
    case = played(subject)
    for at in days(case):
        said = status(subject.machine, case, at)
        if said is None:
            continue
        names = [f.item for f in said["findings"]]
        assert len(names) == len(set(names))
        for found in said["findings"]:
            if found.grade == "breach" and found.accounted:
                assert found.side == "participant", found.item
                assert found.witnesses or not found.lapse or _of_phase(subject, found), found.item
            assert found.on <= at


def p17_nobody_bears_anothers(subject: Subject) -> None:
    """P17: what another was to do is no lapse of the participant's, whatever caused it."""
    case = played(subject)
    roles = subject.programme.roles
    duties = {step.name: step.of for step in Index(subject.programme).steps.values()}
    for at in days(case):
        said = status(subject.machine, case, at)
        for found in said["findings"] if said is not None else ():
            of = duties.get(found.name) if found.lapse else None
            if of is not None and roles[of].side != "participant":
                assert found.side != "participant", found.item


def _of_phase(subject: Subject, found: Any) -> bool:
    """A phase's own lapse is accounted for by its phase being done, not by one entry."""
    return found.name in subject.programme.phases


def p18_excusing_raises_nothing(subject: Subject) -> None:
    """P18: excusing an absence never raises a breach of a rule about absences that are not
    excused.
    """
    choices = subject.choices
    scope = choices.pick(tuple(SCOPES))
    machine = machine_of(scope, choices.between(1, 3))
    absences = _absences(choices)
    at = choices.below(len(absences))
    excused = [(day, "accept" if n == at else judged) for n, (day, judged) in enumerate(absences)]
    last = absences[-1][0] + timedelta(40)
    before, after = (
        {f.item for f in pf.status(machine, raw(machine, _entries(rows)), at=last).findings}
        for rows in (absences, excused)
    )
    assert before or not after
    assert min(after, default="z") >= min(before, default="")


def p19_cited_is_enough(subject: Subject) -> None:
    """P19: with only what it cites, what its reasons cite, and what led to where the case is, each
    finding of the definition is found again.
    """
    case = played(subject)
    at = max(days(case))
    said = status(subject.machine, case, at)
    if said is None or said["no_longer"] or any(e.kind == "corrected" for e in case.entries):
        return
    shown = pf.status(subject.machine, case, at=at)
    led = {e.id for e in case.entries if e.kind in {"enrolled", "decided"}} | _cited(
        shown.explain("")
    )
    for found in shown.findings:
        if found.lapse or ":" not in found.item or not found.witnesses:
            continue
        if subject.programme.findings.get(found.name) is None:
            continue
        if not _only_entries(subject, found.name):
            continue
        kept = led | set(found.witnesses) | _cited(found.because)
        less = raw(subject.machine, [e for e in case.entries if e.id in kept])
        again = pf.status(subject.machine, less, at=at)
        assert found.item in {f.item for f in again.findings}, (found.item, sorted(kept))


def _only_entries(subject: Subject, name: str) -> bool:
    """A finding by `each` of entries: it rests on the entry and on nothing else."""
    each = subject.programme.findings[name].each
    kinds = {"done", "missed", "tested", "happened", "began", "ended", "answered"}
    return each is not None and all(s.kind in kinds for s in each.members)


def _cited(reason: pf.Reason) -> set[str]:
    found = set(reason.entries)
    for child in reason.children:
        found |= _cited(child)
    return found
