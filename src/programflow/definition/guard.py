"""The text before YAML: its size, its encoding, and characters that no reader can see."""

import codecs
import re

from programflow.diagnostics import Fault, Span

MAX_BYTES = 1024 * 1024

# Neither control characters, nor breaks that editors do not count as lines, nor what has no width
# or turns the direction of writing: what a reader sees is what is read. A tab cannot be told from
# spaces by eye, and the YAML parsers disagree on where one may stand. Compiled at first use: most
# texts have nothing but what can be printed.
_ODD = (
    "[^\n\r\x20-\x7e\xa0-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe"
    "\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ODD_RULES = {"\t": "tab", "\0": "nul-character"}


def decode(raw: str | bytes) -> tuple[str, Fault | None]:
    """The text, without a byte order mark; with a fault, what can be shown of it."""
    if isinstance(raw, str):
        text, fault = raw.removeprefix("\ufeff"), None
        size = len(raw) if len(raw) > MAX_BYTES else len(raw.encode("utf-8", "replace"))
    else:
        size = len(raw)
        text, fault = ("", None) if size > MAX_BYTES else _from_bytes(raw)
    if size > MAX_BYTES:
        return "", Fault(rule="too-large", params=(("limit", MAX_BYTES),))
    return text, fault or _odd_character(text)


def _from_bytes(raw: bytes) -> tuple[str, Fault | None]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw[:2].count(0) == 1:
        return "", Fault(rule="not-utf8", params=(("encoding", "UTF-16"),))
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        fault = Fault(rule="not-utf8", params=(("encoding", None),), at=_place(before, len(before)))
        return raw.decode("utf-8", "replace"), fault


def _odd_character(text: str) -> Fault | None:
    if text.replace("\n", "").isprintable():
        return None
    found = re.search(_ODD, text)
    if found is None:
        return None
    character = found.group()
    return Fault(
        rule=_ODD_RULES.get(character, "odd-character"),
        params=(("character", f"U+{ord(character):04X}"),),
        at=_place(text, found.start()),
    )


def _place(text: str, index: int) -> Span:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(line, column, line, column + 1)
