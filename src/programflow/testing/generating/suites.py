"""A file of scenarios made from a definition.

What they expect is what came out. They say that nothing has changed; that it is right, only a
person who reads them through can say.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve

from programflow.case import Status, status
from programflow.definition.entries import Done, Entry
from programflow.definition.programme import Place, Programme
from programflow.definition.scenarios import (
    Advised,
    Expected,
    FoundThere,
    Scenario,
    StepThere,
    Suite,
    Told,
)
from programflow.machine import Machine
from programflow.rendering.language import Lang, say
from programflow.rendering.names import Names, steps_of
from programflow.testing.generating.features import Feature, reason_of, sources_in
from programflow.testing.generating.walking import Story, play, stories
from programflow.testing.scenarios.describing import described
from programflow.testing.scenarios.playing import enrolment

WALKS = 40
# From a Monday. What rolls to a working day shows only where the last day is none.
TO_SATURDAY = 5


def generate(
    machine: Machine,
    *,
    programme_path: str,
    place: Place | None = None,
    place_path: str | None = None,
    lang: Lang = "nb",
    walks: int = WALKS,
) -> Suite:
    """A suite with a story of each thing that walks through the programme meet.

    Of each time limit there is a triple: the day before the last, the last, the day after it.

    Args:
        machine: the programme.
        programme_path: what the file is to call it.
        place: the values of a place.
        place_path: what the file is to call them.
        lang: the language of the names.
        walks: how many walks for each variant.
    """
    programme = machine.programme
    suite = Suite(programme=programme_path, place=place_path)
    start = _monday(programme.valid_from)
    variants: list[str | None] = [*programme.variants] or [None]
    firsts = [
        enrolment(suite, Scenario(name="", start=start, variant=v), programme, place=place)
        for v in variants
    ]
    names = Names(programme, lang)
    made: list[Scenario] = []
    for story in stories(machine, firsts, walks=walks):
        made += _scenarios(machine, story, names)
    return evolve(suite, scenarios=tuple(_named_once(made, lang)))


def _monday(day: date) -> date:
    """The first Monday from a day on: weeks and what rolls are then easy to follow."""
    return day + timedelta(-day.weekday() % 7)


def _scenarios(machine: Machine, story: Story, names: Names) -> Iterator[Scenario]:
    case = play(machine, story.first, story.entries)
    if case is None:
        return
    there = status(machine, case, at=story.at)
    if story.feature[0] != "due":
        yield _scenario(story, story.entries, [there], names=names)
        return
    due = _due(there, story)
    if due is None:
        return
    yield from _triple(machine, story, names, code=None)
    yield from _triple(machine, _later(story, days=TO_SATURDAY), names, code="saturday")
    for code, day in (("kept", due), ("late", due + timedelta(1))):
        entries = _with_done(machine.programme, story, day)
        done = None if entries is None else play(machine, story.first, entries)
        if entries is not None and done is not None:
            now = [status(machine, done, at=day)]
            yield _scenario(story, entries, now, names=names, code=code)


def _due(there: Status, story: Story) -> date | None:
    days = (due.on for due in there.due if due.step == story.feature[1] and due.on >= there.at)
    return next(days, None)


def _triple(
    machine: Machine, story: Story, names: Names, *, code: str | None
) -> Iterator[Scenario]:
    """The last day of a time limit, with the day before and the day after."""
    case = play(machine, story.first, story.entries)
    if case is None or (due := _due(status(machine, case, at=story.at), story)) is None:
        return
    last = story.entries[-1].on if story.entries else story.first.on
    days = (due + timedelta(n) for n in (-1, 0, 1))
    about = [status(machine, case, at=day) for day in days if day >= last]
    yield _scenario(story, story.entries, about, names=names, code=code)


def _later(story: Story, *, days: int) -> Story:
    """The same story so many days later."""
    entries = tuple(evolve(entry, on=entry.on + timedelta(days)) for entry in story.entries)
    first = evolve(story.first, on=story.first.on + timedelta(days))
    return evolve(story, first=first, entries=entries, at=story.at + timedelta(days))


def _with_done(programme: Programme, story: Story, day: date) -> tuple[Entry, ...] | None:
    """The story with the step done on a day; None where it is not done by being done."""
    step = steps_of(programme).get(story.feature[1])
    if step is None or step.is_ not in {"session", "task"} or step.repeat is not None:
        return None
    signers = step.signed_by if isinstance(step.signed_by, tuple) else tuple(programme.roles)
    done = [
        Done(id=f"e-{len(story.entries) + n}", on=day, step=step.name, by=by)
        for n, by in enumerate(signers or (step.by or step.of,), start=1)
    ]
    return (*story.entries, *done)


def _scenario(
    story: Story,
    entries: tuple[Entry, ...],
    days: list[Status],
    *,
    names: Names,
    code: str | None = None,
) -> Scenario:
    first = story.first
    told = tuple(Told(entry=entry, route=("when", index)) for index, entry in enumerate(entries))
    return Scenario(
        name=title(story.feature, names, code=code),
        rests_on=(_ground(days[-1], story.feature, names.lang),),
        start=first.on,
        variant=first.variant,
        when=told,
        then=tuple(in_full(there) for there in days),
    )


def _ground(there: Status, feature: Feature, lang: Lang) -> str:
    cited = (s for s in sources_in(reason_of(there, feature)) if s != "assumption")
    source = next(cited, None)
    if source is None:
        return say(lang, "scenarios", "made.confirm")
    return say(lang, "scenarios", "made.by", source=source)


def in_full(there: Status) -> Expected:
    """A day in full: where the case is, each step, what is due, found, allowed and recommended."""
    like = Expected(
        on=there.at,
        phase="",
        open=(),
        steps={s.step: StepThere(state="", of="", by="", need="") for s in there.steps},
        due={**{s.step: False for s in there.steps}, **{d.step: d.on for d in there.due}},
        found=(),
        allowed={d.step: () for d in there.decisions},
        recommended={d.step: Advised() for d in there.decisions},
        criteria={c.name: "" for c in there.criteria},
        tallies={t.name: 0 for t in there.tallies},
        unfounded=(),
    )
    now = described(there, like=like)
    due = {name: day for name, day in now.due.items() if day is not False}
    return evolve(now, due=due, found=_counted(now.found or ()))


def _counted(found: tuple[FoundThere, ...]) -> tuple[FoundThere, ...]:
    """Findings that are alike, once, with how many there are."""
    alike: dict[FoundThere, int] = {}
    for one in found:
        alike[one] = alike.get(one, 0) + 1
    return tuple(evolve(one, times=n) for one, n in alike.items())


def title(feature: Feature, names: Names, *, code: str | None = None) -> str:
    """What a scenario is called."""
    sort, name, *more = feature
    lang = names.lang
    sorts = {"place": "phase", "found": "finding", "criterion": "criterion", "tally": "tally"}
    thing = names.of(sorts[sort], name) if sort in sorts else names.any(name)
    said = {"name": thing, "option": "", "more": ""}
    if sort == "option":
        said |= {"option": names.option(name, more[0])}
        said |= {"more": say(lang, "scenarios", f"made.{more[1]}")}
    elif sort == "advised":
        verdict = say(lang, "scenarios", f"made.verdict.{more[0]}")
        said |= {"more": names.option(name, more[1]) if more[1] else verdict}
    elif sort == "criterion":
        said |= {"more": say(lang, "dates", more[0])}
    elif sort == "tally":
        said |= {"more": more[0]}
    return say(lang, "scenarios", f"made.{code or sort}", **said)


def _named_once(made: Iterable[Scenario], lang: Lang) -> Iterator[Scenario]:
    """The scenarios, each called otherwise than those before it."""
    used: dict[str, int] = {}
    for scenario in made:
        n = used[scenario.name] = used.get(scenario.name, 0) + 1
        again = say(lang, "scenarios", "made.again", name=scenario.name, n=n)
        yield scenario if n == 1 else evolve(scenario, name=again)
