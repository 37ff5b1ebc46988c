"""Walks on which the engine and the explorer once parted, each made small: P24, pinned.

Every one of them was traced by `docs/reference/semantics.md`, and it was the explorer that was
mended: it had no such state, or did not let happen what may.
"""

import pytest

import programflow as pf
from programflow.checking.exploring import events
from programflow.checking.exploring.events import Event
from programflow.definition.selections import Selector
from tests.laws.paths import Walk, question_of

HEAD = """\
programflow: 1
id: walked
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Gått}
sources: {guide: {title: {nb: Veileder}}}
roles: {one: {side: participant}, office: {}}
incidents: {fight: {}}
spells: {leave: {}}
"""
ENDS = "outcomes: {good: {adverse: no}, bad: {adverse: yes}}\n"
TASK = "is: task, need: must, of: office, source: guide"
STEP = "is: decision, need: may, of: office, source: guide"
FIGHT = Event("happened", "fight")
A = "phases:\n  a:\n    initial: yes\n    of: office\n    source: guide\n"
LEFT = "next: [{when: {phase: a, is: done}, go: good, source: guide}]"

BY_OTHERS = f"""\
{A}    steps:
      s:
        {{{TASK}, repeat: {{times: 2, source: guide}}, done_by: {{happened: fight}},
        then: [{{go: a}}]}}
    {LEFT}
{ENDS}"""
TWO_LAPSES = f"""\
steps:
  talk: {{{TASK}, opens: [{{each: {{lapsed: s}}}}]}}
{A}    steps:
      s:
        {{{TASK}, window: [{{from: enrolled, max: 1 day, modality: must}},
        {{from: opened, max: 1 day, modality: should}}]}}
      t: {{{TASK}}}
    {LEFT}
{ENDS}"""
NONE_BEFORE = f"""\
{A}    steps:
      s: {{{TASK}}}
      d: {{{STEP}, options: {{back: {{then: [{{go: previous}}]}}}}}}
    {LEFT}
  b:
    of: office
    enter: {{step: s, is: done}}
    source: guide
    next: [{{when: {{phase: b, is: done}}, go: good, source: guide}}]
{ENDS}"""
AMONG = f"""\
tallies: {{fights: {{count: {{happened: fight}}, in: case}}}}
{A}    steps:
      s: {{{TASK}, opens: [{{when: {{tally: fights, among: [0, 2]}}}}]}}
      t: {{{TASK}}}
    {LEFT}
{ENDS}"""
BACK = f"""\
steps:
  talk: {{{TASK}, opens: [{{each: {{happened: fight}}}}]}}
{A}    steps:
      s: {{{TASK}}}
    {LEFT}
  b:
    of: office
    source: guide
    steps:
      t: {{{TASK}}}
    next: [{{when: {{phase: b, is: done}}, go: good, source: guide}}]
outcomes:
  good:
    adverse: no
    steps:
      d: {{{STEP}, options: {{back: {{then: [{{go: b}}]}}}}}}
"""
OLD_RUN = f"""\
steps:
  talk: {{{TASK}, opens: [{{each: {{happened: fight}}}}]}}
  again: {{{STEP}, opens: [{{each: enrolled}}], options: {{yes_do: {{then: [{{restart: a}}]}}}}}}
{A}    steps:
      s: {{{TASK}, after: [talk]}}
    {LEFT}
{ENDS}"""
OF_THE_TURN = f"""\
steps:
  talk: {{{TASK}, opens: [{{when: {{phase: b, is: current}}}}]}}
tallies: {{talks: {{count: {{opened: talk}}, in: visit}}}}
{A}    steps:
      s: {{{TASK}}}
      t: {{{TASK}, need: may, opens: [{{when: {{tally: talks, at_least: 1}}}}]}}
    next: [{{when: {{step: s, is: done}}, go: b, source: guide}}]
  b:
    of: office
    source: guide
    steps:
      d: {{{STEP}, options: {{back: {{then: [{{go: a}}]}}}}}}
{ENDS}""".replace(
    "need: must, of: office, source: guide, need: may", "need: may, of: office, source: guide"
)
ONE_CAUSE = f"""\
{A}    steps:
      s: {{{TASK}, offers: t}}
      t: {{{TASK}, opens: [{{called: yes}}, {{each: {{done: s}}}}]}}
      u: {{{TASK}}}
    {LEFT}
{ENDS}"""
OPENED_TOO = f"""\
steps:
  s: {{{TASK}, during: leave, opens: [{{each: {{happened: fight}}}}]}}
  talk: {{{TASK}, opens: [{{each: {{opened: s}}}}]}}
{A}    steps:
      t: {{{TASK}}}
    {LEFT}
{ENDS}"""
TAKEN_BY_ALL = f"""\
steps:
  talk: {{{TASK}, opens: [{{each: {{answered: kind}}}}], done_by: {{happened: fight}}}}
{A}    steps:
      t: {{{TASK}}}
    {LEFT}
{ENDS}forms: {{paper: {{}}}}
questions:
  kind: {{of: paper, type: yes_no, says: {{nb: Hva}}, source: guide}}
"""
ROUNDS_OF_ALL = f"""\
steps:
  talk:
    {{{TASK}, opens: [{{each: {{happened: fight}}}}], repeat:
    {{until: {{spell: leave, is: open}}, source: guide}}, then: [{{go: b}}]}}
{A}    steps:
      t: {{{TASK}}}
    {LEFT}
  b:
    of: office
    source: guide
    steps:
      u: {{{TASK}}}
    next: [{{when: {{phase: b, is: done}}, go: good, source: guide}}]
{ENDS}"""
WAIVED = f"""\
steps:
  free: {{{STEP}, opens: [{{each: enrolled}}], options: {{yes_do: {{then: [{{waive: s}}]}}}}}}
{A}    steps:
      s: {{{TASK}, signed_by: [one, office]}}
      t: {{{TASK}, after: [s]}}
    {LEFT}
{ENDS}"""
SINCE = f"""\
{A}    steps:
      s: {{{TASK}, during: leave, done_by: {{happened: fight}}}}
      t: {{{TASK}, after: [s]}}
    {LEFT}
{ENDS}"""
EXCUSED = f"""\
steps:
  judge:
    {{{STEP}, opens: [{{each: {{missed: s}}}}], options:
    {{yes_do: {{then: [{{excuse: cause}}]}}, no_do: {{then: [{{refuse_excuse: cause}}]}}}}}}
  talk: {{{TASK}, opens: [{{each: {{missed: s, excused: no}}}}]}}
tallies: {{late: {{count: {{missed: s, excused: no}}, in: case}}}}
{A}    steps:
      s: {{{TASK}}}
    next:
      - {{when: {{tally: late, at_least: 1}}, go: b, source: guide}}
  b:
    of: office
    source: guide
    steps:
      t: {{{TASK}, opens: [{{each: {{happened: fight}}}}]}}
      u: {{{TASK}}}
    next: [{{when: {{phase: b, is: done}}, go: good, source: guide}}]
{ENDS}"""
LAST_BUT_ONE = f"""\
clocks: {{since: {{from: {{opened: s, which: previous}}, source: guide}}}}
steps:
  talk: {{{TASK}, opens: [{{when: {{clock: since, at_most: 1 day}}}}]}}
{A}    steps:
      s: {{{TASK}, opens: [{{each: enrolled}}, {{each: {{happened: fight}}}}]}}
    {LEFT}
{ENDS}"""
EACH_DROPPED = f"""\
tallies: {{gone: {{count: {{dropped: s}}, in: case}}}}
{A}    steps:
      s: {{{TASK}, opens: [{{each: {{happened: fight}}}}], unless: {{spell: leave, is: open}}}}
      t: {{{TASK}, opens: [{{when: {{tally: gone, is: 3}}}}]}}
      u: {{{TASK}}}
    {LEFT}
{ENDS}"""
EACH_OPENED = f"""\
tallies: {{begun: {{count: {{opened: s}}, in: case}}}}
{A}    steps:
      s: {{{TASK}, opens: [{{each: {{happened: fight}}}}], during: leave}}
      t: {{{TASK}, opens: [{{when: {{tally: begun, is: 3}}}}]}}
      u: {{{TASK}}}
    {LEFT}
{ENDS}"""
ENTERED_AGAIN = f"""\
{A}    steps:
      s: {{{TASK}, opens: [{{each: {{happened: fight}}}}], then: [{{go: a}}]}}
      t: {{{TASK}}}
    {LEFT}
  b:
    of: office
    source: guide
    next: [{{when: {{step: s, is: done}}, go: good, source: guide}}]
{ENDS}""".replace("go: good", "go: b", 1)
OLDER_OPENS = f"""\
steps:
  free: {{{STEP}, opens: [{{each: enrolled}}], options: {{yes_do: {{then: [{{waive: s}}]}}}}}}
tallies: {{begun: {{count: {{opened: s}}, in: case}}}}
{A}    steps:
      s: {{{TASK}, opens: [{{each: {{happened: fight}}}}], during: leave}}
      t: {{{TASK}, opens: [{{when: {{tally: begun, is: 1}}}}]}}
      u: {{{TASK}}}
    {LEFT}
{ENDS}"""
SINCE_BY_ALL = f"""\
steps:
  s: {{{TASK}, opens: [{{each: {{answered: kind}}}}], during: leave, done_by: {{happened: fight}}}}
{A}    steps:
      t: {{{TASK}}}
    {LEFT}
{ENDS}forms: {{paper: {{}}}}
questions:
  kind: {{of: paper, type: yes_no, says: {{nb: Hva}}, source: guide}}
"""

