"""Texts that YAML programs misread or choke on: each is refused, or read as it stands."""

from pathlib import Path
from statistics import median
from time import process_time
from zlib import crc32

import pytest

from programflow.checking.loading import diagnose
from programflow.definition.guard import MAX_BYTES
from programflow.diagnostics import Fault
from tests.project.root import ROOT
from tests.rules.golden import sound

GOOD = sound("tab").read_bytes()
LONGEST = max((ROOT / "programmes").glob("*.yaml"), key=lambda path: path.stat().st_size)


def faults(text: bytes) -> list[Fault]:
    """What is found, by both parsers alike; each with a place inside the text."""
    _, found, marks = diagnose(text, "trap.yaml")
    for fault in found:
        span = fault.span(marks)
        assert 1 <= span.line <= text.count(b"\n") + text.count(b"\r") + 1
    return list(found)


def rules(text: bytes) -> list[str]:
    return [fault.rule for fault in faults(text)]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (GOOD, []),
        (b"\xef\xbb\xbf" + GOOD, []),
        (GOOD.replace(b"\n", b"\r\n"), []),
        (GOOD.replace(b"\n", b"\r"), []),
        (b"", ["empty-document"]),
        (b"\n\n# nothing\n", ["empty-document"]),
        (b"- a\n- b\n", ["wrong-kind"]),
        (b"course\n", ["wrong-kind"]),
        (GOOD + b"---\n" + GOOD, ["several-documents"]),
        (GOOD.replace(b"  office", b"\toffice"), ["tab"]),
        (GOOD.replace("ø".encode(), b"\xf8", 1), ["not-utf8"]),
        (GOOD.decode().encode("utf-16"), ["not-utf8"]),
        (GOOD.decode().encode("utf-16-le"), ["not-utf8"]),
        (GOOD.decode().encode("utf-16-be"), ["not-utf8"]),
        (GOOD.decode().encode("utf-32"), ["not-utf8"]),
        (b"\0" * 100, ["nul-character"]),
        (GOOD + b"#" * (MAX_BYTES + 1 - len(GOOD)), ["too-large"]),
        (GOOD + b"#" * (MAX_BYTES - len(GOOD)), []),
    ],
    ids=[
        "good", "bom", "crlf", "cr", "empty", "comment", "list", "word", "two", "tab", "latin-1",
        "utf-16", "utf-16-le", "utf-16-be", "utf-32", "nul", "over 1 MiB", "1 MiB",
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_it_should_be(text: bytes, broken: list[str]) -> None:
    assert rules(text) == broken


@pytest.mark.parametrize("at", range(1, len(GOOD), 7))
def test_a_file_cut_in_the_middle_is_refused_or_lacks_something(at: int) -> None:
    found = faults(GOOD[:at])
    assert found == [] or {fault.severity for fault in found} >= {"error"}
    if at < GOOD.index(b"    initial"):
        assert found


def changed(old: str, new: str) -> bytes:
    text = GOOD.decode()
    assert text.count(old) == 1
    return text.replace(old, new).encode()


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (changed("nb: Svømmekurs,", "nb: Svømmekurs, no: Kurs,"), ["unknown-key"]),
        (changed("  office: {}", "  office: {}\n  no: {}"), ["name-form"]),
        (changed("nb: Svømmekurs", "nb: NO"), []),
        (changed("nb: Svømmekurs", "nb: no"), []),
        (changed("nb: Svømmekurs", "nb: 12:30"), []),
        (changed("version: 1\n", "version: 1.10\n"), []),
        (changed("of: office, source", "of: null, source"), ["empty-value"]),
        (changed("adverse: no", "adverse: 0"), ["wrong-kind"]),
        (changed("office: {}", "office: null"), ["empty-value"]),
        (changed("office: {}", "office: abc"), ["wrong-kind"]),
        (changed("programflow: 1", "programflow: yes"), ["wrong-kind"]),
        (changed("programflow: 1", 'programflow: "1"'), ["quoted"]),
        (changed("valid_from: 2026-01-01", "valid_from: 2026-01-01T00:00:00"), ["wrong-kind"]),
        (changed("id: swimming-course", "id: 2026-01-01"), ["id-form"]),
        (changed("source: guide 2", "source: guide 2026-02-30"), []),
        (changed("zone: Europe/Oslo", "zone: " + "x." * 400 + "/Oslo"), ["unknown-zone"]),
        (changed("zone: Europe/Oslo", "zone: ../../etc/localtime"), ["unknown-zone"]),
        (changed("roles:\n", "roles:\n  <<: {}\n"), ["name-form"]),
        (changed("nb: Svømmekurs", "nb: Kan du svømme?"), ["yaml-syntax"]),
        (changed("nb: Svømmekurs", 'nb: "Kan du svømme?"'), []),
        (changed("  office: {}", "  office: {}\n  office: {a: 1, a: 2}"), ["duplicate-key"] * 2),
    ],
    ids=lambda case: "" if isinstance(case, list) else f"{crc32(case):08x}",
)
def test_a_value_is_what_is_written(text: bytes, broken: list[str]) -> None:
    assert rules(text) == broken


ALIASES = "\n".join(
    ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
)
MERGES = "\n".join(
    ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 60))]
)
BOMBS = {
    "brackets": ("[" * 100_000, "too-deep"),
    "braces": ("{a: " * 100_000, "too-deep"),
    "dashes": ("- " * 100_000, "too-deep"),
    "question marks": ("? " * 100_000, "key-not-a-name"),
    "deep in a definition": (GOOD.decode() + "always: " + "[" * 100_000, "too-deep"),
    "aliases": (ALIASES, "yaml-anchor"),
    "merges": (MERGES, "yaml-anchor"),
    "1 MiB and a byte": ("#" * (MAX_BYTES + 1), "too-large"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_one_fault(name: str) -> None:
    text, rule = BOMBS[name]
    assert rules(text.encode()) == [rule]


def seconds(text: bytes) -> float:
    """What reading and checking a text costs, as a rule."""
    took = []
    for _ in range(5):
        began = process_time()
        diagnose(text, "trap.yaml")
        took.append(process_time() - began)
    return median(took)


@pytest.mark.alone
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_less_than_the_largest_programme(name: str) -> None:
    assert seconds(BOMBS[name][0].encode()) < seconds(LONGEST.read_bytes())


@pytest.mark.parametrize("path", sorted((ROOT / "programmes").glob("*.yaml")), ids=lambda p: p.stem)
def test_a_shipped_programme_is_clean_in_any_line_ends(path: Path) -> None:
    text = path.read_bytes()
    assert rules(text) == rules(text.replace(b"\n", b"\r\n")) == []
