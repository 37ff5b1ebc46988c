"""Frozen values that are made often: filled in as a draft, and frozen when they are whole.

A frozen class guards its fields against its own constructor too, which sets each of them past the
guard; for a value of a dozen fields that is most of what it costs. A draft has the same fields and
no guard. When every field has been set, it is given the frozen class, and does not change any more.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import NOTHING

C = TypeVar("C", bound=type[Any])
Converter = Callable[[Any], Any]

AS_IT_IS: dict[Callable[..., Any], tuple[str, dict[str, Any]]] = {}
"""Of a converter or a validator: which `value` it would leave as it is, said in Python, and the
names that this speaks of. Such values are not sent through it."""

new = object.__new__
"""A draft without a call that sorts arguments out."""


def draft_of(cls: type[Any]) -> Any:
    """A class whose instances may be filled in, and then be given the class `cls`.

    A field that is not set stays without a value, its default too.
    """
    unguarded = {
        "__slots__": (),
        "__init__": object.__init__,
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    return type(f"{cls.__name__}Draft", (cls,), unguarded)


def drafted(cls: C) -> C:
    """Let the constructor of a frozen class of attrs fill in a draft; else it is as attrs made it.

    It is `__new__` that does so, so that what comes out is frozen once. For defaults that are
    values, and converters of one argument, which leave what they have made of a default as it is;
    what is left of a default is not sent through the validator.
    """

    def first(_: Any, *args: Any, **named: Any) -> Any:
        # Written when it is first called: most programmes are told of by few kinds of entry.
        cls.__new__ = _filling(cls)
        return cls(*args, **named)

    first.__wrapped__ = cls.__init__  # type: ignore[attr-defined]  # whose signature it has
    cls.__new__ = first  # type: ignore[assignment]  # until it is called
    cls.__init__ = object.__init__  # nothing is left for it to do
    cls.__reduce__ = _reduced  # type: ignore[assignment]  # attrs has no other
    return cls


def _filling(cls: type[Any]) -> Any:
    """The `__new__` of a class that fills in a draft of it."""
    draft = _DRAFTS[cls] = draft_of(cls)
    known: dict[str, Any] = {"new": new, "Draft": draft, "Whole": cls}
    placed, named, filled, checked = ["_"], ["*"], list[str](), list[str]()
    for field in cls.__attrs_attrs__:
        name, given = field.name, field.alias
        default, convert = field.default, field.converter
        if default is not NOTHING and convert is not None:
            default = convert(default)
        known[f"{name}_default"], known[f"{name}_convert"] = default, convert
        said = named if field.kw_only else placed
        said.append(given if default is NOTHING else f"{given}={name}_default")
        if convert is None:
            value = given
        elif default is NOTHING:
            text, names = AS_IT_IS.get(convert, ("False", {}))
            known |= names
            value = f"{given} if {text.replace('value', given)} else {name}_convert({given})"
        else:
            kept = "None" if default is None else f"{name}_default"
            value = f"{given} if {given} is {kept} else {name}_convert({given})"
        filled.append(f"    self.{name} = {value}")
        if field.validator is not None:
            known[f"{name}_valid"], known[f"{name}_field"] = field.validator, field
            text, names = AS_IT_IS.get(field.validator, ("False", {}))
            known |= names
            passes = text.replace("value", f"self.{name}")
            kept = "False" if default is NOTHING else f"self.{name} is {name}_default"
            checked += [
                f"    if not ({kept} or ({passes})):",
                f"        {name}_valid(self, {name}_field, self.{name})",
            ]
    lines = [
        f"def __new__({', '.join(placed + (named if named[1:] else []))}):",
        "    self = new(Draft)",
        *filled,
        *checked,
        "    self.__class__ = Whole",
        "    return self",
    ]
    exec("\n".join(lines), known)  # noqa: S102 - of names of fields, as attrs itself does
    return known["__new__"]


_DRAFTS: dict[type[Any], Any] = {}


def _reduced(self: Any) -> tuple[Any, ...]:
    return _filled, (self.__class__, {f.name: getattr(self, f.name) for f in self.__attrs_attrs__})


def _filled(cls: type[Any], values: dict[str, Any]) -> Any:
    """A frozen value with the fields that it had, as it is read back from a pickle."""
    made = new(_DRAFTS.get(cls) or draft_of(cls))
    for name, value in values.items():
        setattr(made, name, value)
    made.__class__ = cls
    return made
