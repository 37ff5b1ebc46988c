"""A table of transitions in a dict: the smallest thing that is still data."""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.scenarios import DAYS_ALLOWED, Event

NAME = "dict table"
Prepared = list[tuple[str, int, tuple[str, bool] | None]]
Case = dict[str, Any]


def _eligible(case: Case) -> bool:
    return bool(case["consented"]) and any(case["answers"].values())


TABLE: dict[tuple[str, str], tuple[str, Callable[[Case], bool] | None]] = {
    ("new", "refer"): ("referred", None),
    ("referred", "decide"): ("offered", _eligible),
    ("referred", "refuse"): ("not_offered", None),
    ("offered", "accept"): ("talks", None),
    ("talks", "talk_1"): ("talks_1", None),
    ("talks_1", "talk_2"): ("talks_2", None),
    ("talks_2", "talk_3"): ("follow_up", None),
    ("follow_up", "offer_follow_up"): ("follow_up_offered", None),
    ("follow_up_offered", "decline"): ("completed", None),
    ("follow_up_offered", "accept_follow_up"): ("follow_up_accepted", None),
    ("follow_up_accepted", "follow_up_talk"): ("completed", None),
}
ACTIVE = sorted({state for state, _ in TABLE})
TABLE |= {(state, "leave"): ("left", None) for state in ACTIVE}
TIMED = frozenset({"talks", "talks_1", "talks_2"})


def prepare(events: Sequence[Event]) -> Prepared:
    return [(event.name, event.day, event.value) for event in events]


def play(prepared: Prepared) -> Case:
    case: Case = {"state": "new", "answers": {}, "consented": False, "deadline": None}
    for name, day, value in prepared:
        if value is not None:
            case["answers"][value[0]] = value[1]
        elif name == "consent":
            case["consented"] = True
        else:
            move = TABLE.get((case["state"], name))
            if move is None or (move[1] is not None and not move[1](case)):
                continue
            case["state"] = move[0]
            if name == "accept":
                case["deadline"] = day + DAYS_ALLOWED
    return case


def stands(case: Case, on: int) -> tuple[str, bool]:
    overdue = case["state"] in TIMED and on > case["deadline"]
    return case["state"].removesuffix("_1").removesuffix("_2"), overdue
