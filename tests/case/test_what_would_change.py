"""What a reason says would change it is an entry that does: of forms, and of `done_by`. (S8.1)"""

from datetime import date

import programflow as pf
from programflow.machine import compile_programme
from tests.differential.test_found import both
from tests.reference.build import entry, programme

PROGRAMME = programme("""
forms: {paper: {title: {nb: Skjema}}}
questions:
  fit: {of: paper, type: yes_no, need: must, says: {nb: Frisk}}
  more: {of: paper, type: yes_no, says: {nb: Mer}}
incidents: {visit: {}}
spells: {stay: {}}
phases:
  one: {initial: yes, steps: {
    paper: {is: form, need: must, of: person,
      window: [{from: enrolled, max: 2 days, modality: must}]},
    choose: {is: decision, need: must, of: boss, options: {so: {}},
      window: [{from: enrolled, max: 2 days, modality: must}]},
    talk: {is: session, need: must, of: staff},
    settle: {is: form, form: paper, need: must, of: person, done_by: {began: stay}},
    report: {is: task, need: must, of: staff, done_by: [{done: talk}, {happened: visit}]}}}
""")


def changes(at: str) -> dict[str, list[tuple[str, str]]]:
    """What would change each step and each lapse."""
    machine = compile_programme(PROGRAMME)
    case = pf.start(machine, id="c", on="2026-03-02").case
    assert case is not None
    status = pf.status(machine, case, at=at)
    return {
        part.item: [(c.code, c.params[0][1]) for c in part.because.changes]
        for part in (*status.steps, *status.findings)
    }


def test_a_form_is_answered_a_decision_decided_and_what_others_do_is_theirs() -> None:
    """A `done` of a form is refused, and one of a step done by others is out of place."""
    said = {name.partition("<")[0]: change for name, change in changes("2026-03-03").items()}
    assert said == {
        "paper": [("answer", "fit")],
        "choose": [("decide", "choose")],
        "talk": [("record-done", "talk")],
        "settle": [("began", "stay")],
        "report": [("record-done", "talk")],
    }


def test_so_it_is_of_what_has_lapsed() -> None:
    """Beside that somebody confirms it."""
    said = changes("2026-03-05")
    lapsed = {name: change[:1] for name, change in said.items() if name.startswith("lapsed:")}
    assert lapsed == {
        "lapsed:paper<entered:one:1/window/0": [("answer", "fit")],
        "lapsed:choose<entered:one:1/window/0": [("decide", "choose")],
    }


def test_they_do_it() -> None:
    """S8.1: and the answers do no form that others' entries do."""
    answered = entry("answered", "q", "2026-03-03", answers={"fit": True})
    decided = entry("decided", "choose", "2026-03-03", option="so", by="boss")
    rest = entry("done", "talk", "2026-03-03"), entry("began", "stay", "2026-03-04")
    states = both(PROGRAMME, answered, decided, *rest, at="2026-03-04")["steps"]
    assert {row[0] for row in states.values()} == {"done"}
    assert states["settle<entered:one:1"][3] == date(2026, 3, 4)
    alone = both(PROGRAMME, answered, at="2026-03-04")["steps"]
    assert [name for name, row in alone.items() if row[0] == "done"] == ["paper<entered:one:1"]
