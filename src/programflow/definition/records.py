"""Shapes of maps with keys of the language: what `grammar` is written with.

A `Record` says, once, which keys the map for a class has; all else goes by it.
"""

from collections.abc import Callable
from typing import Any

from attrs import NOTHING, Factory

from programflow.definition.document import Mapping, Tree
from programflow.definition.node import Route
from programflow.definition.reader import FAILED, Reader, Wanted
from programflow.definition.shapes import Shape

Values = dict[str, Any]
Finish = Callable[[Values, Route, Reader], None]


class Key:
    """One key of a map.

    Args:
        key: as written.
        shape: of its value.
        to: the field of the class; default: the key.
        required: whether it must stand.
        only: on writing, whether this key is the one for a value (where two keys fill one field).
    """

    __slots__ = ("key", "only", "required", "shape", "to")

    def __init__(  # one line of a table
        self,
        key: str,
        shape: Shape,
        *,
        to: str | None = None,
        required: bool = False,
        only: Callable[[Any], bool] | None = None,
    ) -> None:
        self.key = key
        self.shape = shape
        self.to = to or key
        self.required = required
        self.only = only


class Gather:
    """Keys of which any number may stand, each becoming one part in a tuple.

    Args:
        to: the field that takes the tuple.
        build: makes a part from key, value and route.
        split: on writing, gives key and value of a part.
        shapes: by key.
    """

    __slots__ = ("build", "shapes", "split", "to")

    def __init__(
        self,
        to: str,
        *,
        build: Callable[[str, Any, Route], Any],
        split: Callable[[Any], tuple[str, Any]],
        shapes: dict[str, Shape],
    ) -> None:
        self.to = to
        self.build = build
        self.split = split
        self.shapes = shapes


class Record(Shape):
    """A map that is read into a class.

    Args:
        cls: the class.
        keys: its keys, in the order in which they are written.
        constants: fields that this record always has; they tell the records of a `Union` apart.
        gather: keys that become parts of one tuple; at least one must stand.
        exactly_one: groups of keys of which exactly one stands.
        at_least_one: groups of keys of which at least one stands.
        settle: changes fields by what stands in them or around them; notes no faults.
        finish: looks at all the fields of a map without faults together, may change them and may
            note faults.
        shorten: on writing, takes out what `finish` would find by itself.
        stand_ins: fields for required keys with faults, so that the rest can be checked.
    """

    wanted = "map"

    def __init__(  # one entry of a table
        self,
        cls: type[Any],
        *keys: Key,
        constants: Values | None = None,
        gather: Gather | None = None,
        exactly_one: tuple[tuple[str, ...], ...] = (),
        at_least_one: tuple[tuple[str, ...], ...] = (),
        settle: Finish | None = None,
        finish: Finish | None = None,
        shorten: Callable[[Any, Values], None] | None = None,
        stand_ins: Values | None = None,
    ) -> None:
        self.cls = cls
        self.keys = keys
        self.by_key = {key.key: key for key in keys}
        self.required = tuple(key.key for key in keys if key.required)
        self.constants = constants or {}
        self.gather = gather
        self.exactly_one = exactly_one
        self.at_least_one = at_least_one
        self.settle = settle
        self.finish = finish
        self.shorten = shorten
        self.stand_ins = stand_ins or {}

    @property
    def known(self) -> tuple[str, ...]:
        """Every key that may stand."""
        return (*self.by_key, *(self.gather.shapes if self.gather else ()))

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """An instance of the class."""
        return self.read_with(tree, route, to)

    def read_with(self, tree: Tree, route: Route, to: Reader, **given: Any) -> Any:
        """An instance of the class, with fields that the map itself does not say.

        Without a key that is required and has no stand-in there is none; what else could not be
        read is left out.
        """
        if not isinstance(tree, Mapping):
            return to.mismatch(tree, route, self)
        values: Values = {**self.constants, **given}
        before = len(to.faults)
        self._read_keys(tree, route, to, values=values)
        self._all_there(tree, route, to)
        # What is not required may be left out, and the rest is still worth checking.
        values = self.stand_ins | values
        if not all(self.by_key[name].to in values for name in self.required):
            return FAILED
        if self.settle is not None:
            self.settle(values, route, to)
        if self.finish is not None and len(to.faults) == before:
            self.finish(values, route, to)
            if len(to.faults) > before:
                return FAILED
        return self.cls(**values, route=route)

    def _read_keys(self, tree: Mapping, route: Route, to: Reader, *, values: Values) -> None:
        gathered: list[Any] = []
        for name, item in tree.items.items():
            key = self.by_key.get(name)
            if key is not None:
                value = key.shape.read(item, (*route, name), to)
                if value is not FAILED and value is not None:
                    values[key.to] = value
            elif self.gather is not None and name in self.gather.shapes:
                value = self.gather.shapes[name].read(item, (*route, name), to)
                if value is not FAILED:
                    gathered.append(self.gather.build(name, value, (*route, name)))
            else:
                self.unknown(tree, (*route, name), to)
        if self.gather is not None:
            values[self.gather.to] = tuple(gathered)

    def unknown(self, tree: Mapping, route: Route, to: Reader) -> None:
        """Note that the key at the end of a route is none of the language here."""
        del tree
        to.unknown_key(route, self.known)

    def _all_there(self, tree: Mapping, route: Route, to: Reader) -> None:
        there = tree.items
        for name in self.required:
            if name not in there:
                wants = Wanted(self, tree, "key")
                code = self.by_key[name].shape.wanted
                to.fault("missing-key", route, on="key", wants=wants, key=name, wanted=code)
        self._exactly_one(tree, route, to)
        groups = self.at_least_one
        if self.gather is not None:
            groups = (*groups, tuple(self.gather.shapes))
        for group in groups:
            if not any(name in there for name in group):
                wants = Wanted(self, tree, "key")
                to.fault("missing-one-of", route, on="key", wants=wants, keys=group)

    def _exactly_one(self, tree: Mapping, route: Route, to: Reader) -> None:
        there = tree.items
        for group in self.exactly_one:
            standing = [name for name in group if name in there]
            if not standing:
                wants = Wanted(self, tree, "key")
                to.fault("missing-one-of", route, on="key", wants=wants, keys=group)
            for name in standing[1:]:
                related = ((*route, standing[0]),)
                to.fault(
                    "one-too-many", (*route, name), on="key", related=related, key=name, keys=group
                )

    def write(self, value: Any) -> Any:
        """The map, without what is as it would be if not written."""
        usual = _defaults(self.cls)
        plain: dict[str, Any] = {}
        for key in self.keys:
            said = getattr(value, key.to)
            if key.only is not None:
                if not key.only(said):
                    continue
            elif said is None or (said == usual.get(key.to, NOTHING) and not key.required):
                continue  # where it is required, whoever reads the map says that it is not there
            plain[key.key] = key.shape.write(said)
        if self.gather is not None:
            for part in getattr(value, self.gather.to):
                name, said = self.gather.split(part)
                plain[name] = self.gather.shapes[name].write(said)
        if self.shorten is not None:
            self.shorten(value, plain)
        return plain

    def fits(self, value: Any) -> bool:
        """Whether a value is one that this record writes."""
        return type(value) is self.cls and all(
            getattr(value, name) == constant for name, constant in self.constants.items()
        )


