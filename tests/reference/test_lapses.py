"""S9 and S10: bounds, lapses, findings."""

from tests.reference.build import due, entry, found, play, programme, states

TALK = "talk<entered:one:1"
WINDOW = """
phases:
  one:
    initial: yes
    steps:
      talk: {is: session, need: must, of: person, by: staff,
             window: [{from: enrolled, max: 2 days, modality: must%s}]}
"""
ONE = programme(WINDOW % "")
LAPSE = f"lapsed:{TALK}/window/0"
CONFIRM = f"confirm<{LAPSE}"


def test_nothing_recorded_is_unaccounted() -> None:
    # Due on Tuesday 24 March; the lapse shows on the 25th.
    assert found(play(ONE, "2026-03-22", at="2026-03-24")) == {}
    v = play(ONE, "2026-03-22", at="2026-03-25")
    assert found(v) == {LAPSE: ("", "person", "2026-03-25", False)}
    assert (v.steps[TALK][4], states(v)[CONFIRM]) == (True, "open")
    assert v.due == ((f"{TALK}/window/0", v.due[0][1], "person", "must"),)
    assert v.bounds[TALK][0][1] == "lapsed"


def test_what_is_done_late_is_accounted_for() -> None:
    v = play(ONE, "2026-03-22", entry("done", "talk", "2026-03-26", id="e"), at="2026-03-26")
    assert found(v) == {LAPSE: ("breach", "person", "2026-03-25", True)}
    assert v.findings[0][6] == ("e",)
    assert states(v)[CONFIRM] == "done"


def test_what_was_done_in_time_never_lapsed() -> None:
    done = entry("done", "talk", "2026-03-24", recorded="2026-03-30")
    for at in ("2026-03-25", "2026-03-30"):
        assert play(ONE, "2026-03-22", done, at=at).findings == ()
    v = play(ONE, "2026-03-22", done, at="2026-03-26", known="2026-03-26")
    assert set(found(v)) == {LAPSE}


def test_a_lapse_that_the_provider_caused_is_the_providers() -> None:
    missed = entry(
        "missed", "talk", "2026-03-25", id="m", about=LAPSE, cause="provider", excused=False
    )
    v = play(ONE, "2026-03-22", missed, at="2026-03-25")
    assert found(v) == {LAPSE: ("deviation", "staff", "2026-03-25", True)}
    assert states(v)[TALK] == "open"
    outside = entry("missed", "talk", "2026-03-25", about=TALK, cause="outside", excused=False)
    v = play(ONE, "2026-03-22", outside, at="2026-03-25")
    assert found(v) == {LAPSE: ("deviation", "", "2026-03-25", True)}
    excused = entry("missed", "talk", "2026-03-25", about=TALK, cause="participant", excused=True)
    v = play(ONE, "2026-03-22", excused, at="2026-03-25")
    assert found(v) == {LAPSE: ("notice", "person", "2026-03-25", True)}


def test_an_absence_from_one_step_says_nothing_of_the_lapse_of_another() -> None:
    p = programme("""
phases: {one: {initial: yes, steps: {
    talk: {is: session, need: must, of: person, by: staff,
           window: [{from: enrolled, max: 2 days, modality: must}]},
    other: {is: session, need: must, of: person, by: staff}}}}
""")
    missed = entry("missed", "other", "2026-03-25", about=LAPSE, cause="provider", excused=False)
    v = play(p, "2026-03-22", missed, at="2026-03-25")
    assert found(v) == {LAPSE: ("", "person", "2026-03-25", False)}


def test_outside_a_window_that_does_not_count() -> None:
    p = programme(WINDOW % ", min: 1 day, outside: does_not_count, grace: 1 day")
    early = entry("done", "talk", "2026-03-22", id="e")
    v = play(p, "2026-03-22", early, at="2026-03-22")
    outside = {f"outside:{TALK}/window/0<e": ("breach", "person", "2026-03-22", True)}
    assert (found(v), states(v)) == (outside, {TALK: "open"})
    in_grace = entry("done", "talk", "2026-03-25")
    v = play(p, "2026-03-22", in_grace, at="2026-03-25")
    assert (states(v)[TALK], found(v)[LAPSE][0]) == ("done", "breach")
    late = entry("done", "talk", "2026-03-26")
    v = play(p, "2026-03-22", late, at="2026-03-26")
    assert (states(v)[TALK], found(v)) == (
        "open",
        {LAPSE: ("breach", "person", "2026-03-25", True)},
    )


def test_an_early_entry_that_counts_is_a_finding() -> None:
    p = programme(WINDOW % ", min: 1 day")
    v = play(p, "2026-03-22", entry("done", "talk", "2026-03-22", id="e"), at="2026-03-22")
    assert states(v)[TALK] == "done"
    assert set(found(v)) == {f"outside:{TALK}/window/0<e"}


BEFORE = programme("""
phases:
  one:
    initial: yes
    steps:
      copy: {is: task, need: must, of: staff, before: [{step: talk, modality: should}]}
      talk: {is: session, need: must, of: staff}
""")


