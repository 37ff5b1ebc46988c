"""What Hypothesis calls when it is imported where this library is installed.

From then on ``st.from_type(Programme)`` draws programmes.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from programflow.definition.programme import Programme


def register() -> None:
    """Tell Hypothesis how to draw a programme."""
    from hypothesis import strategies as st

    from programflow.definition.programme import Programme

    st.register_type_strategy(Programme, st.deferred(_programmes))


def _programmes() -> "SearchStrategy[Programme]":
    """Imported only when one is drawn."""
    from programflow.testing.strategies import programmes

    return programmes()
