"""`main`: arguments in, an exit code out, and never a traceback."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from programflow.cli.arguments import parser
from programflow.cli.screen import FINE, UNREADABLE, Screen, Unreadable, screen
from programflow.rendering.cleaning import clean
from programflow.rendering.language import LANGUAGES, Lang, language_of

if TYPE_CHECKING:
    from argparse import Namespace

INTERRUPTED = 130
# A command makes many small things that live until it ends. To go through all of them every few
# hundred new ones, looking for rubbish, takes a tenth of its time.
SELDOM = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: the arguments after the program's name; None: those of the process.

    Returns:
        The exit code: 0 fine, 1 faults found or an entry rejected, 2 an input that cannot be read,
        3 a proof that was required and is not there.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    lang = _language(given)
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        code = _run(given, lang)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.set_threshold(*usual)
    return code


def _run(given: list[str], lang: Lang) -> int:
    try:
        arguments = parser(lang).parse_args(given)
    except SystemExit as ended:  # argparse has said what it has to say
        return ended.code if isinstance(ended.code, int) else UNREADABLE
    if arguments.command is None:
        parser(lang).print_help()
        return FINE
    seen = screen(lang, stream=sys.stdout)
    try:
        return _command(arguments.command)(arguments, seen)
    except Unreadable as unreadable:
        seen.complain(unreadable.key, **unreadable.params)
        return UNREADABLE
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001  # the last stop: an honest message, no traceback
        seen.complain("internal", what=type(error).__name__, where=_where(error))
        return UNREADABLE


def _command(name: str) -> "Callable[[Namespace, Screen], int]":
    """A command is a module of its own, so that the help need not read the others."""
    command: Callable[[Namespace, Screen], int] = import_module(f"programflow.cli.{name}").command
    return command


def _language(given: Sequence[str]) -> Lang:
    """The language asked for, before anything else is read: the help is in it too."""
    for place, argument in enumerate(given):
        name, sign, value = argument.partition("=")
        if name == "--lang":
            asked = value if sign else "".join(given[place + 1 : place + 2])
            found: list[Lang] = [lang for lang in LANGUAGES if lang == asked]
            return found[0] if found else language_of(os.environ)
    return language_of(os.environ)


def _where(error: BaseException) -> str:
    """The place in the code, which tells nothing of any case."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    module = trace.tb_frame.f_globals.get("__name__", "?")
    return clean(f"{module}:{trace.tb_lineno}")


def _never_fail(stream: TextIO) -> None:
    """A terminal that lacks a letter gets a question mark instead of an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _close_quietly() -> None:
    """Nobody reads any more; what is left must not complain when Python ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
