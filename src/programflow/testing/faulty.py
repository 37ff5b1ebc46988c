"""Definitions with one thing wrong, by the rule that has to find it; needs the extra `testing`."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from types import MappingProxyType

from hypothesis import assume
from hypothesis import strategies as st

from programflow.definition import dumps
from programflow.definition.emitting import emit
from programflow.definition.grammar import PROGRAMME
from programflow.definition.programme import Programme
from programflow.testing.faulty_meaning import MEANT, Wrong
from programflow.testing.strategies import programmes

Break = Callable[[str], str]


def _line(key: str, instead: str) -> Break:
    """Another line in place of the top-level line of a key."""
    return lambda text: re.sub(rf"^{key}:.*$", lambda _: instead, text, count=1, flags=re.MULTILINE)


def _end(more: str) -> Break:
    return lambda text: text + more


FAULTY: Mapping[str, Break] = MappingProxyType(
    {
        "boolean-spelling": lambda text: text.replace("initial: yes", "initial: on", 1),
        "duplicate-key": _end("id: again\n"),
        "empty-document": lambda _: "# nothing\n",
        "empty-value": _line("zone", "zone:"),
        "date-out-of-reach": _line("valid_from", "valid_from: 0226-02-01"),
        "id-form": _line("id", "id: Not An Id"),
        "impossible-date": _line("valid_from", "valid_from: 2026-02-30"),
        "language-version": _line("programflow", "programflow: 2"),
        "missing-key": _line("zone", "# no zone"),
        "name-form": _line("record_keeper", "record_keeper: The Office"),
        "no-initial-phase": lambda text: text.replace("initial: yes", "initial: no", 1),
        "nul-character": _end("# \0\n"),
        "number-form": _line("programflow", "programflow: 01"),
        "quoted": _line("programflow", 'programflow: "1"'),
        "several-documents": _end("---\nid: other\n"),
        "tab": _end("# a\ttab\n"),
        "text-not-a-map": _line("title", "title: Only words"),
        "unknown-calendar": _line("calendar", "calendar: mars"),
        "unknown-key": _end("colour: red\n"),
        "unknown-name": _line("record_keeper", "record_keeper: nobody_at_all"),
        "unknown-zone": _line("zone", "zone: Europe/Nowhere"),
        "wrong-kind": _line("valid_from", "valid_from: [2026]"),
        "yaml-alias": _end("colour: *there\n"),
        "yaml-anchor": _line("zone", "zone: &here Europe/Oslo"),
        "yaml-syntax": _end("colour: [red\n"),
        "yaml-tag": _line("zone", "zone: !!str Europe/Oslo"),
    }
)
"""What breaks the text of a definition, by rule."""


RULES = frozenset({*FAULTY, *MEANT})
"""The rules that definitions can be drawn for."""


def definitions_with_fault(rule: str) -> st.SearchStrategy[str]:
    """The text of definitions that break a rule, and are sound otherwise as far as it goes.

    Args:
        rule: one of `RULES`.

    Raises:
        KeyError: of another rule.
    """
    if rule in MEANT:
        return programmes().map(lambda programme: _beside(programme, MEANT[rule]))
    breaks = FAULTY[rule]

    def broken(text: str) -> str:
        made = breaks(text)
        assume(made != text)
        return made

    return programmes().map(dumps).map(broken)


def _beside(programme: Programme, wrong: Wrong) -> str:
    tree = deepcopy(PROGRAMME.write(programme))
    wrong(tree)
    return emit(tree)
