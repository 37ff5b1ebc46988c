"""The one thing that everything here is drawn with: a number below another."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_MASK = 2**64 - 1


class Choices:
    """Small choices, one after the other. Nought is always the simplest, so that examples shrink.

    Args:
        below: gives a number from 0 to n - 1, for any n ≥ 1.
        heavy: whether rules and entries that meddle with one another are drawn more often: what
            stops, extends, varies, sets, corrects, reviews and begins anew.
    """

    def __init__(self, below: Callable[[int], int], *, heavy: bool = False) -> None:
        self.below = below
        self.heavy = heavy

    def pick(self, options: Sequence[T]) -> T:
        """One of several; the first is the simplest."""
        return options[self.below(len(options))] if len(options) > 1 else options[0]

    def chance(self, percent: int, *, heavy: int | None = None) -> bool:
        """True so many times in a hundred, or so many where it is heavy; False is the simpler."""
        if heavy is not None and self.heavy:
            percent = heavy
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


def seeded(seed: int, *, heavy: bool = False) -> Choices:
    """The choices of a seed: the same on every machine and in every version (splitmix64)."""
    state = [seed & _MASK]

    def below(n: int) -> int:
        state[0] = (state[0] + 0x9E3779B97F4A7C15) & _MASK
        mixed = state[0]
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = ((mixed ^ (mixed >> shift)) * factor) & _MASK
        return (mixed ^ (mixed >> 31)) % n

    return Choices(below, heavy=heavy)
