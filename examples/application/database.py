"""The database. `journal` is the record; the other tables are made from it, and may be emptied."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

TABLES = (
    # A place in a journal is taken once, and so is an entry's id. That is all the locking there is.
    """CREATE TABLE IF NOT EXISTS journal (
        case_id text, seq integer, entry_id text NOT NULL, entry text NOT NULL,
        PRIMARY KEY (case_id, seq), UNIQUE (case_id, entry_id))""",
    """CREATE TABLE IF NOT EXISTS snapshot (
        case_id text PRIMARY KEY, seq integer NOT NULL, snapshot text NOT NULL)""",
    # The worklist of a case is as of entry `seq`, and holds until the day on which it wakes.
    """CREATE TABLE IF NOT EXISTS timer (
        case_id text PRIMARY KEY, seq integer NOT NULL, wakes text)""",
    """CREATE TABLE IF NOT EXISTS work (
        case_id text NOT NULL, role text NOT NULL, what text NOT NULL, about text NOT NULL,
        day text)""",
    "CREATE INDEX IF NOT EXISTS timer_wakes ON timer (wakes)",
    "CREATE INDEX IF NOT EXISTS work_case ON work (case_id)",
    "CREATE INDEX IF NOT EXISTS work_role ON work (role)",
)


class Database(Protocol):
    """A connection in which each statement commits by itself, and `?` stands for a value."""

    def cursor(self) -> Any:
        """A cursor of the DB-API."""

    def close(self) -> None:
        """Let go of the database."""


def connect(path: str) -> Database:
    """An SQLite file. What is committed is on the disk; a writer waits for its turn."""
    db = sqlite3.connect(path, timeout=60, isolation_level=None)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    return db


def create(db: Database) -> None:
    """Make the tables that are not there."""
    for statement in TABLES:
        change(db, statement)


def rows(db: Database, query: str, *values: object) -> list[Any]:
    """What a query finds."""
    cursor = db.cursor()
    cursor.execute(query, values)
    return [tuple(row) for row in cursor.fetchall()]


def change(db: Database, statement: str, *values: object) -> int:
    """Carry out a statement; how many rows it changed."""
    cursor = db.cursor()
    cursor.execute(statement, values)
    return int(cursor.rowcount)


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All of it or nothing. It only writes, so that nobody writes by what they read before."""
    change(db, "BEGIN")
    try:
        yield
    except BaseException:
        change(db, "ROLLBACK")
        raise
    change(db, "COMMIT")
