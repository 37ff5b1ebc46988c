"""One text read and checked, and what went wrong with that: an exception, time, a lost place."""

from resource import RUSAGE_SELF, getrusage
from time import process_time
from traceback import format_exc

from programflow.checking.loading import diagnose
from programflow.diagnostics import SPECS, Fault, Marks

MOST_SECONDS = 1.0
MOST_MEBIBYTES = 200


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def complaint(text: bytes, *, seconds: float = MOST_SECONDS) -> str | None:
    """What went wrong, None where nothing did; to take longer than so many seconds is wrong."""
    began = process_time()
    try:
        _, faults, marks = diagnose(text, "any.yaml")
    except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
        return format_exc()
    took = process_time() - began
    if took > seconds:
        return f"took {took:.2f} s"
    return next((said for fault in faults if (said := _lost(fault, marks))), None)


def _lost(fault: Fault, marks: Marks) -> str | None:
    """What is wrong with a fault: every fault has its parameters and stands somewhere."""
    if tuple(name for name, _ in fault.params) != SPECS[fault.rule].params:
        return f"{fault.rule} has {fault.params}"
    if fault.at is None and not _stands(fault.route, marks):
        return f"{fault.rule} is nowhere: {fault.route}"
    for route in fault.related:
        if not _stands(route, marks):
            return f"{fault.rule} sees also nowhere: {route}"
    return None


def _stands(route: tuple[str | int, ...], marks: Marks) -> bool:
    """Whether a route leads to a part of the text itself, and not only to one around it.

    The empty route is the whole text, which is there also where it has no parts.
    """
    return not route or marks.exact(route) is not None
