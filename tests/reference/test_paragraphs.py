"""The reference follows the semantics page paragraph by paragraph, and says where."""

import ast
import re

from tests.project.root import ROOT

# Numbered paragraphs that the reference does not follow, and why.
ELSEWHERE = {
    "1.1": "what a date and an instant are; `temporal` counts for both readings, and is held to "
    "other people's calendars by its own tests",
    "1.3": "working days: `temporal`, likewise",
    "1.8": "calendar weeks, months and years: `temporal`, likewise",
    "4.10": "an example",
    "9.12": "an example",
    "11.8": "what a choice may name: admission, and the reference's entries have been admitted",
    "11.12": "that nothing more is built in",
    "12.11": "whether a case may be moved to another version, asked once and of no verdict",
    "13.1": "admission",
    "13.2": "admission",
    "13.3": "admission",
    "13.4": "admission",
    "13.5": "admission",
    "15.5": "the number of the semantics, which stands on the engine's statuses",
}

BOOKKEEPING = {
    *("Fold.__init__", "Fold.indexed", "Fold.fork", "Fold.stir", "Fold.once", "Fold.own"),
    *("Case.__init__", "Case.fold"),
}

PAGE = (ROOT / "docs" / "reference" / "semantics.md").read_text(encoding="utf-8")
READING = (ROOT / "src" / "programflow" / "testing" / "reference.py").read_text(encoding="utf-8")


def numbered() -> set[str]:
    return set(re.findall(r"^\*\*S(\d+\.\d+)\*\*", PAGE, re.MULTILINE))


def cited() -> set[str]:
    """Marks like S5.1, S9.4-S9.6 in the reference."""
    found = set[str]()
    for first, last in re.findall(r"S(\d+\.\d+)(?:-S(\d+\.\d+))?", READING):
        chapter, start = first.split(".")
        end = last.split(".")[1] if last else start
        found |= {f"{chapter}.{n}" for n in range(int(start), int(end) + 1)}
    return found


def test_every_paragraph_is_followed_or_said_to_be_elsewhere() -> None:
    assert numbered() - cited() == set(ELSEWHERE)


def test_nothing_is_cited_that_is_not_on_the_page() -> None:
    assert cited() - numbered() == set()
    assert len(numbered()) > 140


def test_each_function_says_which_paragraphs_it_follows() -> None:
    """In its docstring; those that only keep the state's books have none to follow."""
    holders = [n for n in ast.walk(ast.parse(READING)) if isinstance(n, ast.ClassDef)]
    functions = {
        f"{holder.name}.{f.name}": ast.get_docstring(f) or ""
        for holder in holders
        if holder.name in {"Fold", "Case"}
        for f in holder.body
        if isinstance(f, ast.FunctionDef)
    }
    silent = {name for name, said in functions.items() if not re.search(r"S\d+\.\d+", said)}
    assert silent == BOOKKEEPING
    assert len(functions) > 80
