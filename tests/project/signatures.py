"""What applications may use, with signatures as they are written in the source."""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from attrs import NOTHING

# Beside what `import programflow` offers. All else is inside, and may change on any day.
BESIDE = {
    "programflow.rendering": (),
    "programflow.definition": ("digest", "dumps", "dumps_place"),
    "programflow.case.verdict": (),
    "programflow.diagnostics": ("Fault",),
}
# Of a value that an application never makes: what it may read.
OPAQUE = {"Case": ("id", "digest"), "Machine": ("programme", "digest")}
INSIDE = {"plan", "explain"}


class Name(NamedTuple):
    """A public name: where it is imported from, and what it is."""

    module: str
    name: str
    value: Any

    @property
    def signature(self) -> str:
        """Parameters and what comes back; of a value its fields, of an exception its bases."""
        if not inspect.isclass(self.value):
            return of_function(self.value)
        if issubclass(self.value, Exception):
            return f"({', '.join(base.__name__ for base in self.value.__bases__)})"
        return f"({', '.join(_fields(self.value))})"


def public() -> list[Name]:
    """All the public names, by module and name."""
    top = import_module("programflow")
    found = [Name("programflow", name, getattr(top, name)) for name in top.__all__]
    there = {id(one.value) for one in found}
    for module, chosen in BESIDE.items():
        home = import_module(module)
        for name in sorted(chosen or home.__all__):
            value = getattr(home, name)
            offered = inspect.isclass(value) or inspect.isfunction(value)
            if offered and id(value) not in there:
                found.append(Name(module, name, value))
    return found


def lines() -> Iterator[str]:
    """Each name with its signature, and the members of classes, one a line."""
    for module, name, value in public():
        yield f"{module}.{name}{Name(module, name, value).signature}"
        if inspect.isclass(value):
            yield from (f"{module}.{name}.{member}" for member, _ in members(value))


def members(cls: type) -> Iterator[tuple[str, Any]]:
    """The methods and properties of a class that an application may use."""
    for member, value in vars(cls).items():
        if member.startswith("_") or member in INSIDE:
            continue
        if isinstance(value, property):
            yield member, value.fget
        elif inspect.isfunction(value):
            yield f"{member}{re.sub(r'self(, )?', '', of_function(value))}", value


def of_function(value: Any) -> str:
    """The parameters of a function and what it gives back."""
    node = _node(value)
    assert isinstance(node, ast.FunctionDef)
    module = vars(sys.modules[value.__module__])
    defaults = [*node.args.defaults, *node.args.kw_defaults]
    for default in defaults:
        if isinstance(default, ast.Name):
            default.id = repr(module[default.id])
    arguments = re.sub(r"(?<=\w|\]|')=(?=\w|'|\()", " = ", plain(ast.unparse(node.args)))
    returns = "" if node.returns is None else f" -> {plain(ast.unparse(node.returns))}"
    return f"({arguments}){returns}"


def plain(annotation: str) -> str:
    """Without the quotes that only put off an import."""
    return re.sub(r"'(str \| [^']*|[A-Z][\w.\[\], |]*|tuple\[[^']*)'", r"\1", annotation)


def _node(value: Any) -> ast.stmt:
    return ast.parse(textwrap.dedent(inspect.getsource(value))).body[0]


def _fields(cls: type) -> Iterator[str]:
    """The fields of a value. Of an entry only its own: the rest stand at `Entry`."""
    attributes = [a for a in getattr(cls, "__attrs_attrs__", ()) if _is_shown(cls, a.name)]
    base = cls.__bases__[0]
    inherited = {a.name for a in getattr(base, "__attrs_attrs__", ())}
    if base.__name__ in {"Entry", "Part"}:
        yield base.__name__
        attributes = [a for a in attributes if a.name not in inherited]
    if attributes and attributes[0].kw_only:
        yield "*"
    written = _annotations(cls)
    for attribute in attributes:
        shown = plain(_taken(attribute) or written[attribute.name])
        default = "" if attribute.default is NOTHING else f" = {_default(attribute.default)}"
        yield f"{attribute.name}: {shown}{default}"


def _is_shown(cls: type, name: str) -> bool:
    if cls.__name__ in OPAQUE:
        return name in OPAQUE[cls.__name__]
    return not name.startswith("_") and name not in INSIDE


def _taken(attribute: Any) -> str:
    """What is taken for a field, where it takes more than it keeps."""
    if not inspect.isfunction(attribute.converter):
        return ""
    node = _node(attribute.converter)
    assert isinstance(node, ast.FunctionDef)
    annotation = node.args.args[0].annotation
    return ast.unparse(annotation) if annotation else ""


def _default(value: Any) -> str:
    return repr(value) if isinstance(value, str | int | bool | tuple | None) else "…"


def _annotations(cls: type) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in reversed(cls.__mro__[:-1]):
        for node in getattr(_node(one), "body", []):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found[node.target.id] = ast.unparse(node.annotation)
    return found
