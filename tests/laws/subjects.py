"""What the laws are asked of here: random programmes and the shipped ones, each with a journal."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

import programflow as pf
from programflow.definition.writing import dumps
from programflow.testing.drawing import Choices
from programflow.testing.laws import subjects as library
from programflow.testing.laws.subjects import Law, Subject, looking, repeating
from programflow.testing.strategies import choices_by
from tests.differential.shipped import SHIPPED, draw_shipped, machine_of


def draw_subject(choices: Choices, *, shipped: bool = False, most: int = 10) -> Subject | None:
    """A subject, or None where the checks refuse what was drawn."""
    if not shipped:
        return library.draw_subject(choices, most=most)
    name = choices.pick(SHIPPED)
    machine = machine_of(name)
    look = looking(machine) if choices.chance(60) else None
    return Subject(machine, draw_shipped(choices, name, look=look, most=most), choices)


@st.composite
def subjects(draw: Any, *, shipped: bool = False, most: int = 10) -> Subject:
    """Subjects by Hypothesis; the choices of the law come from a list drawn with the rest."""
    found = draw_subject(choices_by(draw), shipped=shipped, most=most)
    assume(found is not None)
    assert found is not None
    spare = draw(st.lists(st.integers(0, 9999), min_size=30, max_size=30))
    return found._replace(choices=repeating(spare))


def lawful(law: Law, *, share: int = 30, shipped: int = 6, most: int = 10) -> Callable[[], None]:
    """A law as a test: on random programmes and, less often, on the shipped ones.

    Args:
        law: raises AssertionError where it does not hold.
        share: how many examples of each hundred that the profile asks for.
        shipped: the same for the shipped programmes, whose cases are longer.
        most: the greatest number of entries in a random journal.
    """
    of_profile = settings().max_examples

    @settings(max_examples=max(1, of_profile * share // 100))
    @given(subjects(most=most))
    def on_random(subject: Subject) -> None:
        note(dumps(subject.programme))
        note("\n".join(str(pf.entry_to_json(e)) for e in subject.journal))
        law(subject)

    @settings(max_examples=max(1, of_profile * shipped // 100))
    @given(subjects(shipped=True, most=most))
    def on_shipped(subject: Subject) -> None:
        note("\n".join(str(pf.entry_to_json(e)) for e in subject.journal))
        law(subject)

    def test() -> None:
        if share:
            on_random()
        if shipped:
            on_shipped()

    test.__doc__ = law.__doc__
    found: Callable[[], None] = pytest.mark.hypothesis(test)
    return found
