"""``programflow demo``: the journals that come with the library, and what they mean."""

from argparse import Namespace
from datetime import timedelta
from pathlib import Path

from programflow.cli.definitions import label
from programflow.cli.played import play, status_on
from programflow.cli.screen import FINE, Screen, Unreadable
from programflow.cli.shipped import programme_path, shipped
from programflow.rendering.cleaning import clean
from programflow.rendering.layout import painter, wrap
from programflow.rendering.status_text import render_status


def command(arguments: Namespace, seen: Screen) -> int:
    """Play each journal that lies beside its story, as of the day after its last entry."""
    folder = shipped("examples")
    found = sorted(folder.glob("*/*.jsonl")) if folder is not None else []
    journals = [journal for journal in found if _programme_of(journal) is not None]
    if not journals:
        raise Unreadable("demo.none")
    return max((_show(journal, arguments, seen) for journal in journals), default=FINE)


def _programme_of(journal: Path) -> str | None:
    """The definition of the folder's name, in the folder or among the programmes; None without."""
    name = journal.parent.name
    beside = journal.with_name(f"{name}.yaml")
    if beside.is_file():
        return str(beside)
    return name if programme_path(name).is_file() else None


def _show(journal: Path, arguments: Namespace, seen: Screen) -> int:
    played = play(_programme_of(journal) or "", journal, seen)
    if isinstance(played, int):
        return played
    last = max(entry.on for entry in played.entries)
    status = status_on(played, arguments, seen=seen, at=last + timedelta(days=1))
    if isinstance(status, int):
        return max(status, played.code)
    _head(journal, seen)
    seen.out(
        render_status(
            status,
            played.programme,
            lang=seen.lang,
            colour=seen.colour,
            entries=played.entries,
            width=seen.width,
        )
    )
    seen.out("\n")
    return played.code


def _head(journal: Path, seen: Screen) -> None:
    paint = painter(colour=seen.colour)
    title = paint(story_title(journal, seen), "heading")
    about = wrap(seen.say("demo.at", file=label(journal)), width=seen.width)
    rule = "=" * seen.width
    seen.out("\n".join([rule, title, *about, rule, ""]) + "\n")


def story_title(journal: Path, seen: Screen) -> str:
    """The title of the story beside a journal: Norwegian, a dot, and English, on its first line."""
    story = journal.with_suffix(".md")
    if not story.is_file():
        return clean(journal.stem)
    with story.open(encoding="utf-8") as lines:
        norwegian, _, english = lines.readline().lstrip("# ").strip().partition(" · ")
    return clean(english if seen.lang == "en" and english else norwegian)
