"""sismic: the statechart as YAML, with its own clock for the time-out."""

from collections.abc import Sequence
from typing import Any

from sismic.interpreter import Interpreter
from sismic.io import import_from_yaml
from sismic.model import Statechart

from benchmarks.peers.table import ACTIVE, TABLE, TIMED
from benchmarks.scenarios import DAYS_ALLOWED, Event

NAME = "sismic"
Prepared = list[tuple[str, int, dict[str, Any]]]


def _chart() -> Statechart:
    final = {target for target, _ in TABLE.values()} - set(ACTIVE)
    lines = [
        "statechart:",
        "  name: talks",
        "  preamble: |",
        "    answers = {}",
        "    consented = False",
        "    deadline = None",
        "  root state:",
        "    name: root",
        "    initial: new",
        "    transitions:",
        "      - {event: answer, action: 'answers[event.question] = event.yes'}",
        "      - {event: consent, action: 'consented = True'}",
        "    states:",
    ]
    for state in [*ACTIVE, *sorted(final)]:
        lines.append(f"      - name: {state}")
        moves = [(event, *to) for (source, event), to in TABLE.items() if source == state]
        if moves:
            lines.append("        transitions:")
        for event, target, guard in moves:
            more = ", guard: 'consented and any(answers.values())'" if guard else ""
            if event == "accept":
                more += f", action: 'deadline = event.day + {DAYS_ALLOWED}'"
            lines.append(f"          - {{event: {event}, target: {target}{more}}}")
    return import_from_yaml("\n".join(lines))


CHART = _chart()


def prepare(events: Sequence[Event]) -> Prepared:
    told = []
    for event in events:
        question, yes = event.value or ("", False)
        told.append((event.name, event.day, {"question": question, "yes": yes, "day": event.day}))
    return told


def play(prepared: Prepared) -> Interpreter:
    case = Interpreter(CHART)
    case.execute()
    for name, day, values in prepared:
        case.clock.time = day
        case.queue(name, **values)
        case.execute()
    return case


def stands(case: Interpreter, on: int) -> tuple[str, bool]:
    (state,) = set(case.configuration) - {"root"}
    overdue = state in TIMED and on > case.context["deadline"]
    return state.removesuffix("_1").removesuffix("_2"), overdue
