"""What may have been meant where a key, a word or a value is none that may stand."""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import evolve

from programflow.definition.document import Mapping, Scalar, Tree
from programflow.definition.naming import nearest
from programflow.definition.node import Route
from programflow.definition.norwegian import meant_word
from programflow.definition.norwegian_values import meant_value, slug
from programflow.definition.reader import Reader, Wanted
from programflow.definition.shapes import Name
from programflow.diagnostics import Fault

# A hostile text could ask for millions of comparisons.
MOST = 100
FEW = 3


def with_guesses(to: Reader, tree: Tree | None = None) -> list[Fault]:
    """The faults of a reading, as they stand; where they have a blank for what may have been meant,
    the first of them with that.
    """
    guesses, faults = Guesses(to, tree), list(to.faults)
    left = MOST
    for at, fault in enumerate(faults):
        guess = _GUESS.get(fault.rule)
        if guess is not None and left:
            left -= 1
            near = guess(guesses, fault, to.wanted.get(at))
            if near:
                faults[at] = evolve(fault, params=_with(fault, "near", near))
            elif fault.rule == "unknown-key":
                faults[at] = evolve(fault, params=_with(fault, "places", _places(fault)))
    return faults


def _with(fault: Fault, param: str, said: tuple[str, ...]) -> Any:
    return tuple((name, said if name == param else value) for name, value in fault.params)


def _places(fault: Fault) -> tuple[str, ...]:
    """The keys under which a key may stand, if they are few."""
    from programflow.definition.places import places_of  # seldom needed

    found = places_of(fault.param("key"))
    return found if len(found) <= FEW else ()


def near_words(said: str, known: Iterable[str]) -> tuple[str, ...]:
    """Words of the language, by what they mean in Norwegian or else by how they are spelt."""
    words = tuple(known)
    return meant_word(said, words) or nearest(said, words)


class Guesses:
    """What may have been meant in one text."""

    def __init__(self, to: Reader, tree: Tree | None) -> None:
        self._names = to.names
        self._tree = tree
        self._titled: dict[str, dict[str, str]] = {}

    def key(self, fault: Fault, wanted: Wanted | None) -> tuple[str, ...]:
        """A key."""
        del wanted
        return near_words(fault.param("key"), fault.param("known"))

    def choice(self, fault: Fault, wanted: Wanted | None) -> tuple[str, ...]:
        """A word of a closed set."""
        del wanted
        return near_words(fault.param("text"), fault.param("choices"))

    def value(self, fault: Fault, wanted: Wanted | None) -> tuple[str, ...]:
        """A date, a length of time, a number, yes or no."""
        if wanted is None or not isinstance(wanted.tree, Scalar):
            return ()
        return meant_value(wanted.tree.text, str(fault.param("wanted")).split("|"))

    def name(self, fault: Fault, wanted: Wanted | None) -> tuple[str, ...]:
        """A name that is there, by its title; else the text as a name."""
        said = fault.param("text")
        shape = None if wanted is None else wanted.shape
        sorts = shape.sorts if isinstance(shape, Name) else ()
        name = slug(said)
        if name is None:
            return ()
        known = {other for sort in sorts for other in self._names.get(sort, ())}
        if not sorts:
            return (name,)
        return (
            self.titled(name, sorts) or nearest(name, known) or ((name,) if name in known else ())
        )

    def citation(self, fault: Fault, wanted: Wanted | None) -> tuple[str, ...]:
        """A source that is there, and the place as it is."""
        del wanted
        source, _, place = str(fault.param("text")).strip().partition(" ")
        name = slug(source)
        if name is None or len(place) > 40:
            return ()
        there = self._names.get("source", {})
        near = (name,) if name in there else self.titled(name, ("source",)) or nearest(name, there)
        return tuple(f"{one} {place}".strip() for one in near)

    def titled(self, name: str, sorts: Iterable[str]) -> tuple[str, ...]:
        """The names of what has a title that would make this name."""
        found = (self._titles(sort).get(name) for sort in sorts)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _titles(self, sort: str) -> dict[str, str]:
        if sort not in self._titled:
            titles = self._titled[sort] = {}
            for name, route in self._names.get(sort, {}).items():
                for title in self._texts(route):
                    made = slug(title)
                    if made is not None:
                        titles.setdefault(made, name)
        return self._titled[sort]

    def _texts(self, route: Route) -> list[str]:
        tree = self._tree
        for step in (*(route or ("",)), "title"):
            tree = tree.items.get(str(step)) if isinstance(tree, Mapping) else None
        texts = tree.items.values() if isinstance(tree, Mapping) else ()
        return [text.text for text in texts if isinstance(text, Scalar)]


_GUESS: dict[str, Callable[[Guesses, Fault, Wanted | None], tuple[str, ...]]] = {
    "unknown-key": Guesses.key,
    "not-a-choice": Guesses.choice,
    "wrong-kind": Guesses.value,
    "name-form": Guesses.name,
    "citation-form": Guesses.citation,
}
