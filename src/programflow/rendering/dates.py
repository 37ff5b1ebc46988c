"""Dates, times and lengths of time in words."""

from datetime import date, datetime

from programflow.rendering.language import Lang, count, say, words
from programflow.temporal import Duration


def date_in_words(day: date, lang: Lang) -> str:
    """The date with its weekday.

    >>> from datetime import date
    >>> date_in_words(date(2026, 3, 24), "nb")
    'tirsdag 24. mars 2026'
    >>> date_in_words(date(2026, 3, 24), "en")
    'Tuesday 24 March 2026'
    """
    catalogue = words(lang, "dates")
    return catalogue["date"].format(
        weekday=catalogue[f"weekday.{day.weekday()}"],
        day=day.day,
        month=catalogue[f"month.{day.month}"],
        year=day.year,
    )


def short_date(day: date, lang: Lang, *, year: int | None = None) -> str:
    """The date without its weekday, and without its year where that is `year`."""
    catalogue = words(lang, "dates")
    key = "date.day" if day.year == year else "date.short"
    return catalogue[key].format(day=day.day, month=catalogue[f"month.{day.month}"], year=day.year)


def moment_in_words(value: date | datetime | str, lang: Lang) -> str:
    """A date, or an instant, also as ISO text. What is neither is given back as it is."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            return str(value)
    if not isinstance(value, datetime):
        return date_in_words(value, lang)
    time = f"{value:%H:%M}"
    return say(lang, "dates", "at", date=date_in_words(value.date(), lang), time=time)


def days_left(due: date, seen_from: date, lang: Lang) -> str:
    """How far a last day is from the day it is seen from; both days are civil dates."""
    days = (due - seen_from).days
    if days == 0:
        return say(lang, "dates", "left.last")
    return count(lang, "left" if days > 0 else "over", abs(days))


def duration_in_words(duration: Duration, lang: Lang) -> str:
    """A length of time: 3 weeks, 5 working days."""
    return count(lang, f"unit.{duration.unit.value.removesuffix('s')}", duration.n)
