"""P26: what a status says may be decided is what is accepted, on the day of which it says so."""

from collections.abc import Iterator
from datetime import date, timedelta

import programflow as pf
from programflow.case.journal import Case
from programflow.checking.index import Index, walk
from programflow.definition.criteria import Atom
from programflow.definition.entries import Decided
from programflow.definition.steps import Step
from programflow.testing.laws.subjects import Subject, played

FIXED = frozenset({"answer", "variant"})
"""What an act does not change; of all else a condition may read what the decision itself does."""
UNSAID = frozenset({"value-missing", "value-out-of-range", "above-ceiling"})
"""What may be refused of an entry that carries no values: what it lacks."""


def p26_offered_is_accepted(subject: Subject) -> None:
    """P26: of each open decision an option is accepted on the day if the status says that it is
    available, given what it asks for, and otherwise refused for its condition. Where the condition
    may read what the decision itself changes, it is refused for that or accepted. A decision of
    which nothing has begun is refused, also where it would itself lead to where it is taken.
    """
    case = played(subject)
    last = max(_dates(case))
    for at in (last, last + timedelta(subject.choices.between(1, 9))):
        for entry, available in _offered(subject, case, at):
            answer = pf.advance(subject.machine, case, entry)
            code = answer.reason.code if isinstance(answer, pf.Rejected) else "accepted"
            lawful = {*UNSAID, "accepted"} if available == "yes" else {f"only-if-{available}"}
            if _may_read_itself(subject, entry):
                lawful |= {*UNSAID, "accepted", "only-if-no", "only-if-unknown"}
            assert code in lawful, (at, entry.step, entry.option, available, code)
        for entry in _not_there(subject, case, at):
            answer = pf.advance(subject.machine, case, entry)
            assert isinstance(answer, pf.Rejected), (at, entry.step, entry.option)


def _dates(case: Case) -> Iterator[date]:
    """The dates of the entries, and those that corrections give them."""
    for entry in case.entries:
        yield entry.on
        on = dict(getattr(entry, "fields", ())).get("on")
        if on is not None:
            yield date.fromisoformat(str(on))


def _offered(subject: Subject, case: Case, at: date) -> Iterator[tuple[Decided, str]]:
    """Each option of each open decision as an entry of the day, and whether it is available."""
    steps = Index(subject.programme).steps
    for decision in pf.status(subject.machine, case, at=at).decisions:
        step, about = steps.get(decision.step), decision.item.partition(":")[2]
        if step is None or (step.repeat is not None and step.repeat.named):
            continue  # a review, or one round of several
        for option in decision.options:
            yield _decided(step, option.option, at=at, about=about), option.available


def _not_there(subject: Subject, case: Case, at: date) -> Iterator[Decided]:
    """An option of each decision of which nothing has begun."""
    begun = {step.step for step in pf.status(subject.machine, case, at=at).steps}
    for step in subject.machine.plan(getattr(case.enrolled, "variant", None)).steps.values():
        if step.is_ == "decision" and step.name not in begun:
            for option in list(step.options)[:1]:
                yield _decided(step, option, at=at, about=None)


def _decided(step: Step, option: str, *, at: date, about: str | None) -> Decided:
    reasons = ("given",) if step.options[option].reasons else ()
    by = step.by or step.of
    return Decided(
        id="offered", on=at, step=step.name, option=option, by=by, about=about, reasons=reasons
    )


def _may_read_itself(subject: Subject, entry: Decided) -> bool:
    """Whether the condition reads anything but answers."""
    option = Index(subject.programme).steps[entry.step].options[entry.option]
    goes = any(effect.form in {"go", "restart"} for effect in option.then)
    asked = [phase.enter for phase in subject.programme.phases.values()] if goes else []
    atoms = [node for node in walk((option.only_if, *asked)) if isinstance(node, Atom)]
    return any(atom.form not in FIXED for atom in atoms)
