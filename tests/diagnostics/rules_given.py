"""Which rules a module of the library gives, read from its text."""

import ast
from collections.abc import Iterable
from pathlib import Path

from programflow.diagnostics import SPECS

SOURCE = Path(__file__).parents[2] / "src" / "programflow"
CHECKING = SOURCE / "checking"


def rules_given_in(modules: Iterable[Path]) -> set[str]:
    """Every rule id that stands in the modules as text."""
    trees = [ast.parse(module.read_text(encoding="utf-8")) for module in modules]
    nodes = (node for tree in trees for node in ast.walk(tree))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {text for text in texts if isinstance(text, str)} & set(SPECS)
