"""The languages, and their words: catalogues that are read when they are first needed."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from string import Formatter
from typing import Any, Literal, cast, get_args

Lang = Literal["nb", "nn", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
SUBJECTS = (
    "dates", "differences", "faults", "keys", "kinds", "mutants", "paths", "proofs", "prose",
    "reasons", "scenarios", "shell", "status", "timeline",
)  # fmt: skip

_LOCALES: dict[str, Lang] = {"nb": "nb", "no": "nb", "nn": "nn"}


def language_of(environment: Mapping[str, str]) -> Lang:
    """The language of the locale where it is a Norwegian one, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return _LOCALES.get(
                value[:2].lower() if value[2:3] in {"", "_", ".", "@"} else "", "en"
            )
    return "en"


def words(lang: Lang, subject: str) -> Mapping[str, str]:
    """A catalogue: keys to sentences with named placeholders."""
    module = import_module(f"programflow.rendering.words_{lang}.{subject}")
    return cast("Mapping[str, str]", module.WORDS)


def say(lang: Lang, subject: str, key: str, /, **params: Any) -> str:
    """The sentence of a key, its placeholders filled in."""
    return words(lang, subject)[key].format_map(params)


def count(lang: Lang, key: str, n: int) -> str:
    """So many of something: the key's word for one, or for any other number."""
    return say(lang, "dates", f"{key}.one" if abs(n) == 1 else f"{key}.other", n=n)


def listed(lang: Lang, items: Iterable[str], *, last: str = "and") -> str:
    """The items as one phrase: a, b and c. `last` is ``and`` or ``or``."""
    *rest, final = [*items] or [""]
    return f"{', '.join(rest)} {say(lang, 'dates', last)} {final}" if rest else final


def placeholders(sentence: str) -> frozenset[str]:
    """The names that a sentence leaves open.

    >>> sorted(placeholders("{step} is due on {on}"))
    ['on', 'step']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)
