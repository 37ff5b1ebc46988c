"""Each rule of meaning: the smallest edit of the course that breaks it, and where it is said."""

# ruff: noqa: E501  # a table reads best with a case a line

import pytest

from programflow.checking import check, rules_places
from programflow.definition import parse
from programflow.temporal import CalendarsNotInstalled
from tests.checking.test_planted_units import PLANTED
from tests.definition.course import TEXT, checked, edited
from tests.diagnostics.rules_given import CHECKING, rules_given_in

LESSON = "        repeat: {times: 8, gap: {max: 14 days, modality: should}, except: [pause]}\n"
FINAL = "        results: [passed, failed]\n"
KEEP = "      keep: {}\n"
OFFICE = "  office: {}\n"
SPELL = "  pause: {reasons: [illness, travel], source: guide 2}"
CRITERIA = "  quit: {has: {ended: consent}}\n"
TALLIES = "  unexcused: {count"
CLOCKS = "    except: [pause]\n    source: guide 4\n"
HEART = "    type: yes_no\n"
PARAMETERS = "parameters:\n"
LEFT = "  left: {adverse: no}\n"

# Units of time are broken in the shipped programmes; there is little of them in this course.
BROKEN_ELSEWHERE = {"calendar-not-installed", "move-without-source", *PLANTED}

Edits = tuple[tuple[str, str], ...]
Case = tuple[str, tuple[str | int, ...], Edits]


def after(line: str, more: str) -> tuple[str, str]:
    """An edit that adds text behind a line."""
    return line, line + more


def before(line: str, more: str) -> tuple[str, str]:
    """An edit that adds text before a line."""
    return line, more + line


QUESTION = (
    "  colour: {type: choice, choices: {red: {nb: Rød}, blue: {nb: Blå}}, says: {nb: Farge}}\n"
)
DAY = "  day: {type: date, says: {nb: Dag}}\n"
SCALE = "  ready: {type: scale, between: [0, 10], says: {nb: Klar}}\n"

