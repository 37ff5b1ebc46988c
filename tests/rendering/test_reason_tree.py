"""What is shown of a tree: no line that says nothing, and in brief only what decides."""

import pytest
from attrs import evolve

from programflow.case.verdict import Change, Reason
from programflow.definition.criteria import Atom, NamedCriterion
from programflow.definition.values import Text
from programflow.rendering import render_reason
from programflow.rendering.language import LANGUAGES, Lang
from programflow.rendering.names import Names
from programflow.rendering.reasons import reason_lines, sentence, teller
from tests.rendering.statuses import PROGRAMME

TITLED = evolve(
    PROGRAMME,
    criteria={
        "fit": NamedCriterion(
            name="fit",
            test=Atom(form="answer", name="heart"),
            title=Text(nb="Frisk nok", en="Fit enough"),
        )
    },
)


def atom(spell: str, value: str) -> Reason:
    params = (("value", value), ("spell", spell), ("states", ("open",)))
    return Reason(code="spell-state", params=params)


def joined(code: str, value: str, *children: Reason) -> Reason:
    return Reason(code=code, params=(("value", value),), children=children)


def found(*children: Reason) -> Reason:
    params = (("finding", "fell_behind"), ("on", "2026-03-19"))
    return Reason(code="found-when", params=params, children=children)


def lines(reason: Reason, *, brief: bool = False) -> list[str]:
    told = reason_lines(reason, teller(TITLED, lang="nb", brief=brief))
    return [line.replace("«", "").replace("»", "") for line in told[1:]]


def test_all_below_a_conclusion_is_said_member_by_member() -> None:
    both = joined("all", "yes", atom("a", "yes"), joined("all", "yes", atom("b", "yes")))
    assert lines(found(both)) == ["  Oppfylt: a gjelder", "  Oppfylt: b gjelder"]


def test_not_is_said_with_what_it_denies() -> None:
    three = joined("all", "no", atom("a", "yes"), atom("b", "no"), atom("c", "no"))
    assert lines(found(joined("not", "yes", three))) == [
        "  Oppfylt: ikke alt dette gjelder",
        "    Oppfylt: a gjelder",
        "    Ikke oppfylt: b gjelder",
        "    Ikke oppfylt: c gjelder",
    ]
    assert lines(found(joined("not", "yes", three)), brief=True) == [
        "  Oppfylt: ikke alt dette gjelder",
        "    Ikke oppfylt: b gjelder",
        "    Ikke oppfylt: c gjelder",
    ]


def test_not_of_a_titled_criterion_names_it() -> None:
    params = (("value", "no"), ("criterion", "fit"))
    named = Reason(code="criterion", params=params, children=(atom("a", "no"),))
    assert lines(found(joined("not", "yes", named))) == [
        "  Oppfylt: vilkåret Frisk nok er ikke oppfylt",
        "    Ikke oppfylt: a gjelder",
    ]


def test_a_criterion_without_a_title_is_what_it_says() -> None:
    params = (("value", "yes"), ("criterion", "nameless"))
    named = Reason(code="criterion", params=params, children=(atom("a", "yes"),))
    assert lines(found(named)) == ["  Oppfylt: a gjelder"]


def test_in_brief_the_one_that_decides_stands_for_the_many() -> None:
    either = joined("any", "yes", joined("all", "no", atom("a", "no")), atom("b", "yes"))
    assert lines(found(either), brief=True) == ["  Oppfylt: b gjelder"]
    assert len(lines(found(either))) == 3


@pytest.mark.parametrize("value", ["yes", "no", "unknown"])
def test_a_combination_never_ends_a_tree(value: str) -> None:
    deep = joined("any", value, atom("a", value), atom("b", value))
    told = reason_lines(found(deep), teller(TITLED, lang="nb"), depth=1)
    assert len(told) == 4


@pytest.mark.parametrize(("inside", "asked"), [("yes", True), ("no", False)])
def test_below_a_not_what_holds_is_what_would_have_to_change(inside: str, *, asked: bool) -> None:
    change = Change(code="answer", params=(("question", "heart"),))
    answered = evolve(atom("a", inside), changes=(change,))
    denied = joined("not", "no" if inside == "yes" else "unknown", answered)
    assert ("Endres hvis: svar på" in render_reason(found(denied), TITLED, lang="nb")) == asked


def bound(lang: Lang, form: str, length: str) -> str:
    params = (
        ("step", "lesson"),
        ("modality", "should"),
        ("form", form),
        ("length", length),
        ("anchor", "enrolled|2026-03-02"),
        ("due", None if form in {"min", "early"} else "2026-03-12"),
    )
    return sentence("bound", params, names=Names(PROGRAMME, lang))


@pytest.mark.parametrize(
    ("form", "length", "said"),
    [
        ("max", "10 days", "bør være gjort innen 10 dager fra"),
        ("max", "0 days", "bør være gjort senest den dagen"),
        ("max", "-2 days", "bør være gjort senest 2 dager før den dagen"),
        ("max", "", "hvor lang den er, er ikke oppgitt"),
        ("late", "3 days", "senest 3 dager etter anbefalt dag, som regnes fra"),
        ("aim", "10 days", "bør gjøres omtrent 10 dager fra"),
        ("min", "10 days", "bør gjøres tidligst 10 dager fra"),
        ("early", "3 days", "bør gjøres tidligst 3 dager før anbefalt dag"),
    ],
)
def test_a_bound_is_said_by_the_length_that_binds(form: str, length: str, said: str) -> None:
    text = bound("nb", form, length)
    assert said in text
    assert ("Siste dag er" in text) == (form in {"max", "late"} and length != "")
    assert ("Anbefalt dag er" in text) == (form == "aim")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["max", "late", "aim", "min", "early"])
def test_every_form_of_a_bound_has_its_sentence(form: str, lang: Lang) -> None:
    others = {bound(lang, one, "3 days") for one in ("max", "late", "aim", "min", "early")}
    assert len(others) == 5
    for length in ("0 days", "-2 days", "3 days", ""):
        assert "{" not in bound(lang, form, length)


def test_an_option_is_called_what_its_own_decision_calls_it() -> None:
    names = Names(PROGRAMME, "nb")
    assert names.option("", "uphold") == "oppretthold vedtaket"
    assert names.option("place_in_group", "keep") == "Behold plassen"


def test_many_entries_are_named_by_their_ends_in_brief() -> None:
    several = Reason(code="source", entries=tuple(f"e-{n}" for n in range(9)))
    assert lines_of(several, brief=True) == "[9 oppføringer: fra oppføring e-0 til oppføring e-8]"
    assert lines_of(several, brief=False).count("oppføring") == 9


def lines_of(reason: Reason, *, brief: bool) -> str:
    told = reason_lines(reason, teller(PROGRAMME, lang="nb", brief=brief))
    return " ".join(" ".join(told).split()).partition(". ")[2]
