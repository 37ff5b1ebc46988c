"""Questions: the answer in force, and the date that a value says. (S7.4)"""

from typing import Any

from programflow.case.state import Fact, State, canonical
from programflow.definition.entries import Answered


def answer_to(state: State, question: str) -> tuple[Fact | None, Any]:
    """The last answer to a question and the entry that gave it; None without one. (S7.4)"""
    facts, today = state.facts.get(("answered", question), ()), state.today
    if not facts or question in state.plan.unasked:
        return None, None
    # They have come in by their days: those of the last day are the last of them.
    last: list[Fact] = []
    for fact in reversed(facts):
        if last and fact.day != last[0].day:
            break
        if fact.day <= today:
            last.append(fact)
    if not last:
        return None, None
    found = last[0] if len(last) == 1 else canonical(last)[-1]
    assert isinstance(found.entry, Answered)
    return found, dict(found.entry.answers)[question]
