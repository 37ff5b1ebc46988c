"""The pages of the rules: what of them is made from the golden files.

A page says in its own words what the rule is, why, and what to write instead. Its examples and the
messages are the golden files', and the list of all rules is made from the pages.
"""

import re
from difflib import SequenceMatcher
from pathlib import Path

from programflow.diagnostics import SPECS
from programflow.rendering.cleaning import clean
from tests.project.root import ROOT
from tests.rules.golden import GROWN, broken, content, out, sound

PAGES = ROOT / "docs" / "reference" / "rules"
INDEX = PAGES / "index.md"
LONGEST = 6
MEANS = {
    "error": "Error: the programme cannot run.",
    "warning": "Warning: the programme runs, but this is probably not meant.",
    "note": "Note: worth knowing.",
}
SECTION = re.compile(r"(?<=\n## Example\n\n).*?(?=\n## Write instead\n)", re.DOTALL)
INSTEAD = re.compile(r"(?<=\n)```(?:yaml|json)\n(?:(?!```).)*```\n\Z", re.DOTALL)
HEAD = """\
# Rules

Every fault that `programflow check` can find, with a page each. The word in brackets at the end
of a message is the rule; `programflow rule ID` prints its page. {errors} give errors, {warnings} a
warning, {notes} a note.

| rule | | |
|---|---|---|
"""


def page(rule: str) -> Path:
    """The page of a rule."""
    return PAGES / f"{rule}.md"


def examples(rule: str) -> str:
    """The section of examples: what is wrong, and what is said of it in Norwegian."""
    blocks = []
    for path in broken(rule):
        if rule not in GROWN and (lines := _differing(path, than=sound(rule))):
            blocks.append(_block(_language(path), lines))
        blocks.append(_block("text", out(path).read_text(encoding="utf-8").rstrip().split("\n")))
    return "\n".join(blocks)


def instead(rule: str) -> str:
    """What is right in place of the first example; empty where nothing can be shown."""
    if rule in GROWN:
        return ""
    lines = _differing(sound(rule), than=broken(rule)[0])
    return _block(_language(sound(rule)), lines) if lines else ""


def made(rule: str, text: str) -> str:
    """A page's text with all in it that is made from the golden files made anew."""
    text = SECTION.sub(lambda _: examples(rule), INSTEAD.sub("", text))
    right = instead(rule)
    return text.rstrip("\n") + "\n" + (f"\n{right}" if right else "")


def index() -> str:
    """The list of all rules."""
    severities = [spec.severity for spec in SPECS.values()]
    names = {"errors": "error", "warnings": "warning", "notes": "note"}
    head = HEAD.format(**{name: severities.count(one) for name, one in names.items()})  # type: ignore[arg-type]  # severities
    rows = (f"| [`{rule}`]({rule}.md) | {SPECS[rule].severity} | {what(rule)} |" for rule in SPECS)
    return head + "\n".join(rows) + "\n"


def what(rule: str) -> str:
    """What a page says first: its first sentence."""
    text = page(rule).read_text(encoding="utf-8").split("\n\n")[1].replace("\n", " ")
    return re.split(r"(?<=[.])\s+(?=[A-ZÆØÅ“`])", text)[0].replace("|", "\\|")


def _language(path: Path) -> str:
    return "json" if path.suffix == ".jsonl" else "yaml"


def _block(language: str, lines: list[str]) -> str:
    return "\n".join([f"```{language}", *lines, "```", ""])


def _differing(path: Path, *, than: Path) -> list[str]:
    """The lines of a file that another has not; with those around where lines are only missing."""
    here, there = _lines(path), _lines(than)
    shown: list[str] = []
    for tag, _, _, start, end in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        if tag != "equal":
            first = start if tag == "replace" else max(0, start - 1)
            part = _undented(here[first : end if tag != "delete" else end + 1])
            shown += ["", *part] if shown and part else part
    return shown


def _lines(path: Path) -> list[str]:
    return [clean(line) for line in content(path).decode("utf-8", "replace").split("\n")]


def _undented(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    if len(filled) > LONGEST:
        return [*filled[:LONGEST], "# and so on"]
    margin = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    return [line[margin:].rstrip() for line in filled]
