"""Faults that can be planted in the engine, each with the law that has to find it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from attrs import evolve


class Planted(NamedTuple):
    """A fault: which name of which module is replaced, by what, and the law that finds it.

    `makes` is given what stood there and gives what stands there instead.
    """

    law: str
    module: str
    name: str
    makes: Callable[[Any], Any]
    shipped: bool = False

    @property
    def original(self) -> Any:
        """What stands there without the fault."""
        return getattr(import_module(f"programflow.{self.module}"), self.name)
