"""The neutral names of the cases, and what a definition calls the same things: one table each."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Names(NamedTuple):
    """How the words of a file of cases are said in a definition.

    `same` are the names that are the same in both. `things` are steps, phases, findings and
    spells, `options` those of decisions. `answers` and `settings` translate values by question and
    parameter; the answer to a question that is not listed is a yes or a no. `values` renames a
    value told with a decision, by its `reaction`. `needs` are the modalities of open decisions.
    """

    programme: str
    same: frozenset[str]
    things: Mapping[str, str]
    options: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, Mapping[str, Any]]
    values: Mapping[tuple[str, str], str]
    needs: Mapping[str, str]

    def thing(self, name: str) -> str:
        """The definition's name; KeyError where the table has none."""
        return name if name in self.same else self.things[name]

    def option(self, name: str) -> str:
        """The definition's name of an option."""
        return name if name in self.same else self.options[name]

    def answer(self, question: str, value: Any) -> Any:
        """An answer as the definition's question takes it."""
        if question in self.answers:
            return self.answers[question][value]
        return {"yes": True, "no": False}[value]

    def setting(self, parameter: str, value: Any) -> Any:
        """A parameter's value as a place would write it."""
        return self.settings[parameter].get(value, value)

    def value(self, name: str, reaction: Any) -> str:
        """The name under which a definition keeps a value that an entry tells."""
        return self.values.get((str(reaction), name), name)


_DONE_TALK_1 = {"done": "talk_1"}

_SAME = """
    clarification talk_1 talk_2 talk_3 follow_up talks completed
    offer_follow_up register_clarification fair_copy state_non_offer sign_letter appeal
    offer consider_reaction belief_scale start refuse impose go_on skip
    agreement new_episode passive_in_talk group_format
    in_target_group fulfilled
    appeal_deadline signing_deadline registration_deadline series_anchor series_limit
"""

RUSSAMTALEN = Names(
    programme="russamtalen",
    same=frozenset(_SAME.split()),
    # The series is no step: it is the window of the phase in which the three talks stand.
    things={"series": "talks"},
    options={"no reaction": "no_reaction"},
    answers={"own_view": {"yes": "for", "no": "against", "unsure": "unsure"}},
    settings={
        "series_limit": {},
        "series_anchor": {
            "the day talk_1 is held": _DONE_TALK_1,
            "the day the offer is decided": {"decided": "offer"},
        },
        "letter_signed_by": {"inmate": ["inmate"], "inmate and officer": ["inmate", "officer"]},
        "expected_minutes": {},
        "slot_minutes": {},
        "offer_follow_up_due": {"the day talk_3 is held": {"done": "talk_3"}},
        "clarification_window": {},
    },
    # Each reaction has a ceiling of its own, so each amount has a name of its own.
    values={
        ("exclusion_from_leisure", "amount"): "exclusion",
        ("loss_of_leave", "amount"): "leave",
    },
    needs={"must consider": "must", "may": "may"},
)
