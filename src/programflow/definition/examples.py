"""Faults of reading with an example each of what may stand there.

As much as can be is taken from what the author wrote: a key that lacks is put in, a name is put
where names of its sort go, a part that stands a level too far out is put in.
"""

from collections import Counter
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from typing import Any

from attrs import evolve

from programflow.definition.containers import ListOf, MapOf
from programflow.definition.document import Mapping, Scalar, Sequence, Tree
from programflow.definition.emitting import entry_lines, flow
from programflow.definition.node import Route
from programflow.definition.reader import FAILED, Reader, Wanted
from programflow.definition.records import Record, Union
from programflow.definition.samples import Samples, usual_key
from programflow.definition.shapes import Shape, Word
from programflow.diagnostics import Fault

# A text may be wrong in every line of it.
MOST = 100
# What was written is taken up where it is short enough to be read at a glance.
LONGEST = 88
WIDEST = 8


def with_examples(to: Reader) -> list[Fault]:
    """The faults, the first of them with examples. They are in the order of the reading."""
    names = by_use(to)
    faults = list(to.faults)
    for at, wanted in list(to.wanted.items())[:MOST]:
        example = _example(faults[at], wanted, names)
        if example is not None:
            faults[at] = evolve(faults[at], example=example)
    return faults


def by_use(to: Reader) -> dict[str, list[str]]:
    """The names of each sort, those that are used most first."""
    uses = Counter((sort, name) for sorts, name, _, _ in to.references for sort in sorts)
    return {
        sort: sorted(names, key=lambda name: -uses[sort, name]) for sort, names in to.names.items()
    }


def _example(
    fault: Fault, wanted: Wanted, names: AbstractMapping[str, AbstractSequence[str]]
) -> str | None:
    tree = wanted.tree
    samples = Samples(names, tree.text if isinstance(tree, Scalar) else "")
    if wanted.form == "key":
        return _with_keys(fault, wanted, samples)
    if wanted.form == "prose":
        return _labelled(fault, _whole_text(tree), outside=True)
    if wanted.form == "several":
        return _labelled(fault, _each_alone(wanted.shape, tree), outside=True)
    if wanted.form == "keys":
        return _labelled(fault, _of_a_kind(wanted.shape, tree, samples))
    return _labelled(fault, _in_place(wanted.shape, tree, samples))


def _with_keys(fault: Fault, wanted: Wanted, samples: Samples) -> str:
    """The key that lacks; with what stands beside it, if all of that is on one short line."""
    shape, tree = wanted.shape, wanted.tree
    assert isinstance(tree, Mapping)
    key = fault.param("key") or usual_key(fault.param("keys"))
    missing = {name: samples.of(_shape_of(shape, name)) for name in _lacking(shape, tree, key)}
    whole = _plain(tree) if tree.flow and _is_short(tree) else None
    if whole is not None and fault.route:
        there = whole | missing
        order = [name for name in shape.known if name in there]
        text = _labelled(fault, {name: there[name] for name in (*order, *there)})
        if text is not None and len(text) <= LONGEST:
            return text
    return "\n".join(entry_lines(key, missing[key]))


def _lacking(shape: Record, tree: Mapping, key: str) -> list[str]:
    """The keys to put in: this one, and others that lack as well."""
    return [key, *(name for name in shape.required if name not in tree.items and name != key)]


def _shape_of(shape: Record, key: str) -> Shape:
    if key in shape.by_key:
        return shape.by_key[key].shape
    assert shape.gather is not None
    return shape.gather.shapes[key]


def _of_a_kind(shape: Union, tree: Tree, samples: Samples) -> Any:
    """What was written, with the key that says of what kind it is."""
    assert isinstance(tree, Mapping)
    said = _plain(tree) if _is_short(tree) else None
    if said:
        for kind, record in shape.records.items():
            if said.keys() <= set(record.known) and kind in record.by_key:
                return {kind: samples.of(record.by_key[kind].shape), **said}
        for kind, record in shape.records.items():
            around = Mapping(tree.start, flow=True)
            around.items[kind] = tree
            if _reads(record, around):
                return {kind: said}
    return samples.of(shape)


def _in_place(shape: Shape, tree: Tree, samples: Samples) -> Any:
    """A list of what was written where that is what lacks; else a sample."""
    if isinstance(shape, ListOf) and not isinstance(tree, Sequence):
        said = _plain(tree) if _is_short(tree) else None
        if said is not None and _reads(shape.shape, tree):
            return [said]
    if isinstance(shape, MapOf) and isinstance(tree, Sequence) and 0 < len(tree.items) <= WIDEST:
        texts = [item.text for item in tree.items if isinstance(item, Scalar)]
        if len(texts) == len(tree.items) and all(len(text) < LONGEST for text in texts):
            return {Word(text): samples.of(shape.shape) for text in texts}
    return samples.of(shape)


def _reads(shape: Shape, tree: Tree) -> bool:
    """Whether a part is one that a shape takes, names aside."""
    to = Reader()
    return shape.read(tree, ("steps", "example"), to) is not FAILED and not to.faults


def _is_short(tree: Tree) -> bool:
    """Whether a part has few parts and little text."""
    waiting, room = [tree], LONGEST
    while waiting and room >= 0:
        part = waiting.pop()
        if isinstance(part, Scalar):
            room -= len(part.text) + 1
        elif isinstance(part, Mapping):
            room -= sum(len(key) + 1 for key in part.items) + 1
            waiting += part.items.values()
        else:
            room -= 1
            waiting += part.items
    return room >= 0


def _plain(tree: Tree) -> Any:
    """What was written as plain data."""
    if isinstance(tree, Scalar):
        return Word(tree.text) if tree.plain else tree.text
    if isinstance(tree, Mapping):
        return {Word(key): _plain(item) for key, item in tree.items.items()}
    return [_plain(item) for item in tree.items]


def _whole_text(tree: Tree) -> Any:
    """A text that was split, put together again."""
    assert isinstance(tree, Mapping)
    if not _is_short(tree):
        return None
    texts: dict[str, Any] = {}
    last = None
    for key, item in tree.items.items():
        if last is not None and isinstance(item, Scalar) and item.plain and not item.text:
            texts[last] = f"{texts[last]}, {key}"
        elif isinstance(item, Scalar):
            texts[key], last = item.text, key
    return texts


def _each_alone(shape: Union, tree: Tree) -> Any:
    """Each of the kinds in a map of its own; None where it is not clear what goes with what."""
    assert isinstance(tree, Mapping)
    if not _is_short(tree) or not tree.items.keys() <= shape.records.keys():
        return None
    each = [{key: value} for key, value in _plain(tree).items()]
    return {"selection": each, "criterion": {"all": each}}.get(shape.what)


def _labelled(fault: Fault, value: Any, *, outside: bool = False) -> str | None:
    """The value behind the key that it stands under; None for the whole of a text."""
    if value is None or not fault.route:
        return None
    key = _key(fault.route, inside=outside or fault.rule == "unknown-key")
    return flow(value) if key is None else "\n".join(entry_lines(key, value))


def _key(route: Route, *, inside: bool) -> str | None:
    *_, last = (None, *(route[:-1] if inside else route))
    return last if isinstance(last, str) else None
