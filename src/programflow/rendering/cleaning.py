"""Text from outside, made harmless: the one place where input is made fit to be shown."""

import re

REPLACEMENT = "\ufffd"

# Control characters of both sets, the marks that turn the direction of writing, line breaks that
# only some programs know, invisible characters, and halves of pairs. Letters stay, also combined.
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    r"""The text on one line, safe on any terminal; as many characters as before.

    >>> clean("talk\x1b[31m_1")
    'talk\ufffd[31m_1'
    >>> clean("a\tb")
    'a b'
    """
    return _UNFIT.sub(REPLACEMENT, text.replace("\t", " "))


def clean_json(text: str) -> str:
    r"""A JSON text that says the same; what is unfit to be shown in it is escaped.

    >>> print(clean_json('{"a": "\u202e"}'))
    {"a": "\u202e"}
    """
    return _UNFIT.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    # Line ends stand between the parts of a JSON text, never inside one.
    if character == "\n":
        return character
    import json  # seldom needed

    return json.dumps(character)[1:-1]


def clean_lines(text: str) -> list[str]:
    """The lines of a text, each of them clean. Only the usual line ends end a line."""
    return [clean(line) for line in text.replace("\r\n", "\n").split("\n")]
