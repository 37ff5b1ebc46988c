"""The arguments of every command."""

import argparse
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from programflow.rendering.cleaning import clean_lines
from programflow.rendering.language import LANGUAGES, Lang, say
from programflow.temporal import UnreadableDate, to_date, to_day

COMMANDS = (
    "check",
    "run",
    "show",
    "graph",
    "demo",
    "why",
    "replay",
    "test",
    "ics",
    "migrate",
    "diff",
    "mutate",
    "rule",
    "new",
    "schema",
    "timeline",
)
FORMATS = ("full", "concise", "json", "github")
# Start dates further ahead than this no calendar can promise anything about.
LONGEST_HORIZON = 100


class ArgumentParser(argparse.ArgumentParser):
    """A parser that shows nothing uncleaned, not even an argument it does not know."""

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message("\n".join(clean_lines(message)), file)


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: Namespace, *rest: object
    ) -> None:
        from importlib.metadata import version  # slow, and seldom asked for

        del namespace, rest
        print(f"programflow {version('programflow')}")
        parser.exit()


def parser(lang: Lang) -> ArgumentParser:
    """The parser, its help in the language."""

    def told(key: str) -> str:
        return say(lang, "shell", key)

    top = ArgumentParser(prog="programflow", description=told("about"), add_help=False)
    _usual(top, told)
    top.add_argument("--version", action=_Version, nargs=0, help=told("help.version"))
    top.add_argument("--lang", choices=LANGUAGES, metavar="LANG", help=told("help.lang"))
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title=told("commands"))
    # Without a command the help is shown, in the language asked for.
    for name in COMMANDS:
        _ADD[name](_command(commands, name, told), told, lang)
    return top


Told = Callable[[str], str]


def _usual(one: ArgumentParser, told: Told) -> None:
    one._positionals.title = told("arguments")  # noqa: SLF001  # argparse has no other way
    one._optionals.title = told("options")  # noqa: SLF001
    one.add_argument("-h", "--help", action="help", help=told("help.help"))


def _command(
    commands: "_SubParsersAction[ArgumentParser]", name: str, told: Told
) -> ArgumentParser:
    text = told(f"help.{name}")
    one = commands.add_parser(name, help=text, description=text, add_help=False)
    _usual(one, told)
    one.add_argument("--lang", choices=LANGUAGES, metavar="LANG", help=told("help.lang"))
    return one


def _check(one: ArgumentParser, told: Told, lang: Lang) -> None:
    one.add_argument("files", nargs="+", metavar="FILE", help=told("help.file"))
    one.add_argument("--place", metavar="FILE", help=told("help.place"))
    one.add_argument("--format", choices=FORMATS, default="full", help=told("help.format"))
    one.add_argument(
        "--json", action="store_const", const="json", dest="format", help=told("help.check_json")
    )
    one.add_argument("--proof", action="store_true", help=told("help.proof"))
    one.add_argument("--horizon", metavar="YEARS", type=_years(lang), help=told("help.horizon"))
    one.add_argument("--require-proof", action="store_true", help=told("help.require_proof"))


def _case(one: ArgumentParser, told: Told, lang: Lang) -> None:
    one.add_argument("file", metavar="FILE", help=told("help.file"))
    one.add_argument("journal", metavar="JOURNAL", help=told("help.journal"))
    one.add_argument("--at", metavar="DATE", type=_day(lang), help=told("help.at"))
    one.add_argument("--known", metavar="DATE", type=_known(lang), help=told("help.known"))


def _run(one: ArgumentParser, told: Told, lang: Lang) -> None:
    _case(one, told, lang)
    one.add_argument("--json", action="store_true", help=told("help.json"))


def _why(one: ArgumentParser, told: Told, lang: Lang) -> None:
    _case(one, told, lang)
    one.add_argument("item", metavar="ITEM", help=told("help.item"))


def _replay(one: ArgumentParser, told: Told, lang: Lang) -> None:
    one.add_argument("file", metavar="FILE", help=told("help.file"))
    one.add_argument("journals", nargs="+", metavar="JOURNALS", help=told("help.replay.journals"))
    one.add_argument("--at", metavar="DATE", type=_day(lang), help=told("help.at"))


def _migrate(one: ArgumentParser, told: Told, lang: Lang) -> None:
    one.add_argument("old", metavar="OLD", help=told("help.old"))
    one.add_argument("new", metavar="NEW", help=told("help.new_version"))
    one.add_argument("journals", nargs="+", metavar="JOURNAL", help=told("help.journal"))
    one.add_argument("--on", metavar="DATE", type=_day(lang), help=told("help.on"))
    one.add_argument("--dry-run", action="store_true", help=told("help.dry_run"))
    one.add_argument("--json", action="store_true", help=told("help.migrate_json"))


