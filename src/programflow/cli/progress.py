"""A bar that says how far a long run has come: on a terminal, and nowhere else."""

from typing import TextIO

from attrs import define, field

WIDTH = 30


@define
class Bar:
    """Drawn over itself on a stream; where that is no terminal, nothing is.

    `rows` is where the run's own lines go: if they go to a terminal too, they say enough.
    """

    stream: TextIO
    rows: TextIO
    total: int
    _drawn: str = field(default="", init=False)

    def show(self, done: int) -> None:
        """How many of all are done."""
        if not self.stream.isatty() or self.rows.isatty() or self.total == 0:
            return
        full = WIDTH * done // self.total
        text = f"{'█' * full}{'░' * (WIDTH - full)} {done}/{self.total}"
        if text != self._drawn:
            self._write(text)

    def clear(self) -> None:
        """Leave the line as it was."""
        if self._drawn:
            self._write("")

    def _write(self, text: str) -> None:
        self.stream.write(f"\r{text.ljust(len(self._drawn))}")
        self._drawn = text
        if not text:
            self.stream.write("\r")
        self.stream.flush()
