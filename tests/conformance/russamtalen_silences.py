"""What no engine may do by itself in Russamtalen, and rules that no source has: a check for each.

A check asks where the invention would show: in the case long after, in the case with more or less
in its journal, in every pattern of answers. It says what gives the invention away.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import product
from typing import Any

from programflow.definition.entries import Decided, Enrolled
from programflow.definition.values import NOT_STATED
from tests.conformance.asking import Asked
from tests.conformance.cases import Journal, entry
from tests.conformance.expectations import Check
from tests.conformance.players import Seen

Silence = Callable[[Asked], Iterator[str]]


def _offer_waits(asked: Asked) -> Iterator[str]:
    """The offer is a person's: it waits, and the case stays where it is, however long."""
    for seen in (asked.seen, asked.long_after()):
        if (seen.place, seen.states("offer")) != ("clarification", ["open"]):
            yield f"in {seen.place}, the offer is {seen.states('offer')}"
        if seen.states("consider_reaction") or seen.found("offer"):
            yield "something came of the offer without a decision"


def _time_does_not_refuse(asked: Asked) -> Iterator[str]:
    yield from _offer_waits(asked)
    if any(d.thing == "offer" for d in asked.seen.due):
        yield "the offer has a last day"


def _answers(asked: Asked, **answers: str) -> Seen:
    """The moment as if these answers, and no other of the form, had been given."""
    return asked.told(asked.changed("e6", answers=answers))


def _not_refused_on_four_answers(asked: Asked) -> Iterator[str]:
    offer = asked.seen.decision("offer")
    if offer is None or offer.option is not None:
        yield f"recommends {offer}"
    no = dict.fromkeys(("q1", "q2", "q3", "q4"), "no")
    told = _answers(asked, **no, own_view="unsure").decision("offer")
    if told is None or (told.option, told.strength) != ("refuse", "presumption"):
        yield "it is not the missing assessment that keeps it silent"


def _unanswered_is_not_no(asked: Asked) -> Iterator[str]:
    three = {"q1": "no", "q2": "no", "q3": "no", "own_view": "unsure"}
    for said, wanted in ((None, "unknown"), ("no", "yes"), ("yes", "no")):
        seen = _answers(asked, **three, **({} if said is None else {"q4": said}))
        if seen.criteria["all_no"] != wanted:
            yield f"q4 {said}: all_no is {seen.criteria['all_no']}"


def _not_refused_as_all_no(asked: Asked) -> Iterator[str]:
    offer = asked.seen.decision("offer")
    if offer is None or offer.option is not None:
        yield f"recommends {offer}"


def _no_points(asked: Asked) -> Iterator[str]:
    """No pattern of one to three yeses says anything, whatever questions they are to."""
    for pattern in product(("yes", "no"), repeat=4):
        if len({*pattern}) == 2:
            answers = dict(zip(("q1", "q2", "q3", "q4"), pattern, strict=True))
            offer = _answers(asked, **answers, own_view="unsure").decision("offer")
            if offer is None or offer.verdict != "silent":
                yield f"{pattern}: {offer}"


def _no_reaction_by_itself(asked: Asked) -> Iterator[str]:
    """The question waits for a person: nothing is decided, due or lapsed, however long."""
    for seen in (asked.seen, asked.long_after()):
        if seen.states("consider_reaction") != ["open"] or seen.states("state_non_offer"):
            yield f"the reaction is {seen.states('consider_reaction')}"
        if any(d.thing == "consider_reaction" for d in seen.due) or seen.found("consider_reaction"):
            yield "the question of a reaction has a last day"


def _withdrawal_is_no_breach(asked: Asked) -> Iterator[str]:
    ended = {e.id for e in asked.known() if e.kind == "ended"}
    assert ended
    for found in asked.seen.findings:
        if ended & {*found.witnesses} and found.grade != "notice":
            yield f"the withdrawal witnesses {found}"
    if [f.grade for f in asked.seen.found("withdrew")] != ["notice"]:
        yield f"the withdrawal is {asked.seen.found('withdrew')}"


def _is_under_way(seen: Seen) -> Iterator[str]:
    """The talks go on: agreed to, the next ones to be held, no reaction asked about."""
    if (seen.place, seen.spells["agreement"], seen.criteria["withdrawn"]) != ("talks", "yes", "no"):
        yield f"in {seen.place}, the agreement is open: {seen.spells['agreement']}"
    if not (seen.living("talk_2") or "done" in seen.states("talk_2")) or not seen.living("talk_3"):
        yield f"the talks are {seen.states('talk_2')}, {seen.states('talk_3')}"
    if seen.states("consider_reaction") or seen.found("withdrew"):
        yield "a reaction is asked about, or a withdrawal found"


