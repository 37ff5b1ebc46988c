"""For those who test rules of time: laws, strategies, scenarios and the reference interpreter.

The names here are fetched when they are first asked for, so that the reference interpreter and the
scenarios need no Hypothesis, nor does the score; the laws and the strategies need the extra
`testing`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programflow.testing.faulty import definitions_with_fault as definitions_with_fault
    from programflow.testing.laws.asserting import LawBroken as LawBroken
    from programflow.testing.laws.asserting import assert_laws as assert_laws
    from programflow.testing.mutating.judging import NotAsExpected as NotAsExpected
    from programflow.testing.mutating.judging import Score as Score
    from programflow.testing.mutating.judging import score as score
    from programflow.testing.stateful import ProgrammeWalk as ProgrammeWalk
    from programflow.testing.strategies import cases as cases
    from programflow.testing.strategies import dates_near_boundaries as dates_near_boundaries
    from programflow.testing.strategies import journals as journals
    from programflow.testing.strategies import programmes as programmes

_HOMES = {
    "LawBroken": "laws.asserting",
    "NotAsExpected": "mutating.judging",
    "ProgrammeWalk": "stateful",
    "Score": "mutating.judging",
    "assert_laws": "laws.asserting",
    "cases": "strategies",
    "dates_near_boundaries": "strategies",
    "definitions_with_fault": "faulty",
    "journals": "strategies",
    "programmes": "strategies",
    "score": "mutating.judging",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the names stand in one table


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
