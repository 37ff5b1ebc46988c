"""Where the shell writes, and for whom."""

import os
import sys
from pathlib import Path
from typing import Any, TextIO

from attrs import frozen

from programflow.cli.surroundings import wants_colour, width
from programflow.rendering.cleaning import clean
from programflow.rendering.language import Lang, say
from programflow.rendering.layout import wrap

FINE = 0
FAULTY = 1
UNREADABLE = 2
NOT_PROVED = 3
"""Exit codes: of several that apply the highest is given."""


class Unreadable(Exception):
    """An input that cannot be read: a key of the shell's words, and what stands in it."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


@frozen(kw_only=True)
class Screen:
    """The reader: a language, colour, and columns; and the two streams."""

    lang: Lang
    colour: bool
    width: int

    def out(self, text: str) -> None:
        """Write to standard output, as it is."""
        sys.stdout.write(text)

    def out_bytes(self, raw: bytes) -> None:
        """Write to standard output where the ends of lines matter."""
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()

    def err(self, text: str) -> None:
        """Write to standard error, as it is."""
        sys.stdout.flush()
        sys.stderr.write(text)

    def say(self, key: str, /, **params: Any) -> str:
        """A sentence of the shell's words; all that is put into it is cleaned."""
        cleaned = {name: clean(str(value)) for name, value in params.items()}
        return say(self.lang, "shell", key, **cleaned)

    def complain(self, key: str, /, **params: Any) -> None:
        """A message on standard error, with what to do."""
        lines = wrap(self.say(key, **params), hang=2, width=self.width)
        self.err("\n".join(lines) + "\n")


def screen(lang: Lang, *, stream: TextIO) -> Screen:
    """The screen that a stream is."""
    return Screen(
        lang=lang, colour=wants_colour(stream, os.environ), width=width(stream, os.environ)
    )


def read_bytes(path: Path, *, name: str) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: it is not there, is a folder, may not be read, or fails.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        key = "file.missing"
    except IsADirectoryError:
        key = "file.folder"
    except PermissionError:
        key = "file.denied"
    except (OSError, ValueError) as error:
        raise Unreadable("file.failed", file=name, why=type(error).__name__) from None
    raise Unreadable(key, file=name)