def _diff(one: ArgumentParser, told: Told, lang: Lang) -> None:
    one.add_argument("old", metavar="OLD", help=told("help.old"))
    one.add_argument("new", metavar="NEW", help=told("help.new_version"))
    one.add_argument("--journals", metavar="DIR", help=told("help.journals"))
    one.add_argument("--at", metavar="DATE", type=_day(lang), help=told("help.diff_at"))
    one.add_argument("--horizon", metavar="YEARS", type=_years(lang), help=told("help.horizon"))
    one.add_argument("--json", action="store_true", help=told("help.diff_json"))


def _show(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del lang
    one.add_argument("file", metavar="FILE", help=told("help.file"))
    one.add_argument("--place", metavar="FILE", help=told("help.place"))
    one.add_argument("--sources", action="store_true", help=told("help.sources"))


def _test(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del lang
    one.add_argument("paths", nargs="*", metavar="PATH", help=told("help.scenarios"))
    form = one.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=told("help.test.json"))
    form.add_argument("--update", action="store_true", help=told("help.update"))
    form.add_argument("--generate", metavar="FILE", help=told("help.generate"))
    one.add_argument("--place", metavar="FILE", help=told("help.generate.place"))


def _graph(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del lang
    one.add_argument("file", metavar="FILE", help=told("help.file"))


def _mutate(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del lang
    one.add_argument("file", metavar="FILE", help=told("help.file"))
    one.add_argument(
        "--scenarios", nargs="+", required=True, metavar="PATH", help=told("help.scenarios")
    )
    one.add_argument("--jobs", type=int, metavar="N", help=told("help.jobs"))
    one.add_argument("--only", default="", metavar="TEXT", help=told("help.only"))
    one.add_argument("--least", type=float, metavar="PERCENT", help=told("help.least"))
    one.add_argument("--json", action="store_true", help=told("help.test.json"))


def _nothing(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del one, told, lang


def _rule(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del lang
    one.add_argument("rule", metavar="ID", help=told("help.rule_id"))


def _new(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del lang
    one.add_argument("name", metavar="NAME", help=told("help.name"))


def _schema(one: ArgumentParser, told: Told, lang: Lang) -> None:
    del lang
    choices = (
        "definition",
        "place",
        "scenario",
        "entry",
        "journal",
        "snapshot",
        "status",
        "diagnostics",
        "proof",
        "migration",
    )
    one.add_argument("what", choices=choices, help=told("help.what"))


def _timeline(one: ArgumentParser, told: Told, lang: Lang) -> None:
    one.add_argument("file", metavar="FILE", help=told("help.file"))
    one.add_argument("--start", metavar="DATE", type=_day(lang), help=told("help.start"))
    one.add_argument("--place", metavar="FILE", help=told("help.place"))
    one.add_argument("--horizon", metavar="YEARS", type=_years(lang), help=told("help.horizon"))
    one.add_argument("--json", action="store_true", help=told("help.timeline_json"))


_ADD: dict[str, Callable[[ArgumentParser, Told, Lang], None]] = {
    "check": _check,
    "run": _run,
    "show": _show,
    "graph": _graph,
    "demo": _nothing,
    "why": _why,
    "replay": _replay,
    "test": _test,
    "ics": _case,
    "migrate": _migrate,
    "diff": _diff,
    "mutate": _mutate,
    "rule": _rule,
    "new": _new,
    "schema": _schema,
    "timeline": _timeline,
}


def _years(lang: Lang) -> Callable[[str], int]:
    def years(text: str) -> int:
        known = text.isascii() and text.isdecimal() and len(text) < 4
        if not known or not 0 < int(text) <= LONGEST_HORIZON:
            most = LONGEST_HORIZON
            raise ArgumentTypeError(say(lang, "shell", "years.form", text=text, most=most))
        return int(text)

    return years


def _day(lang: Lang) -> Callable[[str], date]:
    def day(text: str) -> date:
        try:
            return to_date(to_day(text))
        except UnreadableDate as error:
            raise ArgumentTypeError(say(lang, "shell", f"date.{error.reason}", text=text)) from None

    return day


def _known(lang: Lang) -> Callable[[str], Any]:
    def known(text: str) -> date | str:
        try:
            return to_date(to_day(text))
        except UnreadableDate as error:
            if error.reason == "year":
                raise ArgumentTypeError(say(lang, "shell", "date.year", text=text)) from None
        try:
            instant = datetime.fromisoformat(text)
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            raise ArgumentTypeError(say(lang, "shell", "known.form", text=text))
        return text

    return known
