"""The recipes for more processes and more machines, each run as the file a reader makes of it."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

import pytest

import programflow as pf
from programflow import bulk

PAGE = Path("docs/how-to/scale.md")
FILES = re.compile(r"<!-- not run: it is a file.*?-->\n```python\n(.*?)```", re.DOTALL)
AT = date(2026, 4, 20)
# Two tasks, and frames so small that journals are cut in the middle.
SPARK = {
    "PYSPARK_PYTHON": sys.executable,
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false"
    " --conf spark.sql.shuffle.partitions=2"
    " --conf spark.sql.execution.arrow.maxRecordsPerBatch=2 pyspark-shell",
    "SPARK_LOCAL_IP": "127.0.0.1",
}


def expected() -> list[str]:
    """The same cases, one after the other, in this process."""
    machine = pf.load("programmes/russamtalen.yaml").machine
    assert machine is not None
    entries = [
        (path.stem, entry)
        for path in sorted(Path("examples/russamtalen").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if isinstance(entry := pf.entry_from_json(json.loads(line)), pf.Entry)
    ]
    rows = list(bulk.replay(machine, entries, at=AT))
    assert len(rows) > 2
    assert {row.phase for row in rows} > {None}
    return [" ".join(map(str, (row.id, row.phase, row.outcome, row.due))) for row in rows]


def run(folder: Path, word: str) -> list[str]:
    """What the one recipe prints in which a word stands."""
    (text,) = (text for text in FILES.findall(PAGE.read_text(encoding="utf-8")) if word in text)
    script = folder / "recipe.py"
    script.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", str(script), AT.isoformat()],
        env=os.environ | SPARK,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_pool_of_processes(tmp_path: Path) -> None:
    assert run(tmp_path, "ProcessPoolExecutor") == expected()


@pytest.mark.skipif(
    not (find_spec("pyspark") and find_spec("pandas") and which("java")),
    reason="Spark, pandas and Java are not there (`make spark` installs the first two)",
)
def test_spark(tmp_path: Path) -> None:
    assert run(tmp_path, "SparkSession") == expected()


def test_a_line_that_is_no_entry_is_told_with_its_case() -> None:
    (text,) = (text for text in FILES.findall(PAGE.read_text("utf-8")) if "ProcessPool" in text)
    recipe: dict[str, Any] = {"__name__": "recipe"}
    exec(text, recipe)
    machine = pf.load("programmes/russamtalen.yaml").machine
    with pytest.raises(ValueError, match="c-7") as caught:
        recipe["rows_of"](machine, AT, [("c-7", '{"kind": "enrolled"}')])
    assert "missing-key" in str(caught.value)
