"""Named parts that nothing reads which could reach a verdict: values of advice, and what only
`always` and `never` name.
"""

from programflow.definition.criteria import Atom
from programflow.definition.node import Route
from programflow.definition.programme import Programme
from programflow.definition.selections import Moment
from programflow.definition.steps import Effect, Step
from programflow.definition.values import ParameterRef
from programflow.testing.mutating.walking import parts


def idle_parts(programme: Programme) -> frozenset[Route]:
    """The paths of parameters and criteria that no rule reads, not even through others."""
    read = frozenset(_read(programme))
    named = [("parameters", name) for name in programme.parameters]
    named += [("criteria", name) for name in programme.criteria]
    return frozenset(path for path in named if path not in read)


def _read(programme: Programme) -> set[Route]:
    """What is read from outside the criteria, and what those criteria read in turn."""
    by: dict[Route, set[Route]] = {}
    for path, node in parts(programme):
        holder = path[:2] if path[:1] == ("criteria",) else ()
        by.setdefault(holder, set()).update(_names(node))
    read: set[Route] = set()
    waiting = [*by.get((), ())]
    while waiting:
        path = waiting.pop()
        if path not in read:
            read.add(path)
            waiting += by.get(path, ())
    return read


def _names(node: object) -> set[Route]:
    """The parameters and criteria that a part names."""
    if isinstance(node, ParameterRef):
        return {("parameters", node.name)}
    if isinstance(node, Step) and isinstance(node.signed_by, ParameterRef):
        return {("parameters", node.signed_by.name)}
    if isinstance(node, Moment) and node.form == "parameter":
        return {("parameters", node.name or "")}
    if isinstance(node, Effect) and node.form == "set":
        return {("parameters", node.target)}
    if isinstance(node, Atom) and node.form in {"parameter", "criterion"}:
        section = "parameters" if node.form == "parameter" else "criteria"
        return {(section, node.name or "")}
    return set()
