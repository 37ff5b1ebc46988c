"""SpiffWorkflow: a state is a choice that waits; an event is put into its data, and it is run."""

from collections.abc import Sequence
from typing import Any

from SpiffWorkflow.operators import Attrib, Equal
from SpiffWorkflow.specs import ExclusiveChoice, Simple, StartTask, WorkflowSpec
from SpiffWorkflow.util.task import TaskState
from SpiffWorkflow.workflow import Workflow

from benchmarks.peers.table import ACTIVE, TABLE, TIMED
from benchmarks.scenarios import DAYS_ALLOWED, Event

NAME = "SpiffWorkflow"
Prepared = list[tuple[str, int, tuple[str, bool] | None]]


def _spec() -> WorkflowSpec:
    spec = WorkflowSpec("talks")
    final = sorted({target for target, _ in TABLE.values()} - set(ACTIVE))
    tasks: dict[str, Any] = {state: ExclusiveChoice(spec, state) for state in ACTIVE}
    tasks |= {state: Simple(spec, state) for state in final}
    spec.start = spec.start or StartTask(spec)
    spec.start.connect(tasks["new"])
    for state in ACTIVE:
        moves = [(event, to) for (source, event), (to, _) in TABLE.items() if source == state]
        tasks[state].connect(tasks["left"])
        for event, target in moves:
            if event != "leave":
                tasks[state].connect_if(Equal(Attrib("event"), event), tasks[target])
    return spec


SPEC = _spec()


class Case:
    """A workflow and what its scripts would remember."""

    __slots__ = ("answers", "consented", "deadline", "workflow")

    def __init__(self) -> None:
        self.workflow = Workflow(SPEC)
        self.workflow.run_next()
        self.answers: dict[str, bool] = {}
        self.consented = False
        self.deadline = 0


def prepare(events: Sequence[Event]) -> Prepared:
    return [(event.name, event.day, event.value) for event in events]


def play(prepared: Prepared) -> Case:
    case = Case()
    for name, day, value in prepared:
        if value is not None:
            case.answers[value[0]] = value[1]
        elif name == "consent":
            case.consented = True
        else:
            task = case.workflow.get_next_task(state=TaskState.READY)
            guard = name != "decide" or (case.consented and any(case.answers.values()))
            if task is None or (task.task_spec.name, name) not in TABLE or not guard:
                continue
            if name == "accept":
                case.deadline = day + DAYS_ALLOWED
            task.set_data(event=name)
            task.run()
    return case


def stands(case: Case, on: int) -> tuple[str, bool]:
    task = case.workflow.get_next_task(state=TaskState.READY)
    assert task is not None
    state = task.task_spec.name
    overdue = state in TIMED and on > case.deadline
    return state.removesuffix("_1").removesuffix("_2"), overdue
