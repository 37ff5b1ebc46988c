"""`prove`: what holds of a programme for everybody it admits, on every day that it may begin."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from programflow.checking.provers import PROVERS
from programflow.checking.question import NotProved, Question, Range, Shown
from programflow.definition.programme import Place, Programme, Setting
from programflow.definition.rings import rings_through
from programflow.definition.settings import parse_setting
from programflow.definition.values import NOT_STATED
from programflow.diagnostics import Fault
from programflow.diagnostics.errors import ProgramflowError
from programflow.machine import Machine
from programflow.temporal import Duration, Unit, add, to_day

HORIZON = 20
"""Years of start dates, from the day on which the definition begins to hold."""


@frozen(kw_only=True)
class Taken:
    """A parameter that a proof rests on: its value, and who says it.

    `origin` is ``place``, ``definition`` or ``range``; of a range `value` is its two ends.
    """

    parameter: str
    value: Setting | Range
    origin: str
    assumption: bool


@frozen(kw_only=True)
class Proof:
    """What was looked at, and what came of it: enough to do it again, and to see what is missing.

    `first` and `last` are the first and the last start date, as day numbers. `dates`, `states` and
    `scenarios` are how many of each the provers went through. `findings` are faults of the
    definition, in no order of the text; `not_proved` is what was neither shown nor refuted.
    """

    programme: str
    version: int | str
    digest: str
    place: str | None
    variants: tuple[str, ...]
    horizon: int
    first: int
    last: int
    calendar: str
    calendar_version: str
    thorough: bool
    checks: tuple[str, ...]
    dates: int
    states: int
    scenarios: int
    taken: tuple[Taken, ...]
    findings: tuple[Fault, ...]
    not_proved: tuple[NotProved, ...]


class UnfitPlace(ProgramflowError):
    """A place fills in a parameter that the programme has not, or with what it cannot be."""


def prove(
    programme: Programme,
    machine: Machine,
    *,
    place: Place | None = None,
    horizon: int | None = None,
    thorough: bool = False,
) -> Proof:
    """Ask every prover about every variant of a programme.

    Args:
        programme: one that the checks accept.
        machine: the same, compiled.
        place: values that a place fills in; without one, those of the definition.
        horizon: years of start dates; `HORIZON` if None.
        thorough: whether to go through scenarios too.

    Raises:
        UnfitPlace: a value of the place does not fit; `parse_setting` says how.
    """
    questions = questions_of(programme, machine, place=place, horizon=horizon, thorough=thorough)
    first, last = questions[0].first, questions[0].last
    shown = [prover(question) for question in questions for prover in PROVERS.values()]
    return Proof(
        programme=programme.id,
        version=programme.version,
        digest=machine.digest.text,
        place=None if place is None else place.place,
        variants=tuple(programme.variants),
        horizon=HORIZON if horizon is None else horizon,
        first=first,
        last=last,
        calendar=machine.calendar.name,
        calendar_version=machine.calendar.version,
        thorough=thorough,
        checks=tuple(PROVERS),
        dates=sum(one.dates for one in shown),
        states=sum(one.states for one in shown),
        scenarios=sum(one.scenarios for one in shown),
        taken=tuple(_taken(questions[0], place)),
        findings=_findings(shown),
        not_proved=_not_proved(shown),
    )


def questions_of(
    programme: Programme,
    machine: Machine,
    *,
    place: Place | None = None,
    horizon: int | None = None,
    thorough: bool = False,
) -> list[Question]:
    """A question for each variant, over every start date of the horizon; as for `prove`."""
    years = HORIZON if horizon is None else horizon
    first = to_day(programme.valid_from)
    last = add(first, Duration(years, Unit.YEARS), machine.calendar) - 1
    settings = _settings(programme, place)
    return [
        Question(
            machine=machine,
            variant=variant,
            settings=settings,
            first=first,
            last=last,
            thorough=thorough,
        )
        for variant in tuple(programme.variants) or (None,)
    ]


def _settings(programme: Programme, place: Place | None) -> dict[str, Setting]:
    given = {} if place is None else place.settings.get(programme.id, {})
    settings: dict[str, Setting] = {}
    for name, setting in given.items():
        parameter = programme.parameters.get(name)
        value = None if parameter is None else parse_setting(parameter, setting.value, programme)
        if value is None or isinstance(value, Fault):
            raise UnfitPlace(name)
        settings[name] = value
    for name, _ in rings_through(programme, settings):
        raise UnfitPlace(name)
    return settings


def _taken(question: Question, place: Place | None) -> Iterable[Taken]:
    """What the parameters that some rule reads were taken to be."""
    programme = question.programme
    given = {} if place is None else place.settings.get(programme.id, {})
    read = {name for _, names in question.plan.reads for name in names}
    for name, parameter in programme.parameters.items():
        value = question.value(name, on=question.first)
        if name not in read or value is NOT_STATED:
            continue
        said = given.get(name, parameter)
        origin = "place" if name in given else "definition"
        yield Taken(
            parameter=name,
            value=value,
            origin="range" if isinstance(value, Range) else origin,
            assumption=bool(said.assumption),
        )


def _findings(shown: Iterable[Shown]) -> tuple[Fault, ...]:
    """Each fault once, though several variants have it."""
    faults: Mapping[object, Fault] = {
        (fault.rule, fault.route, fault.on): fault
        for one in reversed(list(shown))
        for fault in reversed(one.faults)
    }
    return tuple(sorted(faults.values(), key=lambda fault: (fault.rule, repr(fault.route))))


def _not_proved(shown: Iterable[Shown]) -> tuple[NotProved, ...]:
    entries = {
        (entry.check, entry.reason, entry.route, repr(entry.params)): entry
        for one in reversed(list(shown))
        for entry in reversed(one.not_proved)
    }
    order = list(PROVERS)
    return tuple(
        sorted(
            entries.values(),
            key=lambda entry: (order.index(entry.check), entry.reason, repr(entry.route)),
        )
    )
