"""What a status rests on: what is not stated, not settled or assumed; and the next dates."""

from collections.abc import Iterable, Mapping
from datetime import date

from programflow.case.verdict import NextDate
from programflow.definition.node import Route
from programflow.rendering.language import listed, say
from programflow.rendering.reasons import capital
from programflow.rendering.status_view import View

# So many of the dates ahead are shown.
_NEXT = 4


def not_running(view: View) -> list[str]:
    """Rules that do not run, by the parameter that is not stated."""
    lines: list[str] = []
    for part in view.status.not_running:
        rule, parameter = place(view, part.rule), view.names.of("parameter", part.parameter)
        lines += view.wrapped(view.say("not_running", rule=rule, parameter=parameter))
    return view.section("not_running", list(dict.fromkeys(lines)))


def place(view: View, route: Route) -> str:
    """A rule by the named things it stands in, outermost last kept: phase, step, finding."""
    named = [str(part) for part in route if isinstance(part, str) and view.names.title_of(part)]
    return capital(view.names.any(named[-1])) if named else "/".join(map(str, route))


def to_settle(view: View) -> list[str]:
    """Roles that nobody is said to hold."""
    lines: list[str] = []
    for part in view.status.to_settle:
        lines += view.wrapped(view.say("to_settle", role=capital(view.role(part.role))))
    return view.section("to_settle", lines)


def assumed(view: View) -> list[str]:
    """What no source says and somebody has assumed."""
    lines: list[str] = []
    for name in view.status.assumed:
        lines += view.wrapped(f"– {capital(view.names.any(name))}")
    return view.section("assumed", lines)


Coming = Mapping[str, Iterable[str]]
"""What comes on a day: of each kind the things."""


def next_dates(view: View) -> list[str]:
    """What time alone may bring, the nearest first: the first few dates, and how many follow."""
    days = _days(view)
    rows = [(capital(view.day(day)), _told(view, days[day])) for day in list(days)[:_NEXT]]
    lines = view.rows(rows)
    if (more := len(days) - _NEXT) > 0:
        key = "next.more.one" if more == 1 else "next.more.other"
        lines.append(f"  {view.say(key, n=more)}")
    return view.section("next", lines)


def _days(view: View) -> dict[date, dict[str, dict[str, None]]]:
    days: dict[date, dict[str, dict[str, None]]] = {}
    for part in sorted(view.status.next, key=lambda part: part.on):
        code, what = _coming(view, part)
        days.setdefault(part.on, {}).setdefault(code, {})[what] = None
    return days


def _coming(view: View, part: NextDate) -> tuple[str, str]:
    """What kind of thing comes, as a code, and of what."""
    thing = part.step or ""
    if part.code == "turns" and thing in view.teller.dates:
        return "next.turns.entry", view.teller.entry(thing)
    code = "next.turns.period" if part.code == "turns" and thing.endswith("/per") else ""
    return code or f"next.{part.code}", view.names.quoted(view.names.instance(thing))


def _told(view: View, comes: Coming) -> str:
    said = (
        say(view.lang, "reasons", code, what=listed(view.lang, what))
        for code, what in comes.items()
    )
    return "; ".join(said)