DONE = {name: Event("done", name) for name in ("s", "t", "talk")}
ANSWER = Event("answered", "kind", 1)
BEGAN, ENDED = Event("began", "leave"), Event("ended", "leave")
MISSED = Event("missed", "s", "participant")
WALKS: dict[str, tuple[str, list[Event | None]]] = {
    "what others do is taken by the next instance, too": (BY_OTHERS, [FIGHT, FIGHT, FIGHT]),
    "two lapses are accounted for on one day": (TWO_LAPSES, [None, None, DONE["s"]]),
    "there is no phase to go back to": (NONE_BEFORE, [Event("decided", "d", "back")]),
    "a count is one of several numbers": (AMONG, [FIGHT, FIGHT, FIGHT, FIGHT]),
    "what an outcome kept from beginning begins after it": (
        BACK,
        [DONE["s"], FIGHT, Event("decided", "d", "back")],
    ),
    "of an earlier run, it is out of view when done": (
        OLD_RUN,
        [FIGHT, Event("decided", "again", "yes_do"), DONE["talk"]],
    ),
    "a step of no phase opens where the day began": (
        OF_THE_TURN,
        [DONE["s"], Event("decided", "d", "back")],
    ),
    "of one cause it begins once": (ONE_CAUSE, [DONE["s"], DONE["t"]]),
    "what waits for the same opens at once": (OPENED_TOO, [FIGHT, FIGHT, Event("began", "leave")]),
    "all that are open take what others do": (TAKEN_BY_ALL, [ANSWER, ANSWER, FIGHT]),
    "an older one has rounds, and the latest none": (
        ROUNDS_OF_ALL,
        [FIGHT, DONE["talk"], FIGHT, Event("began", "leave")],
    ),
    "what is waived has no signatures": (
        WAIVED,
        [DONE["s"], Event("decided", "free", "yes_do"), DONE["t"]],
    ),
    "open again it takes what came since": (SINCE, [BEGAN, ENDED, FIGHT, BEGAN, DONE["t"]]),
    "of one member none is the last but one": (LAST_BUT_ONE, [FIGHT, DONE["talk"]]),
    "of several dropped at once each is counted": (
        EACH_DROPPED,
        [FIGHT, FIGHT, FIGHT, BEGAN, DONE["t"]],
    ),
    "of several opened at once each is counted": (
        EACH_OPENED,
        [FIGHT, FIGHT, FIGHT, BEGAN, DONE["t"]],
    ),
    "what was done in an earlier visit is known when the phase is left again": (
        ENTERED_AGAIN,
        [FIGHT, DONE["s"], DONE["t"]],
    ),
    "the latest is over, and an older one opens": (
        OLDER_OPENS,
        [FIGHT, FIGHT, Event("decided", "free", "yes_do"), BEGAN, DONE["t"]],
    ),
    "open again all take what came since": (
        SINCE_BY_ALL,
        [ANSWER, ANSWER, BEGAN, ENDED, FIGHT, BEGAN, DONE["t"]],
    ),
    "a judgement acts on the day of what it judges": (
        EXCUSED,
        [MISSED, FIGHT, Event("decided", "judge", "no_do"), DONE["t"]],
    ),
}


