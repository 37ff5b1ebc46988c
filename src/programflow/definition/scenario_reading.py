"""Text to scenarios. Their names are looked up when the programme is at hand."""

from attrs import frozen

from programflow.definition.grammar_scenarios import SUITE
from programflow.definition.naming import check_names, names_of
from programflow.definition.programme import Programme, Setting
from programflow.definition.reader import Reader, Reference
from programflow.definition.reading import read_text
from programflow.definition.rings import rings_through
from programflow.definition.scenarios import Suite
from programflow.definition.settings import parse_setting
from programflow.diagnostics import Fault, Marks
from programflow.diagnostics.fault import in_order


@frozen(eq=False)
class ParsedSuite:
    """What a file of scenarios says, and what is wrong with it before any name is looked up.

    `suite` is what could be read of it; `references` are the names in it.
    """

    suite: Suite | None
    faults: tuple[Fault, ...]
    marks: Marks
    references: tuple[Reference, ...]


def parse_suite(text: str | bytes, name: str) -> ParsedSuite:
    """Read a file of scenarios. Never raises for what the text says."""
    suite, faults, marks, reader = read_text(text, name, shape=SUITE)
    return ParsedSuite(suite, faults, marks, tuple(reader.references))


def check_suite(parsed: ParsedSuite, programme: Programme) -> tuple[Fault, ...]:
    """All faults of a file of scenarios, those of names and of values among them."""
    to = Reader()
    to.faults = list(parsed.faults)
    to.references = list(parsed.references)
    to.names = names_of(programme)
    check_names(to)
    if parsed.suite is not None:
        _check_variants(parsed.suite, programme, to)
        _check_settings(parsed.suite, programme, to)
    return in_order(to.faults, parsed.marks)


def _check_variants(suite: Suite, programme: Programme, to: Reader) -> None:
    """Where the programme has variants, each scenario is of one."""
    if not programme.variants or suite.variant is not None:
        return
    for scenario in suite.scenarios:
        if scenario.variant is None:
            to.fault("missing-key", scenario.route, on="key", key="variant", wanted="name")


def _check_settings(suite: Suite, programme: Programme, to: Reader) -> None:
    holders = [(suite.route, suite.settings), *((s.route, s.settings) for s in suite.scenarios)]
    for at, settings in holders:
        fit: dict[str, Setting] = {}
        for name, value in settings.items():
            parameter = programme.parameters.get(name)
            taken = None if parameter is None else parse_setting(parameter, value, programme)
            if isinstance(taken, Fault):
                route = (*at, "settings", name, *taken.route[2:])
                to.fault(taken.rule, route, on=taken.on, **dict(taken.params))
            elif taken is not None:
                fit[name] = taken
        for name, ring in rings_through(programme, fit):
            to.fault("rule-cycle", (*at, "settings", name), ring=ring)
