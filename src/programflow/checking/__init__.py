"""Checking: `Programme` → faults of meaning, and what is proved of a programme."""

from programflow.checking.rules import check

__all__ = ["check"]
