"""What a field of an entry may hold that an application makes: no more than a journal can hold.

What is read from a journal has been read strictly. An entry made in Python is asked the same as it
is made, so that no case is kept that cannot be read back.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from programflow.definition.drafting import AS_IT_IS
from programflow.definition.json_values import Misfit, by_name, literal, text, wrong

if TYPE_CHECKING:
    from attrs import Attribute

Validator = Callable[[Any, "Attribute[Any]", Any], None]


class UnreadableField(ValueError):
    """A field of an entry holds what no journal can hold.

    `field` is its name and `rule` the rule that it breaks, as a journal's line would be told. What
    it holds is not said: it may be a person's.
    """

    def __init__(self, field: str, rule: str) -> None:
        super().__init__(field, rule)
        self.field = field
        self.rule = rule

    def __str__(self) -> str:
        return f"{self.field}: {self.rule}"


def read_as(read: Callable[[Any], Any]) -> Validator:
    """A validator: `read` can read the value, and makes the same of it."""

    def validate(_: Any, field: "Attribute[Any]", value: Any) -> None:
        if value is None and field.default is None:
            return
        try:
            is_said = read(value) == value
        except Misfit as misfit:
            raise UnreadableField(field.name, misfit.rule) from None
        if not is_said:
            raise UnreadableField(field.name, "wrong-kind")

    return validate


is_text = read_as(text)
AS_IT_IS[is_text] = ("type(value) is str and '!' <= value < '\x7f'", {})  # its first is a mark


def pairs(read: Callable[[Any], dict[str, Any]]) -> Callable[[Any], tuple[tuple[str, Any], ...]]:
    """What is kept of a map that `read` reads: its pairs, by name."""
    return lambda value: tuple(sorted(read(dict(value)).items()))


def is_true_or_false(value: Any) -> bool:
    """A boolean, and no word for one."""
    if not isinstance(value, bool):
        raise wrong("yes_no", value)
    return value


VALUES = pairs(by_name(literal))
