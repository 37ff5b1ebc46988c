"""The databases that the application is tested on: SQLite, and PostgreSQL where it is installed."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from application import database, postgresql
from application.database import Database

Connect = Callable[[], Database]

# Debian keeps the programs of each version apart, and only the clients on the path.
PROGRAMS = "/usr/lib/postgresql/*/bin/initdb"


def initdb() -> Path | None:
    """Where PostgreSQL's programs are, None where it is not installed."""
    found = shutil.which("initdb")
    return Path(found) if found else max(Path("/").glob(PROGRAMS[1:]), default=None)


@contextmanager
def sqlite(path: Path) -> Iterator[Connect]:
    with _closing(lambda: database.connect(str(path))) as connect:
        database.create(connect())
        yield connect


@contextmanager
def _closing(open_one: Connect) -> Iterator[Connect]:
    """As many connections as wanted, closed afterwards."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(open_one()))


@contextmanager
def postgres(where: dict[str, str]) -> Iterator[Connect]:
    with _closing(lambda: postgresql.connect(**where)) as connect:
        for table in ("journal", "snapshot", "timer", "work"):
            database.change(connect(), f"DELETE FROM {table}")
        yield connect


@contextmanager
def server(folder: Path) -> Iterator[dict[str, str]]:
    """A server of one's own, on a socket in a folder, thrown away afterwards."""
    found = initdb()
    assert found is not None
    data, user = folder / "data", _owner(folder)
    _run(user, found, "-D", data, "-A", "trust", "-U", "tests", "-E", "UTF8", "--no-sync")
    settings = f"-k {folder} -c listen_addresses='' -c max_connections=200"
    server = [found.with_name("pg_ctl"), "-D", data, "-w", "-l", folder / "log", "-o", settings]
    _run(user, *server, "start")
    try:
        socket = str(folder / ".s.PGSQL.5432")
        where = {"user": "tests", "database": "postgres", "unix_sock": socket}
        with closing(postgresql.connect(**where)) as db:
            database.create(db)
        yield where
    finally:
        _run(user, *server, "-m", "immediate", "stop")


def _owner(folder: Path) -> str | None:
    """PostgreSQL does not run as root: there it runs as the user that Debian made for it."""
    if os.getuid() != 0:
        return None
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return account.pw_name


def _run(user: str | None, *command: object) -> None:
    words = [str(word) for word in command]
    words = ["runuser", "-u", user, "--", *words] if user else words
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd="/")
