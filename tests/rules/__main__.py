"""``python -m tests.rules``: write the `.out` files anew, and their share of the pages."""

from programflow.diagnostics import SPECS
from tests.rules.golden import every, out, said
from tests.rules.pages import INDEX, index, made, page


def main() -> None:
    """Write them."""
    for _, path in every():
        out(path).write_text(said(path), encoding="utf-8")
    for rule in SPECS:
        text = page(rule).read_text(encoding="utf-8")
        page(rule).write_text(made(rule, text), encoding="utf-8")
    INDEX.write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    main()
