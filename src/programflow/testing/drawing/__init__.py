"""Drawing programmes and journals from small choices, by Hypothesis or by a seeded generator."""

from programflow.testing.drawing.choices import Choices, seeded
from programflow.testing.drawing.journals import draw_journal
from programflow.testing.drawing.programmes import draw_programme, draw_tree
from programflow.testing.drawing.writing import write

__all__ = ["Choices", "draw_journal", "draw_programme", "draw_tree", "seeded", "write"]
