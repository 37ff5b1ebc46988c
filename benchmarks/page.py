"""The page of figures, as `make bench` writes it."""

import platform
from collections.abc import Mapping, Sequence
from typing import Any

_HEAD = """\
# Benchmarks

`make bench` measures and writes this page; nothing on it is typed by hand. What is timed is
`benchmarks/peer.yaml`, a definition made for comparison: thirteen events a case, a time-out of 21 days, a
way out of every active state. Each implementation tells seven short stories alike before it is timed
(`benchmarks/scenarios.py`), and `tests/benchmarks/` holds ours to that.

A figure is a ratio to what one event costs in a class written by hand for this one programme
(`benchmarks/peers/handwritten.py`). All take turns within a round; the median of the rounds is given with
the lowest and the highest. A hand-written class, a table and the libraries of state machines keep a state;
programflow also keeps the journal, finds what lapsed, and can say why.
"""

LIVE_TARGET, PACKED_TARGET = 2000, 700


def _figure(ratio: float) -> str:
    return f"{ratio:,.1f} ×" if ratio < 100 else f"{ratio:,.0f} ×"


def page(rows: Sequence[Any], memory: Mapping[str, int], rounds: int, *, scan: Any) -> str:
    """The Markdown of the page."""
    lines = [
        _HEAD,
        f"Python {platform.python_version()}, {platform.machine()}, {rounds} rounds.",
        "",
        "| an event in | version | median | lowest – highest |",
        "|---|---|---|---|",
    ]
    peers = [row for row in rows if row.target is None]
    own = [row for row in rows if row.target is not None]
    for row in sorted(peers, key=lambda row: row.median):
        spread = f"{_figure(min(row.ratios))} – {_figure(max(row.ratios))}"
        lines.append(f"| {row.name} | {row.version} | {_figure(row.median)} | {spread} |")
    lines += ["", "| programflow | median | lowest – highest | aim |", "|---|---|---|---|"]
    for row in own:
        spread = f"{_figure(min(row.ratios))} – {_figure(max(row.ratios))}"
        lines.append(f"| {row.name} | {_figure(row.median)} | {spread} | {row.target:.0f} × |")
    spread = f"{min(scan.ratios):.2f} × – {max(scan.ratios):.2f} ×"
    lines += [
        "",
        "Of 1,000,000 open cases those that a day concerns, beside a plain scan of objects for a date:",
        "",
        "| programflow | median | lowest – highest | aim |",
        "|---|---|---|---|",
        f"| {scan.name} | {scan.median:.2f} × | {spread} | {scan.target} × |",
    ]
    lines += [
        "",
        "| a case with eight entries | bytes | aim |",
        "|---|---|---|",
        f"| packed (`pickle`, the machine shared) | {memory['packed']:,} | {PACKED_TARGET:,} |",
        f"| live (`tracemalloc`) | {memory['live']:,} | {LIVE_TARGET:,} |",
        "",
        "Where a median is above its aim, the aim is not reached.",
        "",
    ]
    return "\n".join(lines)
