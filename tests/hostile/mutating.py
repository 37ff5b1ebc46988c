"""Definitions gone wrong: one mutation after another, the same for the same seed and number."""

from pathlib import Path
from random import Random  # noqa: TID251  # seeded: the same number gives the same text

from tests.project.root import ROOT

# What stands in definitions, what looks like it, and what does harm elsewhere.
PIECES = (
    "{", "}", "[", "]", ":", ": ", ", ", "- ", "? ", "&a ", "*a", "!x ", "!!int ", "|", ">", "%",
    "@", "'", '"', "\\", "#", "---\n", "...\n", "\n", "  ", "\t", "\r", "\0", "\x1b[31m", "\u202e",
    "\ufeff", "\u2028", "\ud83c\udf0a".encode("utf-16", "surrogatepass").decode("utf-16"), "ø",
    "yes", "no", "NO", "on", "null", "~", "", "0", "-1", "12:30", "1.10", "01017012345", "1e9",
    "9" * 40, "1.00000001", "2026-02-30", "2026-03-24", "9999-12-31", "3 weeks", "999999999 years",
    "-2 days", "5 working days", "not stated", "any", "previous", "opened", "previous_round",
    "enrolled", "case", "{missed: lesson}", "{done: any, which: last}", "{tally: absences}",
    "{value: rounds}", "{latest: [enrolled]}", "{not: {criterion: ready}}", "[]", "{}", "[[]]",
    "<<: *a", "lesson", "office", "x" * 300,
)  # fmt: skip
MOST_LINES = 60


def small() -> list[bytes]:
    """The golden files, which show every rule kept and broken in texts of up to 60 lines."""
    paths = sorted((ROOT / "tests" / "rules").glob("*/*.yaml"))
    texts = (path.read_bytes() for path in paths)
    return [text for text in texts if text.count(b"\n") <= MOST_LINES]


def shipped() -> list[bytes]:
    """The programmes that come with the library."""
    return [path.read_bytes() for path in sorted((ROOT / "programmes").glob("*.yaml"))]


def mutated(seeds: list[bytes], *, seed: int, number: int) -> bytes:
    """The text of a number: a seed with one to eight mutations."""
    random = Random(f"{seed}/{number}")
    text = random.choice(seeds)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        mutate = random.choice(MUTATIONS)
        text = mutate(text, random, seeds)
    return text


def _bytes_changed(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    del seeds
    raw = bytearray(text)
    for _ in range(random.randint(1, 4)):
        if raw:
            raw[random.randrange(len(raw))] = random.randrange(256)
    return bytes(raw)


def _bytes_gone(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    del seeds
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, 40) :]


def _cut(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    del seeds
    return text[: random.randint(0, len(text))]


def _piece_put_in(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    del seeds
    at = random.randint(0, len(text))
    return text[:at] + random.choice(PIECES).encode() + text[at:]


def _piece_repeated(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    del seeds
    at = random.randint(0, len(text))
    return text[:at] + random.choice(PIECES).encode() * random.randint(2, 400) + text[at:]


def _line_moved(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    del seeds
    lines = text.splitlines(keepends=True) or [b""]
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.randint(0, 2)):
        lines.insert(random.randint(0, len(lines)), line)
    return b"".join(lines)


def _line_indented(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    del seeds
    lines = text.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    lines[at] = b" " * random.randint(0, 8) + lines[at].lstrip(b" ")
    return b"".join(lines)


def _line_of_another(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    others = random.choice(seeds).splitlines(keepends=True) or [b""]
    lines = text.splitlines(keepends=True)
    start = random.randrange(len(others))
    lines[random.randint(0, len(lines)) :][:0] = others[start : start + random.randint(1, 6)]
    at = random.randint(0, len(lines))
    return b"".join([*lines[:at], *others[start : start + random.randint(1, 6)], *lines[at:]])


def _value_changed(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    """Another value behind a colon: a piece, or the value of another key."""
    value = random.choice(PIECES).encode()
    if random.random() < 0.5:
        _, _, value = random.choice(_pairs(random.choice(seeds)) or [b": "]).partition(b": ")
    return _behind(text, random, value)


def _behind(text: bytes, random: Random, value: bytes) -> bytes:
    colons = [at for at in range(len(text)) if text.startswith(b": ", at)]
    if not colons:
        return text
    start = random.choice(colons) + 2
    ends = [end for mark in (b",", b"}", b"]", b"\n") if (end := text.find(mark, start)) >= 0]
    return text[:start] + value + text[min(ends, default=len(text)) :]


def _key_changed(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    """Another key before a colon: one of another place."""
    pairs = _pairs(text)
    others = _pairs(random.choice(seeds))
    if not pairs or not others:
        return text
    old, new = random.choice(pairs), random.choice(others).partition(b": ")[0]
    return text.replace(old, new + b": " + old.partition(b": ")[2], random.randint(1, 2))


def _pairs(text: bytes) -> list[bytes]:
    parts = text.replace(b"{", b"\n").replace(b"}", b"\n").replace(b",", b"\n").split(b"\n")
    return [part.strip() for part in parts if b": " in part]


def _name_changed(text: bytes, random: Random, seeds: list[bytes]) -> bytes:
    """A word in place of another of the same text, everywhere or once."""
    del seeds
    words = [
        word for word in text.replace(b",", b" ").replace(b":", b" ").split() if word.isalpha()
    ]
    if not words:
        return text
    return text.replace(random.choice(words), random.choice(words), random.choice((1, 1, -1)))


MUTATIONS = (
    _bytes_changed, _bytes_gone, _cut, _piece_put_in, _piece_put_in, _piece_repeated, _line_moved,
    _line_indented, _line_of_another, _value_changed, _value_changed, _value_changed, _key_changed,
    _key_changed, _name_changed, _name_changed,
)  # fmt: skip


def kept(folder: Path, *, number: int, text: bytes) -> Path:
    """Where a text that did harm is kept."""
    path = folder / f"{number}.yaml"
    path.write_bytes(text)
    return path
