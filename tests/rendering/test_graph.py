"""The diagram shows every phase, step and way there is, and obeys nothing that a title says."""

import re

import pytest

import programflow as pf
from programflow.rendering.graph import render_graph
from programflow.rendering.language import Lang
from programflow.rendering.names import steps_of

SMALL = """\
programflow: 1
id: small
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: staff
title: {nb: Liten}
roles:
  participant: {side: participant, assumption: yes}
  staff: {assumption: yes}
phases:
  first:
    initial: yes
    title: {nb: "Ny; \\"end\\" <b>`x`</b> #35;"}
    assumption: yes
    steps:
      talk: {is: session, need: must, of: staff, title: {nb: Samtale}, assumption: yes}
      choose:
        is: decision
        need: may
        of: staff
        after: [talk]
        options:
          back: {then: [{restart: first}], title: {nb: Om igjen}, assumption: yes}
          stop: {then: [{go: ended}], title: {nb: Slutt}, assumption: yes}
        title: {nb: Velge}
        assumption: yes
    next: [{when: {step: talk, is: done}, go: ended, assumption: yes}]
outcomes:
  ended: {adverse: no, title: {nb: Ferdig}, assumption: yes}
"""


def test_a_small_programme_is_drawn_whole() -> None:
    drawn = render_graph(pf.loads(SMALL).programme, lang="nb")
    assert drawn.splitlines() == [
        "flowchart TD",
        "  start((( )))",
        '  subgraph phase_first["Ny#59; #34;end#34; #60;b#62;#96;x#96;#60;/b#62; #35;35#59;"]',
        '    step_talk["Samtale"]',
        '    step_choose{"Velge"}',
        "  end",
        '  phase_ended(["Ferdig"])',
        "  start --> phase_first",
        '  phase_first ==>|"«Samtale» er gjort"| phase_ended',
        "  step_talk --> step_choose",
        '  step_choose -->|"Om igjen"| phase_first',
        '  step_choose -->|"Slutt"| phase_ended',
        "  classDef optional stroke-dasharray: 5 4",
        "  class step_choose optional",
    ]


@pytest.mark.parametrize("name", ["russamtalen", "er-vil-kan", "ruskontrakt"])
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_everything_is_drawn_once_and_every_arrow_has_ends(name: str, lang: Lang) -> None:
    programme = pf.load(f"programmes/{name}.yaml").programme
    drawn = render_graph(programme, lang=lang)
    nodes = re.findall(r"^ +(?:subgraph )?(\w+)[\[({]", drawn, flags=re.MULTILINE)
    assert len(nodes) == len(set(nodes))
    frames = {f"phase_{name}" for name in (*programme.phases, *programme.outcomes)}
    assert frames | {f"step_{name}" for name in steps_of(programme)} <= set(nodes)
    ends = re.findall(r"^  (\w+) [-=.]+>(?:\|.*?\|)? (\w+)$", drawn, flags=re.MULTILINE)
    assert {end for pair in ends for end in pair} <= set(nodes)
    for phase in programme.phases.values():
        for move in phase.next:
            assert (f"phase_{phase.name}", f"phase_{move.go}") in ends
