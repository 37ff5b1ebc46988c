"""python-statemachine: a class built from the same table."""

from collections.abc import Sequence
from typing import Any

from statemachine import State, StateMachine

from benchmarks.peers.table import TABLE, TIMED
from benchmarks.scenarios import DAYS_ALLOWED, Event

NAME = "python-statemachine"
Prepared = list[tuple[str, int, tuple[str, bool] | None]]


def _class() -> type[StateMachine]:
    final = {target for target, _ in TABLE.values()} - {source for source, _ in TABLE}
    names = sorted({source for source, _ in TABLE} | final)
    states = {name: State(initial=name == "new", final=name in final) for name in names}
    body: dict[str, Any] = dict(states)
    for (source, event), (target, guard) in TABLE.items():
        move = states[source].to(states[target], cond="eligible" if guard else None)
        body[event] = body[event] | move if event in body else move

    def __init__(self: Any) -> None:
        self.answers = {}
        self.consented = False
        self.deadline = None
        super(machine, self).__init__()

    def eligible(self: Any) -> bool:
        return bool(self.consented) and any(self.answers.values())

    def on_accept(self: Any, day: int) -> None:
        self.deadline = day + DAYS_ALLOWED

    body |= {"__init__": __init__, "eligible": eligible, "on_accept": on_accept}
    body["allow_event_without_transition"] = True
    machine = type("Talks", (StateMachine,), body)
    return machine


TALKS = _class()


def prepare(events: Sequence[Event]) -> Prepared:
    return [(event.name, event.day, event.value) for event in events]


def play(prepared: Prepared) -> Any:
    machine: Any = TALKS()
    for name, day, value in prepared:
        if value is not None:
            machine.answers[value[0]] = value[1]
        elif name == "consent":
            machine.consented = True
        else:
            machine.send(name, day=day)
    return machine


def stands(case: Any, on: int) -> tuple[str, bool]:
    (state,) = case.configuration_values
    overdue = state in TIMED and on > case.deadline
    return state.removesuffix("_1").removesuffix("_2"), overdue
