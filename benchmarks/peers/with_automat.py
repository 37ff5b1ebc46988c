"""automat: a machine is a class, its transitions written one by one."""

from collections.abc import Sequence
from typing import Protocol

from attrs import define, field
from automat import TypeMachineBuilder

from benchmarks.peers.table import ACTIVE, TABLE, TIMED
from benchmarks.scenarios import DAYS_ALLOWED, Event

NAME = "automat"
Prepared = list[tuple[str, int, tuple[str, bool] | None]]


class Inputs(Protocol):
    """What may happen. The guard is an input of its own: automat has none."""

    def refer(self, day: int) -> None: ...
    def decide(self, day: int) -> None: ...
    def refuse(self, day: int) -> None: ...
    def accept(self, day: int) -> None: ...
    def talk_1(self, day: int) -> None: ...
    def talk_2(self, day: int) -> None: ...
    def talk_3(self, day: int) -> None: ...
    def offer_follow_up(self, day: int) -> None: ...
    def decline(self, day: int) -> None: ...
    def accept_follow_up(self, day: int) -> None: ...
    def follow_up_talk(self, day: int) -> None: ...
    def leave(self, day: int) -> None: ...


@define
class Memory:
    """What the machine remembers beside its state."""

    answers: dict[str, bool] = field(factory=dict)
    consented: bool = False
    deadline: int | None = None
    state: str = "new"


BUILDER = TypeMachineBuilder(Inputs, Memory)
_FINAL = ("completed", "not_offered", "left")
_FIRST = "new"  # automat begins in the state that was built first
_NAMES = [_FIRST, *(state for state in ACTIVE if state != _FIRST), *_FINAL]
STATES = {name: BUILDER.state(name) for name in _NAMES}


def _moving(source: str, event: str, target: str) -> None:
    @STATES[source].upon(getattr(Inputs, event)).to(STATES[target])
    def move(inputs: Inputs, memory: Memory, day: int) -> None:
        memory.state = target
        if event == "accept":
            memory.deadline = day + DAYS_ALLOWED


def _idle(source: str, event: str) -> None:
    @STATES[source].upon(getattr(Inputs, event)).loop()
    def stay(inputs: Inputs, memory: Memory, day: int) -> None: ...


EVENTS = sorted({event for _, event in TABLE})
for _state in STATES:
    for _event in EVENTS:
        if (_state, _event) in TABLE:
            _moving(_state, _event, TABLE[_state, _event][0])
        else:
            _idle(_state, _event)
FACTORY = BUILDER.build()


def prepare(events: Sequence[Event]) -> Prepared:
    return [(event.name, event.day, event.value) for event in events]


def play(prepared: Prepared) -> Memory:
    memory = Memory()
    machine = FACTORY(memory)
    for name, day, value in prepared:
        if value is not None:
            memory.answers[value[0]] = value[1]
        elif name == "consent":
            memory.consented = True
        elif name != "decide" or (memory.consented and any(memory.answers.values())):
            getattr(machine, name)(day)
    return memory


def stands(case: Memory, on: int) -> tuple[str, bool]:
    overdue = case.state in TIMED and case.deadline is not None and on > case.deadline
    return case.state.removesuffix("_1").removesuffix("_2"), overdue