CASES: list[Case] = [
    ("unknown-zone", ("zone",), (("zone: Europe/Oslo", "zone: Europe/Olso"),)),
    ("unknown-zone", ("zone",), (("zone: Europe/Oslo", "zone: ../passwd"),)),
    ("unknown-calendar", ("calendar",), (("calendar: norway", "calendar: narnia"),)),
    # Sources
    ("term-not-used", ("terms", "lifesaver"),
     (("sources:\n", "terms: {lifesaver: {nb: Livredder}}\nsources:\n"),)),
    ("rule-without-source", ("phases", "course", "steps", "final_swim"),
     (("after: [lesson]\n        source: guide 3", "after: [lesson]"),)),
    ("rule-without-source", ("findings", "fell_silent"),
     (("modality: may, of: swimmer, source: guide 4}", "modality: may, of: swimmer}"),)),
    ("rule-without-source", ("parameters", "frame"),
     (("[8 weeks, 14 weeks], source: guide 2}", "[8 weeks, 14 weeks]}"),)),
    ("rule-without-source", ("phases", "course", "window", 0),
     (("    of: office\n    source: guide 2\n", "    of: office\n"),
      ("max: frame, modality: should, source: guide 2}", "max: frame, modality: should}"),
      ("{when: {criterion: quit}, go: left}", "{when: {criterion: quit}, go: left, source: guide 1}"),
      ("is: done}, go: completed}", "is: done}, go: completed, assumption: yes}"))),
    ("statutory-without-source", ("phases", "course", "steps", "final_swim", "window", 0, "counting"),
     ((FINAL, FINAL + "        window: [{from: enrolled, max: 9 weeks, modality: should, counting: statutory}]\n"),
      ("after: [lesson]\n        source: guide 3", "after: [lesson]\n        assumption: yes"))),
    # Phases
    ("no-initial-phase", ("phases",), (("    initial: yes\n", ""),)),
    ("two-initial-phases", ("phases", "course", "initial"),
     (("phases:\n", "phases:\n  again: {initial: yes}\n"),)),
    ("window-without-bearer", ("phases", "course"), (("    of: office\n    source", "    source"),)),
    ("no-first-day", ("phases", "course", "window", 0, "min"),
     (("max: frame,", "min: 1 week, max: frame,"),)),
    ("no-first-day", ("phases", "course", "window", 0, "outside"),
     (("max: frame,", "max: frame, outside: does_not_count,"),)),
    ("adverse-without-decision", ("phases", "course", "next", 0, "go"),
     (("go: left}", "go: excluded}"),)),
    ("adverse-without-decision", ("phases", "course", "steps", "final_swim", "then", 0, "go"),
     (after(FINAL, "        then: [{go: excluded}]\n"),)),
    ("no-max", ("tallies", "one", "in", "since", "middle"),
     (before(TALLIES, "  one: {count: {done: lesson}, in: {since: {middle: quiet}}}\n"),
      ("phases:\n", "phases:\n  quiet: {}\n"))),
    ("no-max", ("steps", "place_in_group", "options", "keep", "then", 0, "extend"),
     ((KEEP, "      keep: {then: [{extend: doctor, by: 1 week}]}\n"),)),
    ("step-or-phase", ("steps", "place_in_group", "options", "keep", "then", 0, "extend"),
     ((KEEP, "      keep: {then: [{extend: health, by: 1 week}]}\n"),
      ("phases:\n", "phases:\n  health: {}\n"))),
    # Steps
    ("key-not-for-kind", ("phases", "course", "steps", "lesson", "results"),
     (after(LESSON, "        results: [a]\n"),)),
    ("key-not-for-kind", ("phases", "course", "steps", "final_swim", "options"),
     (after(FINAL, "        options: {a: {}}\n"),)),
    ("missing-key", ("phases", "course", "steps", "lesson"),
     (("is: session", "is: decision"), ("{latest: [{entered: course}, {done: lesson, which: last}]}", "enrolled"))),
    # What is chosen comes beside an option, and not in its place.
    ("missing-key", ("steps", "choose"),
     (("steps:\n  absence", "steps:\n  choose: {is: decision, need: may, of: leader, opens: [{each: enrolled}], chooses: {from: [doctor]}, assumption: yes}\n  absence"),)),
    ("top-level-without-opens", ("steps", "place_in_group"),
     (("    opens: [{each: {found: fell_behind}}]\n", ""),)),
    ("may-with-must-bound", ("phases", "course", "steps", "final_swim", "window", 0, "modality"),
     ((FINAL + "        need: must", FINAL + "        window: [{from: enrolled, max: 9 weeks, modality: must}]\n        need: may"),)),
    ("after-may", ("phases", "course", "steps", "lesson", "after", 1),
     (("        unless: {answer: heart, is: no}\n", ""),)),
    ("not-called", ("steps", "place_in_group", "options", "keep", "then", 0, "open"),
     ((KEEP, "      keep: {then: [{open: doctor}]}\n"),)),
    ("not-called", ("phases", "course", "steps", "doctor", "offers"),
     (("        unless: {answer: heart, is: no}\n", "        unless: {answer: heart, is: no}\n        offers: final_swim\n"),)),
    ("key-needs-key", ("phases", "course", "steps", "lesson", "repeat", "min"),
     (("{times: 8,", "{times: 8, min: 1,"),)),
    ("missing-key", ("phases", "course", "steps", "lesson", "repeat"),
     (("{times: 8,", "{times: 8, per: week, min: 1, modality: should,"),)),
    ("missing-key", ("phases", "course", "steps", "lesson", "repeat"),
     (("{times: 8,", "{times: 8, per: week, min: 1, partial: waived,"),)),
    ("missing-one-of", ("phases", "course", "steps", "lesson", "repeat"),
     (("{times: 8,", "{times: 8, per: week, modality: should, partial: waived,"),)),
    ("key-needs-key", ("phases", "course", "window", 0, "late"),
     (("max: frame,", "max: frame, late: 2 days,"),)),
    ("void-after-max", ("phases", "course", "steps", "health", "window", 0, "outside"),
     (("max: 1 week, modality: should}]\n        source: guide 1", "max: 1 week, modality: should, outside: does_not_count}]\n        source: guide 1"),)),
    ("no-rounds", ("steps", "place_in_group", "chooses", "rounds_of"),
     (("    opens: [{each: {found: fell_behind}}]\n", "    opens: [{each: {found: fell_behind}}]\n    chooses: {rounds_of: doctor}\n"),)),
    ("no-rounds", ("steps", "place_in_group", "chooses", "rounds_of"),
     (("    opens: [{each: {found: fell_behind}}]\n", "    opens: [{each: {found: fell_behind}}]\n    chooses: {rounds_of: lesson}\n"),
      ("{times: 8,", "{"),)),
    # Judgements
    ("no-such-cause", ("steps", "place_in_group", "options", "keep", "then", 0, "excuse"),
     ((KEEP, "      keep: {then: [{excuse: cause}]}\n"),)),
    ("judges-itself", ("steps", "absence", "opens", 0, "each", "excused"),
     (("{each: {missed: lesson}}", "{each: {missed: lesson, excused: no}}"),)),
    ("cannot-approve", ("spells", "pause", "approval"),
     ((SPELL, SPELL.replace("source", "approval: absence, source")),)),
    ("key-needs-key", ("spells", "consent", "consent"),
     (("consent: {party: swimmer, consent", "consent: {consent"),)),
    ("silence-as-ground", ("criteria", "late", "has", "accounted"),
     (after(CRITERIA, "  late: {has: {lapsed: lesson, accounted: no}}\n"),)),
    ("silence-as-ground", ("steps", "absence", "opens", 0, "each", "accounted"),
     (("{each: {missed: lesson}}]\n    options:\n      accept: {then: [{excuse: cause}]}\n      refuse: {reasons: required, then: [{refuse_excuse: cause}]}",
       "{each: {lapsed: lesson, accounted: no}}]\n    options: {accept: {}}"),
      ("  leader: {held_by: not stated}", "  leader: {side: outside, held_by: not stated}"))),
    ("excuse-undecided", ("steps", "certificate", "then", 0, "excuse"),
     (("steps:\n  absence:", "steps:\n  certificate: {is: task, need: may, of: leader, opens: [{each: {missed: final_swim}}], then: [{excuse: cause}], source: guide 1}\n  absence:"),)),
    ("excuse-undecided", ("steps", "absence", "options", "accept", "then", 0, "excuse"),
     (("{each: {missed: lesson}}]\n    options:\n      accept: {then: [{excuse: cause}]}\n      refuse: {reasons: required, then: [{refuse_excuse: cause}]}",
       "{each: {done: lesson}}]\n    options:\n      accept: {then: [{excuse: about}]}\n      refuse: {}"),)),
    # Kinds
    ("comparison-not-for-type", ("criteria", "x", "at_least"),
     (after(CRITERIA, "  x: {answer: heart, at_least: 3}\n"),)),
    ("operand-kind", ("criteria", "x", "is"), (after(CRITERIA, "  x: {answer: heart, is: 3}\n"),)),
    ("operand-kind", ("criteria", "x", "is"),
     (after(CRITERIA, "  x: {answer: colour, is: yes}\n"), ("questions:\n", "questions:\n" + QUESTION))),
    ("unknown-name", ("criteria", "x", "is"),
     (after(CRITERIA, "  x: {answer: colour, is: green}\n"), ("questions:\n", "questions:\n" + QUESTION))),
    ("unknown-name", ("criteria", "x", "among"),
     (after(CRITERIA, "  x: {answer: colour, among: [red, green]}\n"), ("questions:\n", "questions:\n" + QUESTION))),
    ("operand-kind", ("criteria", "x", "at_most"),
     (after(CRITERIA, "  x: {answer: day, at_most: 3}\n"), ("questions:\n", "questions:\n" + DAY))),
    ("operand-kind", ("criteria", "x", "at_most"),
     (after(CRITERIA, "  x: {answer: ready, at_most: frame}\n"), ("questions:\n", "questions:\n" + SCALE))),
    ("operand-kind", ("findings", "fell_behind", "when", "at_least"),
     (("{tally: unexcused, at_least: 3}", "{tally: unexcused, at_least: frame}"),)),
    ("operand-kind", ("findings", "fell_silent", "when", "at_least"),
     (("{clock: silent, at_least: 21 days}", "{clock: silent, at_least: n}"),
      (PARAMETERS, "parameters:\n  n: {value: 3, source: guide 1}\n"))),
    ("hours-on-dates", ("findings", "fell_silent", "when", "at_least"),
     (("at_least: 21 days", "at_least: 21 hours"),)),
    ("hours-on-dates", ("tallies", "unexcused", "in", "last"), (("{last: 30 days}", "{last: 30 hours}"),)),
    ("adverse-without-reasons", ("steps", "place_in_group", "options", "exclude", "then", 0, "go"),
     (("exclude: {reasons: required, then:", "exclude: {then:"),)),
    ("stopped-clock-unit", ("findings", "fell_silent", "when", "at_least"),
     (("at_least: 21 days", "at_least: 1 month"),)),
    ("stopped-clock-unit", ("findings", "fell_silent", "when", "at_least"),
     (("at_least: 21 days", "at_least: m"), (PARAMETERS, "parameters:\n  m: {value: 3 months, source: guide 1}\n"))),
    ("stopped-clock-unit", ("phases", "course", "window", 0, "max"),
     (("{from: enrolled, max: frame,", "{clock: silent, max: 2 months,"),)),
    ("stopped-clock-unit", ("steps", "place_in_group", "options", "keep", "then", 0, "by"),
     (("{from: enrolled, max: frame,", "{clock: silent, max: 8 weeks,"),
      (KEEP, "      keep: {then: [{extend: course, by: 1 month}]}\n"))),
    ("gap-unit", ("phases", "course", "steps", "lesson", "repeat", "gap", "max"),
     (("gap: {max: 14 days", "gap: {max: 1 month"),)),
    ("missing-key", ("questions", "colour"),
     (("questions:\n", "questions:\n  colour: {type: choice, says: {nb: Farge}}\n"),)),
    ("missing-key", ("questions", "ready"),
     (("questions:\n", "questions:\n  ready: {type: scale, says: {nb: Klar}}\n"),)),
    ("between-form", ("questions", "ready", "between"),
     (("questions:\n", "questions:\n" + SCALE.replace("[0, 10]", "[10, 0]")),)),
    ("key-not-for-kind", ("questions", "heart", "between"), ((HEART, HEART + "    between: [0, 1]\n"),)),
    ("entry-not-for-kind", ("criteria", "x", "has", "done"),
     (after(CRITERIA, "  x: {has: {done: final_swim}}\n"),)),
    ("entry-not-for-kind", ("criteria", "x", "has", "tested"),
     (after(CRITERIA, "  x: {has: {tested: lesson}}\n"),)),
    ("entry-not-for-kind", ("criteria", "x", "has", "decided"),
     (after(CRITERIA, "  x: {has: {decided: {is: test}}}\n"),)),
    ("unknown-name", ("criteria", "x", "has", "result"),
     (after(CRITERIA, "  x: {has: {tested: final_swim, result: [pased]}}\n"),)),
    ("unknown-name", ("criteria", "fair", "any", 1, "has", "option"),
     (("option: exclude}", "option: exclud}"),)),
    ("unknown-name", ("criteria", "x", "has", "reason"),
     (after(CRITERIA, "  x: {has: {began: pause, reason: holiday}}\n"),)),
    ("unknown-name", ("steps", "place_in_group", "recommend", 0, "option"),
     ((KEEP, KEEP + "    recommend: [{option: keeep, when: {criterion: quit}, strength: strong}]\n"),
      ("      exclude: {reasons: required, then: [{go: excluded}]}\n", ""),
      ("decided: place_in_group, option: exclude", "decided: place_in_group"))),
    # Quantities
    ("parameter-unit", ("phases", "course", "window", 0, "max"),
     (("max: frame,", "max: n,"), (PARAMETERS, "parameters:\n  n: {value: 3, source: guide 1}\n"))),
    ("parameter-unit", ("phases", "course", "steps", "lesson", "repeat", "times"),
     (("times: 8", "times: frame"),)),
    ("parameter-unit", ("phases", "course", "steps", "doctor", "signed_by"),
     (("        unless: {answer: heart, is: no}\n", "        unless: {answer: heart, is: no}\n        signed_by: frame\n"),)),
    ("parameter-unit", ("phases", "course", "window", 0, "from", "parameter"),
     (("- {from: enrolled, max: frame", "- {from: {parameter: frame}, max: frame"),)),
    ("value-not-there", ("phases", "course", "steps", "lesson", "repeat", "times"),
     (("times: 8", "times: {value: rounds}"),)),
    ("no-values", ("tallies", "hours", "of"),
     (before(TALLIES, "  hours: {sum: hours, of: {missed: lesson}, in: case}\n"),)),
    ("key-needs-key", ("tallies", "one", "first_day"),
     (before(TALLIES, "  one: {count: {done: lesson}, in: case, first_day: counts}\n"),)),
    # Moments
    ("which-one", ("clocks", "silent", "from", "latest", 1), (("{done: lesson, which: last}", "{done: lesson}"),)),
    ("which-one", ("phases", "course", "window", 0, "from"),
     (("- {from: enrolled, max: frame", "- {from: {decided: absence}, max: frame"),)),
    ("which-one", ("phases", "course", "window", 0, "from"),
     (("- {from: enrolled, max: frame", "- {from: {ended: pause}, max: frame"),)),
    ("which-one", ("phases", "course", "window", 0, "from"),
     (("- {from: enrolled, max: frame", "- {from: {found: fell_behind}, max: frame"),)),
    ("moment-not-there", ("clocks", "silent", "from", "latest", 0),
     (("[{entered: course}, {done: lesson", "[opened, {done: lesson"),)),
    ("moment-not-there", ("phases", "course", "steps", "health", "window", 0, "from"),
     (("window: [{from: enrolled, max: 1 week, modality: should}]", "window: [{from: previous_round, max: 1 week, modality: should}]"),)),
    # Variants
    ("absent-in-variant", ("phases", "course", "steps", "lesson", "after", 1),
     (("always:", "variants: {adults: {}, children: {}}\nalways:"),
      ("        unless: {answer: heart, is: no}\n", "        unless: {answer: heart, is: no}\n        only_in: [adults]\n"))),
    ("absent-in-variant", ("steps", "place_in_group", "options", "keep", "then", 0, "waive"),
     (("always:", "variants: {adults: {}, children: {}}\nalways:"),
      (FINAL, FINAL + "        only_in: [adults]\n"),
      (KEEP, "      keep: {then: [{waive: final_swim}]}\n"))),
    ("absent-in-variant", ("steps", "place_in_group", "options", "keep", "then", 0, "set"),
     (("always:", "variants: {adults: {}, children: {}}\nalways:"),
      (PARAMETERS, "parameters:\n  gap: {value: not stated, unit: days, only_in: [adults]}\n"),
      (KEEP, "      keep: {then: [{set: gap}], only_in: [children]}\n"))),
    # Cycles
    ("rule-cycle", ("criteria", "a"),
     (after(CRITERIA, "  a: {not: {criterion: b}}\n  b: {criterion: a}\n"),)),
    ("rule-cycle", ("findings", "fell_behind"),
     (("{tally: unexcused, at_least: 3}", "{step: place_in_group, is: open}"),)),
    ("rule-cycle", ("phases", "course", "steps", "lesson"),
     (("after: [health, doctor]", "after: [health, doctor, final_swim]"),)),
    ("rule-cycle", ("phases", "course", "steps", "final_swim"),
     ((FINAL, FINAL + "        opens: [{when: {phase: course, is: done}}]\n"),)),
    ("rule-cycle", ("tallies", "one"),
     (before(TALLIES, "  one: {count: {found: round_about}, in: case}\n"),
      ("findings:\n", "findings:\n  round_about: {when: {tally: one, less_than: {tally: one}}, modality: may, of: office, source: guide 1}\n"))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "route", "edits"), CASES, ids=[f"{i}-{case[0]}" for i, case in enumerate(CASES)]
)
def test_a_broken_rule(rule: str, route: tuple[str | int, ...], edits: Edits) -> None:
    faults = checked(*edits)
    assert [(fault.rule, fault.route) for fault in faults] == [(rule, route)]


