"""Machine: a programme compiled for running. Built once, shared by every case, immutable."""

from programflow.machine.bounded import Place, is_upper
from programflow.machine.compiling import Machine, compile_programme
from programflow.machine.digests import Digest
from programflow.machine.listing import Listed
from programflow.machine.openings import WITH_PHASE, is_plain
from programflow.machine.plan import Plan
from programflow.machine.presence import present
from programflow.machine.stays import Stay, by_pace_alone
from programflow.machine.traits import DONE_BY, Traits
from programflow.machine.wakes import Wakes

__all__ = [
    "DONE_BY",
    "WITH_PHASE",
    "Digest",
    "Listed",
    "Machine",
    "Place",
    "Plan",
    "Stay",
    "Traits",
    "Wakes",
    "by_pace_alone",
    "compile_programme",
    "is_plain",
    "is_upper",
    "present",
]
