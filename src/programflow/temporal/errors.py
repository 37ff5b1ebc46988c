"""What temporal cannot do, as exceptions that carry fields and no sentences.

None of them holds the text that was read: what people typed belongs to whoever read it.
"""

from typing import Literal

Unreadable = Literal["form", "impossible", "year", "moment"]


class UnreadableDate(ValueError):
    """No civil date, nor another day or moment that can be read; `reason` says why.

    ``form``: not a date, and not written YYYY-MM-DD; or, of a knowledge, no instant with an offset
    either. ``impossible``: never was. ``year``: not 1900-2200. ``moment``: a `datetime`, whose day
    depends on the zone; only midnight without a zone is taken for its date, since that is what
    tables hold for one.
    """

    def __init__(self, reason: Unreadable) -> None:
        super().__init__(reason)
        self.reason = reason


class UnreadableTime(ValueError):
    """No local time `HH:MM[:SS[.ffffff]]` and no ISO date-time with an offset."""


class UnitMismatch(ValueError):
    """A unit where it has no meaning: hours on a date, or months with stopped days (T1, T9)."""

    def __init__(self, unit: str) -> None:
        super().__init__(unit)
        self.unit = unit


class NoWorkingDays(ValueError):
    """A calendar that has no working day in a whole year: nothing can be counted in it."""

    def __init__(self, calendar: str, year: int) -> None:
        super().__init__(calendar, year)
        self.calendar = calendar
        self.year = year


class UnknownCalendar(LookupError):
    """No calendar goes by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class CalendarsNotInstalled(UnknownCalendar):
    """The name asks for the package `holidays` (the extra `calendars`), and it is not there."""


class YearNotCovered(LookupError):
    """A country's holy days are not known for this year, so its working days are not either."""

    def __init__(self, calendar: str, year: int) -> None:
        super().__init__(calendar, year)
        self.calendar = calendar
        self.year = year


class UnknownZone(LookupError):
    """No such zone: a wrong name, or neither the system nor the package `tzdata` has zones."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone


class NonexistentTime(ValueError):
    """A local time that never was: the clocks went forward over it (T11).

    `day` is an ordinal, `clock` microseconds since local midnight.
    """

    def __init__(self, day: int, clock: int) -> None:
        super().__init__(day, clock)
        self.day = day
        self.clock = clock


class AmbiguousTime(ValueError):
    """A local time that was twice: the clocks went back over it (T11).

    `day` is an ordinal, `clock` microseconds since local midnight, `instants` the two that it
    may mean, the earlier one first.
    """

    def __init__(self, day: int, clock: int, instants: tuple[int, int]) -> None:
        super().__init__(day, clock, instants)
        self.day = day
        self.clock = clock
        self.instants = instants


class WrongDay(ValueError):
    """An instant whose local day `found` is not the day `on` it was said to be on."""

    def __init__(self, on: int, found: int) -> None:
        super().__init__(on, found)
        self.on = on
        self.found = found
