"""Each fact of a programme's sources stands in its definition, or a reason why it does not."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "programmes" / "places" / "example.yaml"


class Ledger(NamedTuple):
    """How many facts, conflicts and gaps the sources of a programme have; `width` of a number."""

    prefix: str
    width: int
    facts: int
    conflicts: int
    gaps: int

    def rows(self) -> list[str]:
        """The ids of the facts, then of the conflicts between them."""
        facts = [f"{self.prefix}-{n:0{self.width}}" for n in range(1, self.facts + 1)]
        return facts + [f"{self.prefix}-C{n:02}" for n in range(1, self.conflicts + 1)]


LEDGERS = {
    "russamtalen": Ledger("RT", 3, facts=337, conflicts=21, gaps=17),
    "er-vil-kan": Ledger("EVK", 2, facts=28, conflicts=3, gaps=8),
    "ruskontrakt": Ledger("RK", 2, facts=86, conflicts=8, gaps=14),
}
FACTS = [(name, fact) for name, ledger in LEDGERS.items() for fact in ledger.rows()]
GAPS = [(name, gap) for name, ledger in LEDGERS.items() for gap in range(1, ledger.gaps + 1)]
SHIPPED = {path.stem for path in (ROOT / "programmes").glob("*.yaml")}
JOURNALS = [
    path
    for path in sorted((ROOT / "examples").rglob("*.jsonl"))
    if path.relative_to(ROOT / "examples").parts[0] in SHIPPED
]


class _Unique(yaml.SafeLoader):
    """Refuses a key that stands twice, where the plain loader lets the last one win."""


def _mapping(loader: _Unique, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    assert not twice, f"twice: {sorted(map(str, twice))}"
    return {
        key: loader.construct_object(value, deep=True)
        for key, (_, value) in zip(keys, node.value, strict=True)
    }


_Unique.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@cache
def definition(programme: str) -> Any:
    path = ROOT / "programmes" / f"{programme}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def ledger(programme: str) -> Any:
    text = Path(__file__).with_name(f"{programme}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Unique)  # a safe loader


@cache
def settings(programme: str) -> Any:
    return yaml.safe_load(PLACE.read_text(encoding="utf-8"))["settings"][programme]


def _at(part: Any, path: str) -> Any:
    """The part a path leads to; a list item goes by its number or by its `item`."""
    for step in path.split("."):
        if isinstance(part, list):
            part = (
                part[int(step)]
                if step.isdigit()
                else next(p for p in part if p.get("item") == step)
            )
        else:
            part = part[step]
    return part


def _lost(paths: list[str], programme: str) -> list[str]:
    lost = []
    for path in paths:
        try:
            _at(definition(programme), path)
        except (LookupError, StopIteration, TypeError, AttributeError):
            lost.append(path)
    return lost


@pytest.mark.parametrize("programme", LEDGERS)
def test_each_fact_stands_exactly_once(programme: str) -> None:
    assert list(ledger(programme)["facts"]) == LEDGERS[programme].rows()


@pytest.mark.parametrize("programme", LEDGERS)
def test_each_gap_stands_exactly_once(programme: str) -> None:
    assert list(ledger(programme)["gaps"]) == list(range(1, LEDGERS[programme].gaps + 1))


@pytest.mark.parametrize(("programme", "fact"), FACTS)
def test_a_fact_is_a_rule_or_guidance(programme: str, fact: str) -> None:
    row = ledger(programme)["facts"][fact]
    if "guidance" in row:
        assert set(row) == {"guidance"}
        assert row["guidance"].strip()
        return
    assert set(row) == {"paths", "gloss"}
    assert row["gloss"].strip()
    assert row["paths"]
    assert _lost(row["paths"], programme) == []


@pytest.mark.parametrize(("programme", "gap"), GAPS)
def test_where_the_sources_are_silent_so_is_the_definition(programme: str, gap: int) -> None:
    row = ledger(programme)["gaps"][gap]
    if "no_rule" in row:
        assert set(row) == {"no_rule"}
        assert row["no_rule"].strip()
        return
    assert set(row) == {"paths", "gloss"}
    assert _lost(row["paths"], programme) == []
    for path in row["paths"]:
        part = _at(definition(programme), path)
        assert "not stated" in (part.get("value"), part.get("held_by")), path


def _unstated(programme: str) -> set[str]:
    parameters = definition(programme)["parameters"]
    return {name for name, said in parameters.items() if said["value"] == "not stated"}


@pytest.mark.parametrize("programme", LEDGERS)
def test_every_unstated_parameter_answers_a_fact(programme: str) -> None:
    rows = [*ledger(programme)["facts"].values(), *ledger(programme)["gaps"].values()]
    named = {tuple(path.split(".")[:2]) for row in rows for path in row.get("paths", ())}
    assert {("parameters", name) for name in _unstated(programme)} <= named


def _mentions(part: Any, name: str) -> int:
    if isinstance(part, dict):
        return sum((key == name) + _mentions(value, name) for key, value in part.items())
    if isinstance(part, list):
        return sum(_mentions(value, name) for value in part)
    return int(part == name)


NOTHING_READS = {
    "russamtalen": ["new_episode", "passive_in_talk"],
    # Attendance is counted, and no rule knows how many are too many.
    "er-vil-kan": [
        "gatherings_attended",
        "gatherings_missed",
        "gatherings_missed_unexcused",
        "gatherings_missed_excused",
        "gatherings_cancelled",
        "in_specialist_treatment",
    ],
    # A result is a ground for a talk; no rule makes anything else of it.
    "ruskontrakt": ["tests_taken", "positive_tests", "tests_missed_unexcused", "first_time"],
}


@pytest.mark.parametrize(
    ("programme", "name"), [(p, name) for p, names in NOTHING_READS.items() for name in names]
)
def test_nothing_reads_what_leads_to_nothing(programme: str, name: str) -> None:
    assert _mentions(definition(programme), name) == 1


def test_er_vil_kan_has_nothing_that_could_be_held_against_a_participant() -> None:
    found = definition("er-vil-kan")
    sides = {name: role.get("side") for name, role in found["roles"].items()}
    assert [f for f in found["findings"].values() if sides[f["of"]] == "participant"] == []
    assert [o for o in found["outcomes"].values() if o["adverse"]] == []


def test_only_a_person_finds_a_breach_of_a_ruskontrakt() -> None:
    found = definition("ruskontrakt")["findings"]
    charged = {n for n, f in found.items() if (f["of"], f["modality"]) == ("youth", "must")}
    assert charged == {"breach"}
    assert [{*each} & {"happened", "decided"} for each in found["breach"]["each"]] == [
        {"happened"},
        {"decided"},
    ]


@pytest.mark.parametrize("programme", LEDGERS)
def test_the_example_place_fills_in_what_no_source_states(programme: str) -> None:
    filled = settings(programme)
    assert _unstated(programme) <= set(filled) <= set(definition(programme)["parameters"])
    assert [name for name, said in filled.items() if said.get("assumption") is not True] == []


def _name(journal: Path) -> str:
    return journal.relative_to(ROOT / "examples").with_suffix("").as_posix()


@pytest.mark.parametrize("journal", JOURNALS, ids=_name)
def test_a_journal_begins_with_its_place(journal: Path) -> None:
    first = json.loads(journal.read_text(encoding="utf-8").splitlines()[0])
    programme = _name(journal).split("/", maxsplit=1)[0]
    assert first["kind"] == "enrolled"
    assert first["settings"] == {
        name: {"value": said["value"], "assumption": True}
        for name, said in settings(programme).items()
    }


@pytest.mark.parametrize("journal", JOURNALS, ids=_name)
def test_a_journal_has_a_story(journal: Path) -> None:
    """Beside it; the journals of one group share the story beside their folder."""
    beside = journal.with_suffix(".md"), journal.parent.with_suffix(".md")
    (story,) = [path.read_text(encoding="utf-8") for path in beside if path.is_file()]
    assert journal.name in story or journal.parent.name in story
    assert "## Norsk" in story
    assert "## English" in story
