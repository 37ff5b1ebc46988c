"""P22: dump and load is identity; names, the order of keys and comments change no behaviour."""

import re
from typing import Any

import programflow as pf
from programflow.definition import digest, dumps, parse
from programflow.machine import compile_programme
from programflow.testing.drawing import Choices, draw_tree, write
from programflow.testing.drawing.programmes import accepted
from programflow.testing.laws.plain import plain, unordered
from programflow.testing.laws.subjects import Subject, days, played, raw, status

# Lists whose order means something.
NUMBERED = frozenset({"window", "next", "before"})
_STEP = re.compile(r"\bs([1-9])\b")


def p22_dump_and_load(subject: Subject) -> None:
    """P22: a programme written and read is the same, with the same digest."""
    text = dumps(subject.programme)
    again = parse(text, "again.yaml").programme
    assert again == subject.programme
    assert again is not None
    assert digest(again) == digest(subject.programme)
    assert dumps(again) == text


def p22_order_of_keys(subject: Subject) -> None:
    """P22: the order of keys, and comments, change no behaviour."""
    tree = _tree(subject.choices)
    if tree is None:
        return
    mixed = "# a comment\n" + write(_mixed(subject.choices, tree)).replace("\n", "  # one\n", 1)
    one = compile_programme(_parsed(write(tree)))
    two = compile_programme(_parsed(mixed))
    assert one == two
    case = _played(subject, one)
    if case is None:
        return
    for at in days(case):
        left, right = status(one, case, at), status(two, raw(two, case.entries), at)
        assert unordered(plain(left)) == unordered(plain(right))


def p22_names(subject: Subject) -> None:
    """P22: renaming steps and entries changes names and nothing else."""
    tree = _tree(subject.choices)
    if tree is None:
        return
    one = compile_programme(_parsed(write(tree)))
    two = compile_programme(_parsed(_renamed(write(tree))))
    case = _played(subject, one)
    if case is None:
        return
    rows = [_rename_all(pf.entry_to_json(e)) for e in case.entries]
    read = [pf.entry_from_json(row) for row in rows]
    other = raw(two, [e for e in read if isinstance(e, pf.Entry)])
    for at in days(case):
        left, right = status(one, case, at), status(two, other, at)
        assert _rename_all(plain(left)) == plain(right)


def _tree(choices: Choices) -> Any:
    found = accepted(draw_tree(choices))
    return None if found is None else found[1]


def _played(subject: Subject, machine: pf.Machine) -> Any:
    from programflow.testing.drawing import draw_journal

    found = draw_journal(subject.choices, machine.programme, most=6)
    return played(Subject(machine, found, subject.choices))


def _parsed(text: str) -> Any:
    programme = parse(text, "drawn.yaml").programme
    assert programme is not None
    return programme


def _mixed(choices: Choices, value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (choices.below(50), key))
        return {key: _mixed(choices, value[key]) for key in keys}
    if isinstance(value, list):
        return [_mixed(choices, item) for item in value]
    return value


def _renamed(text: str) -> str:
    """Steps by names that sort as the old ones did."""
    return _STEP.sub(r"s\1_new", text)


def _rename_all(value: Any) -> Any:
    if isinstance(value, str):
        return _renamed(value)
    if isinstance(value, dict):
        return {_rename_all(key): _rename_all(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rename_all(item) for item in value]
    return value
