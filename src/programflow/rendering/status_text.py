"""A status as text: what a case worker reads."""

from collections.abc import Iterable

from programflow.case.verdict import Status
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.rendering.language import Lang
from programflow.rendering.layout import WIDTH, painter
from programflow.rendering.reasons import teller
from programflow.rendering.status_decisions import decisions
from programflow.rendering.status_findings import findings, gone, unaccounted, unfounded, untimed
from programflow.rendering.status_frames import assumed, next_dates, not_running, to_settle
from programflow.rendering.status_steps import (
    done,
    dropped,
    due,
    heading,
    open_steps,
    possible,
    waiting,
)
from programflow.rendering.status_view import View

SECTIONS = (
    heading,
    done,
    due,
    open_steps,
    possible,
    decisions,
    findings,
    unaccounted,
    untimed,
    unfounded,
    gone,
    waiting,
    dropped,
    not_running,
    to_settle,
    assumed,
    next_dates,
)


def render_status(  # each is a choice of the reader's
    status: Status,
    programme: Programme,
    *,
    lang: Lang,
    colour: bool = False,
    why: bool = True,
    entries: Iterable[Entry] = (),
    width: int = WIDTH,
) -> str:
    """A status in words.

    Args:
        status: the case on a day.
        programme: the definition whose titles and sources are shown.
        lang: the language of the sentences, and of the titles where they have it.
        colour: whether the terminal may be told to colour.
        why: whether each part is followed by its reason.
        entries: the journal, for the dates of the entries that reasons name.
        width: columns.
    """
    view = View(
        status=status,
        teller=teller(programme, lang=lang, entries=entries, brief=True),
        paint=painter(colour=colour),
        why=why,
        width=width,
    )
    blocks = [lines for section in SECTIONS if (lines := section(view))]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
