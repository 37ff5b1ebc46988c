"""Nothing that a text holds reaches a terminal uncleaned, in any form of any fault."""

import json
import re

import pytest

from programflow.checking.loading import diagnose
from programflow.cli.json_lines import read_journal
from programflow.diagnostics import Fault, Marks
from programflow.rendering.cleaning import clean
from programflow.rendering.faults import Form, render_faults, summary
from programflow.rendering.language import LANGUAGES
from tests.hostile.mutating import mutated, small
from tests.rules.golden import every, found

FORMS: tuple[Form, ...] = ("full", "concise", "json", "github")
# Escape sequences, other controls, and the marks that turn the direction of writing.
UNFIT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
HARMFUL = ("\x1b[2J\x1b[31m", "\x9b31m", "\u202e", "\u2066", "\u200f", "\x07", "\b", "\r", "\x7f")
SEEDS = small()


def shown(text: bytes, name: str = "x.yaml") -> list[str]:
    """All that can be shown of a text's faults."""
    _, faults, marks = diagnose(text, name)
    return [*rendered(faults, marks), summary(name, faults, lang="nb")]


def rendered(faults: tuple[Fault, ...], marks: Marks) -> list[str]:
    """Faults in every form and language."""
    problems = [(fault, marks) for fault in faults]
    assert problems
    return [render_faults(problems, lang=lang, form=f) for lang in LANGUAGES for f in FORMS]


@pytest.mark.parametrize("harm", HARMFUL, ids=ascii)
@pytest.mark.parametrize(
    "where",
    ['"{}": 1\n', 'id: "{}"\n', "id: {}\n", "{}\n", "roles: {{x: {}}}\n", "a: &{} b\n", "? {}\n",
     "a: *{}\n", "a: !{} b\n", 'a: "{}\n'],
)  # fmt: skip
def test_harm_written_as_it_is(harm: str, where: str) -> None:
    for text in shown(where.format(harm).encode()):
        assert UNFIT.search(text) is None


@pytest.mark.parametrize(
    "escaped", ["\\x1b[31m", "\\u202e", "\\u2066x", "\\x07", "\\x9b31m", "\\r", "\\0", "\\x7f"]
)
@pytest.mark.parametrize(
    "where",
    ['"{}": 1\n', 'id: "{}"\n', 'zone: "{}"\n', 'roles: {{"{}": {{}}, "{}": {{}}}}\n',
     'phases: {{a: {{steps: {{b: {{is: "{}", "{}": 1, need: {{"{}": 1}}}}}}}}}}\n',
     'parameters: {{a: {{value: "{}", between: ["{}", 1]}}}}\n', 'title: "{}"\n',
     'sources: {{a: {{dated: "{}", link: "{}", "{}": }}}}\n'],
)  # fmt: skip
def test_harm_that_yaml_writes_with_a_backslash(escaped: str, where: str) -> None:
    for text in shown(where.format(*[escaped] * 3).encode()):
        assert UNFIT.search(text) is None


def test_the_name_of_a_file_is_cleaned_too() -> None:
    for text in shown(b"", "\x1b[2J\u202e.yaml"):
        assert UNFIT.search(text) is None


def test_a_github_command_cannot_be_forged() -> None:
    text = b'id: "\\n::error file=x::forged%0A::warning::y"\n'
    _, faults, marks = diagnose(text, "x,y:z%.yaml")
    lines = render_faults([(f, marks) for f in faults], lang="en", form="github").splitlines()
    assert len(lines) == len(faults)
    assert all(line.startswith("::error file=x%2Cy%3Az%25.yaml,") for line in lines)
    # A line end of ours goes before an example; one of the text's own does not come through.
    assert not any("forged%0A" in line for line in lines)
    assert any("forged%250A" in line for line in lines)


def test_json_stays_json_whatever_is_in_it() -> None:
    for number in range(300):
        _, faults, marks = diagnose(mutated(SEEDS, seed=3, number=number), "x.yaml")
        text = render_faults([(f, marks) for f in faults], lang="nb", form="json")
        assert len(json.loads(text)["faults"]) == len(faults)
        assert UNFIT.search(text) is None


@pytest.mark.parametrize("form", FORMS)
def test_no_mutated_text_is_shown_uncleaned(form: Form) -> None:
    for number in range(400):
        _, faults, marks = diagnose(mutated(SEEDS, seed=4, number=number), "x.yaml")
        text = render_faults([(f, marks) for f in faults], lang="nn", form=form)
        assert UNFIT.search(text) is None


@pytest.mark.parametrize("harm", HARMFUL, ids=ascii)
def test_a_journal_is_shown_clean(harm: str) -> None:
    escaped = "".join(f"\\u{ord(c):04x}" for c in harm)
    for said in (harm, escaped):
        journal = read_journal(f'{{"kind": "{said}", "{said}": "{said}"}}\n'.encode(), "x.jsonl")
        for form in FORMS:
            problems = [(fault, journal.marks) for fault in journal.faults]
            assert UNFIT.search(render_faults(problems, lang="nb", form=form)) is None


def test_every_golden_file_is_shown_clean() -> None:
    for _, path in every():
        for text in rendered(*found(path)):
            assert UNFIT.search(text) is None


def test_what_is_fit_is_left_alone() -> None:
    assert clean("Čállinkurs 日本 «ø» – 🏊") == "Čállinkurs 日本 «ø» – 🏊"
