"""What the tutorial shows of a file stands in that file. Its commands run with all pages'."""

import re

import pytest

from tests.project.root import ROOT

PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^<!-- in: (\S+) -->\n```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("path", "text"), SHOWN)
def test_what_is_shown_of_a_file_stands_in_it(path: str, text: str) -> None:
    whole = (ROOT / path).read_text(encoding="utf-8")
    assert text in whole


def test_every_piece_of_a_definition_says_where_it_is_from() -> None:
    assert len(SHOWN) == PAGE.count("```yaml") > 0


def test_the_journal_shown_is_the_one_that_is_played() -> None:
    (shown,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown == (ROOT / "examples/tutorial/first-talk.jsonl").read_text(encoding="utf-8")
