"""``programflow migrate``: cases moved to another version of their programme, or why they stay."""

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

from attrs import frozen

import programflow as pf
from programflow.cli.definitions import label
from programflow.cli.json_lines import Journal, read_journal
from programflow.cli.played import complain_of, defined, played_from
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen, Unreadable, read_bytes
from programflow.definition.entries import Entry
from programflow.machine import Machine
from programflow.rendering.cleaning import clean_json
from programflow.rendering.dates import date_in_words
from programflow.rendering.migrations import Tried, migration_to_json
from programflow.rendering.reasons import render_reason


@frozen(kw_only=True)
class _Journal:
    """What came of one journal, and where it lies."""

    path: Path
    entries: tuple[Entry, ...]
    tried: Tried


def command(arguments: Namespace, seen: Screen) -> int:
    """Try each journal; write the entry that moves it, unless it is a dry run."""
    old, new = defined(arguments.old, seen), defined(arguments.new, seen)
    if isinstance(old, int) or isinstance(new, int):
        return max(code for code in (old, new) if isinstance(code, int))
    on: date = arguments.on or date.today()
    code = FINE
    tried: list[_Journal] = []
    for journal in arguments.journals:
        one = _try(old, new, Path(journal), on=on, seen=seen)
        if isinstance(one, int):
            code = max(code, one)
            continue
        tried.append(one)
        if isinstance(one.tried.answer, pf.Moved):
            if not arguments.dry_run:
                _append(one.path, one.tried.answer.entry)
        else:
            code = max(code, FAULTY)
    if arguments.json:
        found = (one.tried for one in tried)
        document = migration_to_json(old.programme, new.programme, found, on=on)
        seen.out(clean_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")
    else:
        _tell(new, tried, on=on, dry=arguments.dry_run, seen=seen)
    return code


def _try(old: Machine, new: Machine, path: Path, *, on: date, seen: Screen) -> _Journal | int:
    told: Journal = read_journal(read_bytes(path, name=label(path)), label(path))
    if told.faults:
        complain_of(told, seen)
        return UNREADABLE
    played = played_from(old, told, path.stem, seen=seen)
    answer = None
    if not isinstance(played, int) and played.code == FINE:
        entry_id = f"migrated-{new.programme.version}"
        answer = pf.migrate(old, new, played.case, id=entry_id, on=on)
    one = Tried(case=path.stem, journal=label(path), answer=answer)
    return _Journal(path=path, entries=told.entries, tried=one)


def _append(path: Path, entry: Entry) -> None:
    """A line more; the last one may have no end."""
    line = json.dumps(pf.entry_to_json(entry), ensure_ascii=False).encode() + b"\n"
    try:
        with path.open("r+b") as file:
            before = file.read()
            file.write(line if before.endswith(b"\n") else b"\n" + line)
    except OSError as error:
        raise Unreadable("file.unwritable", file=label(path), why=type(error).__name__) from None


def _tell(new: Machine, tried: list[_Journal], *, on: date, dry: bool, seen: Screen) -> None:
    for one in tried:
        file, answer = one.tried.journal, one.tried.answer
        if answer is None:
            seen.out(seen.say("migrate.unplayed", file=file) + "\n")
            continue
        moved = isinstance(answer, pf.Moved)
        key = "migrate.stays" if not moved else "migrate.can" if dry else "migrate.moved"
        day = date_in_words(on, seen.lang)
        seen.out(seen.say(key, file=file, to=new.programme.version, on=day) + "\n")
        reasons = answer.declared if isinstance(answer, pf.Moved) else answer.reasons
        for reason in reasons:
            said = render_reason(
                reason, new.programme, lang=seen.lang, entries=one.entries, width=seen.width - 2
            )
            seen.out("".join(f"  {line}\n" for line in said.splitlines()))
    n = sum(isinstance(one.tried.answer, pf.Moved) for one in tried)
    seen.out(seen.say("migrate.sum", moved=n, stay=len(tried) - n) + "\n")
