"""The catalogues say the same in three languages, and have words for every code there is."""

import subprocess
import sys

import pytest

from programflow.case.codes import CHANGE_CODES, NEXT_CODES, REASON_CODES, REJECTION_CODES
from programflow.checking.provers import PROVERS
from programflow.diagnostics import SPECS
from programflow.rendering.language import (
    LANGUAGES,
    SUBJECTS,
    Lang,
    count,
    listed,
    placeholders,
    words,
)

CODES = {
    **REASON_CODES,
    **{f"change.{code}": params for code, params in CHANGE_CODES.items()},
    **{f"next.{code}": params for code, params in NEXT_CODES.items()},
    **{f"reject.{code}": params for code, params in REJECTION_CODES.items()},
}


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_languages_have_the_same_keys_and_blanks(lang: Lang, subject: str) -> None:
    norwegian = words("nb", subject)
    blanks = {key: placeholders(sentence) for key, sentence in words(lang, subject).items()}
    assert blanks == {key: placeholders(sentence) for key, sentence in norwegian.items()}


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_engine_has_words(code: str) -> None:
    for lang in LANGUAGES:
        assert placeholders(words(lang, "reasons")[code]) <= set(CODES[code])


def test_no_words_stand_for_codes_that_are_not_there() -> None:
    known = {*CODES, "changes", "changes.on"}
    bases = {key if key in known else key.rpartition(".")[0] for key in words("nb", "reasons")}
    assert bases - known == set()


@pytest.mark.parametrize("rule", SPECS)
def test_every_rule_has_a_message_and_help(rule: str) -> None:
    for lang in LANGUAGES:
        for key in (rule, f"{rule}.help"):
            assert placeholders(words(lang, "faults")[key]) <= set(SPECS[rule].params)


def test_every_prover_is_asked_something_in_words() -> None:
    for lang in LANGUAGES:
        asked = {key for key in words(lang, "proofs") if key.startswith("check.")}
        assert asked == {f"check.{check}" for check in PROVERS}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_empty(lang: Lang) -> None:
    empty = [key for s in SUBJECTS for key, text in words(lang, s).items() if not text.strip()]
    assert empty == []


def test_only_the_language_in_use_is_read() -> None:
    script = (
        "import sys; from programflow.rendering.language import say; say('nn', 'dates', 'and');"
        "print(sorted(m for m in sys.modules if '.words_' in m))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(
        ["programflow.rendering.words_nn", "programflow.rendering.words_nn.dates"]
    )


def test_a_list_reads_as_a_phrase() -> None:
    assert listed("nb", ["a", "b", "c"]) == "a, b og c"
    assert listed("en", ["a", "b"], last="or") == "a or b"
    assert (listed("nn", ["a"]), listed("nb", [])) == ("a", "")


def test_one_is_told_from_many() -> None:
    assert [count("nb", "unit.week", n) for n in (0, 1, 3)] == ["0 uker", "1 uke", "3 uker"]