def _goes_on(asked: Asked) -> Iterator[str]:
    yield from _is_under_way(asked.seen)
    yield from _is_under_way(asked.long_after())


def _absences_end_nothing(asked: Asked) -> Iterator[str]:
    """Neither one absence nor six of them."""
    yield from _goes_on(asked)
    more = tuple(
        asked.made(
            id=f"told-{week}",
            kind="missed",
            on=asked.moment.at + timedelta(weeks=week),
            step="talk_2",
            cause="participant",
            excused="no",
        )
        for week in range(1, 6)
    )
    yield from _is_under_way(asked.told(asked.known() + more, at=more[-1].on))


def _missed_is_not_lost(asked: Asked) -> Iterator[str]:
    on = asked.moment.at + timedelta(days=6)
    held = asked.told(
        (*asked.known(), asked.made(kind="done", on=on, step="talk_2", by="officer")), at=on
    )
    if held.states("talk_2") != ["done"]:
        yield f"a missed talk held later is {held.states('talk_2')}"
    if [f for f in held.found("talk_2") + held.found("out_of_place") if f.grade != "notice"]:
        yield "to hold it later is held against somebody"


def _episode(asked: Asked) -> str:
    (episode,) = [e.id for e in asked.known() if e.kind == "happened"]
    return episode


def _episode_changes_nothing(asked: Asked) -> Iterator[str]:
    """With the episode and without it the case is the same, now and long after."""
    yield from _goes_on(asked)
    if asked.told(asked.less(_episode(asked))) != asked.seen:
        yield "the episode changes the case"


def _offered_again(asked: Asked) -> Iterator[str]:
    """A new case with the episode on record is offered the talks like any other."""
    first = [e for e in asked.known() if e.kind != "happened" and e.id <= "e7" and len(e.id) == 2]
    on = max(e.on for e in first)
    again = asked.made(kind="happened", on=on, incident="new_episode")
    offer = asked.told((*first, again), at=on).decision("offer")
    if offer is None or offer.options["start"] != "yes" or offer.option != "start":
        yield f"the new case has the offer {offer}"


def _time_ends_nothing(asked: Asked) -> Iterator[str]:
    for seen in (asked.seen, asked.long_after()):
        yield from _is_under_way(seen)
        if [f for f in seen.findings if f.accounted]:
            yield f"something is charged: {seen.findings}"


def _anchored(asked: Asked, anchor: Mapping[str, Any]) -> Journal:
    """The journal with a value filled in for what the time frame is counted from."""
    first = asked.known()[0]
    assert isinstance(first, Enrolled)
    settings = {**dict(first.settings), "series_anchor": dict(anchor)}
    said = {"id": first.id, "kind": "enrolled", "on": first.on, "variant": first.variant}
    return (entry(said, asked.case.names, settings=settings), *asked.known()[1:])


def _no_anchor_unchosen(asked: Asked) -> Iterator[str]:
    """No last day while nobody has chosen; with each choice the one that it gives."""
    parameter = asked.player.programme.parameters["series_anchor"]
    if parameter.value is not NOT_STATED or parameter.by_variant or parameter.dated:
        yield "the definition states an anchor"
    for seen in (asked.seen, asked.long_after()):
        if seen.found("talks") or any(d.thing == "talks" for d in seen.due):
            yield "the series has a last day"
    on = {e.id: e.on for e in asked.known()}
    choices = (
        ({"done": "clarification"}, on["e3"]),
        ({"decided": "offer"}, on["e8"]),
        ({"entered": "talks"}, on["e8"]),
        ({"done": "talk_1"}, on["e9"]),
    )
    if len(choices) != len(parameter.among):
        yield "the definition has other choices"
    for anchor, first in choices:
        dates = [d.on for d in asked.told(_anchored(asked, anchor)).due if d.thing == "talks"]
        if dates != [first + timedelta(weeks=3)]:
            yield f"{anchor} gives {dates}"


def _has_no_time(seen: Seen, *things: str) -> Iterator[str]:
    for thing in things:
        if any(d.thing == thing for d in seen.due) or seen.found(thing):
            yield f"{thing} has a last day"


def _no_appeal_deadline(asked: Asked) -> Iterator[str]:
    programme = asked.player.programme
    if programme.parameters["appeal_deadline"].value is not NOT_STATED:
        yield "the definition states a deadline for the appeal"
    if programme.roles["appeal_body"].held_by is not NOT_STATED:
        yield "the definition says who decides an appeal"
    for seen in (asked.seen, asked.long_after()):
        yield from _has_no_time(seen, "appeal")
        if seen.states("appeal") != ["open"]:
            yield f"the appeal is {seen.states('appeal')}"