_DEFAULTS: dict[type[Any], Values] = {}


def _defaults(cls: type[Any]) -> Values:
    """What each field is where nothing is written. Kept, since it is asked for every value."""
    if cls not in _DEFAULTS:
        _DEFAULTS[cls] = {
            field.name: field.default.factory()
            if isinstance(field.default, Factory)  # type: ignore[arg-type]  # a class at run time
            else field.default
            for field in cls.__attrs_attrs__
        }
    return _DEFAULTS[cls]


class Union(Shape):
    """Maps told apart by a key: exactly one of these keys stands.

    Args:
        what: what an author would call it.
        records: by the key that tells.
    """

    wanted = "map"

    def __init__(self, what: str, records: dict[str, Record]) -> None:
        self.what = what
        self.records = records

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """An instance of the class of the record whose key stands."""
        return self.read_with(tree, route, to)

    def read_with(self, tree: Tree, route: Route, to: Reader, **given: Any) -> Any:
        """As `Record.read_with`."""
        if not isinstance(tree, Mapping):
            return to.mismatch(tree, route, self, wanted=self.what)
        standing = [key for key in tree.items if key in self.records]
        if not standing:
            return self._no_kind(tree, route, to)
        if len(standing) > 1 and standing[1] not in self.records[standing[0]].by_key:
            related = ((*route, standing[0]),)
            at = (*route, standing[1])
            return to.fault(
                "two-kinds",
                at,
                on="key",
                related=related,
                wants=Wanted(self, tree, "several"),
                what=self.what,
                keys=tuple(standing),
            )
        return self.records[standing[0]].read_with(tree, route, to, **given)

    def _no_kind(self, tree: Mapping, route: Route, to: Reader) -> Any:
        known, wants = tuple(self.records), Wanted(self, tree, "keys")
        odd = list(tree.items)
        if len(odd) > 1:
            odd = [key for key in odd if not any(key in r.known for r in self.records.values())]
        if len(odd) != 1:
            return to.fault("no-kind", route, wants=wants, what=self.what, keys=known)
        return to.unknown_key((*route, odd[0]), known, wants=wants)

    def write(self, value: Any) -> Any:
        """The map of the record that fits."""
        return next(r for r in self.records.values() if r.fits(value)).write(value)
