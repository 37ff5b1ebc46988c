"""Mutants of a definition: would its scenarios notice if a rule were another?"""

from programflow.testing.mutating.judging import NotAsExpected, Score, score
from programflow.testing.mutating.mutants import Mutant, mutants

__all__ = ["Mutant", "NotAsExpected", "Score", "mutants", "score"]