def gone(name: str) -> int:
    """How many of its events have happened, in the engine and in the explorer."""
    body, happening = WALKS[name]
    walk = Walk(question_of(pf.loads(HEAD + body).machine, None))
    taken = 0
    for event in happening:
        if event is None:
            walk.wait()
        else:
            taken += walk.go(event)
    return taken


@pytest.mark.parametrize("name", WALKS)
def test_the_engine_and_the_explorer_stay_together(name: str) -> None:
    assert gone(name) == sum(event is not None for event in WALKS[name][1])


def test_what_is_not_approved_was_never_to_be_decided() -> None:
    """The leave is not approved, so it never was, and the decision fell away before it was made:
    it is refused, and the explorer is not certain that it can be made.
    """
    body = f"""\
steps:
  asked:
    {{{STEP}, opens: [{{each: {{began: leave}}}}], unless: {{spell: leave, is: closed}},
    options: {{yes_do: {{then: [{{approve: cause}}]}}, no_do: {{}}}}}}
{A}    steps:
      s: {{{TASK}}}
    {LEFT}
{ENDS}"""
    head = HEAD.replace("leave: {}", "leave: {approval: asked}")
    walk = Walk(question_of(pf.loads(head + body).machine, None))
    assert walk.go(BEGAN)
    assert not walk.go(Event("decided", "asked", "no_do"))
    assert walk.go(Event("decided", "asked", "yes_do"))


