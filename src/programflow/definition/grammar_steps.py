"""The language: steps, and the bounds, repeats, options and effects that stand in them."""

from typing import Any

from programflow.definition.containers import ListOf, MapOf
from programflow.definition.document import Scalar, Tree
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_values import (
    COUNT,
    LENGTH,
    MOMENT,
    NOTE,
    ONLY_IN,
    QUANTITY,
    SAYS,
    SELECTION,
    SOURCED,
    TITLE,
    YES_NO,
    WordOr,
    may,
    must,
)
from programflow.definition.node import Route
from programflow.definition.reader import Reader
from programflow.definition.records import Key, Record, Union, Values
from programflow.definition.shapes import Choice, Name, Shape, Typed
from programflow.definition.steps import (
    MODALITIES,
    STEP_KINDS,
    STRENGTHS,
    Before,
    Bound,
    Ceiling,
    Chooses,
    Effect,
    Gap,
    Item,
    Minutes,
    Need,
    Opening,
    Option,
    Recommendation,
    Repeat,
    Step,
)

MODALITY = must("modality", Choice(*MODALITIES))
SPELLS = ListOf(Name("spell"), bare=True)
SPELL_LIST = ListOf(Name("spell"))
ROLES = ListOf(Name("role"))
STEPS_NAMED = ListOf(Name("step"))
TARGETS = ("phase", "outcome")
EXCEPT = may("except", SPELL_LIST, to="except_")
INTEGER = Typed("integer")
REQUIRED = Choice("required", means={"required": True})

# Steps

NEED = WordOr(
    MODALITIES,
    cls=Need,
    field="modality",
    otherwise=Record(
        Need,
        must("must_when", CRITERION),
        must("else", Choice("should", "may"), to="modality"),
    ),
)

OPENING = Union(
    "opening",
    {
        "each": Record(
            Opening, must("each", SELECTION, to="selection"), constants={"form": "each"}
        ),
        "when": Record(
            Opening, must("when", CRITERION, to="criterion"), constants={"form": "when"}
        ),
        "called": Record(
            Opening,
            must("called", Choice("yes", means={"yes": "called"}), to="form"),
            constants={"form": "called"},
        ),
    },
)

BOUND = Record(
    Bound,
    may("from", MOMENT, to="from_"),
    may("clock", Name("clock")),
    may("min", LENGTH),
    may("aim", LENGTH),
    may("max", LENGTH),
    may("early", LENGTH),
    may("late", LENGTH),
    MODALITY,
    may("outside", Choice("counts", "does_not_count")),
    may("grace", LENGTH),
    may("counting", Choice("plain", "statutory")),
    *SOURCED,
    ONLY_IN,
    exactly_one=(("from", "clock"),),
    at_least_one=(("min", "aim", "max"),),
)
WINDOW = may("window", ListOf(BOUND))

BEFORE = Record(Before, must("step", Name("step")), MODALITY, *SOURCED)

REPEAT = Record(
    Repeat,
    may("times", COUNT),
    may("until", CRITERION),
    may("per", Choice("week", "month", "year")),
    may("min", COUNT),
    may("max", COUNT),
    may("partial", Choice("waived", "required")),
    may("modality", Choice(*MODALITIES)),
    may("gap", Record(Gap, must("max", LENGTH), MODALITY, *SOURCED)),
    EXCEPT,
    may("named", YES_NO),
    *SOURCED,
    at_least_one=(("times", "until", "per", "gap"),),
)

ITEM = Record(Item, must("item", Name()), must("need", Choice(*MODALITIES)), SAYS, *SOURCED)


def _effect(form: str, target: Shape, *more: Key) -> Record:
    keys = (must(form, target, to="target"), *more, ONLY_IN)
    return Record(Effect, *keys, constants={"form": form})


_JUDGED = Choice("cause", "about")
EFFECT = Union(
    "effect",
    {
        "go": _effect("go", Name(*TARGETS, also=("previous",))),
        "restart": _effect("restart", Name("phase")),
        "open": _effect("open", Name("step")),
        "waive": _effect("waive", Name("step")),
        "excuse": _effect("excuse", _JUDGED),
        "refuse_excuse": _effect("refuse_excuse", _JUDGED),
        "approve": _effect("approve", _JUDGED),
        "extend": _effect("extend", Name("phase", "step"), must("by", LENGTH)),
        "set": _effect("set", Name("parameter")),
    },
)
THEN = may("then", ListOf(EFFECT))

CEILING = Record(
    Ceiling,
    may("at_least", QUANTITY),
    may("at_most", QUANTITY),
    may("among", ListOf(Name())),
    *SOURCED,
)

OPTION = Record(
    Option,
    TITLE,
    SAYS,
    may("only_if", CRITERION),
    may("reasons", REQUIRED),
    THEN,
    may("values", MapOf(CEILING, named="name", parts=True)),
    *SOURCED,
    ONLY_IN,
)

RECOMMENDATION = Record(
    Recommendation,
    must("option", Name()),
    must("when", CRITERION),
    must("strength", Choice(*STRENGTHS)),
    SAYS,
    *SOURCED,
    ONLY_IN,
)

CHOOSES = Record(
    Chooses,
    may("rounds_of", Name("step")),
    may("from", STEPS_NAMED, to="from_"),
    may("at_least", COUNT),
    exactly_one=(("rounds_of", "from"),),
)


class Signed(Shape):
    """Roles that sign, or the parameter whose value is a list of roles."""

    wanted = "list|name"
    parameter = Typed(name="parameter")

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A tuple of roles, or a reference."""
        return (self.parameter if isinstance(tree, Scalar) else ROLES).read(tree, route, to)

    def write(self, value: Any) -> Any:
        """A list, or the parameter's name."""
        return (ROLES if isinstance(value, tuple) else self.parameter).write(value)


def _placed(values: Values, route: Route, to: Reader) -> None:
    """A step knows the phase or outcome that it stands in."""
    del to
    if route[0] in {"phases", "outcomes"}:
        values["phase"] = str(route[1])


def _own_form(values: Values, route: Route, to: Reader) -> None:
    """A form has its step's name unless it says."""
    if values["is_"] == "form" and "form" not in values:
        to.refer(("form",), values["name"], route, on="key")


STEP = Record(
    Step,
    must("is", Choice(*STEP_KINDS), to="is_"),
    TITLE,
    must("need", NEED),
    must("of", Name("role")),
    may("by", Name("role")),
    may("after", STEPS_NAMED),
    may("before", ListOf(BEFORE)),
    may("during", SPELLS),
    may("opens", ListOf(OPENING, filled=True)),
    may("unless", CRITERION),
    WINDOW,
    may("repeat", REPEAT),
    may("minutes", Record(Minutes, may("aim", COUNT), may("reserve", COUNT), *SOURCED)),
    may("items", ListOf(ITEM)),
    may("fills", ListOf(Name("form"))),
    may("form", Name("form")),
    may("results", ListOf(Name(), filled=True)),
    may("signed_by", Signed()),
    may("to", ROLES),
    may("offers", Name("step")),
    may("done_by", SELECTION),
    may("as_of", Choice("decided", "opened")),
    may("options", MapOf(OPTION, named="name")),
    may("recommend", ListOf(RECOMMENDATION)),
    may("chooses", CHOOSES),
    THEN,
    SAYS,
    NOTE,
    *SOURCED,
    ONLY_IN,
    settle=_placed,
    finish=_own_form,
    stand_ins={"need": Need(modality="may"), "of": ""},
)
STEPS = may("steps", MapOf(STEP, defines="step", named="name"))
