"""Laws of where a case can go: P13, P14, P15, and that people decide what is adverse."""

from datetime import date
from itertools import pairwise

from programflow.case.journal import Case, known_entries
from programflow.checking.index import Index
from programflow.definition.entries import Decided, Entry
from programflow.machine import Machine
from programflow.testing.laws.subjects import Said, Subject, days, played, status

MOVES = ("go", "restart")


def p13_outcomes_are_final(subject: Subject) -> None:
    """P13: an outcome is left by an option with `go` or `restart`, and by nothing else."""
    case = played(subject)
    if _moves_by_completion(subject):
        return
    told = sorted(days(case))
    for one, two in pairwise(told):
        before, after = (status(subject.machine, case, at) for at in (one, two))
        if before is None or after is None or before["outcome"] is None:
            continue
        if (before["outcome"], before["visit"]) != (after["outcome"], after["visit"]):
            moved = [e for e in _moving(subject.machine, case) if one < e.on <= two]
            assert moved, (before["outcome"], after["outcome"], after["phase"])


def p14_never_stuck(subject: Subject) -> None:
    """P14: without an outcome, something can be done or some day brings something."""
    case = played(subject)
    for at in days(case):
        said = status(subject.machine, case, at)
        if said is not None and said["outcome"] is None:
            assert said["possible"] or said["next"], (said["phase"], at)


def p15_done_has_evidence(subject: Subject) -> None:
    """P15: what is done has an entry dated no later, or a waiver; late for a bound, it has the
    lapse.
    """
    case = played(subject)
    waived = {e.target for e in Index(subject.programme).effects if e.form == "waive"}
    for at in days(case):
        said = status(subject.machine, case, at)
        if said is not None:
            _has_evidence(subject, case, said, waived=waived)


def _has_evidence(subject: Subject, case: Case, said: Said, *, waived: set[str]) -> None:
    steps = Index(subject.programme).steps
    lapses = {f.item for f in said["findings"]}
    kinds = {"session": "done", "task": "done", "test": "tested", "decision": "decided"}
    for shown in said["steps"]:
        step = steps[shown.step]
        if shown.state != "done" or shown.step in waived or step.done_by is not None:
            continue
        if step.repeat is not None:
            continue
        kind = kinds.get(step.is_, "answered")
        names = [_corrected_on(case, e.id) for e in case.entries if e.kind == kind]
        assert shown.done_on in {d for days_ in names for d in days_}, shown.item
        for bound in shown.bounds:
            if bound.due is not None and bound.state == "lapsed":
                assert f"lapsed:{bound.item}" in lapses


def _corrected_on(case: Case, entry: str) -> set[object]:
    """The dates that an entry may have: its own, and those that corrections give it."""
    own = {e.on for e in case.entries if e.id == entry}
    told = [e for e in case.entries if getattr(e, "entry", None) == entry]
    fields = [dict(getattr(e, "fields", ())) for e in told]
    return own | {date.fromisoformat(str(f["on"])) for f in fields if "on" in f}


def p13_adverse_only_by_decision(subject: Subject) -> None:
    """No path leads to an adverse outcome without a person's decision, with a role and a reason.

    Also as it stands corrected: what is known of it last.
    """
    case = played(subject)
    adverse = {name for name, o in subject.programme.outcomes.items() if o.adverse}
    for at in days(case):
        said = status(subject.machine, case, at)
        if said is None or said["outcome"] not in adverse:
            continue
        known = known_entries(case.placed, None, subject.programme.zone)
        standing = [k.placed.entry for k in known if not k.void and k.placed.entry.on <= at]
        assert any(_leads(subject, e, said["outcome"]) for e in standing), said["since"]


def _leads(subject: Subject, entry: Entry, outcome: str) -> bool:
    """Whether it is a decision that ends a case so, by who may take it, and says why."""
    if not isinstance(entry, Decided):
        return False
    step = Index(subject.programme).steps.get(entry.step)
    option = None if step is None else step.options.get(entry.option)
    if step is None or option is None:
        return False
    ends = any(e.form == "go" and e.target == outcome for e in option.then)
    return ends and entry.by == (step.by or step.of) and any(r.strip() for r in entry.reasons)


def _moving(machine: Machine, case: Case) -> list[Decided]:
    """The decisions of which some option moves."""
    steps = Index(machine.programme).steps
    found = []
    for entry in case.entries:
        if isinstance(entry, Decided) and entry.step in steps:
            options = steps[entry.step].options.values()
            if any(e.form in MOVES for option in options for e in option.then):
                found.append(entry)
    return found


def _moves_by_completion(subject: Subject) -> bool:
    steps = Index(subject.programme).steps.values()
    return any(e.form in MOVES for step in steps for e in step.then)
