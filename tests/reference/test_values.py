"""S2.5, S5, S6 and S7: judgements, selections, tallies, spells, criteria, parameters."""

import pytest

from programflow.definition.entries import Entry
from tests.reference.build import entry, found, play, programme, states

LESSONS = programme("""
phases:
  one:
    initial: yes
    steps:
      lesson: {is: session, need: must, of: person, by: staff, repeat: {times: 9}}
steps:
  absence: {is: decision, need: must, of: boss, opens: [{each: {missed: lesson}}],
    options: {accept: {then: [{excuse: cause}]}, refuse: {then: [{refuse_excuse: cause}]}}}
tallies:
  missed: {count: {missed: lesson, excused: no}, in: case}
  recent: {count: {done: lesson}, in: {last: 30 days}}
  month: {count: {done: lesson}, in: {last: 30 days}, first_day: counts}
  hours: {sum: hours, of: {done: lesson}, in: case}
  row: {consecutive: {missed: lesson, excused: no}, broken_by: {done: lesson}, in: case}
  before: {value: hours, of: {done: lesson}, which: previous, in: case}
  attended: {share: {done: lesson}, among: [{done: lesson}, {missed: lesson}], in: case}
criteria:
  twice: {tally: missed, at_least: 2}
  once: {tally: missed, at_least: 1}
  half: {tally: attended, at_least: 50}
findings:
  strayed: {when: {tally: missed, at_least: 2}, modality: must, of: person}
""")


def missed(on: str, **fields: str) -> Entry:
    return entry("missed", "lesson", on, cause="participant", **fields)


def held(on: str, hours: int | None = None) -> Entry:
    values = {} if hours is None else {"values": {"hours": hours}}
    return entry("done", "lesson", on, **values)


def judged(option: str, on: str, about: str) -> Entry:
    return entry("decided", "absence", on, id=f"{option}-{about}", option=option, about=about)


def test_a_pending_absence_is_counted_perhaps() -> None:
    first, second = missed("2026-03-03", id="m1"), missed("2026-03-05", id="m2")
    v = play(LESSONS, "2026-03-02", first, second, at="2026-03-05")
    assert v.tallies["missed"] == (0, 2)
    assert (v.criteria["twice"], v.criteria["once"], v.findings) == ("unknown", "unknown", ())
    assert v.possible == ("absence<m1", "absence<m2", "lesson<entered:one:1")


def test_a_judgement_acts_on_the_day_of_what_it_judges() -> None:
    entries = [missed("2026-03-03", id="m1"), missed("2026-03-05", id="m2")]
    entries += [judged("refuse", "2026-03-09", "m1"), judged("refuse", "2026-03-10", "m2")]
    v = play(LESSONS, "2026-03-02", *entries, at="2026-03-11")
    assert found(v) == {"found:strayed:2026-03-05": ("breach", "person", "2026-03-05", True)}
    assert v.findings[0][6] == ("m1", "m2")
    # What was judged later than the day asked for holds all the same; what is not known does not.
    assert play(LESSONS, "2026-03-02", *entries, at="2026-03-05").tallies["missed"] == (2, 2)
    v = play(LESSONS, "2026-03-02", *entries, at="2026-03-05", known="2026-03-09")
    assert v.tallies["missed"] == (1, 2)


def test_an_excused_absence_is_none() -> None:
    entries = [missed("2026-03-03", id="m1"), judged("accept", "2026-03-09", "m1")]
    v = play(LESSONS, "2026-03-02", *entries, at="2026-03-09")
    assert (v.tallies["missed"], v.criteria["once"]) == ((0, 0), "no")


def test_an_absence_of_the_provider_is_not_selected_without_a_cause() -> None:
    absent = entry("missed", "lesson", "2026-03-03", cause="provider")
    v = play(LESSONS, "2026-03-02", absent, at="2026-03-03")
    assert (v.tallies["missed"], states(v)) == ((0, 0), {"lesson<entered:one:1": "open"})


@pytest.mark.parametrize(
    ("at", "recent", "month"), [("2026-04-01", 2, 1), ("2026-04-02", 1, 1), ("2026-05-01", 1, 0)]
)
def test_a_sliding_scope_holds_thirty_days_apart(at: str, recent: int, month: int) -> None:
    # 2 March and 30 days is 1 April; where day one counts, the last day is 31 March.
    v = play(LESSONS, "2026-03-02", held("2026-03-02"), held("2026-04-01"), at=at)
    assert (v.tallies["recent"], v.tallies["month"]) == ((recent, recent), (month, month))


def test_sums_rows_and_values() -> None:
    days = [held("2026-03-03", 2), held("2026-03-04", 3)]
    v = play(LESSONS, "2026-03-02", *days, at="2026-03-04")
    assert (v.tallies["hours"], v.tallies["before"], v.tallies["row"]) == ((5, 5), (2, 2), (0, 0))
    more = [*days, missed("2026-03-05", id="m1"), missed("2026-03-06", id="m2")]
    more.append(judged("refuse", "2026-03-07", "m2"))
    v = play(LESSONS, "2026-03-02", *more, at="2026-03-07")
    assert v.tallies["row"] == (1, 2)
    v = play(LESSONS, "2026-03-02", *days, held("2026-03-05"), at="2026-03-05")
    assert (v.tallies["hours"], v.tallies["before"]) == (None, (2, 2))


def test_a_share_is_compared_by_cross_multiplication() -> None:
    v = play(LESSONS, "2026-03-02", at="2026-03-02")
    assert v.criteria["half"] == "unknown"
    entries = [held("2026-03-03"), missed("2026-03-04", id="m1")]
    assert play(LESSONS, "2026-03-02", *entries, at="2026-03-04").criteria["half"] == "yes"
    entries.append(missed("2026-03-05", id="m2"))
    assert play(LESSONS, "2026-03-02", *entries, at="2026-03-05").criteria["half"] == "no"


