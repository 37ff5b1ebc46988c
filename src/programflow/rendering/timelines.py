"""A programme's timetable, as text and as JSON."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from programflow.checking.timelines import Row, Timeline, WayTimes
from programflow.definition.programme import Programme
from programflow.diagnostics import Marks
from programflow.machine.drafts import Rule
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words
from programflow.rendering.language import Lang, count, listed, say
from programflow.rendering.layout import WIDTH, Paint, painter, table, wrap
from programflow.rendering.names import Names
from programflow.rendering.proofs import not_proved_message, not_proved_to_json
from programflow.temporal import to_date

FORMAT = "programflow/timeline"
VERSION = 1
COLUMNS = ("step", "first", "last", "room", "rule")


@frozen(kw_only=True)
class _Page:
    timeline: Timeline
    names: Names
    marks: Marks
    width: int
    paint: Paint

    @property
    def lang(self) -> Lang:
        return self.names.lang

    def say(self, key: str, /, **params: Any) -> str:
        return say(self.lang, "timeline", key, **params)

    def day(self, day: int) -> str:
        return date_in_words(to_date(day), self.lang)

    def lines(self) -> Iterator[str]:
        yield self.say("start", title=self._title(), start=self.day(self.timeline.start))
        yield from self._tightest()
        shown: set[object] = set()
        same: list[str] = []
        for way in self.timeline.ways:
            heading = self._heading(way)
            if way.fits and self._says(way) <= shown:
                same.append(heading)
                continue
            yield ""
            yield from self._way(way, heading, shown)
            shown |= self._says(way)
        if same:
            yield ""
            ways = "; ".join(dict.fromkeys(same))
            yield from wrap(self.say("same", ways=ways), width=self.width)

    def _says(self, way: WayTimes) -> set[object]:
        """What is to be said of a way; need not be said twice."""
        rows: set[object] = {_key(way, row) for row in way.rows}
        return rows | {(way.variant, entry) for entry in way.left_out}

    def _title(self) -> str:
        return self.names.text(self.names.programme.title)

    def _tightest(self) -> Iterator[str]:
        found = self.timeline.tightest
        if found is None:
            yield self.say("tightest.none")
            return
        day, room = found
        text = self.say("tightest", start=self.day(day), room=self._days(room))
        yield from wrap(text, width=self.width)

    def _way(self, way: WayTimes, heading: str, shown: set[object]) -> Iterator[str]:
        yield self.paint(heading, "heading")
        if not way.fits:
            yield from wrap(self.say("fits.not", file=clean(self.marks.name)), width=self.width)
            return
        fresh = [row for row in way.rows if _key(way, row) not in shown]
        if len(fresh) < len(way.rows):
            yield f"  {self.say('as.above')}"
        bound = [row for row in fresh if self._is_bound(row)]
        if bound:
            head = [self.say(f"column.{name}") for name in COLUMNS]
            yield from table([head, *map(self._row, bound)], width=self.width)
        free = [row for row in fresh if not self._is_bound(row)]
        if free:
            steps = listed(
                self.lang,
                dict.fromkeys(self.names.quoted(self.names.of("step", row.step)) for row in free),
            )
            text = self.say("free", first=self.day(self.timeline.start), steps=steps)
            yield from wrap(text, indent=2, hang=4, width=self.width)
        for entry in way.left_out:
            if (way.variant, entry) not in shown:
                line = self.marks.span(entry.route, on="key").line
                text = self.say("left_out", line=line, why=not_proved_message(entry, self.names))
                yield from wrap(text, indent=2, hang=4, width=self.width)

    def _is_bound(self, row: Row) -> bool:
        """Whether anything is to be said of a step's days."""
        stretch = row.stretch
        moved = stretch.last is not None or stretch.first > self.timeline.start
        return moved or row.own is not None

    def _heading(self, way: WayTimes) -> str:
        phases = " → ".join(self.names.of("phase", phase) for phase in way.phases)
        if way.variant is None:
            return phases
        return f"{self.names.of('variant', way.variant)}: {phases}"

    def _row(self, row: Row) -> tuple[str, ...]:
        stretch = row.stretch
        title = self.names.of("step", row.step)
        if row.round is not None:
            title = self.say(f"round.{row.round}", step=title)
        last = self.say("no.last") if stretch.last is None else self._short(stretch.last)
        room = "–" if stretch.slack is None else self._days(stretch.slack)
        return title, self._short(stretch.first), last, room, self._rule(row)

    def _short(self, day: int) -> str:
        return to_date(day).isoformat()

    def _days(self, n: int) -> str:
        return count(self.lang, "unit.day", n)

    def _rule(self, row: Row) -> str:
        stretch = row.stretch
        rule = stretch.last_rule if stretch.last is not None else row.own or stretch.first_rule
        if rule is None:
            return "–"
        line = self.marks.span(rule.route, on="key").line
        return self.say("rule", line=line, said=clean(_said(rule))).rstrip(" :")