def test_the_course_breaks_none() -> None:
    assert checked() == []


def test_the_course_as_the_language_page_has_it_has_no_errors() -> None:
    """Moves without a source are worth a warning and no more."""
    faults = checked(("    of: office\n    source: guide 2\n", "    of: office\n"))
    assert {fault.rule for fault in faults} == {"move-without-source"}
    assert {fault.severity for fault in faults} == {"warning"}


def test_every_rule_of_meaning_has_a_case() -> None:
    given = rules_given_in(CHECKING.glob("rules_*.py"))
    assert given - {case[0] for case in CASES} == BROKEN_ELSEWHERE


def test_a_calendar_that_needs_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise CalendarsNotInstalled(name)

    monkeypatch.setattr(rules_places, "calendar_named", missing)
    (fault,) = checked(("calendar: norway", "calendar: holidays:SE"))
    assert (fault.rule, fault.route) == ("calendar-not-installed", ("calendar",))


FINE: list[Edits] = [
    # What a decision judges may be excused by a task, too.
    (("steps:\n  absence:", "steps:\n  certificate: {is: task, need: may, of: leader, opens: [{each: {missed: any}}], then: [{excuse: cause}], source: guide 1}\n  absence:"),),
    # One visit's entry needs no `which` inside the phase itself.
    (("window: [{from: enrolled, max: 1 week, modality: should}]",
      "window: [{from: {entered: course}, max: 1 week, modality: should}]"),),
    # A step that one thing opens once happens once.
    (("- {from: enrolled, max: frame", "- {from: {decided: absence, which: first}, max: frame"),),
    # A may step may be waited for when a decision may waive it.
    (("        unless: {answer: heart, is: no}\n", ""), (KEEP, "      keep: {then: [{waive: doctor}]}\n")),
    # An unaccounted lapse may open a step of the staff.
    (("{each: {found: fell_behind}}", "{each: {lapsed: lesson, accounted: no}}"),),
    # A clock that never stands still is compared with months.
    (("    except: [pause]\n    source: guide 4\n", "    source: guide 4\n"), ("at_least: 21 days", "at_least: 2 months")),
    # A value of the decision that calls a step.
    ((KEEP, "      keep: {then: [{open: more}]}\n"),
     ("steps:\n  absence:", "steps:\n  more: {is: session, need: may, of: leader, opens: [{called: yes}], repeat: {times: {value: rounds}}, source: guide 1}\n  absence:")),
    (("calendar: norway", "calendar: every-day"),),
]  # fmt: skip


