"""The schema and the loader agree on the golden files, wherever a schema can."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from programflow.diagnostics import SPECS
from programflow.rendering.definition_schema import definition_schema, place_schema, scenario_schema
from tests.project.root import ROOT, named
from tests.rules.golden import every, sound

SCHEMAS = {"definition": definition_schema, "place": place_schema, "scenario": scenario_schema}
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
PROGRAMMES = sorted((ROOT / "programmes").rglob("*.yaml"))

# Before a schema comes in: the text is no YAML, or YAML that editors take and the loader refuses.
TEXT = {
    "too-large", "not-utf8", "nul-character", "tab", "odd-character", "yaml-syntax",
    "yaml-directive", "yaml-anchor", "yaml-alias", "yaml-tag", "several-documents",
    "empty-document", "key-not-a-name", "duplicate-key", "too-many-nodes", "scalar-too-long",
}  # fmt: skip
# What a schema cannot see: quotation marks, what stands elsewhere, and what things mean together.
UNSEEN = {
    "quoted", "number-places", "between-form", "number-size", "impossible-date",
    "date-out-of-reach",
    "unknown-name", "duplicate-name", "built-in-read", "unit-mismatch", "value-outside",
    "language-version",
    "unknown-zone", "unknown-calendar", "calendar-not-installed", "rule-without-source",
    "move-without-source", "statutory-without-source", "term-not-used", "no-initial-phase",
    "two-initial-phases",
    "window-without-bearer", "no-first-day", "adverse-without-decision", "adverse-without-reasons",
    "no-max", "step-or-phase",
    "key-not-for-kind", "key-needs-key", "top-level-without-opens", "may-with-must-bound",
    "after-may", "not-called", "void-after-max", "no-rounds", "no-such-cause", "judges-itself",
    "cannot-approve", "silence-as-ground", "excuse-undecided", "comparison-not-for-type",
    "operand-kind",
    "entry-not-for-kind", "parameter-unit", "stopped-clock-unit", "gap-unit", "hours-on-dates",
    "value-not-there", "no-values", "which-one", "moment-not-there", "absent-in-variant",
    "rule-cycle",
    "dead-end", "no-way-out", "endless-wait", "never-entered", "never-moves", "never-chosen",
    "never-yes", "always-yes", "rule-masked", "points-both-ways", "hole-between", "no-option",
    "cannot-add-up", "true-at-once", "finding-within", "breach-unavoidable", "claim-broken",
    "never-opens", "no-date-fits", "no-date-fits-advice", "some-dates-fail",
    "some-dates-fail-advice",
}  # fmt: skip
# What is proved of the whole stands between them and the rules of journals.
_RULES = list(SPECS)
UNSEEN |= set(_RULES[_RULES.index("rule-cycle") + 1 : _RULES.index("entry-kind")])
JOURNALS = {
    "entry-kind", "time-form", "json-syntax", "line-too-long", "journal-empty", "journal-start",
}  # fmt: skip
# Files whose fault a schema sees otherwise than the rest of their rule.
OTHERWISE = {
    "boolean-spelling/err4.yaml",  # `nei` may be a choice like any other word
    "quoted/err.yaml",  # a number is told from its digits, a word from itself is not
    "between-form/err2.yaml",  # one limit in place of two
    "number-form/err.yaml",  # editors read 08, 1e1 and 01017012345 as numbers
    "number-form/err3.yaml",
    "number-form/err4.yaml",
}
CASES = [(rule, path) for rule, path in every() if rule not in TEXT | JOURNALS]

# Editors read YAML 1.2: the core schema, without timestamps and without yes and no.
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def as_editors_read(text: str) -> Any:
    """The value of a YAML text."""
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def _value(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    text = str(node.value)
    if node.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


VALIDATOR = jsonschema.Draft7Validator(definition_schema())


def seen(path: Path) -> bool:
    """Whether the schema finds a fault in a file."""
    return not VALIDATOR.is_valid(as_editors_read(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_the_one_of_the_grammar(name: str) -> None:
    schema = SCHEMAS[name]()
    jsonschema.Draft7Validator.check_schema(schema)
    path = ROOT / "schemas" / f"{name}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(schema))


@pytest.mark.parametrize("path", PROGRAMMES, ids=named)
def test_each_programme_begins_with_its_schema_and_keeps_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line = LINE.match(text)
    assert line, "the first line tells editors which schema to hold the file against"
    schema = (path.parent / line[1]).resolve()
    wanted = {"places": "place", "scenarios": "scenario"}.get(path.parent.name, "definition")
    assert schema == ROOT / "schemas" / f"{wanted}.json"
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(as_editors_read(text))] == []


def test_every_key_of_the_language_is_in_the_schema() -> None:
    path = ROOT / "tests" / "definition" / "every-key.yaml"
    errors = VALIDATOR.iter_errors(as_editors_read(path.read_text(encoding="utf-8")))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("rule", sorted(set(SPECS) - JOURNALS))
def test_what_the_loader_takes_the_schema_takes(rule: str) -> None:
    assert not seen(sound(rule))


@pytest.mark.parametrize(("rule", "path"), CASES, ids=lambda case: getattr(case, "name", case))
def test_the_schema_sees_what_a_schema_can(rule: str, path: Path) -> None:
    sees = rule not in UNSEEN
    if f"{rule}/{path.name}" in OTHERWISE:
        sees = not sees
    assert seen(path) == sees


def test_the_rules_that_a_schema_cannot_see_are_rules() -> None:
    assert set(SPECS) >= TEXT | UNSEEN
