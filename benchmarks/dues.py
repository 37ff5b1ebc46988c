"""Which of many open cases a day concerns, beside a plain scan of objects for a date."""

from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter

from benchmarks.scenarios import START
from programflow import bulk

DAYS = 365


class Open:
    """What somebody would keep of an open case by hand."""

    __slots__ = ("due", "id")

    def __init__(self, id_: str, due: date | None) -> None:
        self.id = id_
        self.due = due


def scanned(cases: int, *, rounds: int) -> Iterator[float]:
    """The ratio of the two, once a round; both give the cases of the same days."""
    days = [START + timedelta(number) for number in range(DAYS)]
    dates = [days[number * 7919 % DAYS] for number in range(cases)]
    rows = [bulk.Row("c", None, phase="talks", due=on, next=on) for on in dates]
    kept = [Open("c", on) for on in dates]
    on = START + timedelta(3)
    for _ in range(rounds):
        begun = perf_counter()
        by_hand = [one for one in kept if one.due is not None and one.due <= on]
        between = perf_counter()
        ours = list(bulk.due(rows, on))
        ended = perf_counter()
        assert len(ours) == len(by_hand) > 0
        yield (ended - between) / (between - begun)
