"""The page that says which rules rest on which source: ``python -m tests.traceability.page``."""

import programflow as pf
from programflow.rendering.traceability import render_traceability
from tests.project.root import ROOT

PAGE = ROOT / "docs" / "reference" / "traceability.md"
NAMES = ("russamtalen", "er-vil-kan", "ruskontrakt")
HEAD = """\
# Traceability

For each programme, each of its sources and each place in it: the rules that rest on it, by title
and by their path in the definition. Then what is assumed, and what no source states.
`programflow show FILE --sources` prints this for any definition; this page is made from it, and a
test holds it to the definitions.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for name in NAMES:
        programme = pf.load(ROOT / "programmes" / f"{name}.yaml").programme
        told = render_traceability(programme, lang="nb")
        parts.append(f"## {programme.title.nb}\n\n{told}")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
