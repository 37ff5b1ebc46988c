"""What an author could write instead, for faults of meaning: made by the grammar, from the names
and the parts that the programme has.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import evolve

from programflow.checking.index import Index
from programflow.definition.criteria import Atom
from programflow.definition.emitting import entry_lines, flow
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import QUESTION
from programflow.definition.grammar_steps import BOUND, REPEAT, STEP
from programflow.definition.grammar_values import CITATION, DATED_SELECTION
from programflow.definition.node import Node, Route
from programflow.definition.programme import Next, Parameter
from programflow.definition.records import Record, Union
from programflow.definition.samples import Samples
from programflow.definition.scalars import SORTS
from programflow.definition.selections import Selector
from programflow.definition.shapes import Word
from programflow.definition.steps import Step
from programflow.definition.values import Citation
from programflow.diagnostics import Fault

# A programme may be wrong in every line of it.
MOST = 100
# Which step an entry of a kind is of.
_ENTRY_OF = {"session": "done", "task": "done", "form": "done", "test": "tested"}


def with_examples(index: Index, faults: list[Fault]) -> list[Fault]:
    """The faults, the first of them with examples."""
    shown = _Shown(index)
    return [shown.with_example(fault) for fault in faults[:MOST]] + faults[MOST:]


class _Shown:
    """Makes examples for one programme."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._names = _names(index)
        self._samples = Samples(self._names)
        self._parts: dict[Route, Node] | None = None

    def with_example(self, fault: Fault) -> Fault:
        """The fault with the lines that its rule calls for, if it does."""
        make = _EXAMPLES.get(fault.rule)
        lines = None if make is None else make(self, fault)
        return evolve(fault, example="\n".join(lines)) if lines else fault

    def _part(self, route: Route, cls: type[Any]) -> Any:
        parts = self._index.all(cls)
        return next((part for part in parts if part.route == route), None)

    def key(self, key: str, of: Record) -> list[str]:
        """A key that lacks, with a value that may stand under it."""
        return entry_lines(key, self._samples.of(of.by_key[key].shape))

    def source(self, fault: Fault) -> list[str]:
        """Where a rule is written."""
        del fault
        return entry_lines("source", Word(self._samples.of(CITATION)))

    def lacking(self, fault: Fault) -> list[str] | None:
        """A key that a rule asks for, the grammar not always."""
        key = fault.param("key") if fault.rule == "missing-key" else fault.param("needs")
        of = next(
            (record for record in (STEP, REPEAT, BOUND, QUESTION) if key in record.by_key), None
        )
        return None if of is None else self.key(key, of)

    def initial(self, fault: Fault) -> list[str] | None:
        """The first phase, as the one where a case begins."""
        del fault
        first = next(iter(self._index.programme.phases), None)
        return None if first is None else [f"{first}:", "  initial: yes"]

    def bearer(self, fault: Fault) -> list[str]:
        """Somebody who answers for it."""
        del fault
        return self.key("of", STEP)

    def decision(self, fault: Fault) -> list[str] | None:
        """A decision that leads where the move or the step led by itself."""
        outcome = fault.param("outcome")
        if fault.param("decision") is not None:
            return None
        route = fault.route[:-1]
        move = self._part(route, Next)
        step = self._index.step_around(route)
        opens: Any = {"when": CRITERION.write(move.when)} if move is not None else None
        if step is not None:
            opens = {"each": {"done": Word(step.name)}}
        said = move if move is not None else step
        source = None if said is None or said.source is None else CITATION.write(said.source)
        written = {
            "is": Word("decision"),
            "need": Word("must"),
            "of": self._samples.name(("role",)),
            "opens": [opens],
            "options": {
                Word(outcome): {"reasons": Word("required"), "then": [{"go": Word(outcome)}]},
                Word("go_on"): {},
            },
            "source": Word(source or self._samples.of(CITATION)),
        }
        return entry_lines(f"decide_{outcome}", written)

    def window(self, fault: Fault) -> list[str]:
        """A bound with a last day."""
        del fault
        return entry_lines("window", [self._samples.of(BOUND)])

    def opening(self, fault: Fault) -> list[str]:
        """What may open a step; of a step that judges, what it judges."""
        kinds = fault.param("kinds") or ("done",)
        own = fault.param("step")
        names = self._names | {"step": [name for name in self._names["step"] if name != own]}
        kind = next((kind for kind in kinds if names.get(_SORT_OF[kind])), kinds[0])
        target = Samples(names).name((_SORT_OF[kind],))
        return entry_lines("opens", [{"each": {kind: target}}])

    def called(self, fault: Fault) -> list[str]:
        """That a step waits for being opened."""
        return entry_lines(fault.param("step"), {"opens": [{"called": True}]})

    def dropped(self, fault: Fault) -> list[str]:
        """What lets a step go."""
        assert isinstance(CRITERION, Union)
        unless = self._samples.of(CRITERION.records["answer"])
        return entry_lines(fault.param("step"), {"unless": unless})

    def rounds(self, fault: Fault) -> list[str]:
        """That a step comes several times."""
        return entry_lines(fault.param("step"), {"repeat": self._samples.of(REPEAT)})

    def counts(self, fault: Fault) -> list[str]:
        """That what comes late counts."""
        del fault
        return ["outside: counts"]

    def approval(self, fault: Fault) -> list[str]:
        """An option that approves."""
        step = self._index.steps.get(fault.param("step"))
        name = next(iter(step.options if step is not None else ()), "‹name›")
        return entry_lines(name, {"then": [{"approve": Word("cause")}]})

    def unfiltered(self, fault: Fault) -> list[str] | None:
        """The selector without what it must not ask for."""
        selector = self._part(fault.route[:-1], Selector)
        filters = {"excused": None} if fault.rule == "judges-itself" else {"accounted": None}
        return None if selector is None else [_written(evolve(selector, **filters))]

    def one_of_several(self, fault: Fault) -> list[str] | None:
        """The selector, and which time is meant."""
        selector = self._part(fault.route, Selector)
        return None if selector is None else [_written(evolve(selector, which="last"))]

    def comparison(self, fault: Fault) -> list[str] | None:
        """The answer, compared as it can be."""
        atom = self._part(fault.route[:-1], Atom)
        question = None if atom is None else self._index.programme.questions.get(atom.name or "")
        if question is None:
            return None
        value = _ANSWERS.get(question.type) or Word(next(iter(question.choices), "‹name›"))
        return [flow({"answer": Word(question.name), "is": value})]

    def operand(self, fault: Fault) -> list[str] | None:
        """A value of the kind that it can be compared with."""
        value = _OPERANDS.get(fault.param("wanted"))
        return None if value is None else entry_lines(str(fault.route[-1]), value)

    def variants(self, fault: Fault) -> list[str] | None:
        """That it holds only where what it needs is there."""
        route = fault.related[0]
        part = self._part(route, Step) or self._part(route, Parameter)
        return None if part is None else entry_lines("only_in", [Word(v) for v in part.only_in])

    def other_entry(self, fault: Fault) -> list[str] | None:
        """The entry that such a step has."""
        selector = self._part(fault.route[:-1], Selector)
        kind = _ENTRY_OF.get(fault.param("kind"), "decided")
        if selector is None or selector.target is None:
            return None
        return [flow({kind: Word(selector.target)})]


