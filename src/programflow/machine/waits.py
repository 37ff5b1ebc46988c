"""What a criterion waits for: the points before which it cannot become yes."""

from collections.abc import Callable, Iterator

from attrs import frozen

from programflow.definition.criteria import Atom, Combination, Criterion
from programflow.definition.programme import Programme
from programflow.definition.selections import Selector

# Atoms that may be yes on any day: what people answer, begin or choose.
_TIMELESS = frozenset({"answer", "spell", "variant", "parameter"})
# Entries that a step is done by.
DONE = frozenset({"done", "tested", "decided"})


@frozen
class Waits:
    """The steps, phases and entries a criterion waits for.

    `steps` are to be done; `phases` are to be done; `entered` are phases to have been entered.
    `whole`: nothing in it was left out. Otherwise it may wait for more than is said here.
    """

    steps: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    whole: bool = True

    def __add__(self, other: "Waits") -> "Waits":
        return Waits(
            self.steps + other.steps,
            self.phases + other.phases,
            self.entered + other.entered,
            self.whole and other.whole,
        )


NOTHING = Waits()
UNSEEN = Waits(whole=False)


def waits_of(programme: Programme, criterion: Criterion | None) -> Waits:
    """What a criterion waits for. What must *not* be holds from the beginning."""
    if criterion is None:
        return NOTHING
    if isinstance(criterion, Combination):
        return _combined(programme, criterion)
    return _atom(programme, criterion)


def _combined(programme: Programme, criterion: Combination) -> Waits:
    if criterion.form == "not":
        return NOTHING
    parts = [waits_of(programme, member) for member in criterion.members]
    if criterion.form == "all":
        total = NOTHING
        for part in parts:
            total += part
        return total
    # Of several ways the quickest is enough, if one of them waits for nothing.
    return NOTHING if NOTHING in parts else UNSEEN


def _atom(programme: Programme, atom: Atom) -> Waits:
    if atom.form in _TIMELESS:
        return NOTHING
    if atom.form == "criterion":
        named = programme.criteria.get(atom.name or "")
        return UNSEEN if named is None else waits_of(programme, named.test)
    reader = _READ.get(atom.form)
    return UNSEEN if reader is None else reader(atom)


def _step(atom: Atom) -> Waits:
    if "done" not in atom.states:
        return NOTHING
    return Waits(steps=(atom.name or "",)) if atom.states == ("done",) else NOTHING


def _phase(atom: Atom) -> Waits:
    if atom.states == ("done",):
        return Waits(phases=(atom.name or "",))
    return Waits(entered=(atom.name or "",)) if atom.states == ("current",) else UNSEEN


def _has(atom: Atom) -> Waits:
    if atom.selection is None or len(atom.selection.members) != 1:
        return UNSEEN
    one = atom.selection.members[0]
    if one.kind in DONE and is_of_one_step(one):
        return Waits(steps=(one.target or "",))
    if one.kind == "entered":
        return Waits(entered=(one.target or "",))
    return NOTHING if one.kind in {"began", "ended", "answered", "happened", "missed"} else UNSEEN


def is_of_one_step(one: Selector) -> bool:
    """Whether a selector is about a step that it names."""
    return one.target not in {None, "any"} and one.target_is is None


_READ: dict[str, Callable[[Atom], Waits]] = {"step": _step, "phase": _phase, "has": _has}


def causes(selection_members: tuple[Selector, ...]) -> Iterator[Selector]:
    """The selectors that name one step, whose entry is a point of its own."""
    yield from (one for one in selection_members if one.kind in DONE and is_of_one_step(one))
