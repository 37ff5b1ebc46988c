"""``programflow rule``: what a rule of the check means, and what to do."""

from argparse import Namespace

from programflow.cli.screen import FINE, UNREADABLE, Screen
from programflow.cli.shipped import shipped
from programflow.definition.naming import nearest
from programflow.diagnostics import SPECS
from programflow.rendering.faults import explained


def command(arguments: Namespace, seen: Screen) -> int:
    """Print the page of a rule, or where it has none what its message says."""
    name = arguments.rule
    if name not in SPECS:
        near = nearest(name, SPECS)
        seen.complain("rule.unknown", rule=name)
        if near:
            seen.complain("rule.near", near=", ".join(near))
        return UNREADABLE
    page = shipped("docs", "reference", "rules", f"{name}.md")
    if page is not None:
        seen.out(page.read_text(encoding="utf-8"))
    else:
        seen.out(explained(name, lang=seen.lang, width=seen.width))
    return FINE
