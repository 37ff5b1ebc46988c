"""Who is asked while a pause lasts: what is told is played by the engine, and planted faults."""

from datetime import date, timedelta

import pytest

import programflow as pf
from programflow.checking import prove_watched
from programflow.checking.proving import questions_of
from programflow.checking.question import Question, Shown
from programflow.diagnostics import Fault
from tests.checking.planted import Planted, line_of, proof_of
from tests.checking.small import text

FIRST = date(2026, 3, 2)
STEP = "      a: {is: session, need: must, of: office, source: guide}\n"
REST = """\
spells: {pause: {party: one, source: guide}}
clocks:
  time: {from: enrolled, except: [pause], source: guide}
  away: {from: {began: pause, which: last}, during: [pause], source: guide}
findings:
  long: {when: {clock: time, more_than: 90 days}, modality: may, of: office, source: guide}
"""
BEGUN = "opens: [{each: {began: pause}}]"
BACK = f"{BEGUN}, done_by: {{ended: pause}}"
MONTHLY = "repeat: {until: {spell: pause, is: closed}, gap: {max: 9 days, modality: may}}"


def asked(*, back: str = "", top: str = "", spell: str = "") -> Question:
    step = (
        f"      back: {{is: task, need: may, of: office, {back}, source: guide}}\n" if back else ""
    )
    rest = REST.replace("source: guide}}\nclocks", f"{spell}source: guide}}}}\nclocks")
    loaded = pf.loads(text(f"    steps:\n{STEP}{step}") + rest + top)
    return questions_of(loaded.programme, loaded.machine, horizon=1)[0]


def shown(question: Question) -> Shown:
    return prove_watched.prove(question)


def rules(question: Question) -> list[str]:
    assert shown(question).not_proved == ()
    return [fault.rule for fault in shown(question).faults]


@pytest.mark.parametrize(
    ("back", "told"),
    [
        ("", ["pause-unwatched"]),
        (BACK, []),
        # Whoever takes note of a pause has not been asked whether it is over.
        (BEGUN, ["pause-unwatched"]),
        (f"{BEGUN}, unless: {{spell: pause, is: closed}}", ["pause-unwatched"]),
        # It is dropped by something else, and then nobody is asked.
        (f"{BACK}, unless: {{step: a, is: done}}", []),
        # Nobody comes to a session while away, and so nobody is asked.
        (f"{BACK}, after: [a]", ["pause-unwatched"]),
        ("opens: [{when: {clock: away, more_than: 9 days}}]", []),
        (f"{BEGUN}, {MONTHLY}", []),
    ],
)
def test_somebody_is_asked_as_long_as_it_lasts(back: str, told: list[str]) -> None:
    assert rules(asked(back=back)) == told


def phases(*, own: str = "", top: str = "", spell: str = "") -> Question:
    """The step that asks, in the first of two phases or at the top."""
    head, _, tail = text(f"    steps:\n{STEP}{own}").partition("    next:")
    second = (
        "    next: [{when: {phase: course, is: done}, go: second, source: guide}]\n"
        "  second:\n    of: office\n    steps:\n"
        "      b: {is: session, need: must, of: office, source: guide}\n    next:"
    )
    tail = tail.replace("phase: course", "phase: second")
    rest = REST.replace("source: guide}}\nclocks", f"{spell}source: guide}}}}\nclocks")
    loaded = pf.loads(head + second + tail + rest + top)
    return questions_of(loaded.programme, loaded.machine, horizon=1)[0]


LIMIT = f"{BACK}, window: [{{from: opened, max: 4 weeks, modality: should}}]"
ASKS = f"{{is: task, need: may, of: office, {LIMIT}, source: guide}}\n"
DECIDES = (
    "{is: decision, need: may, of: office, opens: [{each: {began: pause}}],"
    " options: {allow: {then: [{approve: cause}]}, deny: {}}, source: guide}\n"
)
APPROVED = "approval: allow, "


