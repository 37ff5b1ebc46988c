"""Diagnostics: faults as values. Codes and parameters, never sentences."""

from programflow.diagnostics.fault import Fault, On, Route, in_order, severity_of
from programflow.diagnostics.marks import Marks, Span
from programflow.diagnostics.specs import SPECS, Severity, Spec

__all__ = [
    "SPECS",
    "Fault",
    "Marks",
    "On",
    "Route",
    "Severity",
    "Span",
    "Spec",
    "in_order",
    "severity_of",
]
