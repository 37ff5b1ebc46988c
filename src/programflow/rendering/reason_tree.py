"""Which reasons of a tree are shown, and how: what says nothing of its own gives way to its parts.

An `all` below something that is no combination is what that rests on, member by member; a criterion
without a title is what it says; a `not` is said together with what it denies.
"""

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from programflow.case.verdict import Change, Reason
from programflow.rendering.names import Names

# Sentences that mean nothing without those below them.
_COMBINED = frozenset({"all", "any", "not", "at-least"})
_DENIED = frozenset({*_COMBINED, "criterion"} - {"not"})
# What such a reason rests on are alternatives: each of them stays together.
_EITHER = frozenset({"no-instance"})
# Left out in brief: how something came into the case.
_ASIDE = frozenset({"step-begun", "step-begun-when", "step-begun-must"})

# What would change what is below says nothing of what has come of it.
_PAST = frozenset({"stands-now"})


def value_of(reason: Reason) -> Any:
    """Whether a criterion is met: yes, no or unknown; None of what is no criterion."""
    return dict(reason.params).get("value")


def is_combined(reason: Reason) -> bool:
    """Whether a reason says how others go together, and nothing by itself."""
    return reason.code.partition(".")[0] in _COMBINED and reason.code != "not.criterion"


def below(reason: Reason, names: Names, *, brief: bool = False) -> Iterator[Reason]:
    """What a reason rests on, each part once, as it is to be told.

    Briefly: of a combination only the members that make it what it is.
    """
    shown = _shown(reason, reason, names, brief=brief)
    yield from dict.fromkeys(_single(one, names, brief=brief) for one in shown)


def _shown(part: Reason, top: Reason, names: Names, *, brief: bool) -> Iterator[Reason]:
    """What stands below `top` in a part of it; what says nothing new is what it rests on."""
    for child in _members(part, brief=brief):
        told = denied(seen_through(child, names), names)
        if _says_nothing(told, top):
            yield from _shown(told, top, names, brief=brief)
        else:
            yield told


def _says_nothing(told: Reason, top: Reason) -> bool:
    if (told.code, told.params) == (top.code, top.params):
        return True
    joined = top.code == "all" or not (is_combined(top) or top.code in _EITHER)
    return told.code == "all" and joined


def seen_through(reason: Reason, names: Names) -> Reason:
    """What a criterion without a title says."""
    while reason.code == "criterion" and len(reason.children) == 1:
        name = str(dict(reason.params).get("criterion"))
        if names.is_titled("criterion", name):
            break
        reason = reason.children[0]
    return reason


def denied(reason: Reason, names: Names) -> Reason:
    """A `not` together with the combination or the criterion that it denies."""
    if reason.code != "not" or len(reason.children) != 1:
        return reason
    inside = seen_through(reason.children[0], names)
    if inside.code not in _DENIED:
        return reason
    said = tuple(pair for pair in inside.params if pair[0] != "value")
    return evolve(
        reason,
        code=f"not.{inside.code}",
        params=(*reason.params, *said),
        children=inside.children,
    )


def _single(reason: Reason, names: Names, *, brief: bool) -> Reason:
    """A combination of which one member decides is that member."""
    while reason.code in {"all", "any"}:
        members = tuple(_members(reason, brief=brief))
        if len(members) != 1 or value_of(members[0]) != value_of(reason):
            break
        reason = denied(seen_through(members[0], names), names)
    return reason


def _members(reason: Reason, *, brief: bool) -> tuple[Reason, ...]:
    """Of a combination, briefly, the members that make it what it is; of all else what is below."""
    if not brief:
        return reason.children
    children = tuple(child for child in reason.children if child.code not in _ASIDE)
    deciding = _deciding(reason)
    members = () if deciding is None else tuple(c for c in children if value_of(c) in deciding)
    return members or children


def _deciding(reason: Reason) -> frozenset[str] | None:
    """What the members are that decide; None where each of them does."""
    value = value_of(reason)
    if reason.code.startswith("not."):
        value = {"yes": "no", "no": "yes"}.get(value, value)
    match reason.code.removeprefix("not."):
        case "all" if value != "yes":
            return frozenset({"no", "unknown"})
        case "any" if value != "no":
            return frozenset({"yes"} if value == "yes" else {"yes", "unknown"})
        case _:
            return None


def changes_of(reason: Reason, *, sought: str = "yes") -> Iterator[Change]:
    """The changes of a reason, then of what it rests on and is not as it would have to be.

    What a criterion would have to be is `sought`: yes, and below a `not` no.
    """
    params = dict(reason.params)
    for change in reason.changes:
        # The sentence has said its last day already.
        if change.on is None or change.on.isoformat() != str(params.get("due")):
            yield change
    if reason.code == "not":
        sought = {"yes": "no", "no": "yes"}[sought]
    for child in reason.children if reason.code not in _PAST else ():
        if value_of(child) != sought:
            yield from changes_of(child, sought=sought)
