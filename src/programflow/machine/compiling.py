"""Programme → Machine."""

from collections import deque
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from programflow.definition.programme import Programme
from programflow.machine.digests import Digest
from programflow.machine.plan import Plan
from programflow.machine.planning import plan_for
from programflow.temporal import Calendar, DayEnds, calendar_named, day_ends


@frozen(eq=False, repr=False)
class Machine:
    """A programme ready to run.

    Two machines are equal when their definitions have the same digest. A machine pickles as its
    programme and is compiled again where it is unpickled.
    """

    programme: Programme
    digest: Digest
    calendar: Calendar
    # Tables by variant, as far as they have been asked for; see `plan`.
    plans: dict[str | None, Plan] = field(factory=dict, init=False)
    # The last microsecond of each day of its zone.
    ends: DayEnds = field(init=False)
    # What the cases of this machine remember of their folds, oldest first; see `case/memory.py`.
    remembering: deque[Any] = field(factory=deque, init=False)

    @ends.default
    def _ends_of_its_zone(self) -> DayEnds:
        return day_ends(self.programme.zone)

    def plan(self, variant: str | None) -> Plan:
        """The tables of one variant; None is the programme without variants."""
        plan = self.plans.get(variant)
        if plan is None:
            plan = self.plans.setdefault(variant, plan_for(self.programme, variant))
        return plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Machine) and other.digest == self.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"Machine({self.programme.id!r}, version={self.programme.version!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return compile_programme, (self.programme,)


def compile_programme(programme: Programme) -> Machine:
    """Compile a programme that the checks accept.

    Raises:
        LookupError: the programme names a calendar that is not there.
    """
    return Machine(programme, Digest(programme), _calendar(programme.calendar))


@lru_cache(maxsize=8)
def _calendar(name: str) -> Calendar:
    return calendar_named(name)
