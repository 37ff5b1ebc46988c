"""What is refused before anything is composed, and how fast."""

from pathlib import Path
from time import process_time

import pytest

from programflow.definition import parse
from programflow.definition.compose import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from programflow.definition.guard import MAX_BYTES
from programflow.diagnostics import Fault, Span
from tests.definition.course import TEXT, edited, read, rules


def refused(text: str | bytes) -> Fault:
    """The only fault, which has a place and no programme beside it."""
    parsed = read(text)
    assert parsed.programme is None
    (fault,) = parsed.faults
    return fault


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "empty-document"),
        ("# only a comment\n", "empty-document"),
        (TEXT + "---\na: 1\n", "several-documents"),
        ("a: &b 1\n", "yaml-anchor"),
        ("a: &b [*b]\n", "yaml-anchor"),
        ("a: *b\n", "yaml-alias"),
        ("a: !!python/object:os.system x\n", "yaml-tag"),
        ("a: !!str 1\n", "yaml-tag"),
        ("a: ! 1\n", "yaml-tag"),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "yaml-directive"),
        ("{a: 1}: 2\n", "key-not-a-name"),
        ("? [a]\n: 2\n", "key-not-a-name"),
        ("a: [" * 65 + "]" * 65, "too-deep"),
        ("a: [1, 2\nb: 3\n", "yaml-syntax"),
        ("a: 'x\n", "yaml-syntax"),
        ("a: b: c\n", "yaml-syntax"),
        ("a: @x\n", "yaml-syntax"),
        ('a: "\\q"\n', "yaml-syntax"),
        ("a: 1\n  b: 2\n", "yaml-syntax"),
        ("a: x" + "y" * MAX_SCALAR, "scalar-too-long"),
        ("a: [" + "1," * MAX_NODES + "1]", "too-many-nodes"),
    ],
)
def test_refused_text(text: str, rule: str) -> None:
    assert refused(text).rule == rule


def test_version_directives_of_yaml_are_accepted() -> None:
    assert rules("%YAML 1.2\n---\n" + TEXT) == []


def test_a_million_and_a_bit() -> None:
    assert refused("#" * (MAX_BYTES + 1)).rule == "too-large"
    assert refused(("#" * (MAX_BYTES + 1)).encode()).rule == "too-large"
    assert refused("#ø" * (MAX_BYTES // 3 + 1)).rule == "too-large"
    assert rules(TEXT + "#" * (MAX_BYTES - len(TEXT.encode()))) == []


def test_the_deepest_that_is_read() -> None:
    depth = MAX_DEPTH - 1
    nested = "a: " + "[" * depth + "]" * depth
    assert "too-deep" not in rules(nested)
    assert "too-deep" in rules(f"a: [{nested[3:]}]")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings(encoding: str) -> None:
    fault = refused(TEXT.encode(encoding))
    assert fault.rule in {"not-utf8", "nul-character"}
    if encoding.startswith("utf-16"):
        assert fault.param("encoding") == "UTF-16"


def test_bytes_that_are_no_utf8_say_where() -> None:
    raw = TEXT.encode().replace("Svømmekurs for".encode(), "Svømmekurs for".encode("latin-1"))
    fault = refused(raw)
    assert fault.rule == "not-utf8"
    line = next(i for i, text in enumerate(TEXT.splitlines(), 1) if "Svømmekurs for" in text)
    assert fault.at == Span(line, 15, line, 16)


@pytest.mark.parametrize(
    ("character", "rule"),
    [
        ("\t", "tab"),
        ("\0", "nul-character"),
        ("\x07", "odd-character"),
        ("\x85", "odd-character"),
        ("\u2028", "odd-character"),
        ("\ufeff", "odd-character"),
        ("\ud800", "odd-character"),
        ("\x7f", "odd-character"),
    ],
)
def test_characters_that_nobody_sees(character: str, rule: str) -> None:
    text = edited(("roles:\n", f"roles:\n  {character}x: {{}}\n"))
    fault = refused(text)
    assert fault.rule == rule
    line = text.split("\n").index(f"  {character}x: {{}}") + 1
    assert fault.at == Span(line, 3, line, 4)


def test_characters_that_are_only_far_away() -> None:
    assert rules(edited(("Svømmekurs for voksne", "Čállinkurs 🏊 for voksne"))) == []


def test_an_anchor_is_refused_at_its_place() -> None:
    text = edited(("  office: {}", "  office: &o {}"))
    assert (
        text.splitlines()[refused(text).span(parse(text, "x").marks).line - 1] == "  office: &o {}"
    )


def test_prose_in_brackets_says_that_brackets_split_it() -> None:
    fault = refused(edited(("nb: Svømmekurs for voksne,", "nb: Kurs: for voksne,")))
    assert (fault.rule, fault.param("flow")) == ("yaml-syntax", True)


PROGRAMMES = Path(__file__).parents[2] / "programmes"
BOMB = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))])


@pytest.mark.parametrize("pure", [False, True], ids=["c", "python"])
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "a: " + "[" * 100_000 + "]" * 100_000,
        "\n".join(" " * n + "a:" for n in range(1400)),
        BOMB,
        "? " * 100_000,
        "x" * 1_000_000,
        "\n" * 1_000_000,
        'a: "' + "\\x41" * 250_000 + '"',
    ],
    ids=["lists", "maps", "items", "closed", "blocks", "bomb", "keys", "long", "lines", "escapes"],
)
def test_hostile_text_is_refused_at_once(text: str, *, pure: bool) -> None:
    began = process_time()
    parsed = parse(text, "hostile", pure=pure)
    took = process_time() - began
    assert parsed.programme is None
    assert len(parsed.faults) == 1
    assert took < 5.0


def fastest(text: str) -> float:
    """The least seconds of a few readings."""
    times = []
    for _ in range(5):
        began = process_time()
        parse(text, "timed")
        times.append(process_time() - began)
    return min(times)


@pytest.mark.alone
def test_a_hundred_thousand_deep_is_refused_sooner_than_a_programme_is_read() -> None:
    largest = fastest((PROGRAMMES / "russamtalen.yaml").read_text(encoding="utf-8"))
    for part in ("[", "{a: ", "- "):
        assert fastest(part * 100_000) < largest


@pytest.mark.parametrize(
    "text",
    [
        "{" + ", ".join(f"k{i}: 1" for i in range(40_000)) + "}",
        "{" + f"{'a' * 60_000}: 1, {'b' * 60_000}: 1, always: [{'c' * 60_000}]" + "}",
        "{always: [" + ", ".join(f"k{i}" for i in range(40_000)) + "]}",
        "{criteria: {" + f"{'a' * 60_000}: 1" + "}, always: [" + "b" * 60_000 + "]}",
    ],
    ids=["keys", "long keys", "names", "long names"],
)
def test_guessing_what_was_meant_costs_little(text: str) -> None:
    began = process_time()
    assert parse(text, "hostile").faults
    assert process_time() - began < 10.0
