"""Reasons as text: a tree of sentences with their sources, entries and what would change them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from programflow.case.verdict import Change, Reason
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words, short_date
from programflow.rendering.language import Lang, listed, placeholders, say, words
from programflow.rendering.layout import WIDTH, wrap
from programflow.rendering.names import Names, spaced, uncapital
from programflow.rendering.phrases import Params, phrases
from programflow.rendering.reason_tree import below, changes_of, is_combined

# A tree of reasons ends long before; this keeps a broken one from filling the screen.
DEEPEST = 24

# Of more entries than these, in brief, the first and the last are named.
_FEW = 4


@frozen(kw_only=True)
class Teller:
    """Tells reasons: what things are called, and when the entries that witness them occurred.

    In brief it tells what decides; long rows of entries by their ends.
    """

    names: Names
    dates: Mapping[str, date] = field(factory=dict)
    brief: bool = False

    @property
    def lang(self) -> Lang:
        """The language of the telling."""
        return self.names.lang

    def entry(self, entry: str) -> str:
        """An entry by its id, with its date where that is known."""
        if entry not in self.dates:
            return say(self.lang, "status", "entry", entry=clean(entry))
        day = short_date(self.dates[entry], self.lang)
        return say(self.lang, "status", "entry.dated", entry=clean(entry), date=day)

    def entries(self, entries: Iterable[str]) -> str:
        """Several entries as one phrase."""
        several = tuple(entries)
        if self.brief and len(several) > _FEW:
            ends = {"first": self.entry(several[0]), "last": self.entry(several[-1])}
            return say(self.lang, "status", "entry.many", n=len(several), **ends)
        return listed(self.lang, map(self.entry, several))


def teller(
    programme: Programme, *, lang: Lang, entries: Iterable[Entry] = (), brief: bool = False
) -> Teller:
    """A teller of reasons; `entries` is the journal, from which the dates are taken."""
    dates = {entry.id: entry.on for entry in entries}
    return Teller(names=Names(programme, lang), dates=dates, brief=brief)


def sentence(code: str, params: Params, *, names: Names) -> str:
    """The sentence of a code.

    A code that has no words, or that lacks a parameter, is shown as itself with what it says beside
    it: an explanation may be clumsy, it must not fail.
    """
    given = dict(params)
    template = _template(code, given, names)
    said = phrases(given.items(), names)
    if template is not None and placeholders(template) <= said.keys():
        return capital(template.format_map(said))
    extra = ", ".join(f"{spaced(name)}: {text}" for name, text in said.items())
    bare = capital(spaced(code.rpartition(".")[2].replace("-", "_")))
    return f"{bare} ({extra})" if extra else bare


def _template(code: str, given: Mapping[str, Any], names: Names) -> str | None:
    """The sentence that fits what is given: some parameters may have nothing to say.

    The codes of rejections have their own names, so that a reason may be one of either list.
    """
    catalogue = words(names.lang, "reasons")
    code = code if code in catalogue else f"reject.{code}"
    thing = str(given.get("step", ""))
    variants = [variant for variant, fits in _VARIANTS if fits(given)]
    variants = [*_of_bound(given), *variants] if code == "bound" else variants
    variants += ["phase"] if names.is_phase(thing) else []
    variants += ["decided"] if names.is_decision(thing) else []
    fitting = (f"{code}.{variant}" for variant in variants)
    return catalogue.get(next((key for key in fitting if key in catalogue), code))


def _of_bound(given: Mapping[str, Any]) -> list[str]:
    """A bound's sentence by which of its lengths binds, and by what that length is."""
    form, length = given.get("form") or "max", str(given.get("length") or "")
    if not length:
        return ["unmeasured"]
    shape = {"0": "day", "-": "before"}.get(length[:1], "")
    if form == "max":
        return [shape] if shape else []
    return [f"{form}-{shape}", form]


