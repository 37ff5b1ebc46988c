"""Questions: the answer in force, and the date that a value says. (S7.4)"""

from typing import Any

from programflow.case.state import Fact, State, canonical
from programflow.definition.entries import Answered


def answer_to(state: State, question: str) -> tuple[Fact | None, Any]:
    """The last answer to a question and the entry that gave it; None without one. (S7.4)"""
    today = state.today
    facts = [f for f in state.facts_of("answered", question) if f.day <= today]
    if not facts:
        return None, None
    last = canonical(facts)[-1]
    assert isinstance(last.entry, Answered)
    return last, next(value for name, value in last.entry.answers if name == question)
