"""The language: criteria, their atoms and comparisons."""

from typing import Any

from programflow.definition.containers import Later, ListOf, Single
from programflow.definition.criteria import (
    STEP_STATES,
    Atom,
    Combination,
    Comparison,
)
from programflow.definition.grammar_values import COUNT, SCOPE, SELECTION, TALLY_REF, may, must
from programflow.definition.node import Route
from programflow.definition.records import Gather, Key, Record, Union
from programflow.definition.shapes import Choice, Name, Shape, Typed

# Criteria


def _comparison(op: str, operand: Any, route: Route) -> Comparison:
    return Comparison(op=op, operand=operand, route=route)


def _compare(*kinds: str, equal: Typed, tally: bool = True) -> Gather:
    order = Typed(*kinds, name="parameter", maps={"tally": TALLY_REF} if tally else None)
    literal = equal.name if equal.name == "literal" else None
    shapes: dict[str, Shape] = {
        "is": equal,
        "among": ListOf(Typed(*equal.kinds, name=literal), filled=True),
        **dict.fromkeys(("at_least", "at_most", "more_than", "less_than"), order),
    }
    return Gather(
        "comparisons",
        build=_comparison,
        split=lambda part: (part.op, part.operand),
        shapes=shapes,
    )


_ANSWER = _compare(
    "number", "date", "duration", equal=Typed("yes_no", "number", "date", name="literal")
)
_PARAMETER = _compare(
    "number",
    "date",
    "duration",
    equal=Typed("yes_no", "number", "date", "duration", name="literal"),
)
_TALLY = _compare("number", equal=Typed("number", name="parameter", maps={"tally": TALLY_REF}))
_CLOCK = _compare("duration", equal=Typed("duration", name="parameter"), tally=False)


def _atom(form: str, *sorts: str, gather: Gather) -> Record:
    name = must(form, Name(*sorts), to="name")
    return Record(Atom, name, constants={"form": form}, gather=gather)


def _states(form: str, sorts: tuple[str, ...], states: tuple[str, ...]) -> Record:
    state = Choice(*states)
    return Record(
        Atom,
        must(form, Name(*sorts), to="name"),
        Key("is", Single(state), to="states", only=lambda said: len(said) == 1),
        Key("among", ListOf(state, filled=True), to="states", only=lambda said: len(said) > 1),
        constants={"form": form},
        exactly_one=(("is", "among"),),
    )


def _combination(form: str, *keys: Key) -> Record:
    return Record(Combination, *keys, constants={"form": form})


_MEMBERS = ListOf(Later(lambda: CRITERION), filled=True)

CRITERION: Shape = Union(
    "criterion",
    {
        "all": _combination("all", must("all", _MEMBERS, to="members")),
        "any": _combination("any", must("any", _MEMBERS, to="members")),
        "not": _combination("not", must("not", Single(Later(lambda: CRITERION)), to="members")),
        "of": _combination(
            "at_least", must("at_least", COUNT, to="n"), must("of", _MEMBERS, to="members")
        ),
        "answer": _atom("answer", "question", gather=_ANSWER),
        "tally": _atom("tally", "tally", gather=_TALLY),
        "clock": _atom("clock", "clock", gather=_CLOCK),
        "parameter": _atom("parameter", "parameter", gather=_PARAMETER),
        "step": _states("step", ("step",), STEP_STATES),
        "phase": _states("phase", ("phase", "outcome"), ("current", "done")),
        "spell": _states("spell", ("spell",), ("open", "closed")),
        "finding": Record(
            Atom,
            must("finding", Name("finding"), to="name"),
            must("in", SCOPE, to="scope"),
            constants={"form": "finding"},
        ),
        "has": Record(
            Atom,
            must("has", SELECTION, to="selection"),
            may("in", SCOPE, to="scope"),
            constants={"form": "has"},
        ),
        "variant": Record(
            Atom,
            must("variant", ListOf(Name("variant"), bare=True), to="states"),
            constants={"form": "variant"},
        ),
        "criterion": Record(
            Atom, must("criterion", Name("criterion"), to="name"), constants={"form": "criterion"}
        ),
    },
)
