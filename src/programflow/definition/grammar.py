"""The language: phases, outcomes, and the whole of a definition.

The tables of the grammar are the only place that says which keys there are. Edit them to change the
language. Each `Record` lists the keys of a map in the order in which they are written back.
"""

from datetime import date

from programflow.definition.containers import ListOf, MapOf
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import (
    CLOCK,
    FINDING,
    FORM,
    INCIDENT,
    NAMED_CRITERION,
    PARAMETER,
    QUESTION,
    ROLE,
    SOURCE,
    SPELL,
    TALLY,
    VARIANT,
)
from programflow.definition.grammar_steps import STEP, STEPS, TARGETS, WINDOW
from programflow.definition.grammar_values import (
    LINE,
    NOTE,
    ONLY_IN,
    SOURCED,
    TEXT,
    TITLE,
    YES_NO,
    may,
    must,
)
from programflow.definition.node import Route
from programflow.definition.parameters import SETTING
from programflow.definition.programme import (
    Changes,
    Next,
    Outcome,
    Phase,
    Place,
    PlaceSetting,
    Programme,
)
from programflow.definition.reader import Reader
from programflow.definition.records import Key, Record, Values
from programflow.definition.scalars import SORTS
from programflow.definition.shapes import Id, Line, Name, Shape, Typed, Version
from programflow.definition.values import Text

# Phases

NEXT = Record(Next, must("when", CRITERION), must("go", Name(*TARGETS)), *SOURCED, ONLY_IN)

PHASE = Record(
    Phase,
    TITLE,
    NOTE,
    may("initial", YES_NO),
    may("of", Name("role")),
    may("enter", CRITERION),
    WINDOW,
    STEPS,
    may("next", ListOf(NEXT)),
    *SOURCED,
)

OUTCOME = Record(
    Outcome, TITLE, NOTE, must("adverse", Typed("yes_no", example=False)), STEPS, *SOURCED
)

CHANGES = Record(
    Changes,
    may("renames", MapOf(MapOf(Name()))),
    may("tightens", ListOf(Name())),
)


def _section(key: str, shape: Shape, *, required: bool = False) -> Key:
    return Key(key, MapOf(shape, defines=SORTS[key], named="name"), required=required)


LANGUAGE = 1
"""The version of the language that is read."""


def _this_language(values: Values, route: Route, to: Reader) -> None:
    if values["programflow"] != LANGUAGE:
        to.fault(
            "language-version",
            (*route, "programflow"),
            version=values["programflow"],
            reads=LANGUAGE,
        )


PROGRAMME = Record(
    Programme,
    must("programflow", Typed("integer", example=LANGUAGE)),
    must("id", Id()),
    must("version", Version()),
    must("valid_from", Typed("date")),
    must("zone", Line("Europe/Oslo")),
    must("calendar", Line("norway")),
    must("record_keeper", Name("role")),
    must("title", TEXT),
    NOTE,
    _section("sources", SOURCE),
    may("terms", MapOf(TEXT)),
    _section("roles", ROLE),
    _section("parameters", PARAMETER),
    _section("variants", VARIANT),
    _section("forms", FORM),
    _section("questions", QUESTION),
    _section("incidents", INCIDENT),
    _section("spells", SPELL),
    _section("clocks", CLOCK),
    _section("tallies", TALLY),
    _section("criteria", NAMED_CRITERION),
    _section("findings", FINDING),
    _section("steps", STEP),
    _section("phases", PHASE, required=True),
    _section("outcomes", OUTCOME),
    may("always", ListOf(Name("criterion"))),
    may("never", ListOf(Name("criterion"))),
    may("changes", CHANGES),
    finish=_this_language,
    stand_ins={
        "programflow": LANGUAGE,
        "id": "",
        "version": 0,
        "valid_from": date(2000, 1, 1),
        "zone": "UTC",
        "calendar": "norway",
        "record_keeper": "",
        "title": Text(nb=""),
    },
)

PLACE_SETTING = Record(PlaceSetting, must("value", SETTING), NOTE, *SOURCED)
PLACE = Record(
    Place,
    must("place", LINE),
    TITLE,
    NOTE,
    must("settings", MapOf(MapOf(PLACE_SETTING), ids=True)),
)
