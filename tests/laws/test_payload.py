"""What entries carry about a person never shows in a repr, nor in the text of an exception."""

import traceback
from typing import Any

import pytest

import programflow as pf
from programflow.testing.drawing.programmes import HEAD
from programflow.testing.drawing.writing import write
from programflow.testing.laws.subjects import raw

CANARY = "canary"
ON = "2026-03-02"
FREE: dict[str, Any] = {
    "actor": CANARY,
    "session": CANARY,
    "credentials": [CANARY],
    "about": f"s1<{CANARY}",
}
VALUES = {"amount": CANARY}
# Every kind of entry, with a canary in every field that is no name of a step, spell or incident.
ROWS: tuple[dict[str, Any], ...] = (
    {"kind": "booked", "step": "s1", "for": ON},
    {"kind": "done", "step": "s1", "items": [CANARY], "values": VALUES, "cause": "provider"},
    {"kind": "missed", "step": "s1", "cause": "provider", "excused": True},
    {"kind": "answered", "answers": {"said": CANARY}},
    {"kind": "tested", "test": "s2", "result": CANARY, "values": VALUES},
    {"kind": "decided", "step": "s3", "option": "yea", "chosen": [CANARY], "reasons": [CANARY]},
    {"kind": "decided", "step": "s3", "option": "nay", "reasons": [CANARY], "values": VALUES},
    {"kind": "began", "spell": "pause", "reason": CANARY, "values": VALUES},
    {"kind": "began", "spell": "place", "settings": {"span": CANARY}, "values": {"place": CANARY}},
    {"kind": "ended", "spell": "pause", "reason": CANARY, "values": VALUES},
    {"kind": "happened", "incident": "fall", "witnesses": [CANARY], "values": VALUES},
    {"kind": "corrected", "entry": "e0", "fields": {"place": CANARY}},
    {"kind": "migrated", "from": "x@1", "to": "x@2", "renames": {"steps": CANARY}},
)
DEFINITION: dict[str, Any] = {
    **HEAD,
    "parameters": {"span": {"unit": "days", "source": "guide 1"}},
    "questions": {
        "said": {
            "type": "choice",
            "choices": {CANARY: {"nb": "K"}, "other": {"nb": "A"}},
            "says": {"nb": "S"},
        }
    },
    "incidents": {"fall": {}},
    "spells": {"pause": {"assumption": True}},
    "findings": {
        "f1": {
            "when": {"answer": "said", "among": [CANARY, "other"]},
            "modality": "must",
            "of": "client",
            "source": "guide 1",
        }
    },
    "phases": {
        "a": {
            "initial": True,
            "steps": {
                "s1": {"is": "session", "need": "must", "of": "client", "source": "guide 1"},
                "s2": {"is": "test", "need": "must", "of": "client", "source": "guide 1"},
                "s3": {
                    "is": "decision",
                    "need": "must",
                    "of": "staff",
                    "options": {
                        "yea": {"only_if": {"answer": "said", "is": "other"}},
                        "nay": {"values": {"amount": {"at_most": 2}}},
                    },
                    "source": "guide 1",
                },
            },
        }
    },
    "outcomes": {"good": {"adverse": False}},
}
MACHINE = pf.loads(write(DEFINITION)).machine


def _read(row: dict[str, Any], number: int, **more: Any) -> pf.Entry:
    entry = pf.entry_from_json({"id": f"e{number}", "on": ON, **row, **more})
    assert isinstance(entry, pf.Entry), entry
    return entry


ENROLLED = _read({"kind": "enrolled", "place": CANARY, "settings": {"span": CANARY}}, 0)
ENTRIES = [_read(row, n + 1, **FREE) for n, row in enumerate(ROWS)]


@pytest.mark.parametrize("entry", [ENROLLED, *ENTRIES], ids=lambda entry: entry.kind)
def test_entries(entry: pf.Entry) -> None:
    assert CANARY in str(pf.entry_to_json(entry))
    assert CANARY not in repr(entry)
    assert CANARY not in f"{entry} {[entry]} {(entry,)!r} { ({'a': entry})!r}"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kind)
@pytest.mark.parametrize("free", [True, False])
def test_answers_of_the_engine(entry: pf.Entry, free: bool) -> None:  # noqa: FBT001 - two tables
    plain = pf.entry_to_json(entry)
    less = {key: value for key, value in plain.items() if free or key not in FREE}
    case = raw(MACHINE, [_read({"kind": "enrolled"}, 0), _read(ROWS[3], 90)])
    answer = pf.advance(MACHINE, case, _read(less, 5))
    assert CANARY not in repr(answer)
    assert CANARY not in repr(answer.case)
    assert CANARY not in repr(pf.replay(MACHINE, [case.enrolled, _read(less, 5)]))


def test_status_and_its_parts() -> None:
    case = raw(MACHINE, [_read({"kind": "enrolled", "place": CANARY}, 0), *ENTRIES[:11]])
    status = pf.status(MACHINE, case, at=ON)
    names = ("steps", "findings", "decisions", "possible")
    parts = [part for name in names for part in getattr(status, name)]
    assert parts
    assert CANARY not in repr(case)
    assert CANARY not in repr(status)
    for part in parts:
        assert CANARY not in repr(part).replace(f"<{CANARY}", "")


def test_reasons() -> None:
    case = raw(MACHINE, [_read({"kind": "enrolled"}, 0), _read(ROWS[3], 1)])
    for found in pf.status(MACHINE, case, at=ON).findings:
        assert CANARY not in repr(found.because)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["kind"])
def test_exceptions(row: dict[str, Any]) -> None:
    case = raw(MACHINE, [ENROLLED, _read(row, 1)])
    other = pf.loads(write({**HEAD, "phases": {"a": {"initial": True}}})).machine
    for machine, at in ((other, ON), (MACHINE, "2020-01-01")):
        with pytest.raises(pf.ProgramflowError) as error:
            pf.status(machine, case, at=at)
        said = "".join(traceback.format_exception_only(error.value))
        assert CANARY not in said + repr(error.value) + str(error.value)
