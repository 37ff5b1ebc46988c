"""The page of the public names, from their docstrings, and the snapshot of their signatures.

``python -m tests.project.api`` renews both. A change in the snapshot is a change of what
applications rely on; the stability page says what that asks for.
"""

import inspect
import re
import sys
from collections.abc import Callable
from typing import Any

from tests.project.root import ROOT
from tests.project.signatures import Name, lines, members, public

PAGE = ROOT / "docs" / "reference" / "api.md"
NAMES = ROOT / "tests" / "project" / "public-names.txt"
WIDTH = 100

OPENING = """# The Python API

<!-- Made by `python -m tests.project.api` from the docstrings; a test holds the two together. -->

What an application may use, typed throughout. What can go wrong with a definition or an entry
comes back as a value; exceptions are for mistakes of the program. How it goes together is in
[embedding](../how-to/embed.md), what may change in [stability](stability.md).

Unless a name says where it is imported from, it is `programflow.NAME`; the examples write
`import programflow as pf`.
"""


def _is_at(module: str) -> Callable[[Name], bool]:
    return lambda one: one.module == module


def _is_exception(one: Name) -> bool:
    return inspect.isclass(one.value) and issubclass(one.value, Exception)


# What the page is about, in its order; a name stands under the first heading that claims it.
SECTIONS: tuple[tuple[str, Callable[[Name], bool]], ...] = (
    ("The parts of a status", _is_at("programflow.case.verdict")),
    ("Words and JSON", _is_at("programflow.rendering")),
    ("Definitions as text, and faults", lambda one: one.module != "programflow"),
    ("Mistakes of the program", _is_exception),
    (
        "Definitions",
        lambda one: one.value.__module__.startswith(
            ("programflow.checking", "programflow.machine")
        ),
    ),
    ("Entries", lambda one: one.value.__module__.startswith("programflow.definition")),
    ("Calls on a case", lambda one: not inspect.isclass(one.value)),
    ("What comes back", lambda _: True),
)
ORDER = (4, 6, 7, 0, 5, 1, 2, 3)


def page() -> str:
    """The reference page."""
    left, claimed = public(), {}
    for title, claims in SECTIONS:
        claimed[title] = [one for one in left if claims(one)]
        left = [one for one in left if one not in claimed[title]]
    parts = [OPENING]
    for title in (SECTIONS[n][0] for n in ORDER):
        parts.append(f"\n## {title}\n")
        parts += [_entry(one) for one in claimed[title]]
    return "".join(parts)


def _entry(one: Name) -> str:
    text = f"\n### {one.name}\n\n```text\n{_wrapped(one.name, one.signature)}\n```\n\n"
    if one.module != "programflow":
        text += f"`from {one.module} import {one.name}`\n\n"
    text += _docstring(one.value)
    if inspect.isclass(one.value) and not _is_exception(one):
        for member, function in members(one.value):
            text += f"\n`.{member}`: {_docstring(function)}"
    return text


def _wrapped(name: str, signature: str) -> str:
    """The signature on one line where it fits; otherwise a line for each parameter."""
    if len(name + signature) <= WIDTH:
        return name + signature
    inside, _, after = signature[1:].rpartition(")")
    return f"{name}(\n" + "".join(f"    {row},\n" for row in _split(inside)) + f"){after}"


def _split(inside: str) -> list[str]:
    """At the commas that are not in brackets."""
    rows, depth = [""], 0
    for character in inside:
        depth += (character in "[(") - (character in "])")
        if character == "," and depth == 0:
            rows.append("")
        else:
            rows[-1] += character
    return [row.strip() for row in rows]


def _docstring(value: Any) -> str:
    """A docstring as Markdown: what it says of arguments and exceptions becomes a list."""
    written: list[str] = []
    is_list = False
    for line in inspect.cleandoc(value.__doc__ or "").splitlines():
        if line in {"Args:", "Raises:", "Returns:", "Attributes:"}:
            is_list = True
            written += [f"*{line}*", ""]
        elif is_list and (found := re.match(r"    (\w+): (.*)", line)):
            written.append(f"- `{found[1]}`: {found[2]}")
        else:
            written.append(f"  {line.strip()}".rstrip() if is_list else line)
    return re.sub(r"``(.*?)``", r"`\1`", "\n".join(written)).strip() + "\n"


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    NAMES.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
