"""YAML events to a tree, under a guard: nothing that could harm or mislead is ever composed.

The tree is built here from the stream of events, with a stack of its own: the composers of the YAML
library recurse, and one of them dies of a deep file.
"""

from itertools import takewhile
from typing import Any

from programflow.definition.document import Mapping, Scalar, Sequence, Tree, span_of
from programflow.definition.syntax import CURLY_QUOTES, syntax_fault
from programflow.diagnostics import Fault

MAX_DEPTH = 64
MAX_NODES = 100_000
MAX_SCALAR = 64 * 1024


class _Refused(Exception):
    """The text goes no further; the fault says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def parser_for(text: str, *, pure: bool = False) -> Any:
    """An event parser: the C one where the YAML library has it."""
    if not pure:
        try:
            from yaml._yaml import CParser  # needed only when a text is read
        except ImportError:
            pass
        else:
            return CParser(text)
    from yaml import SafeLoader  # needed only when a text is read

    return SafeLoader(text)


def compose(text: str, *, pure: bool = False) -> tuple[Tree | None, list[Fault]]:
    """The tree of a text, None where there is none, with every fault of the guard.

    Args:
        text: has passed `guard.decode`.
        pure: use the parser written in Python also where there is a faster one.
    """
    from yaml import YAMLError  # needed only when a text is read

    composer = _Composer()
    parser = parser_for(text, pure=pure)
    try:
        while (event := parser.get_event()) is not None:
            composer.take(event)
    except _Refused as refused:
        return None, [refused.fault]
    except YAMLError as error:
        return None, [syntax_fault(error, text, deepest=MAX_DEPTH)]
    if composer.root is None:
        return None, [Fault(rule="empty-document")]
    return composer.root, composer.faults


def _hangs(step: str | int | None) -> bool:
    return step is not None


class _Composer:
    """Takes events, holds the parts that are open, and the routes to them."""

    def __init__(self) -> None:
        self.root: Tree | None = None
        self.faults: list[Fault] = []
        self._open: list[Mapping | Sequence] = []
        # For each open mapping, the key that waits for its value; for a sequence None.
        self._keys: list[Scalar | None] = []
        # For each open part, the key or index by which it hangs in the one around it; None where
        # that has such a key already.
        self._steps: list[str | int | None] = []
        self._nodes = 0
        self._documents = 0
        self._take = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._start,
            "SequenceStartEvent": self._start,
            "MappingEndEvent": self._end,
            "SequenceEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    def take(self, event: Any) -> None:
        """Take in the next event of the text."""
        take = self._take.get(event.__class__.__name__)
        if take is not None:
            take(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse("several-documents", event)
        if event.tags or event.version not in {None, (1, 1), (1, 2)}:
            self._refuse("yaml-directive", event)

    def _alias(self, event: Any) -> None:
        self._refuse("yaml-alias", event, name=event.anchor)

    def _scalar(self, event: Any) -> None:
        self._guard(event)
        text = event.value
        if len(text) > MAX_SCALAR:
            self._refuse("scalar-too-long", event, limit=MAX_SCALAR)
        if not event.style and "?" in text and self._open and self._open[-1].flow:
            # One of the parsers takes it, the other does not, and neither do all editors.
            curly = event.value[:1] in CURLY_QUOTES
            problem = "curly-quotes" if curly else "question-in-braces"
            self._refuse("yaml-syntax", event, problem=problem, flow=True, here=0, above=0)
        self._place(Scalar(text, event.style, (event.start_mark, event.end_mark)))

    def _start(self, event: Any) -> None:
        self._guard(event)
        if len(self._open) >= MAX_DEPTH:
            self._refuse("too-deep", event, limit=MAX_DEPTH)
        kind = Mapping if event.__class__.__name__ == "MappingStartEvent" else Sequence
        if self._open and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._refuse("key-not-a-name", event)
        tree = kind(event.start_mark, bool(event.flow_style))
        self._steps.append(self._place(tree))
        self._open.append(tree)
        self._keys.append(None)

    def _end(self, event: Any) -> None:
        self._keys.pop()
        self._steps.pop()
        self._open.pop().end = event.end_mark

    def _guard(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse("too-many-nodes", event, limit=MAX_NODES)
        if event.anchor is not None:
            self._refuse("yaml-anchor", event, name=event.anchor)
        if event.tag is not None:
            self._refuse("yaml-tag", event, name=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _place(self, tree: Tree) -> str | int | None:
        if not self._open:
            self.root = tree
            return ""
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(tree)
            return len(parent.items) - 1
        key = self._keys[-1]
        if key is None:
            assert isinstance(tree, Scalar)
            self._keys[-1] = tree
            return None
        self._keys[-1] = None
        if key.text in parent.items:
            self._second(key)
            return None
        parent.keys[key.text] = key
        parent.items[key.text] = tree
        return key.text

    def _second(self, key: Scalar) -> None:
        """Note a key that stands already. Inside a part that is itself one too many, the route goes
        as far as the tree.
        """
        steps = self._steps[1:]
        whole = None not in steps
        around = tuple(step for step in takewhile(_hangs, steps) if step is not None)
        route = (*around, key.text) if whole else around
        fault = Fault(
            rule="duplicate-key",
            route=route,
            params=(("key", key.text),),
            on="key",
            related=(route,) if whole else (),
            at=span_of(key.start, key.end),
        )
        self.faults.append(fault)

    def _refuse(self, rule: str, event: Any, **params: Any) -> None:
        at = span_of(event.start_mark, event.end_mark)
        raise _Refused(Fault(rule=rule, params=tuple(params.items()), at=at))