def _said(rule: Rule) -> str:
    key = str(rule.route[-1]) if rule.route and rule.said is not None else ""
    return f"{key} {rule.said}" if key else ""


def _key(way: WayTimes, row: Row) -> object:
    """What a row says, apart from the way: it need not be said twice."""
    stretch = row.stretch
    return way.variant, row.step, row.round, stretch.first, stretch.last, row.tightest


def render_timeline(
    timeline: Timeline,
    programme: Programme,
    marks: Marks,
    *,
    lang: Lang,
    colour: bool = False,
    width: int = WIDTH,
) -> str:
    """The timetable of every way; what a way has in common with one above is not said again."""
    page = _Page(
        timeline=timeline,
        names=Names(programme, lang),
        marks=marks,
        width=width,
        paint=painter(colour=colour),
    )
    return "\n".join(page.lines()) + "\n"


def timeline_to_json(
    timeline: Timeline, programme: Programme, marks: Marks, *, lang: Lang
) -> dict[str, Any]:
    """The timetable as plain data; dates as ISO text, room in days."""
    names = Names(programme, lang)
    return {
        "format": FORMAT,
        "version": VERSION,
        "programme": {"id": programme.id, "version": programme.version},
        "start": _iso(timeline.start),
        "horizon": {"first": _iso(timeline.first), "last": _iso(timeline.last)},
        "tightest": _tight(timeline.tightest),
        "ways": [
            {
                "variant": way.variant,
                "phases": list(way.phases),
                "fits": way.fits,
                "steps": [_row_to_json(row, marks) for row in way.rows],
                "left_out": [not_proved_to_json(one, marks, names) for one in way.left_out],
            }
            for way in timeline.ways
        ],
    }


def _row_to_json(row: Row, marks: Marks) -> dict[str, Any]:
    stretch = row.stretch
    return {
        "step": row.step,
        "phase": row.phase,
        "round": row.round,
        "earliest": _iso(stretch.first),
        "latest": None if stretch.last is None else _iso(stretch.last),
        "slack": stretch.slack,
        "earliest_by": _rule_to_json(stretch.first_rule, marks),
        "latest_by": None if stretch.last is None else _rule_to_json(stretch.last_rule, marks),
        "own_last_day": _rule_to_json(row.own, marks),
        "tightest": _tight(row.tightest),
    }


def _rule_to_json(rule: Rule | None, marks: Marks) -> dict[str, Any] | None:
    if rule is None:
        return None
    line = marks.span(rule.route, on="key").line
    return {"route": list(rule.route), "line": line, "says": _said(rule) or None}


def _tight(found: tuple[int, int] | None) -> dict[str, Any] | None:
    return None if found is None else {"start": _iso(found[0]), "slack": found[1]}


def _iso(day: int) -> str:
    return to_date(day).isoformat()
