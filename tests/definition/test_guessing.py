"""What may have been meant: Norwegian words, dates and lengths; and one mistake is one fault."""

import pytest

from programflow.checking.loading import diagnose
from programflow.definition.norwegian import meant_word
from programflow.definition.norwegian_values import meant_value, slug
from tests.rules.golden import sound

TEXT = sound("nothing-inside").read_text(encoding="utf-8")
LONG = '"' + "x" * 100 + '"'


@pytest.mark.parametrize(
    ("said", "kind", "meant"),
    [
        ("14 dager", "duration", "14 days"),
        ("1 uke", "duration", "1 week"),
        ("tre uker", "duration", "3 weeks"),
        ("5 virkedager", "duration", "5 working days"),
        ("seks månader", "duration", "6 months"),
        ("2-år", "duration", "2 years"),
        ("14dager", "duration", "14 days"),
        ("-2 dager", "duration", "-2 days"),
        ("14", "duration", None),
        ("noen dager", "duration", None),
        ("14 hester", "duration", None),
        ("1.9.2019", "date", "2019-09-01"),
        ("01/09/2019", "date", "2019-09-01"),
        ("2019-9-1", "date", "2019-09-01"),
        ("1. september 2019", "date", "2019-09-01"),
        ("17 mai 2019", "date", "2019-05-17"),
        ("30.02.2019", "date", None),
        ("1. brumaire 2019", "date", None),
        ("ja", "yes_no", "yes"),
        ("Nei", "yes_no", "no"),
        ("kanskje", "yes_no", None),
        ("1,5", "number", "1.5"),
        ("50 %", "number", "50"),
        ("tre ganger", "integer", "3"),
        ("mange", "number", None),
        ("ikke oppgitt", "not_stated", "not stated"),
        ("kl. 14", "time", "14:00"),
        ("14.30", "time", "14:30"),
        ("25.00", "time", None),
        (LONG, "number", None),
    ],
)
def test_a_value_as_a_norwegian_writes_it(said: str, kind: str, meant: str | None) -> None:
    assert meant_value(said, [kind]) == ((meant,) if meant else ())


def test_a_word_means_what_may_stand_there() -> None:
    assert meant_word("kilde", {"source", "is"}) == ("source",)
    assert meant_word("type", {"is", "of"}) == ("is",)
    assert meant_word("Type", {"type", "of"}) == ("type",)
    assert meant_word("kilde", {"is", "of"}) == ()
    assert meant_word("x" * 100, {"is"}) == ()


def test_a_name_is_made_of_any_text() -> None:
    assert slug("Samtale 2: på nytt!") == "samtale_2_paa_nytt"
    assert (slug("§ 40"), slug("…"), slug("1. samtale")) == (None, None, None)


def faults(*edits: tuple[str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    _, found, _ = diagnose(text, "course.yaml")
    return [(f.rule, str(f.route[-1]), f.param("near") or ()) for f in found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("sources:", "kilder:", [("unknown-key", "kilder", ("sources",))]),
        ("phases:", "faser:", [("unknown-key", "faser", ("phases",))]),
        ("        is: session", "        er: session", [("unknown-key", "er", ("is",))]),
        ("        need: must", "        Need: must", [("unknown-key", "Need", ("need",))]),
        ("need: must", "need: bør", [("not-a-choice", "need", ("should",))]),
        ("{phase: course, is: done}", "{fase: course, is: done}",
         [("unknown-key", "fase", ("phase",))]),
    ],
)  # fmt: skip
def test_a_norwegian_word_is_one_fault(
    old: str, new: str, found: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert faults((old, new)) == found


def test_a_role_by_its_title() -> None:
    titled = ("  office: {}", "  office: {title: {nb: Svømmehallens kontor}}")
    for said in ("Svømmehallens kontor", "svoemmehallens_kontor"):
        (fault,) = faults(titled, ("        of: office", f"        of: {said}"))
        assert fault[1:] == ("of", ("office",))


def test_a_step_with_a_new_name_is_proposed_where_the_old_one_stands() -> None:
    uses = (
        "    next:",
        "    window: [{from: {done: swim_lesson}, max: 1 week, modality: may}]\n    next:",
    )
    (fault,) = faults(("      lesson:", "      swim_class:"), uses)
    assert fault == ("unknown-name", "done", ("swim_class",))


def test_lines_too_far_out_are_one_fault() -> None:
    moved = TEXT.replace("      talk:", "    talk:")
    moved = moved.replace(
        "      lesson:\n        is: session\n", "    lesson:\n      is: session\n"
    )
    _, found, _ = diagnose(moved.replace("        ", "      "), "course.yaml")
    assert [fault.rule for fault in found] == ["nothing-inside"]


def test_a_text_in_many_pieces_is_one_fault() -> None:
    pieces = ("nb: Svømmekurs,", "nb: Svømmekurs, for barn, voksne, og andre,")
    assert [fault[:2] for fault in faults(pieces)] == [("unquoted-prose", "for barn")]


def test_a_key_is_told_where_it_belongs() -> None:
    text = TEXT.replace("    of: office\n", "    of: office\n    gap: 3 days\n", 1)
    _, (fault,), _ = diagnose(text, "course.yaml")
    assert (fault.param("near"), fault.param("places")) == ((), ("repeat",))


def test_a_comma_for_a_point_is_one_fault() -> None:
    text = (
        "need: must, of: office, source: guide 1",
        "need: must, of: office, repeat: {times: 1,5}, source: guide 1",
    )
    _, (fault,), _ = diagnose(TEXT.replace(*text, 1), "course.yaml")
    assert (fault.rule, fault.example) == ("number-form", "times: 1.5")


def test_no_is_no_choice_in_any_language() -> None:
    def rules(value: str) -> list[str]:
        parameters = f"parameters:\n  all: {{{value}, source: guide 1}}\n\nphases:"
        _, found, _ = diagnose(TEXT.replace("phases:", parameters, 1), "course.yaml")
        return [fault.rule for fault in found]

    assert rules("value: nei") == ["boolean-spelling"]
    assert rules("value: nei, among: [ja, nei, kanskje]") == []
    assert rules("value: nei, unit: choice") == []


def test_a_line_at_the_margin_is_where_the_fault_is() -> None:
    text = TEXT.replace("      talk:", "talk:", 1)
    _, (fault,), marks = diagnose(text, "course.yaml")
    assert fault.param("problem") == "too-far-out"
    assert marks.line(fault.span(marks).line).startswith("talk:")
