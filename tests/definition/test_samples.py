"""What a fault shows as an example is right by the grammar it is made from."""

import pytest
from attrs import fields

from programflow.checking.loading import diagnose
from programflow.definition.compose import compose
from programflow.definition.emitting import entry_lines, flow
from programflow.definition.grammar import PLACE, PROGRAMME
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import NamedTest
from programflow.definition.grammar_scenarios import SUITE
from programflow.definition.grammar_steps import EFFECT, OPENING
from programflow.definition.grammar_values import MOMENT, SELECTION
from programflow.definition.places import around
from programflow.definition.reader import Reader
from programflow.definition.records import Record, Union
from programflow.definition.samples import Samples
from programflow.definition.shapes import Shape
from tests.rules.golden import content, every, found

NAMES = {
    "step": ["lesson"], "role": ["office"], "finding": ["fell_behind"], "spell": ["pause"],
    "tally": ["absences"], "criterion": ["ready"], "phase": ["course"], "parameter": ["frame"],
    "outcome": ["left"], "source": ["guide"], "question": ["heart"], "form": ["health"],
    "clock": ["silent"], "variant": ["adults"], "incident": ["episode"], "name": ["first"],
}  # fmt: skip


def inside(shape: Shape) -> list[Shape]:
    """The shapes that stand directly in a shape."""
    if isinstance(shape, Record):
        gathered = shape.gather.shapes.values() if shape.gather is not None else ()
        return [*(key.shape for key in shape.by_key.values()), *gathered]
    return around(shape)


def every_shape() -> list[Shape]:
    """Each record and union of the language, in the order of the grammar."""
    waiting, seen = [*inside(PROGRAMME), *inside(PLACE), *inside(SUITE)], {}
    while waiting:
        shape = waiting.pop(0)
        if id(shape) not in seen:
            seen[id(shape)] = shape
            waiting += inside(shape)
    found = [shape for shape in seen.values() if isinstance(shape, Record | Union)]
    # What stands beside a criterion is no map of its own.
    return [shape for shape in found if shape is not NamedTest.beside]


def ids(shape: object) -> str | None:
    return getattr(shape, "what", None) or getattr(getattr(shape, "cls", None), "__name__", None)


def given(shape: Record | Union) -> dict[str, str]:
    """The name that a map from names gives to what stands under it."""
    one = next(iter(shape.records.values())) if isinstance(shape, Union) else shape
    named = {field.name for field in fields(one.cls)} - {key.to for key in one.by_key.values()}
    return {"name": "lesson"} if "name" in named else {}


def misread(shape: Shape, text: str) -> list[str]:
    """The rules that a text breaks, read as a shape."""
    tree, faults = compose(text)
    assert tree is not None
    to = Reader()
    if isinstance(shape, Record | Union):
        shape.read_with(tree, ("steps", "lesson"), to, **given(shape))
    else:
        shape.read(tree, ("steps", "lesson"), to)
    return [fault.rule for fault in (*faults, *to.faults)]


@pytest.mark.parametrize("names", [NAMES, {}], ids=["names", "blanks"])
@pytest.mark.parametrize("shape", [*every_shape(), MOMENT, SELECTION], ids=ids)
def test_a_sample_is_read_as_what_it_is_a_sample_of(
    shape: Shape, names: dict[str, list[str]]
) -> None:
    text = flow(Samples(names).of(shape))
    for sort in NAMES:
        text = text.replace(f"‹{sort}›", "some_name").replace("‹entry›", "some_name")
    assert misread(shape, text) == []


@pytest.mark.parametrize(
    ("shape", "said", "sample"),
    [
        (OPENING, "fell_behind", "{each: {found: fell_behind}}"),
        (CRITERION, "ready", "{criterion: ready}"),
        (CRITERION, "absences >= 5", "{tally: absences, at_least: 5}"),
        (CRITERION, "absences < 2", "{tally: absences, less_than: 2}"),
        (CRITERION, "lesson", "{step: lesson, is: done}"),
        (CRITERION, "", "{step: lesson, is: done}"),
        (EFFECT, "left", "{go: left}"),
        (EFFECT, "lesson", "{open: lesson}"),
        (SELECTION, "lesson", "{done: lesson}"),
        (SELECTION, "pause", "{began: pause}"),
        (MOMENT, "", "enrolled"),
        (MOMENT, "lesson", "{done: lesson}"),
        (MOMENT, "heart", "{answered: heart}"),
    ],
)
def test_a_name_that_was_said_is_put_where_such_names_go(
    shape: Shape, said: str, sample: str
) -> None:
    assert flow(Samples(NAMES, said).of(shape)) == sample


def test_a_blank_stands_where_the_text_has_no_name() -> None:
    assert flow(Samples({}).of(EFFECT)) == "{go: ‹phase›}"


BROKEN = [
    (rule, path)
    for rule, path in every()
    if path.suffix == ".yaml" and rule != "calendar-not-installed"
]


@pytest.mark.parametrize(("rule", "path"), BROKEN, ids=lambda case: getattr(case, "name", case))
def test_an_example_in_place_of_its_line_is_not_the_same_fault(rule: str, path: object) -> None:
    """Where an example is one line that begins with the key of the line at fault."""
    faults, marks = found(path)  # type: ignore[arg-type]  # a path
    (fault,) = faults
    if fault.example is None or "\n" in fault.example or "‹" in fault.example:
        return
    lines = content(path).decode().split("\n")  # type: ignore[arg-type]  # a path
    at = fault.span(marks).line - 1
    line = lines[at]
    key = fault.example.partition(":")[0]
    if line.strip().partition(":")[0] != key:
        return
    lines[at] = line[: len(line) - len(line.lstrip())] + fault.example
    _, left, _ = diagnose("\n".join(lines), "mended.yaml")
    assert rule not in {fault.rule for fault in left}


def test_an_example_of_several_lines_is_set_in() -> None:
    made = entry_lines("lesson", {"is": "x" * 60, "of": "y" * 60})
    assert [line[:4] for line in made] == ["less", "  is", "  of"]
