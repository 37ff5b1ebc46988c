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
    values, converters of one argument, which leave what they have made of a default as it is, and
    validators that let it pass and ask for no instance: there is none yet.
    """
    declared = cls.__init__  # whose signature it has

    def first(_: Any, *args: Any, **named: Any) -> Any:
        # Written when it is first called: most programmes are told of by few kinds of entry.
        made = cls.__new__ = _filling(cls)
        made.__wrapped__ = declared
        return cls(*args, **named)

    first.__wrapped__ = declared  # type: ignore[attr-defined]
    cls.__new__ = first  # type: ignore[assignment]  # until it is called
    cls.__init__ = object.__init__  # nothing is left for it to do
    cls.__reduce__ = _reduced  # type: ignore[assignment]  # attrs has no other
    return cls


_MISPLACED = 'raise TypeError(f"{Whole.__name__} takes its fields by name")'


def _filling(cls: type[Any]) -> Any:
    """The `__new__` of a class that fills in a draft of it.

    Of most values there is nothing to convert or to check: that is one question for all fields, and
    only where one is otherwise is each asked by itself.
    """
    draft = _DRAFTS[cls] = draft_of(cls)
    known: dict[str, Any] = {"new": new, "Draft": draft, "Whole": cls}
    placed, loose, named = ["_"], list[str](), list[str]()
    usual, asked, filled = dict[str, None](), list[str](), list[str]()
    for field in cls.__attrs_attrs__:
        name, given, default = field.name, field.alias, field.default
        if default is not NOTHING and field.converter is not None:
            default = field.converter(default)
        known |= {f"{name}_default": default, f"{name}_field": field}
        said = placed if not field.kw_only else named if default is NOTHING else loose
        said.append(given if default is NOTHING else f"{given}={name}_default")
        filled.append(f"    self.{name} = {given}")
        calls = {
            f"{given} = {name}_convert({given})": field.converter,
            f"{name}_valid(None, {name}_field, {given})": field.validator,
        }
        for call, ask in calls.items():
            if ask is not None:
                if default is NOTHING:
                    text, names = AS_IT_IS.get(ask, ("False", {}))
                    known |= names
                    is_usual = text.replace("value", given)
                else:
                    is_usual = f"{given} is {'None' if default is None else f'{name}_default'}"
                usual[f"({is_usual})"] = None
                asked += [f"        if not ({is_usual}):", f"            {call}"]
        known |= {f"{name}_convert": field.converter, f"{name}_valid": field.validator}
    if loose:
        # Python finds a default sooner of what may be given by place. The first place is nobody's.
        loose.insert(0, "misplaced=None")
        usual["(misplaced is None)"] = None
        asked += ["        if misplaced is not None:", f"            {_MISPLACED}"]
    lines = [
        f"def __new__({', '.join([*placed, *loose, *(named and ['*', *named])])}):",
        *([f"    if not ({' and '.join(usual)}):"] if usual else []),
        *asked,
        "    self = new(Draft)",
        *filled,
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
