"""P21: criteria are total, and an answer never turns yes into no, nor no into yes."""

import programflow as pf
from programflow.machine import Machine, compile_programme
from programflow.testing.drawing import Choices
from programflow.testing.drawing.criteria import criterion
from programflow.testing.drawing.programmes import HEAD, QUESTIONS, accepted
from programflow.testing.drawing.sketch import Sketch, Tree
from programflow.testing.laws.subjects import Subject, days, played, raw, status

TRUTHS = {"yes", "no", "unknown"}
ANSWERS = {
    "fit": (True, False),
    "level": (0, 3, 5),
    "born": ("1990-05-31", "2026-02-01"),
    "colour": ("red", "blue"),
}


def p21_total(subject: Subject) -> None:
    """P21: every criterion, of every case, on every day, is yes, no or unknown."""
    case = played(subject)
    for at in days(case):
        said = status(subject.machine, case, at)
        if said is not None:
            assert {c.value for c in said["criteria"]} <= TRUTHS
            assert {o.available for d in said["decisions"] for o in d.options} <= TRUTHS


def p21_answers_only_add(subject: Subject) -> None:
    """P21: an answer to an unanswered question turns unknown into known, never yes into no."""
    choices = subject.choices
    machine = asking(choices)
    rows: list[Tree] = [{"id": "e0", "kind": "enrolled", "on": "2026-03-02"}]
    before = _criteria(machine, rows)
    for number, question in enumerate(choices.some(list(ANSWERS), least=1, most=4)):
        answers = {question: choices.pick(ANSWERS[question])}
        rows.append(
            {"id": f"a{number}", "kind": "answered", "on": "2026-03-02", "answers": answers}
        )
        after = _criteria(machine, rows)
        for name, value in before.items():
            assert value in {"unknown", after[name]}, (name, value, after[name])
        before = after


def asking(choices: Choices) -> Machine:
    """A programme of questions, and of criteria that read their answers and nothing else."""
    while True:
        sketch = Sketch(choices)
        sketch.phases, sketch.outcomes = ("a",), ("good",)
        sketch.questions = {name: said["type"] for name, said in QUESTIONS.items()}
        drawn = {f"k{n}": criterion(sketch, depth=3) for n in range(4)}
        named = {name: _only_answers(test) for name, test in drawn.items()}
        tree = {**HEAD, "forms": {"paper": {}}, "questions": QUESTIONS, "criteria": named}
        tree |= {"phases": {"a": {"initial": True}}, "outcomes": {"good": {"adverse": False}}}
        found = accepted(tree)
        if found is not None:
            return compile_programme(found[0])


def _only_answers(test: Tree) -> Tree:
    """The criterion with every atom that is no answer made one."""
    for key in ("all", "any", "of"):
        if key in test:
            return {**test, key: [_only_answers(member) for member in test[key]]}
    if "not" in test:
        return {"not": _only_answers(test["not"])}
    return test if "answer" in test else {"answer": "fit", "is": True}


def _criteria(machine: Machine, rows: list[Tree]) -> dict[str, str]:
    read = [pf.entry_from_json(row) for row in rows]
    case = raw(machine, [e for e in read if isinstance(e, pf.Entry)])
    found = pf.status(machine, case, at="2026-03-05").criteria
    return {c.name: c.value for c in found}
