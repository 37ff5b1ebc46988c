"""All laws asked of a programme; what breaks one is shrunk, and printed as a scenario."""

from collections.abc import Iterable
from types import MappingProxyType

from hypothesis import HealthCheck, Phase, Verbosity, find, settings
from hypothesis.errors import NoSuchExample, UnsatisfiedAssumption

from programflow.definition.programme import Programme
from programflow.machine import Machine, compile_programme
from programflow.testing.laws import (
    corrections,
    delivery,
    findings,
    knowledge,
    limits,
    offers,
    outcomes,
    writing,
)
from programflow.testing.laws.claims import claims_hold
from programflow.testing.laws.subjects import Law, Subject
from programflow.testing.laws.told import as_scenario

_MODULES = (corrections, delivery, findings, knowledge, limits, offers, outcomes, writing)
LAWS: MappingProxyType[str, Law] = MappingProxyType(
    {
        f"{module.__name__.rpartition('.')[2]}.{name}": law
        for module in _MODULES
        for name, law in vars(module).items()
        if name.startswith("p") and name[1:2].isdigit()
    }
)
"""Every law by its module and name: ``delivery.p1_replay_is_advance`` and the others."""

ASKED: MappingProxyType[str, Law] = MappingProxyType({**LAWS, "claims.claims_hold": claims_hold})
"""The laws, and beside them what the definition itself claims."""


class LawBroken(AssertionError):
    """A law that does not hold, with the smallest journal on which it was seen not to."""

    def __init__(self, law: str, subject: Subject, why: str) -> None:
        super().__init__(law)
        self.law = law
        self.subject = subject
        self.why = why

    def __str__(self) -> str:
        rule = (ASKED[self.law].__doc__ or "").split("\n")[0]
        return f"{self.law}: {rule}\n{self.why}\n\n{as_scenario(self.subject, self.law)}"


def assert_laws(
    programme: Programme | Machine,
    *,
    laws: Iterable[str] | None = None,
    examples: int = 30,
    most: int = 10,
) -> None:
    """Hold a programme to the laws and to its own claims, on journals that are drawn for it.

    Args:
        programme: the definition, or its machine.
        laws: names from `ASKED`; None: all.
        examples: how many journals for each law.
        most: the greatest number of entries in a journal.

    Raises:
        LawBroken: with the first law that does not hold.
    """
    machine = programme if isinstance(programme, Machine) else compile_programme(programme)
    for name in ASKED if laws is None else laws:
        subject = counterexample(machine, ASKED[name], examples=examples, most=most)
        if subject is not None:
            raise LawBroken(name, subject, broken(ASKED[name], subject) or "")


def counterexample(machine: Machine, law: Law, *, examples: int, most: int = 10) -> Subject | None:
    """The smallest subject on which a law does not hold; None if none was found."""
    from programflow.testing.strategies import subjects_of

    def breaks(subject: Subject) -> bool:
        return broken(law, subject) is not None

    quietly = settings(
        max_examples=examples,
        database=None,
        derandomize=True,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    try:
        return find(subjects_of(machine, most=most), breaks, settings=quietly)
    except NoSuchExample:
        return None


def broken(law: Law, subject: Subject) -> str | None:
    """What a law complains of; None where it holds, or has nothing to say."""
    try:
        law(subject)
    except UnsatisfiedAssumption:
        return None
    except (AssertionError, ValueError) as error:
        return f"{type(error).__name__}: {error}"[:2000]
    return None