def played(question: Question, fault: Fault, *, days: int) -> pf.Status:
    """The case that is told, as the engine has it some days after its last entry."""
    kinds: dict[str, type] = {"done": pf.Done, "began": pf.Began, "decided": pf.Decided}
    names = {"done": "step", "began": "spell", "decided": "step"}
    entries: list[pf.Entry] = [pf.Enrolled(id="enrolled", on=FIRST)]
    for n, one in enumerate(fault.param("path")):
        option = {"option": one.said} if one.kind == "decided" else {}
        given = {names[one.kind]: one.target, "by": "office"} | option
        entries.append(kinds[one.kind](id=f"e-{n}", on=FIRST + timedelta(n), **given))
    played = pf.replay(question.machine, entries, id="c")
    assert played.case is not None
    assert played.rejected == ()
    return pf.status(question.machine, played.case, at=entries[-1].on + timedelta(days))


def test_past_its_limit_the_engine_asks_nobody() -> None:
    question = phases(own=f"      back: {ASKS}")
    (fault,) = shown(question).faults
    assert (fault.rule, str(fault.param("said"))) == ("pause-past-limit", "4 weeks")
    days = [(day.on, day.side) for day in fault.param("chain")]
    first = question.first
    dates = [date.fromordinal(first + n).isoformat() for n in (0, 28, 29)]
    assert days == list(zip(dates, ["began", "last", "unasked"], strict=True))
    status = played(question, fault, days=29)
    assert {one.name: one.open for one in status.spells}["pause"] == "yes"
    assert not [step for step in status.steps if step.step == "back" and step.state == "open"]
    assert not [finding for finding in status.findings if finding.name == "back"]


def test_at_the_top_it_asks_in_every_phase() -> None:
    assert rules(phases(top=f"steps:\n  back: {ASKS}")) == []


def test_an_approval_that_nobody_is_asked_for_stays_unknown_in_the_engine() -> None:
    top = f"steps:\n  back: {ASKS}"
    question = phases(own=f"      allow: {DECIDES}", top=top, spell=APPROVED)
    faults = shown(question).faults
    assert {fault.rule for fault in faults} == {"approval-not-asked"}
    status = played(question, faults[0], days=400)
    assert {one.name: one.open for one in status.spells}["pause"] == "unknown"
    assert not [one for one in status.decisions if one.step == "allow"]


def test_at_the_top_it_is_asked_for_in_every_phase() -> None:
    steps = f"steps:\n  back: {ASKS}  allow: {DECIDES}"
    assert rules(phases(top=steps, spell=APPROVED)) == []


OVER = "{phase: completed, is: current}, {phase: stopped_early, is: current}]}\n"
END = f"    unless: {{any: [{OVER}    done_by: {{ended: pause}}\n"
GONE = END.replace("any: [", "any: [{step: individual_talk_1, is: done}, ")
WEEKS = "    window: [{from: opened, max: 4 weeks, modality: should}]\n"
ALLOW = (
    "      allow_pause:\n        is: decision\n        need: may\n        of: unit\n"
    "        options: {allow: {then: [{approve: about}]}, turn_down: {}}\n"
    "        assumption: yes\n      individual_talk_2:\n"
)
PLANTED = {
    # Somebody takes note that it has begun, and that is all.
    "pause-unwatched": (Planted("er-vil-kan", END, "", "  pause:"),),
    # Once the first talk is held, nobody follows up any more.
    "pause-past-limit": (Planted("er-vil-kan", END, GONE + WEEKS, "  pause:"),),
    # Asked for once, when the programme begins, and never again.
    "approval-not-asked": (
        Planted("er-vil-kan", "      individual_talk_2:\n", ALLOW, "approval: allow_pause"),
        (
            "    title: {nb: Opphold i deltakelsen",
            "    approval: allow_pause\n    title: {nb: Opphold i deltakelsen",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", PLANTED)
def test_a_pause_that_nobody_follows_is_found_in_a_shipped_programme(rule: str) -> None:
    planted, *more = PLANTED[rule]
    assert isinstance(planted, Planted)
    changes = [(str(one[0]), str(one[1])) for one in more]
    proof = proof_of(planted, *changes, only="watched")
    assert [fault.rule for fault in proof.findings] == [rule]
    assert planted.at in line_of(planted, proof, rule, *changes)
    assert proof.not_proved == ()
