"""The same application on PostgreSQL: this connection, and everything else as it is."""

from typing import Any

from pg8000 import dbapi

from application.database import Database


def connect(**where: Any) -> Database:
    """A connection by `pg8000`, which writes values as SQLite does; `user=`, `host=` and so on."""
    dbapi.paramstyle = "qmark"
    db: Database = dbapi.connect(**where)
    db.autocommit = True  # type: ignore[attr-defined]
    return db
