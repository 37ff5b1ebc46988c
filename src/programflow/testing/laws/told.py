"""A journal as a scenario that can be pasted into a file.

What must hold on its last day is what the reference interpreter says. So where the engine is wrong,
the scenario fails on it, and where it is right, the scenario passes.
"""

from datetime import date

from programflow.case import replay
from programflow.definition.emitting import emit
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.grammar_scenarios import SUITE
from programflow.definition.programme import Programme
from programflow.definition.scenarios import Expected, FoundThere, Scenario, StepThere, Suite, Told
from programflow.testing.laws.settings_told import settings_of
from programflow.testing.laws.subjects import Subject
from programflow.testing.reference import verdict

# In a scenario an enrolment is not written, and another version is none of its entries.
_NOT_TOLD = frozenset({"enrolled", "migrated"})


def as_scenario(subject: Subject, name: str) -> str:
    """A file of one scenario, beside the definition ``ID.yaml``."""
    return emit(SUITE.write(suite_of(subject, name)))


def suite_of(subject: Subject, name: str) -> Suite:
    """The same as a value. Entries that are refused stand with the code of the refusal."""
    path = f"{subject.programme.id}.yaml"
    first = next((e for e in subject.journal if isinstance(e, Enrolled)), None)
    if first is None:
        return Suite(programme=path)
    told, taken = _told(subject, first)
    scenario = Scenario(
        name=name,
        rests_on=(name,),
        start=first.on,
        variant=first.variant,
        settings=settings_of(subject.programme, first),
        when=told,
        then=(expected(subject.programme, taken),),
    )
    return Suite(programme=path, scenarios=(scenario,))


def _told(subject: Subject, first: Enrolled) -> tuple[tuple[Told, ...], list[Entry]]:
    told: list[Told] = []
    taken: list[Entry] = [first]
    for entry in subject.journal:
        if entry.kind in _NOT_TOLD or entry.id in {e.id for e in taken}:
            continue
        answer = replay(subject.machine, [*taken, entry])
        code = next((r.code for r in answer.rejected if r.entry == entry), None)
        told.append(Told(entry=entry, rejected=code, route=("when", len(told))))
        taken += [entry] if code is None else []
    return tuple(told), taken


def expected(programme: Programme, entries: list[Entry], *, at: date | None = None) -> Expected:
    """The close of a day by the reference interpreter; without a day that of the last entry."""
    day = at or max(entry.on for entry in entries)
    there = verdict(programme, entries, at=day)
    states = {name.partition("<")[0]: row[0] for name, row in there.steps.items()}
    known = {step for step in states if step not in {"review", "confirm"}}
    return Expected(
        on=day,
        phase=there.phase,
        outcome=there.outcome,
        open=tuple(dict.fromkeys(name.partition("<")[0] for name in there.possible)),
        steps={step: StepThere(state=_state(step, there.steps)) for step in sorted(known)},
        due={name.partition("<")[0]: on for name, on, *_ in there.due if on and "<" in name},
        found=tuple(_found(row[0]) for row in there.findings),
        criteria=there.criteria,
    )


def _state(step: str, rows: dict[str, tuple[object, ...]]) -> str:
    """The state of the latest instance of a step."""
    mine = [(str(row[1]), str(row[0])) for name, row in rows.items() if name.startswith(f"{step}<")]
    return max(mine, key=lambda one: one[0])[1]


def _found(name: str) -> FoundThere:
    """A finding or a lapse, from the name of its mark."""
    head, _, rest = name.partition(":")
    if head in {"found", "lapsed"}:
        thing = rest.partition("<")[0].partition("/")[0].partition(":")[0]
        return FoundThere(name=thing, lapse=head == "lapsed")
    return FoundThere(name=head)
