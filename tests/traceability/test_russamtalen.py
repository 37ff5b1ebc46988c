"""Each fact of the sources of Russamtalen stands in the definition, or a reason why it does not."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEFINITION = ROOT / "programmes" / "russamtalen.yaml"
PLACE = ROOT / "programmes" / "places" / "example.yaml"
JOURNALS = sorted((ROOT / "examples" / "russamtalen").glob("*.jsonl"))
LEDGER = Path(__file__).with_name("russamtalen.yaml")

FACTS = [f"RT-{n:03}" for n in range(1, 338)] + [f"RT-C{n:02}" for n in range(1, 22)]
GAPS = list(range(1, 18))


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


@pytest.fixture(scope="module")
def definition() -> Any:
    return yaml.safe_load(DEFINITION.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def ledger() -> Any:
    return yaml.load(LEDGER.read_text(encoding="utf-8"), Loader=_Unique)  # a safe loader


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


def _lost(paths: list[str], definition: Any) -> list[str]:
    lost = []
    for path in paths:
        try:
            _at(definition, path)
        except (LookupError, StopIteration, TypeError, AttributeError):
            lost.append(path)
    return lost


def test_each_fact_stands_exactly_once(ledger: Any) -> None:
    assert list(ledger["facts"]) == FACTS


def test_each_gap_stands_exactly_once(ledger: Any) -> None:
    assert list(ledger["gaps"]) == GAPS


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_a_rule_or_guidance(fact: str, ledger: Any, definition: Any) -> None:
    row = ledger["facts"][fact]
    if "guidance" in row:
        assert set(row) == {"guidance"}
        assert row["guidance"].strip()
        return
    assert set(row) == {"paths", "gloss"}
    assert row["gloss"].strip()
    assert row["paths"]
    assert _lost(row["paths"], definition) == []


@pytest.mark.parametrize("gap", GAPS)
def test_where_the_sources_are_silent_so_is_the_definition(
    gap: int, ledger: Any, definition: Any
) -> None:
    row = ledger["gaps"][gap]
    if "no_rule" in row:
        assert set(row) == {"no_rule"}
        assert row["no_rule"].strip()
        return
    assert set(row) == {"paths", "gloss"}
    assert _lost(row["paths"], definition) == []
    for path in row["paths"]:
        part = _at(definition, path)
        assert "not stated" in (part.get("value"), part.get("held_by")), path


def test_every_unstated_parameter_answers_a_fact(ledger: Any, definition: Any) -> None:
    named = {
        path
        for row in [*ledger["facts"].values(), *ledger["gaps"].values()]
        for path in row.get("paths", ())
    }
    for name, parameter in definition["parameters"].items():
        if parameter["value"] == "not stated":
            assert any(path.split(".")[:2] == ["parameters", name] for path in named), name


@pytest.mark.parametrize("incident", ["new_episode", "passive_in_talk"])
def test_nothing_reads_what_leads_to_nothing(incident: str, definition: Any) -> None:
    def mentions(part: Any) -> int:
        if isinstance(part, dict):
            return sum((key == incident) + mentions(value) for key, value in part.items())
        if isinstance(part, list):
            return sum(map(mentions, part))
        return int(part == incident)

    assert mentions(definition) == 1


@pytest.fixture(scope="module")
def settings() -> Any:
    return yaml.safe_load(PLACE.read_text(encoding="utf-8"))["settings"]["russamtalen"]


def test_the_example_place_fills_in_what_no_source_states(settings: Any, definition: Any) -> None:
    parameters = definition["parameters"]
    unstated = {name for name, said in parameters.items() if said["value"] == "not stated"}
    assert unstated <= set(settings) <= set(parameters)
    assert [name for name, said in settings.items() if said.get("assumption") is not True] == []


@pytest.mark.parametrize("journal", JOURNALS, ids=lambda path: path.stem)
def test_a_journal_begins_with_its_place(journal: Path, settings: Any) -> None:
    first = json.loads(journal.read_text(encoding="utf-8").splitlines()[0])
    assert first["kind"] == "enrolled"
    assert first["settings"] == {name: said["value"] for name, said in settings.items()}
    assert journal.with_suffix(".md").is_file()


def test_there_are_three_journals() -> None:
    assert [path.stem for path in JOURNALS] == ["completed", "late", "left-after-talk-1"]
