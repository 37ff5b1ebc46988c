"""What a case is on a day, in few words: what may not change without a decision."""

from collections.abc import Iterable
from typing import Any

import programflow as pf
from programflow.definition.json_values import to_json

Verdict = dict[str, Any]


def verdict(machine: pf.Machine, case: pf.Case, at: str) -> Verdict:
    """All of a status but its words, its reasons and its next dates (S14.13 leaves those open)."""
    s = pf.status(machine, case, at=at)
    said: Verdict = {
        "place": f"{s.phase or s.outcome}:{s.visit}:{s.since}",
        "steps": _rows((x.item, x.state, x.done_on, x.rounds, x.late or None) for x in s.steps),
        "bounds": _rows((b.item, b.state, b.due) for x in s.steps for b in x.bounds),
        "due": _rows((x.item, x.on, x.of) for x in s.due),
        "possible": _rows((x.step, x.by, x.need) for x in s.possible),
        "decisions": _rows(
            (x.item, *(f"{o.option}={o.available}" for o in x.options), x.recommended.verdict)
            for x in s.decisions
        ),
        "findings": _rows((x.item, x.grade, x.of, x.on, x.accounted or "open") for x in s.findings),
        "unfounded": _rows((x.entry, x.set_aside or None) for x in s.unfounded),
        "no_longer": _rows((x.name, x.on) for x in s.no_longer),
        "not_running": _rows([x.parameter] for x in s.not_running),
        "to_settle": _rows([x.role] for x in s.to_settle),
        "criteria": _rows((x.name, x.value) for x in s.criteria),
        "tallies": _rows((x.name, to_json(x.low), to_json(x.high)) for x in s.tallies),
        "spells": _rows((x.name, x.open, x.since) for x in s.spells),
    }
    return {name: value for name, value in said.items() if value}


def _rows(parts: Iterable[Iterable[Any]]) -> list[str]:
    return sorted(" ".join(str(part) for part in row if part is not None) for row in parts)
