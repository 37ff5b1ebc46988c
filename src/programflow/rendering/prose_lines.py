"""What every sentence of a definition read back is made with."""

from collections.abc import Iterable, Iterator
from typing import Any

from programflow.rendering.language import listed, say, words
from programflow.rendering.names import Names
from programflow.rendering.reasons import capital
from programflow.rendering.value_phrases import titled

Line = tuple[int, str]
"""How far in a sentence stands (0: of its own), and the sentence."""


def sentence(names: Names, key: str, /, **params: Any) -> str:
    """A sentence, with a capital."""
    return capital(say(names.lang, "prose", key, **params))


def modal(names: Names, modality: str) -> str:
    """The word for must, should or may."""
    return words(names.lang, "status")[f"modality.{modality}"]


def all_titled(names: Names, sort: str, members: Iterable[str]) -> str:
    """The titles of several parts of a sort, as a list in a sentence."""
    return listed(names.lang, (titled(names, sort, name) for name in members))


def grounded(part: Any, text: str, names: Names) -> str:
    """A sentence with where it is written, and in which variants it holds."""
    only_in = getattr(part, "only_in", ())
    if only_in:
        variants = all_titled(names, "variant", only_in)
        text = f"{text} {sentence(names, 'only_in', variants=variants)}"
    source = getattr(part, "source", None)
    cited: Any = source or ("assumption" if getattr(part, "assumption", False) else None)
    if cited is None:
        return text
    return text + say(names.lang, "prose", "grounds", source=names.citation(cited))


def remarks(part: Any, names: Names, *, level: int) -> Iterator[Line]:
    """What is said of a part beside its title, and its note: each on a line of its own."""
    for key in ("says", "note"):
        if (text := getattr(part, key, None)) is not None:
            yield level, sentence(names, "remark", text=names.text(text))
