"""What the parts of a programme are called, for people."""

from collections.abc import Mapping
from typing import Any

from programflow.definition.node import Route
from programflow.definition.programme import Outcome, Phase, PlaceSetting, Programme
from programflow.definition.steps import Step
from programflow.definition.values import NOT_STATED, Citation, Text
from programflow.rendering.cleaning import clean
from programflow.rendering.language import Lang, listed, say, words

# What stands before the thing itself in the names of marks and of the parts of a status.
_PREFIXES = frozenset(
    {"lapsed", "found", "entered", "left", "opened", "dropped", "outside", "missing", "due", "do"}
    | {"decide", "recommend", "next", "no-longer", "unfounded", "criterion", "tally", "spell"}
    | {"unqualified", "to-settle", "not-running"}
)

# What such a mark or part is about, where a step and something else may have one name.
_SORTED = {
    "entered": "phase",
    "left": "phase",
    "found": "finding",
    "criterion": "criterion",
    "tally": "tally",
    "spell": "spell",
    "to-settle": "role",
}


class Names:
    """The titles of a programme's parts in a language; a name without a title is read as words."""

    def __init__(
        self, programme: Programme, lang: Lang, *, place: Mapping[str, PlaceSetting] | None = None
    ) -> None:
        self.programme = programme
        self.lang = lang
        self.place = place or {}
        self.steps = steps_of(programme)
        self._sorts: dict[str, Mapping[str, Any]] = {
            "step": self.steps,
            "phase": {**programme.phases, **programme.outcomes},
            "role": programme.roles,
            "parameter": programme.parameters,
            "question": programme.questions,
            "form": programme.forms,
            "incident": programme.incidents,
            "spell": programme.spells,
            "clock": programme.clocks,
            "tally": programme.tallies,
            "criterion": programme.criteria,
            "finding": programme.findings,
            "variant": programme.variants,
            "source": programme.sources,
        }

    def text(self, text: Text) -> str:
        """The text in the language; English falls back to bokmål, and says so."""
        if self.lang == "en":
            return clean(text.en if text.en is not None else f"{text.nb} [nb]")
        return clean(text.nn if self.lang == "nn" and text.nn is not None else text.nb)

    def of(self, sort: str, name: str) -> str:
        """The title of a named part of a sort (``step``, ``role``, ``finding`` and so on)."""
        part = self._sorts[sort].get(name)
        title = getattr(part, "title", None) or (part.says if sort == "question" and part else None)
        if title is not None:
            return self.text(title)
        built_in = words(self.lang, "status").get(f"built-in.{name}") if part is None else None
        return built_in or self.term(name)

    def term(self, name: str) -> str:
        """What the programme calls a name that no titled part goes by; else the name, as words."""
        text = self.programme.terms.get(name)
        return spaced(name) if text is None else self.text(text)

    def is_titled(self, sort: str, name: str) -> bool:
        """Whether a part has a title of its own."""
        return getattr(self._sorts[sort].get(name), "title", None) is not None

    def is_phase(self, name: str) -> bool:
        """Whether a name is that of a phase, and of no step."""
        return name in self.programme.phases and name not in self.steps

    def is_decision(self, name: str) -> bool:
        """Whether a name is that of a step done by choosing."""
        return name in self.steps and self.steps[name].is_ == "decision"

    def any(self, name: str) -> str:
        """The title of whatever has this name: the first sort that knows it."""
        return self.of(self._sort_of(name) or "step", name)

    def title_of(self, name: str) -> str | None:
        """The quoted title of whatever has this name, None where nothing has."""
        sort = self._sort_of(name)
        return None if sort is None else self.quoted(self.of(sort, name))

    def _sort_of(self, name: str) -> str | None:
        return next((sort for sort, parts in self._sorts.items() if name in parts), None)

    def role(self, name: str) -> str:
        """A role as it stands inside a sentence: a title that is no proper name begins small."""
        return uncapital(self.of("role", name))

    def roles(self, names: tuple[str, ...]) -> str:
        """Several roles as one phrase."""
        return listed(self.lang, (self.role(name) for name in names))

    def stated(self, parameter: str) -> Any:
        """A parameter's value, by the place or by the definition; NOT_STATED without one."""
        if parameter in self.place:
            return self.place[parameter].value
        found = self.programme.parameters.get(parameter)
        return NOT_STATED if found is None else found.value

    def choice(self, question: str, choice: str) -> str:
        """What a choice of a question says."""
        asked = self.programme.questions.get(question)
        text = asked.choices.get(choice) if asked is not None else None
        return self.term(choice) if text is None else self.text(text)

    def option(self, step: str, option: str) -> str:
        """The title of a decision's option.

        Without a decision it is a built-in one's, or any's that has such an option.
        """
        built_in = words(self.lang, "status").get(f"built-in.{option}")
        decision = self.steps.get(step)
        if decision is None and built_in is not None:
            return built_in
        decisions = self.steps.values() if decision is None else [decision]
        found = next((d.options[option] for d in decisions if option in d.options), None)
        title = None if found is None else found.title
        return self.term(option) if title is None else self.text(title)

    def option_says(self, step: str, option: str) -> str:
        """What is said of an option beside its title; empty if nothing is."""
        known = self.steps[step].options.get(option) if step in self.steps else None
        return "" if known is None or known.says is None else self.text(known.says)

    def rule_says(self, route: Route) -> str:
        """What a rule of a recommendation says, by its place; empty if it says nothing."""
        if len(route) < 3 or route[-2] != "recommend" or route[-3] not in self.steps:
            return ""
        rules = [r for r in self.steps[str(route[-3])].recommend if r.route == route]
        says = rules[0].says if rules else None
        return "" if says is None else self.text(says)

    def item(self, step: str, item: str) -> str | None:
        """What a point inside a step says, None where the step has none of that name."""
        items = self.steps[step].items if step in self.steps else ()
        found = next((one for one in items if one.item == item), None)
        return None if found is None or found.says is None else self.text(found.says)

    def instance(self, item: str) -> str:
        """What an instance, a lapse, a bound or a finding is about, by the name it goes by.

        Such names are ``step<cause``, ``lapsed:step<cause/bound``, ``found:finding:day``,
        ``due:…``, ``do:…``, ``decide:…``: the thing is what stands before the cause.
        """
        thing, sort = item.partition("<")[0], None
        while ":" in thing:
            head, _, rest = thing.partition(":")
            if head not in _PREFIXES:
                thing = head
                break
            thing, sort = rest, _SORTED.get(head)
        thing = thing.partition("/")[0]
        if sort is None or thing not in self._sorts[sort]:
            return self.any(thing)
        return self.of(sort, thing)

    def citation(self, source: str | Citation) -> str:
        """A source with its place, or the words for an assumption."""
        if isinstance(source, Citation):
            name, place = source.source, source.place
        elif source == "assumption":
            return say(self.lang, "status", "assumption")
        else:
            name, _, place = source.partition(" ")
        # What stands in brackets at the end of a title (revised, dated) is for the list of sources.
        title = self.of("source", name).partition(" (")[0]
        return f"{title}, {clean(place)}" if place else title

    def citations(self, sources: tuple[str, ...]) -> str:
        """Several sources, each once."""
        return "; ".join(dict.fromkeys(self.citation(source) for source in sources))

    def quoted(self, title: str) -> str:
        """A title as it stands in a sentence."""
        catalogue = words(self.lang, "dates")
        return f"{catalogue['open_quote']}{title}{catalogue['close_quote']}"


def steps_of(programme: Programme) -> dict[str, Step]:
    """Every step of a programme by name, wherever it stands."""
    frames: list[Phase | Outcome] = [*programme.phases.values(), *programme.outcomes.values()]
    inside = (step for frame in frames for step in frame.steps.values())
    return {step.name: step for step in (*programme.steps.values(), *inside)}


def uncapital(title: str) -> str:
    """A title inside a sentence: an ordinary word begins small, an abbreviation stays.

    >>> uncapital("Innsatt"), uncapital("KRUS")
    ('innsatt', 'KRUS')
    """
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def spaced(name: str) -> str:
    """A name without a title, as words.

    >>> spaced("offer_follow_up")
    'offer follow up'
    """
    return clean(name.replace("_", " "))