def _lacks(name: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda given: name in given and given[name] in {None, ""}


_VARIANTS: tuple[tuple[str, Callable[[Mapping[str, Any]], bool]], ...] = (
    ("near", lambda given: bool(given.get("nearest"))),
    ("exact", lambda given: "low" in given and given["low"] == given.get("high")),
    ("undated", _lacks("due")),
    ("unmeasured", _lacks("length")),
    ("once", lambda given: given.get("least") in {1, "1"}),
    (
        "one",
        lambda given: given.get("since") not in {None, ""} and given["since"] == given.get("until"),
    ),
    ("twice", lambda given: given.get("most") in {1, "1"}),
    ("bare", _lacks("by")),
    ("bare", _lacks("wanted")),
    ("unanswered", _lacks("given")),
    ("never", _lacks("since")),
    ("none", _lacks("now")),
    ("same", lambda given: given.get("now") in (given.get("states") or ("",))),
    ("same", lambda given: (("is", given.get("given")),) == given.get("comparisons")),
    ("yes", lambda given: given.get("open") == "yes"),
    ("no", lambda given: given.get("open") == "no"),
    ("unknown", lambda given: given.get("open") == "unknown"),
)


def grounds(
    reason: Reason, teller: Teller, *, above: Reason | None = None, inside: Iterable[Reason] = ()
) -> str:
    """What a reason rests on, in brackets.

    Left out are the sources that the reason above names, and the entries that it names just so or
    that are named further in.
    """
    sources = [s for s in reason.sources if above is None or s not in above.sources]
    further = {entry for one in inside for entry in one.entries}
    again = above is not None and above.entries == reason.entries
    entries = [] if again else [entry for entry in reason.entries if entry not in further]
    parts = [teller.names.citations(tuple(sources))] if sources else []
    parts += [teller.entries(entries)] if entries else []
    return f"[{'; '.join(parts)}]" if parts else ""


def told(
    reason: Reason, teller: Teller, *, above: Reason | None = None, inside: Iterable[Reason] = ()
) -> str:
    """A reason's own sentence, with what it rests on."""
    said = sentence(reason.code, _with_decision(reason), names=teller.names)
    if says := teller.names.rule_says(reason.route) if reason.code == "rule-for" else "":
        said = f"{said} {says.removesuffix('.')}."
    return f"{said} {grounds(reason, teller, above=above, inside=inside)}".rstrip()


def _with_decision(reason: Reason) -> Params:
    """The parameters; an option's also with its decision, which is in the route of the rule."""
    params, route = reason.params, reason.route
    given = dict(params)
    if "step" in given or "steps" not in route[:-1] or not given.keys() & {"option", "options"}:
        return params
    return (*params, ("step", route[route.index("steps") + 1]))


def change_told(change: Change, teller: Teller) -> str:
    """What would change a conclusion, as a sentence; with the date where time alone will."""
    said = uncapital(sentence(f"change.{change.code}", change.params, names=teller.names))
    if change.on is None or "on" in dict(change.params):
        return said
    return say(
        teller.lang, "reasons", "changes.on", change=said, on=date_in_words(change.on, teller.lang)
    )


def reason_lines(
    reason: Reason,
    teller: Teller,
    *,
    lead: str = "",
    indent: int = 0,
    depth: int = DEEPEST,
    width: int = WIDTH,
) -> list[str]:
    """The tree in lines: each reason a sentence, what it rests on below it, further in.

    `lead` stands before the first sentence; `depth` says how many levels below it are shown, those
    not counted that only say how others go together. What would change it stands last.
    """
    lines: list[str] = []
    for level, text in _sentences(reason, teller, depth=depth):
        at = indent + 2 * level
        lines += wrap(text if level else lead + text, indent=at, hang=at + 2, width=width)
    if changes := changes_told(reason, teller):
        lines += wrap(changes, indent=indent + 2, hang=indent + 4, width=width)
    return lines


def _sentences(
    reason: Reason, teller: Teller, *, depth: int, above: Reason | None = None, level: int = 0
) -> Iterator[tuple[int, str]]:
    depth -= not is_combined(reason)
    shown = depth >= 0 and level < DEEPEST
    inside = tuple(below(reason, teller.names, brief=teller.brief)) if shown else ()
    yield level, told(reason, teller, above=above, inside=inside)
    for child in inside:
        yield from _sentences(child, teller, depth=depth, above=reason, level=level + 1)


def changes_told(reason: Reason, teller: Teller) -> str:
    """What would change a reason or what it rests on, each said once; empty if nothing would."""
    told_once = dict.fromkeys(change_told(change, teller) for change in changes_of(reason))
    if not told_once:
        return ""
    return say(teller.lang, "reasons", "changes", change="; ".join(told_once))


def render_reason(
    reason: Reason,
    programme: Programme,
    *,
    lang: Lang,
    entries: Iterable[Entry] = (),
    width: int = WIDTH,
) -> str:
    """A reason as indented sentences, down to rules, sources and entries."""
    lines = reason_lines(reason, teller(programme, lang=lang, entries=entries), width=width)
    return "\n".join(lines) + "\n"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
