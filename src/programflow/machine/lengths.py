"""Lengths of time as monotone functions on day numbers, forwards and backwards.

A later day never leads to an earlier one, whether days are counted, months, or working days, and
whether the end rolls or not (law P8). All that the bounds kernel knows of time is that.
"""

from collections.abc import Callable
from typing import cast

from programflow.temporal import Calendar, Duration, Unit, add, rolled
from programflow.temporal.periods import Period, period_of

Days = Callable[[int], int]

_FIXED = {Unit.DAYS: 1, Unit.WEEKS: 7}
_MONTHS = frozenset({Unit.MONTHS, Unit.YEARS})
_FOUR_YEARS = 1461
_REPEATS = {"week": 7, "month": _FOUR_YEARS, "year": _FOUR_YEARS}


class Length:
    """A monotone function from a day to a day.

    `shift` is the number of days where that is the same for every day, else None; a shift is all
    that is looked at where there is one.
    """

    __slots__ = ("_function", "_known", "_least", "_most", "_repeats", "_within", "shift")

    def __init__(
        self,
        function: Days | None = None,
        *,
        shift: int | None = None,
        repeats: int | None = None,
    ) -> None:
        self.shift = shift
        self._within = None if shift is None else (shift, shift)
        self._repeats = repeats
        self._function = function
        self._known: dict[int, int] = {}
        self._least: dict[int, int] = {}
        self._most: dict[int, int] = {}

    def after(self, day: int) -> int:
        """The day that this length after `day` leads to."""
        if self.shift is not None:
            return day + self.shift
        found = self._known.get(day)
        if found is None:
            assert self._function is not None
            found = self._known[day] = self._function(day)
        return found

    def first_reaching(self, day: int) -> int:
        """The earliest day from which this length leads to `day` or later."""
        if self.shift is not None:
            return day - self.shift
        found = self._least.get(day)
        if found is None:
            found = 2 * day - self.after(day)
            while self.after(found) < day:
                found += 1
            while self.after(found - 1) >= day:
                found -= 1
            self._least[day] = found
        return found

    def last_within(self, day: int) -> int:
        """The latest day from which this length leads to `day` or earlier."""
        if self.shift is not None:
            return day - self.shift
        found = self._most.get(day)
        if found is None:
            found = self._most[day] = self.first_reaching(day + 1) - 1
        return found

    def within(self, days: range) -> tuple[int, int]:
        """At least and at most so many days, from each of these `days`.

        Months repeat after four years, but for the turn of a century.
        """
        if self._within is None:
            found = [self.after(day) - day for day in days[: self._repeats]]
            self._within = min(found), max(found)
        return self._within

    def then(self, other: "Length") -> "Length":
        """The length itself, and another from where it leads to."""
        if self.shift == 0:
            return other
        if other.shift == 0:
            return self
        if self.shift is not None and other.shift is not None:
            return Length(shift=self.shift + other.shift)
        return Length(lambda day: other.after(self.after(day)))

    @property
    def repeats(self) -> int | None:
        """After how many days it is the same again, as far as that is known; but for a century."""
        return 1 if self.shift is not None else self._repeats


NOTHING = Length(shift=0)


class Lengths:
    """The lengths of one calendar; each is made once, so that what it has counted is kept."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._made: dict[tuple[object, ...], Length] = {}

    def of(self, duration: Duration, *, statutory: bool = False) -> Length | None:
        """A duration, its end moved to a working day if statutory; None for hours."""
        if duration.unit is Unit.HOURS:
            return None
        return self._make(("of", duration, statutory), lambda: self._of(duration, statutory))

    def rolled(self, length: Length) -> Length:
        """A length whose end is moved to a working day."""
        return Length(lambda day: rolled(length.after(day), self.calendar))

    def period_end(self, per: str, *, later: int) -> Length:
        """The last day of the calendar week, month or year that is `later` ones after a day's."""
        return self._make(
            ("end", per, later), lambda: Length(_end_of(per, later), repeats=_REPEATS[per])
        )

    def next_period(self, per: str) -> Length:
        """The first day of the week, month or year after a day's."""
        return self._make(
            ("next", per),
            lambda: Length(lambda day: _period(day, per)[1], repeats=_REPEATS[per]),
        )

    def last_before_whole(self, per: str) -> Length:
        """From the day something is opened to the last day before its first whole period."""
        return self._make(("whole", per), lambda: Length(lambda day: _before_whole(per, day)))

    def halfway(self, length: Length) -> Length:
        """Half of the days to the end of a length, rounded down."""
        return Length(lambda day: (day + length.after(day)) // 2)

    def _make(self, key: tuple[object, ...], make: Callable[[], Length]) -> Length:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _of(self, duration: Duration, statutory: bool) -> Length:  # noqa: FBT001
        n, unit = duration
        if unit in _FIXED or n == 0:
            plain = Length(shift=n * _FIXED.get(unit, 0))
        else:
            plain = Length(
                lambda day: add(day, duration, self.calendar),
                repeats=_FOUR_YEARS if unit in _MONTHS else None,
            )
        return self.rolled(plain) if statutory else plain


def _period(day: int, per: str) -> tuple[int, int]:
    return period_of(day, cast("Period", per))


def _before_whole(per: str, day: int) -> int:
    first, following = _period(day, per)
    return first - 1 if first == day else following - 1


def _end_of(per: str, later: int) -> Days:
    def end(day: int) -> int:
        following = _period(day, per)[1]
        for _ in range(later):
            following = _period(following, per)[1]
        return following - 1

    return end
