"""What came of a scenario: values, without a sentence."""

from typing import Any

from attrs import field, frozen

from programflow.case.verdict import Reason
from programflow.definition.node import Route
from programflow.definition.scenarios import Scenario


@frozen(eq=False, kw_only=True)
class Failure:
    """One expectation that does not hold, or one entry that was not taken as told.

    Args:
        code: a key of the words for scenarios.
        route: where it stands in the file of scenarios.
        params: what was wanted, and what there is, as codes and dates.
        reason: why it is as it is, where somebody knows.
    """

    code: str
    route: Route
    params: tuple[tuple[str, Any], ...] = ()
    reason: Reason | None = field(default=None, repr=False)

    def param(self, name: str) -> Any:
        """The value of a parameter, None where there is none of that name."""
        return dict(self.params).get(name)


@frozen(eq=False, kw_only=True)
class Outcome:
    """A scenario and all that failed in it."""

    scenario: Scenario
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        """Nothing failed."""
        return not self.failures


def failure(code: str, route: Route, reason: Reason | None = None, /, **params: Any) -> Failure:
    """A failure with its parameters."""
    return Failure(code=code, route=route, params=tuple(params.items()), reason=reason)