def _no_deadline_for_papers(asked: Asked) -> Iterator[str]:
    duties = "sign_letter", "register_clarification"
    for name in ("signing_deadline", "registration_deadline"):
        if asked.player.programme.parameters[name].value is not NOT_STATED:
            yield f"the definition states {name}"
    for seen in (asked.seen, asked.long_after()):
        yield from _has_no_time(seen, *duties)
        if [seen.states(duty) for duty in duties] != [["open"], ["open"]]:
            yield "a forgotten duty is gone"


def _talks_lessen_nothing(asked: Asked) -> Iterator[str]:
    """After two talks, one or none the same may be decided, up to the same ceiling."""
    said = asked.seen.decision("consider_reaction")
    if said is None or said.verdict != "silent":
        yield f"a reaction is recommended: {said}"
    heaviest = {"reaction": "exclusion_from_leisure", "amount": "20 days"}
    act = {"kind": "decided", "step": "consider_reaction", "option": "impose", "by": "prison"}
    for journal in (asked.known(), asked.less("e11"), asked.less("e9", "e10", "e11")):
        if asked.told(journal).decision("consider_reaction") != said:
            yield "the number of talks changes the decision"
        if asked.player.tried(journal, asked.made(**act, values=heaviest)) is not None:
            yield "the number of talks lowers the ceiling"


def _short_talk_counts(asked: Asked) -> Iterator[str]:
    """Thirty minutes, forty-five or nothing told: the same case."""
    for values in ({"minutes": 45}, {"minutes": 5}, {}):
        told = asked.changed("e10", step="talk_1", by="officer", values=values)
        if asked.told(told) != asked.seen:
            yield f"{values} makes another case"


def _reprimand_stands(asked: Asked) -> Iterator[str]:
    """What was decided keeps its effect until a person sets it aside."""
    for seen in (asked.seen, asked.long_after()):
        if seen.unfounded != {"e12"}:
            yield f"unfounded are {sorted(seen.unfounded)}"
    on = asked.moment.at
    aside = Decided(id="told", on=on, step="review", option="set_aside", about="e12", by="prison")
    if asked.told((*asked.known(), aside)).unfounded:
        yield "a person cannot set it aside"


def _listed_as_unfounded(asked: Asked) -> Iterator[str]:
    if "e12" not in asked.seen.unfounded:
        yield "the reprimand is kept without a word"


MUST_NOT: Mapping[str, Silence] = {
    "decide the offer without a person": _offer_waits,
    "refuse by itself because time has passed": _time_does_not_refuse,
    "recommend refuse on the four answers alone": _not_refused_on_four_answers,
    "count the unanswered question as no": _unanswered_is_not_no,
    "recommend refuse as all no": _not_refused_as_all_no,
    "impose a reaction by itself": _no_reaction_by_itself,
    "name the withdrawal as the breach": _withdrawal_is_no_breach,
    "treat the absence as a withdrawal": _goes_on,
    "end the series by itself": _goes_on,
    "count the episode as a withdrawal": _episode_changes_nothing,
    "undo the reprimand by itself": _reprimand_stands,
    "keep it without listing it as unfounded": _listed_as_unfounded,
}

INVENTIONS: Mapping[str, Silence] = {
    "the case is closed, or a reaction is considered, because the time has run out": (
        _time_ends_nothing
    ),
    "count from talk 1, from the decision or from the drug episode without anybody having"
    " chosen it": _no_anchor_unchosen,
    "start at two yeses of four, or refuse because 2 and 4 are no": _no_points,
    "three weeks by administrative law, or the regional level, filled in silently": (
        _no_appeal_deadline
    ),
    "due the same day, or within a week": _no_deadline_for_papers,
    "a milder reaction by the number of talks held": _talks_lessen_nothing,
    "one absence without excuse ends the agreement": _absences_end_nothing,
    "a missed talk is lost": _missed_is_not_lost,
    "thirty minutes is void because it is under forty-five": _short_talk_counts,
    "the series is broken off and the reaction falls due": _goes_on,
    "only once per inmate": _offered_again,
}


def _must_not(asked: Asked, wanted: list[str]) -> Iterator[str]:
    for phrase in wanted:
        yield from (f"{phrase}: {what}" for what in MUST_NOT[phrase](asked))


def _source_does_not_say(asked: Asked, wanted: list[Mapping[str, str]]) -> Iterator[str]:
    for row in wanted:
        assert row["answer"] == "source does not say"
        yield from (f"{row['invention']}: {w}" for w in INVENTIONS[row["invention"]](asked))


CHECKS: Mapping[str, Check] = {
    "must_not": _must_not,
    "source_does_not_say": _source_does_not_say,
}
