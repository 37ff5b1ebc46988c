"""What the rules of meaning find in a programme of which not all could be read.

An author wants to see every fault at once, and none that is only there because of another. So the
rules are asked about what could be read, and what they find is given if nothing that it rests on
was left out. Where that is in doubt it is not given: it comes when the other faults are mended.
"""

from typing import Any

from attrs import evolve

from programflow.checking.rules import check
from programflow.checking.rules_moments import ALWAYS_SEVERAL
from programflow.definition.programme import Parameter, Programme
from programflow.definition.scalars import SORTS
from programflow.diagnostics import Fault, Route

# The keys that each rule reads of the thing it is about and of the things it refers to. A rule that
# is not here rests on all of them.
_READS: dict[str, frozenset[str]] = {
    rule: frozenset(keys.split())
    for rule, keys in {
        "unknown-zone": "zone",
        "unknown-calendar": "calendar",
        "calendar-not-installed": "calendar",
        "rule-without-source": "source assumption value by_variant dated",
        "move-without-source": "source assumption",
        "statutory-without-source": "source",
        "no-initial-phase": "",
        "two-initial-phases": "initial",
        "window-without-bearer": "of window",
        "adverse-without-decision": "adverse",
        "adverse-without-reasons": "adverse reasons",
        "step-or-phase": "",
        "key-not-for-kind": "is type",
        "key-needs-key": "repeat window party in first_day per aim",
        "missing-one-of": "repeat",
        "top-level-without-opens": "opens",
        "may-with-must-bound": "need",
        "no-rounds": "repeat",
        "no-such-cause": "opens",
        "judges-itself": "opens then options",
        "comparison-not-for-type": "type",
        "stopped-clock-unit": "except during",
        "operand-kind": "type unit value",
        "parameter-unit": "unit value",
        "missing-key": "options repeat type choices between",
        "between-form": "between",
        "after-may": "need unless opens",
        "not-called": "opens",
        "void-after-max": "",
        "no-first-day": "",
        "no-max": "",
        "cannot-approve": "is then options",
        "silence-as-ground": "of opens",
        "which-one": "",
        "unknown-name": "",
        "absent-in-variant": "only_in",
        "gap-unit": "",
        "hours-on-dates": "",
        "no-values": "",
        "rule-cycle": "",
        "moment-not-there": "repeat",
        "value-not-there": "opens",
    }.items()
}

# What may be found because something is not there that stands anywhere: the keys it may stand
# under. These are also in doubt where a whole step or phase was left out.
_ANYWHERE: dict[str, frozenset[str]] = {
    rule: frozenset(keys.split())
    for rule, keys in {
        "no-initial-phase": "initial",
        "no-max": "window",
        "after-may": "unless opens then options chooses",
        "not-called": "opens",
        "void-after-max": "then options",
        "no-such-cause": "opens",
        "cannot-approve": "then options",
        "silence-as-ground": "of opens side",
        "which-one": "repeat each opens offers then options next",
        "absent-in-variant": "only_in",
        "unknown-name": "options results reasons choices",
    }.items()
}


def check_in_part(programme: Programme, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults of meaning that no fault of reading has brought about.

    Args:
        programme: what could be read.
        faults: what could not.
    """
    torn = [fault for fault in faults if fault.severity == "error"]
    unread = _Unread(programme, torn)
    found = check(evolve(programme, parameters=_Parameters(programme.parameters)))
    return tuple(fault for fault in found if not unread.bears_on(fault))


class _Parameters(dict[str, Parameter]):
    """Parameters by name; of one that is not there nothing is known."""

    def __missing__(self, name: str) -> Parameter:
        return Parameter(name=name)


class _Unread:
    """Which keys of which things could not be read."""

    def __init__(self, programme: Programme, torn: list[Fault]) -> None:
        self._keys: dict[Route, set[str]] = {}
        # Things of which any key may be another than was read, and things that are not there.
        self._doubtful: set[Route] = set()
        self._missing = False
        self._routes = [fault.route for fault in torn]
        for fault in torn:
            thing = _thing(fault.route)
            keys = _keys(fault, thing)
            if keys is None:
                self._doubtful.add(thing)
            self._keys.setdefault(thing, set()).update(keys or ())
            self._missing = self._missing or _is_lost(programme, fault, thing)
        self._anywhere = set().union(*self._keys.values())

    def bears_on(self, fault: Fault) -> bool:
        """Whether a fault may be there only because something could not be read."""
        if not _is_known(fault) or self._is_inside(fault.route):
            return True
        if fault.param("kind") not in ALWAYS_SEVERAL and self._is_in_doubt(fault.rule):
            return True
        things = {_thing(route) for route in (fault.route, *fault.related)}
        reads = _READS.get(fault.rule)
        return any(self._is_torn(thing, reads) for thing in things)

    def _is_in_doubt(self, rule: str) -> bool:
        """Whether a rule rests on what stands anywhere, and some of that was left out."""
        keys = _ANYWHERE.get(rule)
        return keys is not None and (self._missing or not keys.isdisjoint(self._anywhere))

    def _is_inside(self, route: Route) -> bool:
        """Whether a part of a thing has, or is in, what could not be read."""
        if len(route) <= len(_thing(route)):
            return False
        return any(
            torn[: len(route)] == route or (torn == route[: len(torn)] and torn != _thing(torn))
            for torn in self._routes
        )

    def _is_torn(self, thing: Route, reads: frozenset[str] | None) -> bool:
        if thing in self._doubtful:
            return True
        keys = self._keys.get(thing, set())
        return bool(keys) if reads is None else not reads.isdisjoint(keys)


_HOLDS_STEPS = frozenset({"steps", "phases", "outcomes"})


def _is_lost(programme: Programme, fault: Fault, thing: Route) -> bool:
    """Whether a fault left out a whole step, a phase, or all of them."""
    if fault.rule == "unknown-key" and len(fault.route) == 1:
        return not _HOLDS_STEPS.isdisjoint(fault.param("near"))
    if not thing or thing[0] not in _HOLDS_STEPS:
        return False
    part: Any = programme
    for step in thing:
        part = part.get(step) if isinstance(part, dict) else getattr(part, str(step), None)
    return part is None


def _thing(route: Route) -> Route:
    """The route of the named thing that a place is in: a step, a phase, a criterion."""
    if len(route) > 3 and route[2] == "steps":
        return route[:4]
    return route[:2] if route and route[0] in SORTS else route[:1]


def _keys(fault: Fault, thing: Route) -> set[str] | None:
    """The keys inside a thing that a fault leaves unread; None if that may be any."""
    inside = {str(step) for step in fault.route[len(thing) :]}
    if fault.rule == "missing-key":
        return {*inside, fault.param("key")}
    if fault.rule in {"missing-one-of", "one-too-many"}:
        return {*inside, *fault.param("keys")}
    if fault.rule == "unknown-key":
        return {*inside, *fault.param("near")}
    return inside or None


def _is_known(fault: Fault) -> bool:
    """Whether what a fault tells of was read: a parameter with faults may have no unit."""
    told = dict(fault.params)
    return all(told.get(name, name) for name in ("unit", "got"))
