"""Whether a change loosens or tightens: what it does to whoever is bound by the rule."""

from typing import Any

from programflow.temporal import Calendar, Duration, UnitMismatch, add, to_day

# More of it leaves more room, or less.
_MORE_IS_ROOM = frozenset({"max", "late", "grace"})
_MORE_BINDS = frozenset({"min", "early", "times", "at_least"})
_MODALITIES = ("may", "should", "must")
_FROM = ("2025-02-28", "2026-07-31", "2027-12-30")
_MOVES = frozenset({"phase", "go", "target"})


def weigh(sort: str, keys: tuple[str, ...], *, before: Any, after: Any, calendar: Calendar) -> str:
    """Loosens, tightens, moves or changes.

    Args:
        sort: of what.
        keys: where inside it.
        before: the value that was there; None: none.
        after: the value that is there now; None: none.
        calendar: by which lengths of time are put in order.
    """
    key = next((k for k in reversed(keys) if not k.isdigit()), "")
    if key in _MOVES:
        return "moves"
    if key == "modality":
        return _by_rank(_binding(before), _binding(after), more="tightens")
    if key in _MORE_IS_ROOM | _MORE_BINDS:
        more = "loosens" if key in _MORE_IS_ROOM else "tightens"
        return _by_amount(before, after, calendar, more=more)
    if key == "reasons" and isinstance(after, bool):
        return "tightens" if after else "loosens"
    if key in {"only_if", "enter"} and (before is None or after is None):
        return "tightens" if before is None else "loosens"
    return _by_threshold(sort, before, after)


def _binding(modality: str | None) -> int:
    """How much a modality binds; none binds nobody."""
    return -1 if modality is None else _MODALITIES.index(modality)


def _by_rank(before: int, after: int, *, more: str) -> str:
    less = "loosens" if more == "tightens" else "tightens"
    return more if after > before else less


def _by_amount(before: Any, after: Any, calendar: Calendar, *, more: str) -> str:
    less = "loosens" if more == "tightens" else "tightens"
    if before is None or after is None:
        # No last day at all is the most room; no first day, and no number, the least demand.
        return "tightens" if before is None else "loosens"
    order = _order(before, after, calendar)
    return "changes" if order is None else (more if order > 0 else less)


def _order(before: Any, after: Any, calendar: Calendar) -> int | None:
    """Above nought: the second is more, counted from any day; None: that depends on the day."""
    if isinstance(before, Duration) and isinstance(after, Duration):
        try:
            reached = [
                add(to_day(day), after, calendar) - add(to_day(day), before, calendar)
                for day in _FROM
            ]
        except UnitMismatch:
            return None
        if all(n > 0 for n in reached) or all(n < 0 for n in reached):
            return reached[0]
        return None
    if isinstance(before, int) and isinstance(after, int):
        return after - before
    return None


def _by_threshold(sort: str, before: Any, after: Any) -> str:
    """A finding that asks for fewer than it did binds more."""
    if sort != "findings" or not (isinstance(before, int) and isinstance(after, int)):
        return "changes"
    return "tightens" if after < before else "loosens"
