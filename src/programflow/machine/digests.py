"""The digest of a definition, worked out when somebody asks for it."""

from programflow.definition.programme import Programme


class Digest:
    """SHA-256 of what a definition says; see `programflow.definition.digest`.

    A machine and its cases share one. Its text is only needed where two differ that may say the
    same: another load of the definition, a case from another process.
    """

    __slots__ = ("_programme", "_text")

    def __init__(self, said: Programme | str) -> None:
        self._programme = said if isinstance(said, Programme) else None
        self._text = said if isinstance(said, str) else None

    @property
    def text(self) -> str:
        """The digest in hexadecimal."""
        if self._text is None:
            from programflow.definition.writing import digest  # seldom needed

            assert self._programme is not None
            self._text = digest(self._programme)
        return self._text

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Digest) and other.text == self.text)

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Digest({self.text!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return Digest, (self.text,)
