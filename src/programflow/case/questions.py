"""Questions: the answer in force, and the date that a value says. (S7.4)"""

from typing import Any

from programflow.case.state import Fact, State, canonical
from programflow.definition.entries import Answered


def answer_to(state: State, question: str) -> tuple[Fact | None, Any]:
    """The last answer to a question and the entry that gave it; None without one. (S7.4)"""
    today = state.today
    facts = state.facts.get(("answered", question), ())
    if len(facts) != 1:
        facts = canonical([fact for fact in facts if fact.day <= today])
    if not facts or facts[-1].day > today:
        return None, None
    last = facts[-1]
    assert isinstance(last.entry, Answered)
    for name, value in last.entry.answers:
        if name == question:
            return last, value
    raise KeyError(question)