@pytest.mark.parametrize("edits", FINE)
def test_what_is_no_fault(edits: Edits) -> None:
    assert checked(*edits) == []


MORE = "  more: {is: task, need: may, of: leader, opens: [{called: yes}], source: guide 1}\n"
ONE = "findings:\n  one: {each: {tested: final_swim}, modality: may, of: office, source: guide 1}\n"


def anchored(anchor: str, *edits: tuple[str, str]) -> Edits:
    """The course with a clock that runs from an anchor."""
    clock = f"clocks:\n  since: {{from: {anchor}}}\n"
    return (("clocks:\n", clock), *edits)


ONCE: list[Edits] = [
    anchored("{entered: quiet}", ("phases:\n", "phases:\n  quiet: {next: [{when: {criterion: quit}, go: left, source: guide 1}]}\n"), ("{when: {criterion: quit}, go: left}", "{when: {criterion: quit}, go: quiet}")),
    anchored("{entered: completed}"),
    anchored("{entered: course}"),
    anchored("{left: course}"),
    anchored("{tested: final_swim}"),
    anchored("{booked: lesson}"),
    anchored("{found: one}", ("findings:\n", ONE)),
    anchored("{done: more}", ("steps:\n  absence:", f"steps:\n{MORE}  absence:"), (FINAL, FINAL + "        then: [{open: more}]\n")),
    anchored("{done: more}", ("steps:\n  absence:", f"steps:\n{MORE.replace('{called: yes}', '{each: {tested: final_swim}}')}  absence:")),
]  # fmt: skip
OFTEN: list[Edits] = [
    anchored("{entered: quiet}", ("phases:\n", "phases:\n  quiet: {next: [{when: {criterion: quit}, go: course, source: guide 1}]}\n"), ("go: left}", "go: quiet}")),
    anchored("{done: any}"),
    anchored("{done: {is: session}}"),
    anchored("{done: lesson}"),
    anchored("{missed: health}"),
    anchored("{answered: heart}"),
    anchored("{lapsed: health}"),
    anchored("{began: pause}"),
    anchored("{found: out_of_place}"),
    anchored("{found: fell_silent}"),
    anchored("{decided: place_in_group}"),
    anchored("{entered: course}", (KEEP, "      keep: {then: [{restart: course}]}\n")),
    anchored("{entered: course}", (KEEP, "      keep: {then: [{go: course}]}\n")),
    anchored("{entered: course}", (KEEP, "      keep: {then: [{go: previous}]}\n")),
    anchored("{done: more}", ("steps:\n  absence:", f"steps:\n{MORE}  absence:"), (KEEP, "      keep: {then: [{open: more}]}\n")),
    anchored("{done: more}", ("steps:\n  absence:", f"steps:\n{MORE}  absence:"), (FINAL, FINAL + "        then: [{open: more}]\n"), (KEEP, "      keep: {then: [{open: more}]}\n")),
    anchored("{done: more}", ("steps:\n  absence:", f"steps:\n{MORE.replace('{called: yes}', '{each: [{tested: final_swim}, {entered: left}]}')}  absence:")),
    anchored("{done: more}", ("steps:\n  absence:", f"steps:\n{MORE.replace('{called: yes}', '{when: {criterion: quit}}')}  absence:")),
]  # fmt: skip


@pytest.mark.parametrize("edits", ONCE)
def test_an_anchor_that_comes_once_needs_no_which(edits: Edits) -> None:
    assert checked(*edits) == []


@pytest.mark.parametrize("edits", OFTEN)
def test_an_anchor_that_may_come_again_needs_which(edits: Edits) -> None:
    faults = checked(*edits)
    assert {fault.rule for fault in faults} == {"which-one"}
    assert ("clocks", "since", "from") in {fault.route for fault in faults}


def test_faults_are_the_same_each_time() -> None:
    text = edited(("    initial: yes\n", ""), ("go: left}", "go: excluded}"))
    programme = parse(text, "a").programme
    assert programme is not None
    assert check(programme) == check(programme)
    assert len(check(programme)) == 2
    assert parse(TEXT, "a").programme != programme
