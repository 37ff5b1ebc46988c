"""A definition as a Mermaid flowchart: phases as frames, steps in them, and what leads where."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from attrs import frozen

from programflow.definition.programme import Outcome, Phase, Programme
from programflow.definition.steps import Effect, Option, Step
from programflow.rendering.language import Lang, say
from programflow.rendering.names import Names
from programflow.rendering.value_phrases import criterion_phrase

# Characters that mean something to Mermaid, or to the HTML it writes, are given by number.
_SPECIAL = re.compile(r"""[#"<>&;`*_|\\{}\[\]()]""")
_LABEL_WIDTH = 32
_SHAPES = {
    "session": '["{}"]',
    "task": '["{}"]',
    "test": '[/"{}"/]',
    "form": '[/"{}"/]',
    "decision": '{{"{}"}}',
}
_MOVES = frozenset({"go", "restart"})
_OF_STEPS = frozenset({"booked", "done", "missed", "decided", "opened", "dropped", "lapsed"})
_PREVIOUS = "previous"


@frozen(kw_only=True)
class _Graph:
    names: Names

    def lines(self, programme: Programme) -> Iterator[str]:
        yield "flowchart TD"
        yield "  start((( )))"
        phases = programme.phases.values()
        for phase in phases:
            yield from self._frame(
                f"phase_{phase.name}", self.names.of("phase", phase.name), phase.steps.values()
            )
        if programme.steps:
            title = say(self.names.lang, "prose", "section.anywhere")
            yield from self._frame("anywhere", title, programme.steps.values())
        for outcome in programme.outcomes.values():
            yield from self._outcome(outcome)
        steps = list(self.names.steps.values())
        if any(effect.target == _PREVIOUS for step in steps for effect, _ in _effects(step)):
            title = say(self.names.lang, "prose", "graph.previous")
            yield f'  {_PREVIOUS}(("{_label(title)}"))'
        yield from (f"  start --> phase_{phase.name}" for phase in phases if phase.initial)
        for phase in phases:
            yield from self._moves(phase)
        for step in steps:
            yield from self._edges(step)
        yield from self._styles(steps)

    def _frame(self, id_: str, title: str, steps: Iterable[Step]) -> Iterator[str]:
        yield f'  subgraph {id_}["{_label(title)}"]'
        for step in steps:
            shape = _SHAPES[step.is_].format(_label(self.names.of("step", step.name)))
            yield f"    step_{step.name}{shape}"
        yield "  end"

    def _outcome(self, outcome: Outcome) -> Iterator[str]:
        title = self.names.of("phase", outcome.name)
        if outcome.steps:
            yield from self._frame(f"phase_{outcome.name}", title, outcome.steps.values())
        else:
            yield f'  phase_{outcome.name}(["{_label(title)}"])'

    def _moves(self, phase: Phase) -> Iterator[str]:
        for move in phase.next:
            when = criterion_phrase(move.when, self.names)
            yield f"  phase_{phase.name} {_arrow('==>', when)} phase_{move.go}"

    def _edges(self, step: Step) -> Iterator[str]:
        yield from (f"  step_{before} --> step_{step.name}" for before in step.after)
        # Outside `after`: what comes first, unless it cannot.
        yield from (f"  step_{step.name} --> step_{before.step}" for before in step.before)
        for opening in step.opens:
            if opening.selection is not None:
                for one in opening.selection.members:
                    if one.kind in _OF_STEPS and one.target in self.names.steps:
                        yield f"  step_{one.target} -.-> step_{step.name}"
        for effect, option in _effects(step):
            title = "" if option is None else self._option(option)
            if effect.form in _MOVES:
                kind = "" if effect.target == _PREVIOUS else "phase_"
                yield f"  step_{step.name} {_arrow('-->', title)} {kind}{effect.target}"
            elif effect.form == "open":
                yield f"  step_{step.name} {_arrow('-.->', title)} step_{effect.target}"

    def _option(self, option: Option) -> str:
        return self.names.text(option.title) if option.title is not None else option.name

    def _styles(self, steps: Iterable[Step]) -> Iterator[str]:
        optional = [f"step_{step.name}" for step in steps if step.need.modality != "must"]
        if optional:
            yield "  classDef optional stroke-dasharray: 5 4"
            yield f"  class {','.join(optional)} optional"


def _effects(step: Step) -> Iterator[tuple[Effect, Option | None]]:
    yield from ((effect, None) for effect in step.then)
    for option in step.options.values():
        yield from ((effect, option) for effect in option.then)


def _arrow(arrow: str, label: str) -> str:
    return f'{arrow}|"{_label(label)}"|' if label else arrow


def _label(text: str) -> str:
    """A text for a label, on short lines, with nothing in it that Mermaid would obey."""
    broken = wrap(text, width=_LABEL_WIDTH, break_on_hyphens=False)
    return "<br/>".join(_SPECIAL.sub(lambda found: f"#{ord(found[0])};", line) for line in broken)


def render_graph(programme: Programme, *, lang: Lang) -> str:
    """The phases and steps as Mermaid text.

    Frames are phases, and outcomes that have steps; diamonds are decisions; a dashed border means
    that no phase waits for the step. A thick arrow is a move that no person makes, a dotted one
    opens a step.
    """
    return "\n".join(_Graph(names=Names(programme, lang)).lines(programme)) + "\n"
