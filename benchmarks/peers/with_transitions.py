"""transitions: one machine for all models, as its documentation advises for many of them."""

from collections.abc import Sequence
from typing import Any

from transitions import Machine

from benchmarks.peers.table import ACTIVE, TABLE, TIMED
from benchmarks.scenarios import DAYS_ALLOWED, Event

NAME = "transitions"
Prepared = list[tuple[str, int, tuple[str, bool] | None]]


class Model:
    """What the machine drives."""

    state: str

    def __init__(self) -> None:
        self.answers: dict[str, bool] = {}
        self.consented = False
        self.deadline: int | None = None

    def eligible(self, day: int) -> bool:
        return self.consented and any(self.answers.values())

    def start_clock(self, day: int) -> None:
        self.deadline = day + DAYS_ALLOWED


STATES = sorted({*ACTIVE, *(target for target, _ in TABLE.values())})
MACHINE = Machine(
    model=None,
    states=STATES,
    initial="new",
    auto_transitions=False,
    ignore_invalid_triggers=True,
    transitions=[
        {
            "trigger": event,
            "source": source,
            "dest": target,
            **({"conditions": "eligible"} if guard else {}),
            **({"after": "start_clock"} if event == "accept" else {}),
        }
        for (source, event), (target, guard) in TABLE.items()
    ],
)


def prepare(events: Sequence[Event]) -> Prepared:
    return [(event.name, event.day, event.value) for event in events]


def play(prepared: Prepared) -> Model:
    model: Any = Model()
    MACHINE.add_model(model)
    # A machine keeps its models in a list and looks through it for each new one: with thousands of
    # cases that would be what is timed.
    MACHINE.models.clear()
    for name, day, value in prepared:
        if value is not None:
            model.answers[value[0]] = value[1]
        elif name == "consent":
            model.consented = True
        else:
            model.trigger(name, day)
    return model  # type: ignore[no-any-return]


def stands(case: Model, on: int) -> tuple[str, bool]:
    overdue = case.state in TIMED and case.deadline is not None and on > case.deadline
    return case.state.removesuffix("_1").removesuffix("_2"), overdue