def test_before_lapses_the_day_after_the_other() -> None:
    talk = entry("done", "talk", "2026-03-24")
    name = "lapsed:copy<entered:one:1/before/0"
    assert found(play(BEFORE, "2026-03-22", talk, at="2026-03-24")) == {}
    v = play(BEFORE, "2026-03-22", talk, at="2026-03-25")
    assert found(v) == {name: ("", "staff", "2026-03-25", False)}
    same = entry("done", "copy", "2026-03-24")
    assert found(play(BEFORE, "2026-03-22", talk, same, at="2026-03-25")) == {}


LEAVE = programme("""
spells: {consent: {}}
steps:
  answer: {is: task, need: must, of: office, opens: [{each: {lapsed: letter}}]}
findings: {gone: {each: {left: one}, modality: may, of: person}}
phases:
  one:
    initial: yes
    steps:
      letter: {is: task, need: must, of: staff}
      talk: {is: session, need: must, of: person}
    next: [{when: {has: {ended: consent}}, go: two}]
  two: {}
""")


def test_leaving_drops_and_only_the_staff_owe_what_was_dropped() -> None:
    began, ended = entry("began", "consent", "2026-03-02"), entry("ended", "consent", "2026-03-04")
    v = play(LEAVE, "2026-03-02", began, ended, at="2026-03-04")
    lapse = "lapsed:letter<entered:one:1/left"
    assert (v.phase, v.since.isoformat(), states(v)["letter<entered:one:1"]) == (
        "two", "2026-03-04", "dropped",
    )  # fmt: skip
    wanted = {lapse: ("", "staff", "2026-03-04", False)}
    wanted["found:gone<left:one:1"] = ("notice", "person", "2026-03-04", True)
    assert found(v) == wanted
    sent = entry("done", "letter", "2026-03-06", id="e")
    v = play(LEAVE, "2026-03-02", began, ended, sent, at="2026-03-06")
    assert found(v)[lapse] == ("deviation", "staff", "2026-03-04", True)
    assert "found:out_of_place<e" not in found(v)
    assert states(v)[f"answer<{lapse}"] == "open"


PHASE = programme("""
phases:
  one:
    initial: yes
    of: staff
    window: [{from: {entered: one}, max: 1 week, modality: should}]
    steps: {a: {is: task, need: must, of: person}}
clocks: {half: {from: {middle: one}}}
criteria: {past_half: {clock: half, at_least: 0 days}}
""")


def test_a_phase_has_a_window_of_its_own() -> None:
    lapse = "lapsed:one:1/window/0"
    v = play(PHASE, "2026-03-02", at="2026-03-05")
    assert (due(v, "one:1"), v.criteria["past_half"]) == (["2026-03-09"], "yes")
    assert play(PHASE, "2026-03-02", at="2026-03-04").criteria["past_half"] == "no"
    v = play(PHASE, "2026-03-02", at="2026-03-10")
    assert found(v) == {lapse: ("", "staff", "2026-03-10", False)}
    v = play(PHASE, "2026-03-02", entry("done", "a", "2026-03-11"), at="2026-03-11")
    assert found(v) == {lapse: ("deviation", "staff", "2026-03-10", True)}
    v = play(PHASE, "2026-03-02", entry("done", "a", "2026-03-09"), at="2026-03-10")
    assert (found(v), v.bounds["one:1"][0][1]) == ({}, "met")


EDGES = programme("""
forms: {f: {title: {nb: F}}}
questions: {q: {of: f, type: yes_no, says: {nb: Q}}}
spells: {s: {}, pause: {approval: allow}}
findings:
  open_s: {when: {any: [{all: [{spell: s, is: open}, {spell: pause, is: closed}]}]},
           modality: must, of: person}
steps:
  allow: {is: decision, need: may, of: boss, opens: [{each: {began: pause}}],
          options: {ok: {then: [{approve: cause}]}}}
  respond: {is: task, need: must, of: staff, opens: [{each: {found: open_s}}]}
phases: {one: {initial: yes}}
""")


def test_a_finding_is_made_on_the_rising_edge() -> None:
    days = [entry("began", "s", "2026-03-03", id="b1"), entry("ended", "s", "2026-03-05")]
    days += [entry("began", "s", "2026-03-07", id="b2")]
    v = play(EDGES, "2026-03-02", *days, at="2026-03-09")
    assert set(found(v)) == {"found:open_s:2026-03-03", "found:open_s:2026-03-07"}
    assert states(v)["respond<found:open_s:2026-03-03"] == "open"
    assert v.findings[0][6] == ("b1",)


def test_yes_unknown_yes_is_one() -> None:
    days = [entry("began", "s", "2026-03-03"), entry("began", "pause", "2026-03-04")]
    days += [entry("ended", "pause", "2026-03-06")]
    v = play(EDGES, "2026-03-02", *days, at="2026-03-07")
    assert set(found(v)) == {"found:open_s:2026-03-03"}
    assert v.spells == {"pause": "no", "s": "yes"}
