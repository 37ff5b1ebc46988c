"""Choices where the abstraction cannot tell: every way is gone, and each is known for a guess."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

R = TypeVar("R")
MOST_WAYS = 512


class TooManyWays(Exception):
    """One event leads to more states than are gone through."""


# How surely an event leads to a state: perhaps; surely if it happens often enough, or if one waits
# long enough; surely, at once.
PERHAPS, IN_TIME, SURELY = range(3)


class Oracle:
    """Picks by a list of numbers, and the first option where the list has ended.

    What has been picked for a key stands until the day is over.
    """

    def __init__(self, picks: Sequence[int]) -> None:
        self.trail: list[tuple[int, int]] = []
        self.sure = SURELY
        self._picks = picks
        self._known: dict[Hashable, Any] = {}

    def known(self, key: Hashable) -> Any:
        """What has been picked for a key; None: nothing yet."""
        return self._known.get(key)

    def pick(
        self, key: Hashable, options: Sequence[R], *, in_time: bool = False, free: bool = False
    ) -> R:
        """One of the options.

        Args:
            key: what is decided.
            options: what it may be.
            in_time: the first option comes of itself, if the event happens again or time goes by.
            free: somebody may have it so, and any of them is as sure as the event.
        """
        if key in self._known:
            known = self._known[key]
            if known in options:
                return known  # type: ignore[no-any-return]  # it was one of the options
        at = len(self.trail)
        index = self._picks[at] if at < len(self._picks) else 0
        self.trail.append((index, len(options)))
        if not free:
            self.sure = min(self.sure, IN_TIME if in_time and index == 0 else PERHAPS)
        self._known[key] = options[index]
        return options[index]


def every_way(run: Callable[[Oracle], R]) -> Iterator[tuple[R, int]]:
    """What a run comes to by every choice, and how surely."""
    waiting: list[list[int]] = [[]]
    ways = 0
    while waiting:
        ways += 1
        if ways > MOST_WAYS:
            raise TooManyWays
        picks = waiting.pop()
        oracle = Oracle(picks)
        result = run(oracle)
        taken = [index for index, _ in oracle.trail]
        for at in range(len(picks), len(taken)):
            waiting += [[*taken[:at], other] for other in range(1, oracle.trail[at][1])]
        yield result, oracle.sure
