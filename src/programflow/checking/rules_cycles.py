"""A day is settled once: no step, finding, value or date may rest on itself."""

from collections.abc import Iterator
from typing import Any

from programflow.checking.index import Index, walk
from programflow.definition.criteria import Atom
from programflow.definition.programme import Phase
from programflow.definition.rings import DATES, Thing, rings
from programflow.definition.selections import Moment, Selector
from programflow.definition.steps import Bound, Step
from programflow.definition.values import TallyRef
from programflow.diagnostics import Fault

_ATOMS = frozenset({"criterion", "tally", "clock", "step", "finding"})
_MARKED = {"found": "finding", "opened": "step", "dropped": "step"}


def cycles(index: Index) -> Iterator[Fault]:
    """Each ring of things that wait for each other's value of the same day, once."""
    parts = _parts(index)
    arcs = {
        thing: tuple(dict.fromkeys(read for read in _reads(index, thing, parts) if read in parts))
        for thing in parts
    }
    for ring in rings(arcs):
        first = parts[ring[0]]
        yield Fault(
            rule="rule-cycle",
            route=first.route,
            params=(("ring", ring),),
            on="key",
            related=tuple(parts[thing].route for thing in ring[1:]),
        )


def _parts(index: Index) -> dict[Thing, Any]:
    p = index.programme
    sorts = (
        ("clock", p.clocks),
        ("tally", p.tallies),
        ("criterion", p.criteria),
        ("finding", p.findings),
        ("step", index.steps),
        ("parameter", p.parameters),
        ("phase", p.phases),
    )
    return {(sort, name): part for sort, named in sorts for name, part in named.items()}


def _reads(index: Index, thing: Thing, parts: dict[Thing, Any]) -> Iterator[Thing]:
    part = parts[thing]
    if isinstance(part, Phase):
        part = part.window
    if isinstance(part, Step):
        yield from (("step", name) for name in part.after)
        until = part.repeat.until if part.repeat is not None else None
        for node in walk(part.window):
            read = tuple(_read_by(index, node))
            # What a step has done itself may date it again; its own due date may not. (S3.6)
            yield from (r for r in read if r != thing or isinstance(node, Moment))
        part = (part.opens, part.unless, part.need, part.done_by, until)
    for node in walk(part):
        yield from _read_by(index, node)


def _read_by(index: Index, node: Any) -> Iterator[Thing]:
    """What a part reads as it is on the same day. Entries, lapses and moves are there before it."""
    if isinstance(node, Atom):
        yield from _read_by_atom(index, node)
    elif isinstance(node, TallyRef):
        yield "tally", node.tally
    elif isinstance(node, Selector) and node.kind in _MARKED:
        yield from _marked(index, node)
    elif isinstance(node, Moment) and node.form in DATES:
        yield DATES[node.form], str(node.name)
    elif isinstance(node, Bound) and node.clock is not None:
        yield "clock", node.clock


def _marked(index: Index, selector: Selector) -> Iterator[Thing]:
    """The findings or steps whose marks are meant: one, all, or all of a kind."""
    sort, target = _MARKED[selector.kind], selector.target
    if target not in {None, "any"}:
        yield sort, str(target)
    elif sort == "finding":
        yield from ((sort, name) for name in index.programme.findings)
    else:
        meant = (s for s in index.steps.values() if selector.target_is in {None, s.is_})
        yield from ((sort, step.name) for step in meant)


def _read_by_atom(index: Index, atom: Atom) -> Iterator[Thing]:
    if atom.form in _ATOMS:
        yield atom.form, str(atom.name)
    elif atom.form == "phase" and "done" in atom.states:
        for step in index.steps.values():
            must = step.need.modality == "must" or step.need.must_when is not None
            if step.phase == atom.name and must:
                yield "step", step.name


RULES = (cycles,)