_ANSWERS: dict[str, Any] = {"yes_no": True, "number": 3, "scale": 3, "date": date(2026, 3, 24)}
_OPERANDS: dict[str, Any] = {**_ANSWERS, "duration": Word("3 weeks")}
_SORT_OF = {"done": "step", "missed": "step", "happened": "incident", "began": "spell"}


def _written(selector: Selector) -> str:
    return flow(DATED_SELECTION.selector.write(selector))


def _names(index: Index) -> dict[str, list[str]]:
    """The names of each sort, the one to show first: the usual source, a role that has duties."""
    p = index.programme
    names = {sort: list(getattr(p, key)) for key, sort in SORTS.items()}
    names["step"] = sorted(index.steps, key=lambda name: index.steps[name].is_ == "decision")
    uses = Counter(citation.source for citation in index.all(Citation))
    names["source"].sort(key=lambda name: -uses[name])
    names["role"].sort(key=lambda name: p.roles[name].side != "provider")
    return names


_EXAMPLES: dict[str, Callable[[_Shown, Fault], list[str] | None]] = {
    "rule-without-source": _Shown.source,
    "move-without-source": _Shown.source,
    "statutory-without-source": _Shown.source,
    "missing-key": _Shown.lacking,
    "key-needs-key": _Shown.lacking,
    "no-initial-phase": _Shown.initial,
    "window-without-bearer": _Shown.bearer,
    "adverse-without-decision": _Shown.decision,
    "no-max": _Shown.window,
    "top-level-without-opens": _Shown.opening,
    "no-such-cause": _Shown.opening,
    "not-called": _Shown.called,
    "after-may": _Shown.dropped,
    "no-rounds": _Shown.rounds,
    "void-after-max": _Shown.counts,
    "cannot-approve": _Shown.approval,
    "judges-itself": _Shown.unfiltered,
    "silence-as-ground": _Shown.unfiltered,
    "which-one": _Shown.one_of_several,
    "entry-not-for-kind": _Shown.other_entry,
    "comparison-not-for-type": _Shown.comparison,
    "operand-kind": _Shown.operand,
    "absent-in-variant": _Shown.variants,
}
