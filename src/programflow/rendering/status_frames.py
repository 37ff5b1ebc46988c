"""What a status rests on: what is not stated, not settled or assumed; and the next dates."""

from programflow.case.verdict import NextDate
from programflow.definition.node import Route
from programflow.rendering.reasons import capital, sentence
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


def next_dates(view: View) -> list[str]:
    """What time alone will bring, the nearest first: the first few dates, and how many follow."""
    comes: dict[str, dict[str, None]] = {}
    for part in sorted(view.status.next, key=lambda part: part.on):
        comes.setdefault(capital(view.day(part.on)), {})[_coming(view, part)] = None
    rows = [(day, "; ".join(said)) for day, said in comes.items()]
    lines = view.rows(rows[:_NEXT])
    if more := len(rows) - _NEXT:
        key = "next.more.one" if more == 1 else "next.more.other"
        lines += [f"  {view.say(key, n=more)}"] if more > 0 else []
    return view.section("next", lines)


def _coming(view: View, part: NextDate) -> str:
    return sentence(f"next.{part.code}", (("what", part.step or ""),), names=view.names)
