"""How often each key of the language is drawn: `python -m tests.differential --drawn`.

What is never drawn, the comparison says nothing about. A *way* is a key of a form, and where few
values may stand there, also the value: the word, the kind of number, whether a parameter stands for
it. Of the effects it is told whether they stand in a decision's option or in another step.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from programflow.definition.containers import ListOf, Single
from programflow.definition.document import Mapping, Scalar, Sequence
from programflow.definition.grammar_steps import Signed
from programflow.definition.grammar_values import Target, WordOr
from programflow.definition.node import Route
from programflow.definition.scalars import typed
from programflow.definition.shapes import Choice, Name, Typed
from programflow.testing.drawing import draw_tree, seeded
from programflow.testing.drawing.programmes import accepted
from tests.differential.shrinking import Tree
from tests.language.forms import Place, keys, places, records
from tests.language.walking import standing_in

Way = tuple[str, str]

UNITS = ("days", "weeks", "months", "years", "working_days", "hours")
# What no rule reads: the words for people, and what is told of a definition as a whole.
UNREAD_KEYS = frozenset({"title", "note", "says", "source", "assumption", "terms", "link"})
UNREAD_KEYS |= {"always", "never", "changes", "conflict", "field", "reserve"}
UNREAD_FORMS = frozenset({"text", "source", "conflict", "place", "place-setting", "changes"})
_OF_TIME = "(days|weeks|months|years|working_days|hours)"
# Ways that no definition can have which the checks accept, each with the reason.
EXCEPTED = {
    "gap max (months|years|working_days|hours)": "counting can stand still in days and weeks alone",
    "(chooses at_least|scope last|spell many|minutes aim) value": "nobody has called it",
    "(ceiling at_(least|most)|criterion of at_least) value": "nobody has called it",
    "(clock (from|until)|scope since) (opened|previous_round)": "it belongs to no step",
    "criterion answer .+ length": "no answer is a length",
    "(criterion clock .+|scope last) hours": "days know nothing of hours",
    "selection (corrected|migrated) name": "there is nothing to name",
}


def ways_in(tree: Tree) -> Counter[Way]:
    """The ways that stand in a definition, and how often."""
    return Counter(way for _, way in standing_ways(tree))


def standing_ways(tree: Tree) -> Iterator[tuple[Route, Way]]:
    """The same, each with its place."""
    document = _composed(tree)
    for route, place in standing_in(document):
        name = _name(place, "options" in route)
        yield route, (name, "")
        for value in _values(_shape(place), _at(document, route)):
            yield route, _way(name, value)


_COUNTED = ("bound m", "bound a", "bound e", "bound l", "gap", "scope", "criterion clock")


@cache
def _way(name: str, value: str) -> Way:
    """Which unit a length has is told where dates are counted with it."""
    return (name, "length" if value in UNITS and not name.startswith(_COUNTED) else value)


def _composed(value: Any) -> Any:
    """Plain data as the tree of a text, of which nobody asks where it stands."""
    if isinstance(value, dict):
        document = Mapping(None, flow=True)
        document.items = {str(key): _composed(item) for key, item in value.items()}
        document.keys = {key: _composed(key) for key in document.items}
        return document
    if isinstance(value, list):
        row = Sequence(None, flow=True)
        row.items = [_composed(item) for item in value]
        return row
    said = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return Scalar(said, None, (None, None))


@cache
def _name(place: Place, in_option: bool) -> str:  # noqa: FBT001 - what a cache goes by
    where = "of an option" if in_option else "of a step"
    parts = (place.form, where if place.form == "effect" else "", place.kind, place.key)
    return " ".join(part for part in dict.fromkeys(parts) if part)


def _at(tree: Any, route: tuple[Any, ...]) -> Any:
    for key in route:
        tree = tree.items[key]
    return tree


@cache
def _shape(place: Place) -> Any:
    """The shape of what stands there; None for a word that stands alone."""
    for kind, record in records(place.form):
        if kind == place.kind:
            return next((shape for key, shape, _ in keys(record) if key == place.key), None)
    return None


def _values(shape: Any, tree: Any) -> Iterator[str]:
    """Which of `_possible` stands there."""
    if isinstance(shape, ListOf | Single):
        for item in tree.items if isinstance(tree, Sequence) else [tree]:
            yield from _values(shape.shape, item)
    elif isinstance(shape, Typed):
        yield _typed(tree)
    elif isinstance(shape, Target):
        yield "is" if isinstance(tree, Mapping) else "any" if tree.text == "any" else "name"
    elif isinstance(shape, Choice | WordOr | Name | Signed):
        yield from (said for said in [_word(tree)] if said in _possible(shape))


def _word(tree: Any) -> str:
    if isinstance(tree, Mapping | Sequence):
        return "list" if isinstance(tree, Sequence) else "map"
    return str(tree.text)


def _typed(tree: Any) -> str:
    if isinstance(tree, Mapping):
        return str(next(iter(tree.items)))
    kind, value = typed(tree.text)
    if kind == "duration":
        return str(value.unit.value)
    return {"yes_no": str(tree.text), "word": "name"}.get(kind, kind)


def _possible(shape: Any) -> Iterator[str]:
    if isinstance(shape, ListOf | Single):
        yield from _possible(shape.shape)
    elif isinstance(shape, Choice):
        yield from shape.words
    elif isinstance(shape, WordOr):
        yield from (*shape.words, "map")
    elif isinstance(shape, Name):
        yield from shape.also
    elif isinstance(shape, Signed):
        yield "list"
    elif isinstance(shape, Target):
        yield from ("any", "name", *(["is"] if shape.steps else []))
    elif isinstance(shape, Typed):
        yield from (kind for kind in sorted(shape.kinds) if kind in {"date", "number"})
        yield from UNITS if "duration" in shape.kinds else ()
        yield from ("yes", "no") if "yes_no" in shape.kinds else ()
        yield from ("name",) if shape.name else ()
        yield from shape.maps


def all_ways() -> list[Way]:
    """Every way that there is by the grammar, of what a rule can read."""
    found: list[Way] = []
    for place in places():
        names = {_name(place, in_option) for in_option in (False, True)}
        values = ["", *_possible(_shape(place))]
        if place.form not in UNREAD_FORMS and place.key not in UNREAD_KEYS:
            found += [_way(name, value) for name in names for value in values]
    return [*dict.fromkeys(found)]


def is_excepted(way: Way) -> str | None:
    """Why it is never drawn, if there is a reason."""
    said = " ".join(way)
    return next((why for pattern, why in EXCEPTED.items() if re.fullmatch(pattern, said)), None)


def seen_in(numbers: Iterable[int], *, until: frozenset[Way] = frozenset()) -> Counter[Way]:
    """In how many drawn definitions that the checks accept each way stands.

    Only those are checked in which something stands that has not been seen yet.

    Args:
        numbers: those of the definitions.
        until: ways; once all have been seen, no more are drawn. None: all are drawn.
    """
    seen: Counter[Way] = Counter()
    for number in numbers:
        tree = draw_tree(seeded(number))
        ways = ways_in(tree)
        if not ways.keys() <= seen.keys():
            found = accepted(tree)
            ways = ways_in(found[1]) if found is not None else Counter()
        seen.update(ways.keys())
        if until and until <= seen.keys():
            break
    return seen


def told(numbers: range) -> Iterator[str]:
    """How often each way is drawn, a line each, the rarest first; and how many never are."""
    seen, never = seen_in(numbers), 0
    for way in sorted(all_ways(), key=lambda way: seen[way]):
        why = is_excepted(way)
        never += not seen[way] and not why
        yield f"{seen[way]:6}  {' '.join(way).strip()}" + (f"  ({why})" if why else "")
    yield f"{len(all_ways())} ways, {never} never drawn in {len(numbers)} definitions"
