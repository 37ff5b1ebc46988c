"""The one thing that everything here is drawn with: a number below another."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Small choices, one after the other. Nought is always the simplest, so that examples shrink.

    Args:
        below: gives a number from 0 to n - 1, for any n ≥ 1.
    """

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def pick(self, options: Sequence[T]) -> T:
        """One of several; the first is the simplest."""
        return options[self.below(len(options))] if len(options) > 1 else options[0]

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred; False is the simpler."""
        return self.below(100) >= 100 - percent

    def between(self, least: int, most: int) -> int:
        """A number, both ends included."""
        return least + self.below(most - least + 1)

    def some(self, options: Sequence[T], *, least: int = 0, most: int = 2) -> list[T]:
        """Different ones of several, in their order."""
        left = list(options)
        n = min(len(left), self.between(least, max(least, min(most, len(left)))))
        taken = [left.pop(self.below(len(left))) for _ in range(n)]
        return [option for option in options if option in taken]

    def weighted(self, options: dict[T, int]) -> T:
        """One of several, by weight; the first is the simplest."""
        at = self.below(sum(options.values()))
        for option, weight in options.items():
            at -= weight
            if at < 0:
                return option
        raise AssertionError(options)
