"""The examples of the reference: a piece of a definition, a journal, and what holds on which day.

A block fenced as ``yaml`` is a piece: it is laid over the page's ``BASE`` programme (a map into a
map; a list or a word replaces what was there) and must check clean; one that begins with
``programflow:`` is a whole definition, and one that begins with ``place:`` a place's values. A
block fenced as ``json`` is the journal after it: an entry a line, and where no enrolment is among
them, one on the page's first day. A table headed ``day``, ``asked``, ``answer`` is worked out
with both, and compared.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from attrs import evolve, frozen

import programflow as pf
from programflow.cli.json_lines import read_journal
from programflow.definition.reading import parse_place
from tests.language.asking import answer
from tests.project.root import ROOT

BASE = ROOT / "docs" / "reference" / "language" / "index.md"
ENROLLED = '{"kind": "enrolled", "id": "e-0", "on": "2026-03-02"}'
_PART = re.compile(
    r"(?P<skip><!-- not loaded: .+ -->\n+)?"
    r"(?:^```(?P<language>yaml|json)\n(?P<text>.*?)^```$"
    r"|^\| day \| asked \| answer \|\n\|[-|]+\|\n(?P<rows>(?:\|[^\n]*\|\n)+))",
    re.MULTILINE | re.DOTALL,
)
_DAY = re.compile(r"(?P<at>\d{4}-\d\d-\d\d)(?:, known (?P<known>\d{4}-\d\d-\d\d))?")


@frozen
class Row:
    """One thing that is said of a day."""

    day: str
    asked: str
    answer: str


@frozen
class Example:
    """A definition, a journal and what is said of them; `line` is that of the definition."""

    line: int
    definition: str
    piece: str
    journal: str = ""
    rows: tuple[Row, ...] = ()


def examples(page: Path) -> Iterator[Example]:
    """The examples of a page. Another journal or table after the same piece is one more."""
    text = page.read_text(encoding="utf-8")
    now: Example | None = None
    for part in _PART.finditer(text):
        line = text.count("\n", 0, part.start("text" if part["text"] else "rows")) + 1
        if part["language"] == "yaml" and not part["skip"]:
            if now is not None and not now.rows:
                yield now
            now = Example(line, _whole(part["text"]), part["text"])
        elif part["language"] == "json" and now is not None:
            now = evolve(now, journal=part["text"], rows=())
        elif part["rows"] and now is not None:
            now = evolve(now, rows=tuple(_rows(part["rows"])))
            yield now
    if now is not None and not now.rows:
        yield now


def _rows(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        day, asked, said = (cell.strip() for cell in line.strip("|").split("|"))
        yield Row(day, asked.replace("`", ""), said.replace("`", ""))


def _whole(piece: str) -> str:
    if piece.startswith(("programflow:", "place:")):
        return piece
    first = next(part for part in _PART.finditer(BASE.read_text(encoding="utf-8")) if part["text"])
    merged = _over(yaml.compose(first["text"]), yaml.compose(piece))
    return yaml.serialize(merged, allow_unicode=True)


def _over(below: yaml.Node | None, above: yaml.Node | None) -> yaml.Node | None:
    if not (isinstance(below, yaml.MappingNode) and isinstance(above, yaml.MappingNode)):
        return above
    found = {key.value: (key, value) for key, value in below.value}
    for key, value in above.value:
        old = found.get(key.value)
        found[key.value] = (key, value if old is None else _over(old[1], value))
    return yaml.MappingNode(below.tag, list(found.values()), flow_style=False)


def differences(example: Example) -> list[str]:
    """What an example says that is not so."""
    if example.definition.startswith("place:"):
        return [fault.rule for fault in parse_place(example.definition, "place").faults]
    try:
        loaded = pf.loads(example.definition)
    except pf.DefinitionError as error:
        return [f"{fault.rule} at {fault.route} {fault.params}" for fault in error.faults]
    faults = [fault.rule for fault in loaded.diagnostics]
    enrolled = '"enrolled"' in example.journal
    text = example.journal if enrolled else f"{ENROLLED}\n{example.journal}"
    told = read_journal(text.encode(), "journal")
    faults += [f"journal: {fault.rule} {fault.params}" for fault in told.faults]
    played = pf.replay(loaded.machine, told.entries, id="example")
    if played.case is None or faults:
        return faults or [f"rejected: {[r.code for r in played.rejected]}"]
    asked = {row.asked for row in example.rows}
    faults += [
        f"{rejected.entry.id} is rejected: {rejected.code}"
        for rejected in played.rejected
        if f"entry {rejected.entry.id}" not in asked
    ]
    for row in example.rows:
        day = _DAY.fullmatch(row.day)
        assert day is not None, row.day
        status = pf.status(loaded.machine, played.case, at=day["at"], known=day["known"])
        said = answer(row.asked, status=status, played=played, programme=loaded.programme)
        if said != row.answer:
            faults.append(f"{row.day} {row.asked}: the page says {row.answer!r}, it is {said!r}")
    return faults
