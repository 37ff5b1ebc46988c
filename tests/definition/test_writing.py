"""What is written reads back as the same, and as a person would write it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.definition import digest, dumps, dumps_place, parse, parse_place
from programflow.definition.containers import Later
from programflow.definition.emitting import scalar
from programflow.definition.grammar import PROGRAMME
from programflow.definition.programme import Programme
from programflow.definition.records import Gather, Key, Record
from programflow.definition.shapes import Shape
from tests.definition.course import TEXT, edited, read


def course(text: str = TEXT) -> Programme:
    programme = read(text).programme
    assert programme is not None
    return programme


EVERY_KEY = (Path(__file__).parent / "every-key.yaml").read_text(encoding="utf-8")


def inside(part: Any) -> Iterable[Any]:
    """What stands directly inside a part of the grammar."""
    if isinstance(part, Later):
        return [part.shape()]
    if isinstance(part, Key):
        return [part.shape]
    if isinstance(part, Gather):
        return part.shapes.values()
    values = vars(part) if isinstance(part, Shape) else part
    if isinstance(values, dict):
        return values.values()
    return values if isinstance(values, tuple | list) else ()


def keys_of(part: Any, seen: set[int]) -> Iterator[str]:
    """Every key that a shape, and the shapes inside it, know."""
    if id(part) in seen or isinstance(part, str | int | type):
        return
    seen.add(id(part))
    if isinstance(part, Record):
        yield from part.known
    for item in inside(part):
        yield from keys_of(item, seen)


def test_the_course_reads_back_the_same() -> None:
    assert read(dumps(course())).programme == course()


def test_every_key_of_the_language_reads_back_the_same() -> None:
    programme = course(EVERY_KEY)
    assert read(dumps(programme)).programme == programme
    assert EVERY_KEY.partition("\n")[2] == dumps(programme)


def test_every_key_of_the_language_stands_there() -> None:
    known = set(keys_of(PROGRAMME, set()))
    assert {"must_when", "at_least", "rounds_of", "tightens"} < known
    assert known - set(re.findall(r"(\w+):", EVERY_KEY)) == set()


def test_it_is_written_as_a_person_would() -> None:
    written = dumps(course())
    for line in (
        "title: {nb: Svømmekurs for voksne, en: Swimming course for adults}",
        "  office: {}",
        "  leader: {held_by: not stated}",
        "  frame: {value: 10 weeks, between: [8 weeks, 14 weeks], source: guide 2}",
        '    says: {nb: "Har du hatt hjertesykdom?", en: "Have you had heart disease?"}',
        "  fair:",
        "      - {not: {phase: excluded, is: current}}",
        "        need: {must_when: {answer: heart, is: yes}, else: may}",
        "        during: consent",
        "      refuse: {reasons: required, then: [{refuse_excuse: cause}]}",
        "always: [fair]",
    ):
        assert line in written.splitlines()
    assert max(map(len, written.splitlines())) <= 100
    assert [line.split(":")[0] for line in written.splitlines() if line[:1].isalpha()][:8] == [
        "programflow", "id", "version", "valid_from", "zone", "calendar", "record_keeper", "title",
    ]  # fmt: skip


def test_the_digest_goes_by_what_is_said() -> None:
    same = read("# A comment.\n" + TEXT.replace("adverse: no", "adverse:   no")).programme
    assert same is not None
    assert digest(same) == digest(course())
    sections = TEXT.split("\n\n")
    shuffled = read("\n\n".join([sections[0], *reversed(sections[1:])])).programme
    assert shuffled is not None
    assert digest(shuffled) == digest(course())
    assert len(digest(course())) == 64


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("times: 8", "times: 9"),
        ("adverse: yes", "adverse: no"),
        ("source: guide 5", "source: guide 6"),
        ("Svømmekurs for voksne", "Svømmekurs"),
        ("go: completed}", "go: excluded}"),
    ],
)
def test_the_digest_changes_with_what_is_said(old: str, new: str) -> None:
    assert digest(course(edited((old, new)))) != digest(course())


def test_the_order_of_moves_counts() -> None:
    one = "      - {when: {criterion: quit}, go: left}\n"
    two = "      - {when: {phase: course, is: done}, go: completed}\n"
    assert digest(course(edited((one + two, two + one)))) != digest(course())


def test_a_place_reads_back_the_same() -> None:
    text = "place: example\nsettings: {er-vil-kan: {gap: {value: 5 days, assumption: yes}}}\n"
    place = parse_place(text, "place").place
    assert place is not None
    assert parse_place(dumps_place(place), "place").place == place


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1))
def test_any_text_reads_back_the_same(text: str) -> None:
    if not text.strip():
        return
    written = TEXT.replace("Svømmekurs for voksne", scalar(text))
    parsed = parse(written, "text")
    assert parsed.programme is not None, parsed.faults
    assert parsed.programme.title.nb == text
