"""What is timed is what is meant: each story ends as it must."""

import importlib
from types import ModuleType

import pytest

from benchmarks import ours
from benchmarks.scenarios import SCENARIOS, Scenario

OWN = [
    ours,
    importlib.import_module("benchmarks.peers.handwritten"),
    importlib.import_module("benchmarks.peers.table"),
]


@pytest.mark.parametrize("story", SCENARIOS, ids=lambda story: story.name)
@pytest.mark.parametrize("peer", OWN, ids=lambda peer: peer.__name__)
def test_a_story_ends_as_it_must(peer: ModuleType, story: Scenario) -> None:
    told = peer.stands(peer.play(peer.prepare(story.events)), story.asked)
    assert told == (story.state, story.overdue)


@pytest.mark.parametrize(("day", "overdue"), [(23, False), (24, False), (25, True)])
def test_the_talks_are_overdue_from_the_day_after_the_last(day: int, *, overdue: bool) -> None:
    (story,) = (story for story in SCENARIOS if story.name == "overdue")
    case = ours.play(ours.prepare(story.events))
    assert ours.stands(case, day) == ("talks", overdue)
