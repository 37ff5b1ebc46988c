"""Every test that takes `connect` is run on both databases."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.application.servers import Connect, initdb, postgres, server, sqlite

WHY = "PostgreSQL is not installed (on Debian: apt-get install postgresql)"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[dict[str, str]]:
    if initdb() is None:
        pytest.skip(WHY)
    # A socket's path is short, and the server's own user must be able to reach it.
    with tempfile.TemporaryDirectory(prefix="pf-") as folder, server(Path(folder)) as where:
        yield where


@pytest.fixture(params=["sqlite", "postgresql"])
def connect(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connect]:
    if request.param == "sqlite":
        opened = sqlite(tmp_path / "cases.db")
    else:
        opened = postgres(request.getfixturevalue("postgresql"))
    with opened as connect:
        yield connect
