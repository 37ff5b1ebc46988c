"""Which parts of a programme are there in a variant. (S3.1)"""


def present(part: object, variant: str | None) -> bool:
    """Whether a part is there in the variant: `only_in` is empty or names it."""
    only_in: tuple[str, ...] = getattr(part, "only_in", ())
    return not only_in or variant in only_in
