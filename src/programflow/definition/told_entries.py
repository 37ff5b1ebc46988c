"""The entries of a scenario: a map with the kind as a key, read by the rules of the journal."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from attrs import NOTHING

from programflow.definition.codec import entry_from_json, entry_to_json
from programflow.definition.document import Mapping, Scalar, Sequence, Tree
from programflow.definition.entries import ENTRY_CLASSES, Entry
from programflow.definition.node import Route
from programflow.definition.reader import FAILED, Reader, Wanted
from programflow.definition.scalars import typed
from programflow.definition.scenarios import Told
from programflow.definition.shapes import Shape, Word

# The field that stands behind the kind, and what the names in it are names of.
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "booked": ("step", ("step",)),
    "done": ("step", ("step",)),
    "missed": ("step", ("step", "phase")),
    "answered": ("answers", ("question",)),
    "tested": ("test", ("step",)),
    "decided": ("step", ("step",)),
    "began": ("spell", ("spell",)),
    "ended": ("spell", ("spell",)),
    "happened": ("incident", ("incident",)),
    "corrected": ("entry", ()),
}
# Maps whose values are typed as they stand; all else in an entry is text until its field reads it.
_TYPED = frozenset({"answers", "values", "settings", "fields"})
_NAMED = {"for_": "for", "from_": "from"}


def keys_of(kind: str) -> tuple[str, ...]:
    """The keys that may stand in an entry of a kind, as a scenario writes them."""
    cls = next(cls for cls in ENTRY_CLASSES if cls.kind == kind)
    fields = (_NAMED.get(a.name, a.name) for a in cls.__attrs_attrs__)
    return ("on", kind, *(f for f in fields if f not in {"on", KINDS[kind][0]}), "rejected")


def required_of(kind: str) -> tuple[str, ...]:
    """Those of them that must stand."""
    cls = next(cls for cls in ENTRY_CLASSES if cls.kind == kind)
    needed = (a for a in cls.__attrs_attrs__ if a.default is NOTHING)
    own = {KINDS[kind][0]: kind}
    return tuple(own.get(a.name, _NAMED.get(a.name, a.name)) for a in needed if a.name != "id")


def default_id(index: int) -> str:
    """What an entry is called that gives itself no name: ``e-1`` is the first under `when`."""
    return f"e-{index + 1}"


class ToldForm(Shape):
    """One entry: ``{on: 2026-09-09, done: clarification, by: officer}``."""

    wanted = "map"
    sample: ClassVar[Any] = {"on": date(2026, 3, 24), "done": Word("‹step›")}

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The entry, with the refusal that must come."""
        if not isinstance(tree, Mapping):
            return to.mismatch(tree, route, self)
        kinds = [key for key in tree.items if key in KINDS]
        if len(kinds) != 1:
            return self._no_kind(tree, route, to, kinds=tuple(kinds))
        kind = kinds[0]
        before = len(to.faults)
        for key in tree.items:
            if key not in keys_of(kind):
                known = keys_of(kind)
                to.unknown_key((*route, key), known)
        rejected = self._rejected(tree.items.get("rejected"), (*route, "rejected"), to)
        if len(to.faults) > before:
            return FAILED
        return _entry(tree, route, to, kind=kind, rejected=rejected)

    def _no_kind(self, tree: Mapping, route: Route, to: Reader, *, kinds: tuple[str, ...]) -> Any:
        if kinds:
            at, related = (*route, kinds[1]), ((*route, kinds[0]),)
            return to.fault("two-kinds", at, on="key", related=related, what="entry", keys=kinds)
        known = {key for kind in KINDS for key in keys_of(kind)}
        strange = [key for key in tree.items if key not in known]
        if len(strange) == 1:
            return to.unknown_key((*route, strange[0]), tuple(KINDS))
        wants = Wanted(self, tree)
        return to.fault("no-kind", route, wants=wants, what="entry", keys=tuple(KINDS))

    def _rejected(self, tree: Tree | None, route: Route, to: Reader) -> str | None:
        if tree is None:
            return None
        if not isinstance(tree, Scalar):
            to.mismatch(tree, route, self, wanted="word")
            return None
        if tree.text not in REFUSALS:
            to.fault("not-a-choice", route, text=tree.text, near=(), choices=REFUSALS)
        return tree.text

    def write(self, value: Told) -> Any:
        """The map, without an id that the place of the entry gives."""
        entry = value.entry
        own, _ = KINDS[entry.kind]
        said = entry_to_json(entry)
        plain: dict[str, Any] = {"on": entry.on}
        plain[entry.kind] = _bare(said.pop(own))
        if value.route and entry.id == default_id(int(value.route[-1])):
            del said["id"]
        plain |= {key: _bare(item) for key, item in said.items() if key not in {"kind", "on"}}
        if value.rejected is not None:
            plain["rejected"] = Word(value.rejected)
        return plain


REFUSALS = (
    "above-ceiling", "already-decided", "ambiguous", "at-not-on", "before-enrolment",
    "choice-too-small", "correction-of-correction", "correction-unreadable",
    "enrolled-not-voidable", "field-missing", "field-not-allowed", "id-reused", "no-instance",
    "not-yet-open", "on-after-recorded", "only-if-no", "only-if-unknown", "reasons-missing",
    "time-ambiguous", "time-nonexistent", "unknown-name", "value-missing", "value-out-of-range",
    "wrong-kind", "wrong-role",
)  # fmt: skip
"""The codes by which the engine refuses an entry of a case that has begun."""


def _entry(tree: Mapping, route: Route, to: Reader, *, kind: str, rejected: str | None) -> Any:
    own, sorts = KINDS[kind]
    said: dict[str, Any] = {"kind": kind, "id": default_id(int(route[-1]))}
    for key, item in tree.items.items():
        if key != "rejected":
            field = own if key == kind else key
            said[field] = _plain(item, free=field in _TYPED)
    read = entry_from_json(said)
    if not isinstance(read, Entry):
        for fault in read:
            first, *rest = fault.route or ("",)
            at = (*route, *((kind if first == own else first,) if fault.route else ()), *rest)
            to.fault(fault.rule, at, on=fault.on, **dict(fault.params))
        return FAILED
    for name, at, on_key in _names(said[own], (*route, kind)):
        to.refer(sorts, name, at, on="key" if on_key else "value")
    if read.by is not None:
        to.refer(("role",), read.by, (*route, "by"))
    return Told(entry=read, rejected=rejected, route=route)


def _names(value: Any, route: Route) -> Iterator[tuple[str, Route, bool]]:
    if isinstance(value, dict):
        yield from ((name, (*route, name), True) for name in value)
    else:
        yield str(value), route, False


def _plain(tree: Tree, *, free: bool) -> Any:
    """A part as JSON has it; with `free`, plain scalars by what they look like."""
    if isinstance(tree, Mapping):
        return {key: _plain(item, free=free) for key, item in tree.items.items()}
    if isinstance(tree, Sequence):
        return [_plain(item, free=free) for item in tree.items]
    kind, value = typed(tree.text) if tree.plain and free else ("word", tree.text)
    return value if kind in {"yes_no", "number"} else tree.text


def _bare(value: Any) -> Any:
    """JSON as plain data for YAML: words stand bare, and what would be read otherwise is quoted."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_bare(item) for item in value]
    if isinstance(value, str) and typed(value)[0] in {"word", "date", "duration"}:
        return Word(value) if _is_bare(value) else value
    return value


def _is_bare(text: str) -> bool:
    return all(c.isalnum() or c in "_-:+. " for c in text) and not text.endswith(":")
