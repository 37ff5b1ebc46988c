"""Is there a start date from which a step has one day only, or days off only? (check 12)

That is no fault: everything can be kept. But what can be done on one day alone is not done when
somebody is ill that day, and whoever wrote the rules seldom knows that they meet there. What a
single rule says by itself (on the day, exactly a week after) its author knows, and is not told.
"""

from collections.abc import Iterator

from programflow.checking.days_off import Runs, runs_of
from programflow.checking.question import Question, Shown
from programflow.checking.room_stories import Place, Small, story
from programflow.checking.rooms import Rooms, rooms_of
from programflow.checking.timetables import both_ways, timetables
from programflow.diagnostics import Fault
from programflow.machine.schedules import WRITTEN
from programflow.temporal import to_date

CHECK = "room"


def prove(question: Question) -> Shown:
    """A note for each set of rules that leave a step one day, or days off only."""
    told: dict[object, Fault] = {}
    seen: set[frozenset[object]] = set()
    for timing in timetables(question, CHECK).timings:
        broken = question.shared.get("broken", ())
        for rooms in rooms_of(timing, question.starts, apart_from=broken):
            if rooms.key in seen:
                continue
            seen.add(rooms.key)
            for (_, step, _), point in rooms.steps():
                for fault in _of_step(question, rooms, str(step), point):
                    told.setdefault((fault.rule, fault.route, fault.related), fault)
    return Shown(faults=tuple(told.values()))


def _of_step(question: Question, rooms: Rooms, step: str, point: int) -> Iterator[Fault]:  # noqa: PLR0917
    if rooms.may_be_short(point, 0):
        for rules in _fresh(question, rooms, point, 0):
            places = list(_places(rooms, point, rules))
            if places and _meet(question, places[0]):
                steady = places[0].network.is_steady
                dates = len(question.starts) if steady else len(places)
                yield _fault(question, places[0], step, rule="no-room", dates=dates)
                return
    if rooms.begins_at_once(point) or not _is_for_staff(question, step):
        return
    runs = runs_of(question)
    if rooms.may_be_short(point, runs.longest):
        for rules in _fresh(question, rooms, point, runs.longest):
            places = list(_off(runs, rooms, point, rules))
            if places and not _is_in_doubt(question, places[0]):
                yield _fault(question, places[0], step, rule="days-off-only", dates=len(places))
                return


def _fresh(question: Question, rooms: Rooms, point: int, days: int) -> Iterator[frozenset[int]]:  # noqa: PLR0917
    """Sets of rules by which a point may be short, but for those that were asked on other ways."""
    asked: set[object] = question.shared.setdefault("rooms", set())
    timing = rooms.timing
    for rules in rooms.tight(point, days):
        routes = frozenset(timing.rules[number].route for number in rules)
        key = (days, timing.keys[rooms.origin], timing.keys[point], routes)
        if key not in asked:
            asked.add(key)
            yield rules


def _places(rooms: Rooms, point: int, rules: frozenset[int]) -> Iterator[Place]:
    """The start dates from which these rules alone leave a point one day."""
    small = Small(rooms, point, rules)
    for day in rooms.starts[:1] if small.network.is_steady else rooms.starts:
        ends = small.ends(day)
        if ends is not None and ends[0] == ends[1]:
            yield small.place(day)


def _off(runs: Runs, rooms: Rooms, point: int, rules: frozenset[int]) -> Iterator[Place]:  # noqa: PLR0917
    """The working days from which they leave it days off only."""
    small = Small(rooms, point, rules)
    for day in runs.near(rooms, point):
        ends = small.ends(day)
        if ends is not None and runs.are_off(*ends):
            yield small.place(day)


def _meet(question: Question, place: Place) -> bool:
    """Whether it is several rules that meet: from two bounds at least, of one case for certain."""
    lengths = {rule.route[:-1] for rule in place.written() if rule.kind in WRITTEN}
    return len(lengths) > 1 and not _is_in_doubt(question, place)


def _is_in_doubt(question: Question, place: Place) -> bool:
    """Whether the rules are not in one case for certain, or a range would be at both its ends."""
    apart = place.rooms.timing.apart(tuple(place.rules))
    return len(apart) > 1 or both_ways(place.written(), question) is not None


def _fault(question: Question, place: Place, step: str, *, rule: str, dates: int) -> Fault:
    about = place.about()
    question.shared.setdefault("tight", set()).add(about.route)
    related = (one.route for one in place.written() if one.route != about.route)
    return Fault(
        rule=rule,
        route=about.route,
        params=(
            ("thing", step),
            ("start", to_date(place.start)),
            ("first", to_date(place.first)),
            ("last", to_date(place.last)),
            ("dates", dates),
            ("of", len(question.starts)),
            ("chain", tuple(story(place))),
        ),
        related=tuple(dict.fromkeys(related)),
    )


def _is_for_staff(question: Question, name: str) -> bool:
    """Whether somebody who keeps working days is to do it."""
    step = question.plan.steps[name]
    role = question.programme.roles.get(step.by or step.of)
    return role is not None and role.side == "provider" and step.need.modality != "may"
