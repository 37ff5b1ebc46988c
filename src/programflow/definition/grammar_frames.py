"""The language: spells, clocks, tallies, findings; sources, roles, parameters, questions."""

from typing import Any

from programflow.definition.containers import ListOf, MapOf, Pair
from programflow.definition.criteria import NamedCriterion
from programflow.definition.document import Mapping, Scalar, Tree
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_steps import EXCEPT, INTEGER, MODALITY, ROLES, SPELLS
from programflow.definition.grammar_values import (
    CITATION,
    COUNT,
    LINE,
    MOMENT,
    NOTE,
    NUMBER,
    ONLY_IN,
    SAYS,
    SCOPE,
    SELECTION,
    SOURCED,
    TEXT,
    TITLE,
    YES_NO,
    may,
    must,
)
from programflow.definition.node import Route
from programflow.definition.parameters import SETTING, finish_parameter, shorten_parameter
from programflow.definition.programme import (
    Conflict,
    Finding,
    Form,
    Incident,
    Parameter,
    Question,
    Role,
    Source,
    Variant,
)
from programflow.definition.reader import Reader
from programflow.definition.records import Key, Record, Union
from programflow.definition.selections import Clock, Spell, Tally
from programflow.definition.shapes import Choice, Name, Shape, Typed
from programflow.definition.steps import (
    MODALITIES,
)
from programflow.definition.values import NOT_STATED

# Values of a case

SPELL = Record(
    Spell,
    TITLE,
    may("party", Name("role")),
    may("consent", YES_NO),
    may("reasons", ListOf(Name())),
    may("field", Name()),
    may("approval", Name("step")),
    may("many", COUNT),
    *SOURCED,
    ONLY_IN,
)

CLOCK = Record(
    Clock,
    TITLE,
    must("from", MOMENT, to="from_"),
    may("until", MOMENT),
    EXCEPT,
    may("during", SPELLS),
    *SOURCED,
    ONLY_IN,
)


def _tally(form: str, *keys: Key) -> Record:
    return Record(
        Tally,
        TITLE,
        *keys,
        must("in", SCOPE, to="scope"),
        may("first_day", Choice("counts", means={"counts": True}), to="first_day_counts"),
        *SOURCED,
        ONLY_IN,
        constants={"form": form},
    )


_OF = must("of", SELECTION, to="selection")
TALLY = Union(
    "tally",
    {
        "count": _tally("count", must("count", SELECTION, to="selection")),
        "sum": _tally("sum", must("sum", Name(), to="value"), _OF),
        "share": _tally(
            "share", must("share", SELECTION, to="selection"), must("among", SELECTION)
        ),
        "consecutive": _tally(
            "consecutive",
            must("consecutive", SELECTION, to="selection"),
            must("broken_by", SELECTION),
        ),
        "value": _tally(
            "value",
            must("value", Name()),
            _OF,
            must("which", Choice("last", "previous", "first", "highest", "lowest")),
        ),
    },
)


class NamedTest(Shape):
    """A criterion under its name: the keys of the criterion, and beside them its title and
    variants.
    """

    wanted = "map"
    beside = Record(NamedCriterion, TITLE, ONLY_IN)
    test = CRITERION

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The criterion with its name, the last key of the route."""
        if not isinstance(tree, Mapping):
            return to.mismatch(tree, route, self)
        own, criterion = tree.split(self.beside.by_key)
        test = CRITERION.read(criterion, route, to)
        return self.beside.read_with(own, route, to, name=str(route[-1]), test=test)

    def write(self, value: Any) -> Any:
        """Both together."""
        return self.beside.write(value) | CRITERION.write(value.test)


NAMED_CRITERION = NamedTest()

FINDING = Record(
    Finding,
    TITLE,
    SAYS,
    may("each", SELECTION),
    may("when", CRITERION),
    MODALITY,
    must("of", Name("role")),
    *SOURCED,
    ONLY_IN,
    exactly_one=(("each", "when"),),
)

# Frames

SOURCE = Record(Source, TITLE, NOTE, may("dated", Typed("date")), may("link", LINE))


class HeldBy(Shape):
    """Who holds a role: text as written, or ``not stated``."""

    wanted = "text|not_stated"

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The text, or NOT_STATED."""
        if isinstance(tree, Scalar) and tree.plain and tree.text == "not stated":
            return NOT_STATED
        return LINE.read(tree, route, to)

    def write(self, value: Any) -> Any:
        """The text, or the words."""
        return Typed().write(value) if value is NOT_STATED else value


ROLE = Record(
    Role,
    TITLE,
    NOTE,
    may("side", Choice("participant", "provider", "outside")),
    may("never_also", ROLES),
    may("credentials", ListOf(Name())),
    may("held_by", HeldBy()),
    *SOURCED,
    ONLY_IN,
)

CONFLICT = Record(Conflict, must("source", CITATION), must("says", TEXT))
UNITS = (
    "days",
    "working_days",
    "weeks",
    "months",
    "years",
    "hours",
    "count",
    "percent",
    "moment",
    "roles",
    "choice",
    "yes_no",
    "date",
)

PARAMETER = Record(
    Parameter,
    TITLE,
    SAYS,
    NOTE,
    may("value", SETTING),
    may("unit", Choice(*UNITS)),
    may("between", Pair(Typed("duration", "number"))),
    may("among", ListOf(SETTING, filled=True)),
    may("by_variant", MapOf(SETTING, refers="variant")),
    may("dated", MapOf(SETTING, dated=True)),
    may("read", Choice("on_day", "at_start")),
    may("per", Choice("visit")),
    may("set_by", Name("role")),
    may("conflict", CONFLICT),
    *SOURCED,
    ONLY_IN,
    finish=finish_parameter,
    shorten=shorten_parameter,
)

VARIANT = Record(Variant, TITLE, NOTE, *SOURCED)
FORM = Record(Form, TITLE, NOTE, may("source", CITATION))
INCIDENT = Record(Incident, TITLE, NOTE, may("witnesses", INTEGER), *SOURCED, ONLY_IN)

QUESTION = Record(
    Question,
    may("of", Name("form")),
    must("type", Choice("yes_no", "scale", "number", "date", "choice")),
    may("need", Choice(*MODALITIES)),
    may("between", Pair(NUMBER)),
    may("choices", MapOf(TEXT)),
    must("says", TEXT),
    NOTE,
    *SOURCED,
    ONLY_IN,
)
