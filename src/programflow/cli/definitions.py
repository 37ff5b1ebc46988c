"""Reading definitions and places from files."""

from pathlib import Path

from attrs import frozen

from programflow.checking.loading import diagnose
from programflow.cli.screen import Unreadable, read_bytes
from programflow.cli.shipped import is_bare, programme_names, programme_path, shown
from programflow.definition.naming import nearest, unknown_name
from programflow.definition.programme import Programme, Setting
from programflow.definition.reading import ParsedPlace, parse_place
from programflow.definition.rings import rings_through
from programflow.definition.settings import parse_setting
from programflow.diagnostics import Fault, Marks
from programflow.rendering.faults import Problem


@frozen(kw_only=True)
class Read:
    """A definition as read: the programme, None where there are errors, and everything found."""

    name: str
    programme: Programme | None
    problems: tuple[Problem, ...]
    marks: Marks


def label(path: Path) -> str:
    """What a file is called in messages."""
    return shown(path)


def read_definition(name: str, *, place: ParsedPlace | None = None) -> Read:
    """Read and check the definition that a FILE argument means.

    Args:
        name: a path, or a shipped programme's bare name.
        place: values that are to fit the programme's parameters.

    Raises:
        Unreadable: there is no such file, or it cannot be read.
    """
    path = programme_path(name)
    if is_bare(name) and not path.exists():
        names = ", ".join(programme_names())
        raise Unreadable("file.missing.bare", file=name, names=names)
    raw = read_bytes(path, name=label(path))
    programme, faults, marks = diagnose(raw, label(path))
    problems: list[Problem] = [(fault, marks) for fault in faults]
    if programme is not None and place is not None:
        problems += [(fault, place.marks) for fault in misfits(programme, place)]
    return Read(name=label(path), programme=programme, problems=tuple(problems), marks=marks)


def read_place(path: Path) -> ParsedPlace:
    """Read a place's values.

    Raises:
        Unreadable: there is no such file, or it cannot be read.
    """
    return parse_place(read_bytes(path, name=label(path)), label(path))


def misfits(programme: Programme, place: ParsedPlace) -> list[Fault]:
    """What of a place's values the programme cannot take, at its place in the place's file."""
    if place.place is None:
        return []
    found: list[Fault] = []
    fit: dict[str, Setting] = {}
    for name, setting in place.place.settings.get(programme.id, {}).items():
        route = ("settings", programme.id, name)
        parameter = programme.parameters.get(name)
        if parameter is None:
            known = programme.parameters
            params = unknown_name(name, ("parameter",), near=nearest(name, known), known=known)
            said = tuple(params.items())
            found.append(Fault(rule="unknown-name", route=route, params=said, on="key"))
            continue
        taken = parse_setting(parameter, setting.value, programme)
        if isinstance(taken, Fault):
            at = (*route, "value", *taken.route[2:])
            found.append(Fault(rule=taken.rule, route=at, params=taken.params, on=taken.on))
        else:
            fit[name] = taken
    for name, ring in rings_through(programme, fit):
        at = ("settings", programme.id, name, "value")
        found.append(Fault(rule="rule-cycle", route=at, params=(("ring", ring),)))
    return found