SPELLS = programme("""
phases:
  one:
    initial: yes
    steps:
      a: {is: task, need: must, of: person, during: [consent]}
steps:
  allow: {is: decision, need: must, of: boss, opens: [{each: {began: leave}}],
    options: {yes_do: {then: [{approve: cause}]}, no_dont: {}}}
spells: {consent: {party: person, consent: yes}, leave: {approval: allow}, helpers: {many: 2}}
""")


def test_a_step_runs_while_its_spell_is_open() -> None:
    began, ended = entry("began", "consent", "2026-03-03"), entry("ended", "consent", "2026-03-05")
    at = [states(play(SPELLS, "2026-03-02", began, ended, at=f"2026-03-0{d}")) for d in (2, 3, 5)]
    assert [s["a<entered:one:1"] for s in at] == ["waiting", "open", "waiting"]


def test_a_spell_is_unknown_until_it_is_approved() -> None:
    began = entry("began", "leave", "2026-03-03", id="b")
    assert play(SPELLS, "2026-03-02", began, at="2026-03-04").spells["leave"] == "unknown"
    for option, truth in (("yes_do", "yes"), ("no_dont", "no")):
        decided = entry("decided", "allow", "2026-03-06", option=option)
        v = play(SPELLS, "2026-03-02", began, decided, at="2026-03-04")
        assert v.spells["leave"] == truth


def test_what_was_refused_began_nothing() -> None:
    """S6.11: what would have ended it is out of place, and another can begin without an end."""
    first, second = (entry("began", "leave", f"2026-03-0{d}", id=f"b{d}") for d in (3, 5))
    refused = entry("decided", "allow", "2026-03-03", option="no_dont", about="b3")
    allowed = entry("decided", "allow", "2026-03-05", option="yes_do", about="b5")
    v = play(SPELLS, "2026-03-02", first, refused, second, allowed, at="2026-03-06")
    assert v.spells["leave"] == "yes"
    ended = entry("ended", "leave", "2026-03-04", id="e")
    v = play(SPELLS, "2026-03-02", first, refused, ended, at="2026-03-06")
    assert set(found(v)) == {"found:out_of_place<e"}


def test_a_spell_of_many_needs_that_many_rows() -> None:
    one = entry("began", "helpers", "2026-03-03", id="1", actor="x")
    two = entry("began", "helpers", "2026-03-03", id="2", actor="y")
    who = entry("began", "helpers", "2026-03-03", id="3")
    assert play(SPELLS, "2026-03-02", one, at="2026-03-03").spells["helpers"] == "no"
    assert play(SPELLS, "2026-03-02", one, two, at="2026-03-03").spells["helpers"] == "yes"
    assert play(SPELLS, "2026-03-02", one, who, at="2026-03-03").spells["helpers"] == "unknown"
    ended = entry("ended", "helpers", "2026-03-04", actor="x")
    assert play(SPELLS, "2026-03-02", one, two, ended, at="2026-03-04").spells["helpers"] == "no"


def test_what_changes_no_spell_is_out_of_place() -> None:
    v = play(SPELLS, "2026-03-02", entry("ended", "consent", "2026-03-03", id="e"), at="2026-03-03")
    assert found(v) == {"found:out_of_place<e": ("notice", "office", "2026-03-03", True)}


PARAMETERS = programme("""
variants: {short: {}, long: {}}
parameters:
  length: {value: not stated, unit: count, between: [3, 5]}
  fee: {unit: count, dated: {2026-01-01: 1, 2026-03-04: 2}, read: on_day}
  fixed: {unit: count, dated: {2026-01-01: 1, 2026-03-04: 2}, read: at_start}
  weeks: {value: 2 weeks, unit: weeks, by_variant: {short: 1 week}}
tallies: {n: {count: {done: a}, in: case}}
criteria:
  at_least_two: {parameter: length, at_least: 2}
  at_least_four: {parameter: length, at_least: 4}
  enough: {tally: n, at_least: length}
  fee_two: {parameter: fee, is: 2}
  fixed_two: {parameter: fixed, is: 2}
  one_week: {parameter: weeks, is: 1 week}
findings: {f: {when: {criterion: enough}, modality: may, of: person}}
phases: {one: {initial: yes, steps: {a: {is: task, need: must, of: person, repeat: {times: 9}}}}}
""")


def test_an_unfilled_parameter_is_an_interval_where_it_is_compared() -> None:
    v = play(PARAMETERS, "2026-03-02", at="2026-03-02", variant="short")
    assert (v.criteria["at_least_two"], v.criteria["at_least_four"]) == ("yes", "unknown")
    assert (v.criteria["enough"], v.not_running) == ("no", ("length",))
    filled = play(PARAMETERS, "2026-03-02", at="2026-03-02", place="x", settings={"length": 3})
    assert (filled.criteria["at_least_four"], filled.not_running) == ("no", ())


def test_dated_values_and_variants() -> None:
    v = play(PARAMETERS, "2026-03-02", at="2026-03-04", variant="short")
    wanted = ("yes", "no", "yes")
    assert (v.criteria["fee_two"], v.criteria["fixed_two"], v.criteria["one_week"]) == wanted
    v = play(PARAMETERS, "2026-03-02", at="2026-03-03", variant="long")
    wanted = ("no", "no", "no")
    assert (v.criteria["fee_two"], v.criteria["fixed_two"], v.criteria["one_week"]) == wanted
