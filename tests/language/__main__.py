"""``python -m tests.language``: make the tables of the reference anew."""

from tests.language.tables import PAGES, made


def main() -> None:
    """Write them."""
    for page in sorted(PAGES.glob("*.md")):
        page.write_text(made(page), encoding="utf-8")


if __name__ == "__main__":
    main()
