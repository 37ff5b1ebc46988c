"""Numbers of a definition as an explorer sees them: fixed, anything between two ends, or open."""

from decimal import Decimal
from typing import Any

from programflow.checking.exploring.bits import Ends
from programflow.checking.question import Question, Range
from programflow.definition.programme import Parameter
from programflow.definition.values import ParameterRef


class Values:
    """What operands come to, for one question put to the provers."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._set = {e.target for e in question.index.effects if e.form == "set"}

    def ends(self, operand: Any) -> Ends | None:
        """The number, or the least and greatest that it may be; None: it may be anything."""
        if isinstance(operand, ParameterRef):
            operand = self.parameter(operand.name)
            if isinstance(operand, Range):
                return Ends(*operand) if _is_number(operand.low) else None
        return Ends(operand, operand) if _is_number(operand) else None

    def parameter(self, name: str) -> Any:
        """The value for the whole of a case, a `Range`, or None where it may change."""
        parameter = self._question.programme.parameters[name]
        if self.is_open(parameter):
            return None
        return self._question.value(name, on=self._question.first)

    def is_open(self, parameter: Parameter) -> bool:
        """Whether a value may differ from day to day, or be set in the case."""
        return bool(parameter.name in self._set or parameter.dated)

    def least(self, operand: Any) -> Any:
        """The least number that an operand may be, None if that is not known."""
        ends = self.ends(operand)
        return None if ends is None else ends.low


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
