"""The programme in plain form for one variant (S3.1), what reads what, and ranks (S3.6)."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from programflow.definition.node import Node
from programflow.definition.programme import Programme
from programflow.definition.selections import Selection, Selector
from programflow.definition.steps import Need, Opening, Option, Step


class Plain:
    """What is present in the variant, by name."""

    frames: dict[str, Any]

    def __init__(self, programme: Programme, variant: str | None) -> None:
        self.source, self.variant = programme, variant
        self.frames = {**programme.phases, **programme.outcomes}
        holders: list[Any] = [programme, *self.frames.values()]
        steps = (s for h in holders for s in self.present(h.steps).values())
        self.steps = {s.name: self._step(s) for s in steps} | self._built_in(programme)
        for kind in ("findings", "parameters", "clocks", "tallies", "criteria", "spells"):
            setattr(self, kind, self.present(getattr(programme, kind)))

    findings: dict[str, Any]
    parameters: dict[str, Any]
    clocks: dict[str, Any]
    tallies: dict[str, Any]
    criteria: dict[str, Any]
    spells: dict[str, Any]

    def here(self, part: Any) -> bool:
        """Whether an element is in the variant."""
        return not getattr(part, "only_in", ()) or self.variant in part.only_in

    def present(self, parts: Mapping[str, Any]) -> dict[str, Any]:
        """Those of a map that are."""
        return {name: part for name, part in parts.items() if self.here(part)}

    def _step(self, s: Step) -> Step:
        entered = Selection(members=(Selector(kind="entered", target=s.phase),))
        opens = s.opens or ((Opening(form="each", selection=entered),) if s.phase else ())
        return evolve(s, opens=opens, by=s.by or s.of, options=self.present(s.options))

    def _built_in(self, programme: Programme) -> dict[str, Step]:
        need, of = Need(modality="must"), programme.record_keeper
        options = {name: Option(name=name) for name in ("uphold", "set_aside")}
        confirm = Step(name="confirm", is_="task", need=need, of=of)
        review = Step(name="review", is_="decision", need=need, of=of, options=options)
        return {"confirm": confirm, "review": review}

    def parts(self, part: Any, seen: set[str]) -> Iterator[Node]:
        """Every node below a part and below the named values that it reads, if present."""
        if isinstance(part, tuple | list | Mapping):
            for item in part.values() if isinstance(part, Mapping) else part:
                yield from self.parts(item, seen)
        elif isinstance(part, Node) and self.here(part):
            yield part
            for attribute in part.__attrs_attrs__:  # type: ignore[attr-defined]  # set by attrs
                if attribute.name != "route":
                    yield from self.parts(getattr(part, attribute.name), seen)
            for named in self._named(part):
                if named is not None and f"{type(named)}{named.name}" not in seen:
                    seen.add(f"{type(named)}{named.name}")
                    yield from self.parts(named, seen)

    def _named(self, node: Any) -> Iterator[Any]:
        kind, form, name = type(node).__name__, getattr(node, "form", ""), getattr(node, "name", "")
        if kind in {"Atom", "Moment"}:
            home = {"criterion": "criteria", "tally": "tallies", "expected_end": "spells"}
            yield getattr(self, home.get(form, f"{form}s"), {}).get(name)
        if kind == "ParameterRef":
            yield self.parameters.get(name)
        yield self.tallies.get(getattr(node, "tally", ""))
        yield self.clocks.get(getattr(node, "clock", None) or "")
        for key in ("except_", "during"):
            yield from map(self.spells.get, getattr(node, key, ()))

    def ranked(self) -> list[Any]:
        """Findings and steps, each after what it reads (S3.6)."""
        done: dict[tuple[str, str], Any] = {}
        reading: set[tuple[str, str]] = set()

        def visit(sort: str, name: str) -> None:
            part = (self.findings if sort == "found" else self.steps).get(name)
            if part is None or (sort, name) in reading:
                return
            reading.add((sort, name))
            for read in sorted(self._reads(part)):
                visit(*read)
            done[sort, name] = part

        last = [("step", "confirm"), ("step", "review")]
        everything = [("found", n) for n in sorted(self.findings)]
        for sort, name in [*everything, *(("step", n) for n in sorted(self.steps)), *last]:
            visit(sort, name)
        return [x for x in done.values() if x.name not in {"confirm", "review"}]

    def _reads(self, part: Any) -> set[tuple[str, str]]:
        reads: set[tuple[str, str]] = set()
        if isinstance(part, Step):
            reads |= {("step", name) for name in (*part.after, *(b.step for b in part.before))}
            for s in self.steps.values():
                if s.offers == part.name or any(
                    e.target == part.name and e.form in {"open", "waive"} for e in s.then
                ):
                    reads.add(("step", s.name))
            part = evolve(part, options={}, recommend=())  # read in the facts close (S11.2)
        for node in self.parts(part, set()):
            reads |= self._read_by(node)
        return reads

    def _read_by(self, node: Any) -> set[tuple[str, str]]:
        form, name = getattr(node, "form", ""), getattr(node, "name", "")
        if form == "finding":
            return {("found", name)}
        if form == "phase" and "done" in node.states and name in self.frames:
            steps = [self.steps[n] for n in self.frames[name].steps if n in self.steps]
            must = [s for s in steps if s.need.must_when or s.need.modality == "must"]
            return {("step", s.name) for s in must}
        if form in {"step", "due", "aim"} and name:
            return {("step", name)}
        return self._selected(node) if isinstance(node, Selector) else set()

    def _selected(self, node: Selector) -> set[tuple[str, str]]:
        if node.kind == "found":
            names = self.findings if node.target == "any" else [node.target]
            return {("found", str(n)) for n in names}
        steps = [
            s
            for s in self.steps.values()
            if node.target in {s.name, "any"} or s.is_ == node.target_is
        ]
        if node.kind in {"done", "tested"}:
            steps = [s for s in steps if any(b.outside == "does_not_count" for b in s.window)]
        elif node.kind not in {"opened", "dropped", "lapsed"}:
            return set()
        return {("step", s.name) for s in steps}
