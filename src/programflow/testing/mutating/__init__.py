"""Mutants of a definition: would its scenarios notice if a rule were another?"""

from programflow.testing.mutating.judging import Score, score
from programflow.testing.mutating.mutants import Mutant, mutants

__all__ = ["Mutant", "Score", "mutants", "score"]
