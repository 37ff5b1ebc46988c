"""What the comparison draws: every key of the language, or there is a reason why not."""

import re

from tests.differential.drawn import EXCEPTED, all_ways, is_excepted, seen_in

DEFINITIONS = 3000  # about a thousand are enough, as it is drawn now


def test_every_key_is_drawn_or_there_is_a_reason() -> None:
    """A new key that is never drawn is noticed; draw it in `programflow.testing.drawing`."""
    due = frozenset(way for way in all_ways() if is_excepted(way) is None)
    seen = seen_in(range(DEFINITIONS), until=due)
    assert sorted(due - seen.keys()) == []
    assert [way for way in seen if is_excepted(way)] == [], "is no exception any more"


def test_every_exception_is_one() -> None:
    said = [" ".join(way) for way in all_ways()]
    assert [p for p in EXCEPTED if not any(re.fullmatch(p, way) for way in said)] == []
