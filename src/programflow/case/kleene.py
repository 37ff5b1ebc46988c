"""Three-valued truth: True is yes, False is no, None is unknown. (S7.1)"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programflow.case.verdict import Truth

Kleene = bool | None


def every(values: Iterable[Kleene]) -> Kleene:
    """No if one is no, yes if all are yes, otherwise unknown."""
    answer: Kleene = True
    for value in values:
        if value is False:
            return False
        if value is None:
            answer = None
    return answer


def some(values: Iterable[Kleene]) -> Kleene:
    """Yes if one is yes, no if all are no, otherwise unknown."""
    answer: Kleene = False
    for value in values:
        if value is True:
            return True
        if value is None:
            answer = None
    return answer


def negated(value: Kleene) -> Kleene:
    """Unknown stays unknown."""
    return None if value is None else not value


def agreed(values: Iterable[Kleene]) -> Kleene:
    """The one answer that all give; otherwise unknown."""
    answers = set(values)
    return answers.pop() if len(answers) == 1 else None


def word(value: Kleene) -> "Truth":
    """The word that a status shows."""
    return "unknown" if value is None else "yes" if value else "no"
