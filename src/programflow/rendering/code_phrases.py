"""Moments, selections and operands that reasons carry as codes, in words.

The codes are ``kind:target``, several parted by commas; ``parameter:name=code``;
``latest:code,code``; ``clock:name``; a bare word; after a bar the date that it came to.
"""

from datetime import date

from programflow.definition.selections import ENTRY_KINDS, MARKS
from programflow.definition.steps import STEP_KINDS
from programflow.rendering.dates import duration_in_words, short_date
from programflow.rendering.language import listed, say
from programflow.rendering.names import Names
from programflow.temporal import parse_duration

_SORTS = {
    "answer": "question",
    "expected_end": "spell",
    "clock": "clock",
    "middle": "phase",
}
_TARGETS = {
    "answered": "question",
    "began": "spell",
    "ended": "spell",
    "entered": "phase",
    "left": "phase",
    "happened": "incident",
    "found": "finding",
}


def selection_told(code: str, names: Names) -> str:
    """When the entries or marks of a selection's code come."""
    return listed(names.lang, (_clause(one, names) for one in code.split(",")), last="or")


def _clause(code: str, names: Names) -> str:
    kind, _, target = code.partition(":")
    if kind not in ENTRY_KINDS + MARKS:
        return names.any(kind)
    return say(names.lang, "prose", f"select.{kind}", what=_target(kind, target, names))


def _target(kind: str, target: str, names: Names) -> str:
    if target in STEP_KINDS and target not in names.steps:
        return say(names.lang, "prose", f"select.is.{target}")
    if target in {"", "any"}:
        return say(names.lang, "prose", "select.any")
    sort = _TARGETS.get(kind)
    return names.quoted(names.any(target) if sort is None else names.of(sort, target))


def moment_told(code: str, names: Names) -> str:
    """A moment's code as a noun phrase, with the date that it came to."""
    said, bar, day = code.partition("|")
    text = _moment(said, names)
    if not bar:
        return text
    return f"{text}, {short_date(date.fromisoformat(day), names.lang)}"


def _moment(code: str, names: Names) -> str:
    head, _, rest = code.partition(":")
    if head in {"opened", "previous_round"} and not rest:
        return say(names.lang, "prose", f"moment.{head}")
    if head == "latest":
        members = listed(names.lang, (_moment(one, names) for one in rest.split(",")))
        return say(names.lang, "prose", "moment.latest", members=members)
    if head == "parameter":
        name, _, inner = rest.partition("=")
        title = names.quoted(names.of("parameter", name))
        if not inner:
            return title
        return say(names.lang, "prose", "named", value=_moment(inner, names), name=title)
    if head == "clock":
        return names.quoted(names.of("clock", rest))
    if head in ENTRY_KINDS + MARKS:
        clause = selection_told(code, names)
        return say(names.lang, "prose", "moment.day", clause=clause)
    sort = _SORTS.get(head)
    title = names.any(rest) if sort is None else names.of(sort, rest)
    return say(names.lang, "prose", f"moment.{head}", what=names.quoted(title))


def operand_told(text: str, names: Names) -> str | None:
    """An operand that is a reference or a length of time; None where it is neither."""
    head, colon, name = text.partition(":")
    if colon and head in {"parameter", "tally"}:
        return names.quoted(names.of(head, name))
    duration = parse_duration(text)
    return None if duration is None else duration_in_words(duration, names.lang)
