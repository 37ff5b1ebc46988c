"""What a scenario can be about: a place, a finding, a lapse, a choice, a step, an advice."""

from collections.abc import Iterator

from programflow.case import Status
from programflow.case.verdict import Reason

Feature = tuple[str, ...]
# Of each count a story to three; what then follows is found.
MOST_COUNTED = 3


def features_of(status: Status) -> Iterator[Feature]:
    """All there is on a day, each as a sort and the names that it is about."""
    yield ("place", status.outcome or status.phase or "")
    yield from ((s.state, s.step) for s in status.steps if s.state in {"done", "dropped"})
    for found in status.findings:
        yield ("lapsed" if found.lapse else "found", found.name)
    yield from (("due", due.step) for due in status.due if due.on >= status.at)
    for decision in status.decisions:
        there = decision.recommended
        yield ("advised", decision.step, there.verdict, there.option or "")
        for option in decision.options:
            yield ("option", decision.step, option.option, option.available)
    yield from (("criterion", c.name, c.value) for c in status.criteria)
    for tally in status.tallies:
        if tally.low == tally.high and tally.low is not None and 0 < tally.low <= MOST_COUNTED:
            yield ("tally", tally.name, str(tally.low))


def reason_of(status: Status, feature: Feature) -> Reason:
    """Why it is there."""
    sort, name = feature[0], feature[1]
    items = {
        "found": (found.item for found in status.findings if found.name == name),
        "done": (step.item for step in status.steps if step.step == name),
        "dropped": (step.item for step in status.steps if step.step == name),
        "due": (due.item for due in status.due if due.step == name),
        "advised": (d.recommended.item for d in status.decisions if d.step == name),
        "option": (d.item for d in status.decisions if d.step == name),
        "criterion": (c.item for c in status.criteria if c.name == name),
        "lapsed": (found.item for found in status.findings if found.name == name and found.lapse),
        "tally": (tally.item for tally in status.tallies if tally.name == name),
    }
    return status.explain(next(iter(items.get(sort, ())), name))


def sources_in(reason: Reason) -> Iterator[str]:
    """The citations of a reason, from the nearest on."""
    yield from reason.sources
    for child in reason.children:
        yield from sources_in(child)
