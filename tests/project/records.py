"""The proof records of the shipped programmes, as pages.

``python -m tests.project.records`` writes them anew. What `check --proof` prints says the same.
"""

from pathlib import Path

import programflow as pf
from programflow.checking.loading import diagnose
from programflow.checking.proving import prove
from programflow.rendering.proofs import render_proof
from tests.project.root import ROOT

FOLDER = ROOT / "docs" / "reference" / "proofs"
PROGRAMMES = sorted((ROOT / "programmes").glob("*.yaml"))
PLACE = ROOT / "programmes" / "places" / "example.yaml"
PAGE = """\
# Proof record: {title}

<!-- Made by `python -m tests.project.records`; a test holds it to what is proved. -->

What `programflow check` has gone through for `{path}`, without the scenarios that only `--proof`
goes through: with nothing filled in, and under the example place, `{place}`, whose values are
assumptions. What a record claims and what it leaves open is in
[decision 0015](../../explanation/decisions/0015-what-a-proof-of-time-claims.md).

## With nothing filled in

```text
{bare}
```

## Under the example place

```text
{filled}
```
"""


def page(programme: Path) -> Path:
    """Where the record of a programme is kept."""
    return FOLDER / f"{programme.stem}.md"


def made(programme: Path) -> str:
    """The page of a programme."""
    path = programme.relative_to(ROOT).as_posix()
    read, _, marks = diagnose(programme.read_bytes(), path)
    assert read is not None
    machine = pf.load(programme).machine
    records = [
        render_proof(prove(read, machine, place=place), read, marks, lang="en").rstrip()
        for place in (None, pf.load_place(PLACE))
    ]
    return PAGE.format(
        title=(read.title.en or read.title.nb),
        path=path,
        place=PLACE.relative_to(ROOT).as_posix(),
        bare=records[0],
        filled=records[1],
    )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in PROGRAMMES:
        page(one).write_text(made(one), encoding="utf-8")
