"""``python -m tests.rules``: write the golden `.out` files anew, and the pages' blocks of them."""

from tests.rules.golden import every, out, said


def main() -> None:
    """Write them."""
    for _, path in every():
        out(path).write_text(said(path), encoding="utf-8")


if __name__ == "__main__":
    main()
