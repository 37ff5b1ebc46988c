"""Scenarios made from a definition: a shortest story of each thing, the days about each limit."""

from programflow.testing.generating.suites import generate

__all__ = ["generate"]
