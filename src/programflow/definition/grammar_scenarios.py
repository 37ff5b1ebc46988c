"""The language of scenarios: stories of a case, and what must hold on days of it."""

from collections.abc import Callable
from typing import Any

from programflow.definition.containers import ListOf, MapOf, Pair
from programflow.definition.document import Mapping, Scalar, Sequence, Tree
from programflow.definition.grammar_values import LINE, NUMBER, may, must
from programflow.definition.node import Route
from programflow.definition.parameters import SETTING
from programflow.definition.reader import FAILED, Reader
from programflow.definition.records import Record, Union, Values
from programflow.definition.scenarios import (
    NOBODY,
    Advised,
    Expected,
    FoundThere,
    Scenario,
    StepThere,
    Suite,
    Unnoticed,
)
from programflow.definition.shapes import Choice, Name, Shape, Typed, Word
from programflow.definition.steps import MODALITIES
from programflow.definition.told_entries import ToldForm

# What is found without a name of the definition's.
FOUND_BY_ITSELF = ("missing", "outside", "unqualified")
STATES = ("waiting", "open", "late", "done", "dropped", "not_begun")
DAY = Typed("date")


class WordIn(Shape):
    """A bare word that is a value of its own, or a shape."""

    def __init__(self, words: dict[str, Any], shape: Shape) -> None:
        self.words = words
        self.shape = shape
        self.wanted = "|".join((*words, shape.wanted))

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """What the word means, or what the shape reads."""
        if isinstance(tree, Scalar) and tree.plain and tree.text in self.words:
            return self.words[tree.text]
        return self.shape.read(tree, route, to)

    def write(self, value: Any) -> Any:
        """The word, or what the shape writes."""
        for word, meant in self.words.items():
            if type(value) is type(meant) and value == meant:
                return Word(word)
        return self.shape.write(value)


class ByForm(Shape):
    """A scalar, a list or a map, each read by a shape of its own."""

    def __init__(
        self,
        *,
        scalar: Shape,
        sequence: Shape | None = None,
        mapping: Shape | None = None,
        short: Callable[[Any], Any] = lambda value: value,
        long: Callable[[Any, Route], Any] = lambda value, _: value,
    ) -> None:
        self.scalar = scalar
        self.sequence = sequence
        self.mapping = mapping
        self.short = short
        self.long = long
        self.wanted = scalar.wanted

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """As the shape for this form reads; a scalar's value is made a long one."""
        if isinstance(tree, Mapping) and self.mapping is not None:
            return self.mapping.read(tree, route, to)
        if isinstance(tree, Sequence) and self.sequence is not None:
            return self.sequence.read(tree, route, to)
        value = self.scalar.read(tree, route, to)
        return FAILED if value is FAILED else self.long(value, route)

    def write(self, value: Any) -> Any:
        """The short form where it says all."""
        brief = self.short(value)
        if brief is not None and not isinstance(brief, tuple):
            return self.scalar.write(brief)
        longer = self.sequence if isinstance(value, tuple) else self.mapping
        assert longer is not None
        return longer.write(value)


_THERE = (
    may("times", Typed("integer")),
    may("grade", Choice("breach", "deviation", "notice")),
    may("modality", Choice(*MODALITIES)),
    may("of", Name("role", also=(NOBODY,))),
    may("on", DAY),
    may("witnesses", ListOf(LINE)),
    may("because", ListOf(LINE)),
)
_FINDING = Name("finding", also=FOUND_BY_ITSELF)
THERE = ByForm(
    scalar=_FINDING,
    mapping=Union(
        "finding",
        {
            "found": Record(
                FoundThere,
                must("found", _FINDING, to="name"),
                *_THERE,
                constants={"lapse": False},
            ),
            "lapsed": Record(
                FoundThere,
                must("lapsed", Name("step", "phase"), to="name"),
                may("accounted", Typed("yes_no")),
                *_THERE,
                constants={"lapse": True},
            ),
        },
    ),
    long=lambda name, route: FoundThere(name=name, route=route),
    short=lambda value: value.name if value == FoundThere(name=value.name) else None,
)

_NO = Advised()
ADVICE = WordIn(
    {"no": _NO},
    ByForm(
        scalar=Name(),
        mapping=Record(
            Advised,
            may("option", Name()),
            may("strength", Choice("decisive", "strong", "presumption")),
            may("ask_first", ListOf(Name("question")), to="ask"),
            may("both_ways", ListOf(Name()), to="both"),
            exactly_one=(("option", "ask_first", "both_ways"),),
        ),
        long=lambda name, route: Advised(option=name, route=route),
        short=lambda value: value.option if value == Advised(option=value.option) else None,
    ),
)

_STATE = Choice(*STATES)
STEP_THERE = ByForm(
    scalar=_STATE,
    mapping=Record(
        StepThere,
        may("state", _STATE),
        may("of", Name("role")),
        may("by", Name("role")),
        may("need", Choice(*MODALITIES)),
        at_least_one=(("state", "of", "by", "need"),),
    ),
    long=lambda state, route: StepThere(state=state, route=route),
    short=lambda value: value.state if value == StepThere(state=value.state) else None,
)

DUE = WordIn({"no": False}, DAY)
ALLOWED = WordIn({"yes": True, "no": False}, ListOf(Name()))
TRUTH = Choice("yes", "no", "unknown")
TALLIED = WordIn({"unknown": "unknown"}, ByForm(scalar=NUMBER, sequence=Pair(NUMBER)))
SETTINGS = may("settings", MapOf(SETTING, refers="parameter"))


def _one_place(values: Values, route: Route, to: Reader) -> None:
    if values.get("phase") is not None and values.get("outcome") is not None:
        keys = ("phase", "outcome")
        related = ((*route, "phase"),)
        to.fault(
            "one-too-many", (*route, "outcome"), on="key", related=related, key="outcome", keys=keys
        )


EXPECTED = Record(
    Expected,
    must("on", DAY),
    may("known", DAY),
    may("phase", Name("phase")),
    may("outcome", Name("outcome")),
    may("open", ListOf(Name("step"))),
    may("steps", MapOf(STEP_THERE, refers="step")),
    may("due", MapOf(DUE, refers=("step", "phase"))),
    may("found", ListOf(THERE)),
    may("allowed", MapOf(ALLOWED, refers="step")),
    may("recommended", MapOf(ADVICE, refers="step")),
    may("criteria", MapOf(TRUTH, refers="criterion")),
    may("tallies", MapOf(TALLIED, refers="tally")),
    may("unfounded", ListOf(Name("step"))),
    may("because", ListOf(LINE)),
    finish=_one_place,
)

TOLD = ToldForm()

SCENARIO = Record(
    Scenario,
    must("name", LINE),
    must("rests_on", ListOf(LINE, bare=True, filled=True)),
    may("variant", Name("variant")),
    SETTINGS,
    must("start", DAY),
    may("when", ListOf(TOLD)),
    must("then", ListOf(EXPECTED, filled=True)),
)


def _names_once(values: Values, route: Route, to: Reader) -> None:
    """Two scenarios of one name could not be told apart where one fails."""
    del route
    for scenario in values["scenarios"]:
        to.define("scenario", scenario.name, (*scenario.route, "name"))


SUITE = Record(
    Suite,
    must("programme", LINE),
    may("place", LINE),
    may("variant", Name("variant")),
    SETTINGS,
    must("scenarios", ListOf(SCENARIO, filled=True)),
    may("unnoticed", ListOf(Record(Unnoticed, must("change", LINE), must("because", LINE)))),
    finish=_names_once,
)
