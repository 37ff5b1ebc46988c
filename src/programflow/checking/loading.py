"""Text → checked programme → machine: the call by which an application begins."""

from os import PathLike, fspath
from os.path import dirname, join, normpath
from typing import TYPE_CHECKING

from attrs import frozen

from programflow.checking.in_part import check_in_part
from programflow.checking.rules import check
from programflow.definition.programme import Place, Programme
from programflow.definition.reading import parse, parse_place
from programflow.diagnostics import Fault, Marks
from programflow.diagnostics.errors import ProgramflowError
from programflow.diagnostics.fault import in_order
from programflow.machine import Machine, compile_programme

if TYPE_CHECKING:
    from programflow.definition.scenarios import Suite


@frozen(eq=False, repr=False)
class Loaded:
    """A programme that can be run.

    `diagnostics` are its warnings and notes, in the order of the text; `marks` find their places.
    """

    programme: Programme
    machine: Machine
    diagnostics: tuple[Fault, ...]
    marks: Marks


class DefinitionError(ProgramflowError):
    """A definition or a place that cannot be used.

    `faults` holds all that is wrong, in the order of the text.
    """

    def __init__(self, faults: tuple[Fault, ...], marks: Marks) -> None:
        errors = sum(fault.severity == "error" for fault in faults)
        super().__init__(marks.name, errors)
        self.faults = faults
        self.marks = marks

    def __str__(self) -> str:
        first = next(f for f in self.faults if f.severity == "error")
        line = first.span(self.marks).line
        return f"{self.marks.name}:{line}: {first.rule} (errors: {self.args[1]})"


def diagnose(text: str | bytes, name: str) -> tuple[Programme | None, tuple[Fault, ...], Marks]:
    """A definition with all its faults: of shape and names, and of meaning as far as it is read."""
    parsed = parse(text, name)
    meaning: tuple[Fault, ...] = ()
    if parsed.programme is not None:
        meaning = check(parsed.programme)
    elif parsed.readable is not None:
        meaning = check_in_part(parsed.readable, parsed.faults)
    return parsed.programme, in_order([*parsed.faults, *meaning], parsed.marks), parsed.marks


def loads(text: str | bytes, name: str = "programme") -> Loaded:
    """Load a definition from its text.

    Args:
        text: YAML; bytes must be UTF-8.
        name: what diagnostics call it.

    Raises:
        DefinitionError: with every fault.
    """
    programme, faults, marks = diagnose(text, name)
    if programme is None or any(fault.severity == "error" for fault in faults):
        raise DefinitionError(faults, marks)
    return Loaded(programme, compile_programme(programme), faults, marks)


def load(path: str | PathLike[str]) -> Loaded:
    """Load a definition from a file; see `loads`. OSError if the file cannot be read."""
    return loads(_bytes(path), str(path))


def _bytes(path: str | PathLike[str]) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs more than the rest of this module
        return file.read()


def loads_place(text: str | bytes, name: str = "place") -> Place:
    """Load a place's values from their text.

    Raises:
        DefinitionError: with every fault.
    """
    parsed = parse_place(text, name)
    if parsed.place is None:
        raise DefinitionError(parsed.faults, parsed.marks)
    return parsed.place


def load_place(path: str | PathLike[str]) -> Place:
    """Load a place's values from a file; see `loads_place`."""
    return loads_place(_bytes(path), str(path))


@frozen(eq=False, repr=False)
class LoadedScenarios:
    """A file of scenarios, with the programme and the place that it names."""

    suite: "Suite"
    loaded: Loaded
    place: Place | None
    marks: Marks


def load_scenarios(path: str | PathLike[str]) -> LoadedScenarios:
    """Load a file of scenarios, and beside it the programme and the place that it names.

    Raises:
        DefinitionError: with every fault of the first of the three files that has any.
        OSError: one of them cannot be read.
    """
    from programflow.definition.scenario_reading import check_suite, parse_suite

    parsed = parse_suite(_bytes(path), fspath(path))
    suite = parsed.suite
    if suite is None or not suite.programme:
        raise DefinitionError(parsed.faults, parsed.marks)
    loaded = load(_beside(path, suite.programme))
    faults = check_suite(parsed, loaded.programme)
    if faults:
        raise DefinitionError(faults, parsed.marks)
    place = None if suite.place is None else load_place(_beside(path, suite.place))
    return LoadedScenarios(suite, loaded, place, parsed.marks)


def _beside(path: str | PathLike[str], name: str) -> str:
    return normpath(join(dirname(fspath(path)), name))  # noqa: PTH118, PTH120 - as above