def test_what_is_absent_is_not_there_for_the_explorer_either() -> None:
    """No answer, no spell that is open, no value, though entries of them may come."""
    body = f"""\
variants: {{one: {{}}, two: {{}}}}
parameters: {{number: {{unit: count, between: [1, 3], only_in: [two], source: guide}}}}
questions: {{well: {{type: yes_no, says: {{nb: Frisk}}, only_in: [two], source: guide}}}}
{A}    steps:
      s:
        {{{TASK}, unless: {{any: [{{answer: well, is: no}}, {{spell: leave, is: open}},
        {{tally: fights, at_least: number}}]}}}}
    {LEFT}
tallies: {{fights: {{count: {{happened: fight}}, in: case, source: guide}}}}
{ENDS}"""
    head = HEAD.replace("leave: {}", "leave: {only_in: [two]}")
    walk = Walk(question_of(pf.loads(head + body).machine, "one"))
    assert not [event for event in walk.events() if event.kind == "answered"]
    for event in (Event("began", "leave"), FIGHT, FIGHT, FIGHT):
        assert walk.go(event)
    assert walk.engine().place == "a"


def test_an_explorer_that_takes_what_is_pending_for_excused_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filtered = events._filtered

    def excused(selector: Selector, event: Event) -> bool | None:
        is_pending = selector.excused is not None and event.excused is None
        return False if is_pending else filtered(selector, event)

    monkeypatch.setattr(events, "_filtered", excused)
    with pytest.raises(AssertionError):
        gone("a judgement acts on the day of what it judges")
