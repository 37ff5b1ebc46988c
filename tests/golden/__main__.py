"""``python -m tests.golden``: write the golden journals, where there are none.

What has been written is never written again: it is what later versions are held to. For journals
that show something new, name a new file: ``python -m tests.golden pauses --first 9000 --count 30``.
"""

import argparse
import json
import sys
from datetime import timedelta

import programflow as pf
from programflow.case.codes import SEMANTICS
from programflow.definition import entry_to_json
from programflow.definition.writing import dumps
from programflow.machine import compile_programme
from programflow.testing.drawing import draw_journal, seeded
from tests.differential.running import Example, Looking, drawn, shipped
from tests.differential.shipped import journals_of
from tests.golden.kept import DEFINITIONS, JOURNALS
from tests.golden.verdicts import verdict
from tests.project.root import ROOT

LATER = timedelta(days=45)


def line(example: Example, definition: str, machine: pf.Machine) -> str:
    """A journal, what is rejected of it, and what it means at its end and some weeks later."""
    played = pf.replay(machine, example.journal, id="c")
    assert played.case is not None
    last = max(entry.on for entry in played.case.entries)
    days = [day.isoformat() for day in (last, last + LATER)]
    row = {
        "definition": definition,
        "semantics": SEMANTICS,
        "entries": [entry_to_json(entry) for entry in example.journal],
        "rejected": [[rejected.entry.id, rejected.code] for rejected in played.rejected],
        "verdicts": {day: verdict(machine, played.case, day) for day in days},
    }
    return json.dumps(row, ensure_ascii=False)


def write(name: str, examples: list[Example], *, prefix: str) -> int:
    """One file of journals, with the definitions that they go by."""
    path = JOURNALS / f"{name}.jsonl"
    if path.exists():
        print(f"{path.relative_to(ROOT)} is there, and stays as it is")
        return 1
    known: dict[str, tuple[str, pf.Machine]] = {}
    lines: list[str] = []
    for example in examples:
        text = dumps(example.programme)
        if text not in known:
            definition = example.name or f"{prefix}-{len(known) + 1}"
            (DEFINITIONS / f"{definition}.yaml").write_text(text, encoding="utf-8")
            known[text] = definition, compile_programme(example.programme)
        lines.append(line(example, *known[text]))
    path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(lines)} journals, {len(known)} definitions")
    return 0


def take(first: int, count: int, *, name: str = "", most: int = 8) -> list[Example]:
    """So many pairs whose journal begins a case; of those drawn, which both engines read alike.

    The shipped programmes are compared by `make differential`, day by day and for hours.
    """
    found: list[Example] = []
    number = first
    while len(found) < count:
        example = (
            afresh(number, name) if name and number % 2 else drawn(number, most=most, name=name)
        )
        number += 1
        if example is None or (not name and example.name):
            continue
        if pf.replay(compile_programme(example.programme), example.journal).case is None:
            continue
        assert name or example.difference() is None, number
        found.append(example)
    return found


def afresh(number: int, name: str) -> Example:
    """A journal that begins like none that is shipped, so that every variant has its turn."""
    source, choices = shipped(name), seeded(number)
    settings, look = journals_of(name)[0][0].get("settings"), Looking(source.machine)
    programme = source.machine.programme
    journal = draw_journal(choices, programme, look=look, settings=settings, most=10)
    return Example(number, source, journal, name)


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.golden", description=__doc__)
    parser.add_argument("name", nargs="?", default="drawn")
    parser.add_argument("--first", type=int, default=0, help="the number from which is drawn")
    parser.add_argument("--count", type=int, default=180)
    parser.add_argument("--programme", default="", help="a shipped programme; else they are drawn")
    asked = parser.parse_args()
    DEFINITIONS.mkdir(exist_ok=True)
    JOURNALS.mkdir(exist_ok=True)
    examples = take(asked.first, asked.count, name=asked.programme)
    return write(asked.name, examples, prefix=asked.name)


if __name__ == "__main__":
    sys.exit(main())
