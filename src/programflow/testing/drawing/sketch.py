"""What there is in a programme that is being drawn, and what may already be read."""

from typing import Any

from attrs import Factory, define

from programflow.testing.drawing.choices import Choices

Tree = dict[str, Any]

MODALITIES = ("must", "should", "may")
ROLES = ("client", "staff", "boss", "court", "office")
SIDES = {"client": "participant", "court": "outside"}
SOURCE = "guide 1"


@define
class Planned:
    """A step before it is drawn.

    `home` is its phase or outcome, None at the top level. `strict`: entries outside a bound of it
    do not count, so that what selects them must come after it. `by_default`: it begins with its
    phase and with nothing else.
    """

    name: str
    kind: str
    home: str | None
    called: bool = False
    repeated: bool = False
    strict: bool = False
    droppable: bool = False
    by_default: bool = True
    need: str = "must"
    role: str = "plain"


@define
class Sketch:
    """Names by sort; those that may be read where the drawing has come to."""

    choices: Choices
    phases: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    spells: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    questions: dict[str, str] = Factory(dict)
    counts: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    parameters: dict[str, Tree] = Factory(dict)
    planned: dict[str, Planned] = Factory(dict)
    windows: frozenset[str] = frozenset()
    clocks: dict[str, Tree] = Factory(dict)
    tallies: dict[str, Tree] = Factory(dict)
    criteria: dict[str, Tree] = Factory(dict)
    findings: dict[str, Tree] = Factory(dict)
    steps: dict[str, Tree] = Factory(dict)
    free: bool = False
    for_phase: bool = False
    here: Planned | None = None

    def of_unit(self, *units: str) -> tuple[str, ...]:
        """Parameters of these units."""
        return tuple(name for name, p in self.parameters.items() if p["unit"] in units)

    def lengths_of(self, *, stopped: bool = False, hours: bool = False) -> tuple[str, ...]:
        """Parameters that are a length: where counting may stand still, of days or weeks."""
        more = ("months", "years", "working_days", *(("hours",) if hours else ()))
        return self.of_unit("days", "weeks", *(() if stopped else more))

    @property
    def places(self) -> tuple[str, ...]:
        """Phases and outcomes."""
        return (*self.phases, *self.outcomes)

    def readable_steps(self) -> list[str]:
        """Steps whose state may be read: those drawn before, or where no rank is asked, all."""
        names = self.planned if self.free else self.steps
        return [name for name in names if self.here is None or name != self.here.name]

    def selectable(self, *kinds: str) -> list[str]:
        """Steps of kinds whose entries may be selected."""
        return [
            p.name
            for p in self.planned.values()
            if p.kind in kinds and (self.free or not p.strict or p.name in self.steps)
        ]

    def is_settled(self) -> bool:
        """Whether a wildcard over steps reads nothing that is still to come."""
        later = [p for p in self.planned.values() if p.name not in self.steps]
        return self.free or not any(p.strict for p in later)

    def whole_phases(self) -> list[str]:
        """Phases all of whose steps may be read."""
        ready = set(self.readable_steps())
        if self.here is not None and self.free:
            ready.add(self.here.name)
        return [
            place
            for place in self.places
            if all(p.name in ready for p in self.planned.values() if p.home == place)
        ]
