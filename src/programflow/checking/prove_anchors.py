"""Does every bound have a date to count from, on every way that comes to its step? (check 1)"""

from programflow.checking.question import Question, Shown
from programflow.checking.timetables import timetables
from programflow.diagnostics import Fault

CHECK = "anchors"


def prove(question: Question) -> Shown:
    """A warning for each bound that never runs on some way, with the first such way."""
    found: dict[object, Fault] = {}
    for timing in timetables(question, CHECK).timings:
        for route, thing in timing.unset:
            params = (("thing", thing), ("way", " → ".join(timing.places)))
            found.setdefault(route, Fault(rule="anchor-never", route=route, params=params))
    return Shown(faults=tuple(found.values()))
