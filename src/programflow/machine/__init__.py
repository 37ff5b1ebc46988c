"""Machine: a programme compiled for running. Built once, shared by every case, immutable."""

from programflow.machine.compiling import Machine, compile_programme
from programflow.machine.digests import Digest
from programflow.machine.plan import Plan, present

__all__ = ["Digest", "Machine", "Plan", "compile_programme", "present"]
