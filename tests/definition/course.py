"""The swimming course, with edits: what most tests of reading and of rules start from."""

from pathlib import Path

from programflow.checking import check
from programflow.definition import Parsed, parse
from programflow.diagnostics import SPECS, Fault

TEXT = (Path(__file__).parent / "swimming-course.yaml").read_text(encoding="utf-8")


def edited(*edits: tuple[str, str]) -> str:
    """The course with each old text replaced, once, by a new one."""
    text = TEXT
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def read(text: str | bytes) -> Parsed:
    """Both parsers give the same; every fault has the parameters that its spec lists."""
    parsed, pure = parse(text, "course.yaml"), parse(text, "course.yaml", pure=True)
    assert pure.programme == parsed.programme
    said = [(f.rule, f.route, f.params, f.on) for f in parsed.faults if f.rule != "yaml-syntax"]
    assert [
        (f.rule, f.route, f.params, f.on) for f in pure.faults if f.rule != "yaml-syntax"
    ] == said
    well_formed(parsed.faults)
    assert (parsed.programme is None) == any(f.severity == "error" for f in parsed.faults)
    return parsed


def well_formed(faults: tuple[Fault, ...]) -> None:
    """Each fault has exactly the parameters of its spec."""
    for fault in faults:
        assert tuple(name for name, _ in fault.params) == SPECS[fault.rule].params, fault


def rules(text: str | bytes) -> list[str]:
    """The rules that reading finds broken, in the order of the text."""
    return [fault.rule for fault in read(text).faults]


def one(text: str | bytes) -> Fault:
    """The only fault of a text."""
    (fault,) = read(text).faults
    return fault


def place(text: str, fault: Fault) -> str:
    """The text that a fault points at, within one line."""
    span = fault.span(parse(text, "course.yaml").marks)
    line = text.splitlines()[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    return line[span.column - 1 : end - 1]


def checked(*edits: tuple[str, str]) -> list[Fault]:
    """The faults of meaning of the course with edits, which must be read without errors."""
    parsed = read(edited(*edits))
    assert parsed.programme is not None, parsed.faults
    faults = check(parsed.programme)
    well_formed(faults)
    for fault in faults:
        for route in (fault.route, *fault.related):
            assert parsed.marks.span(route, on=fault.on) != parsed.marks.span(()), fault
    return list(faults)
