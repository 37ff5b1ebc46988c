"""The rules that need no proof, all of them."""

from collections.abc import Callable, Iterator

from programflow.checking import (
    rules_cycles,
    rules_hours,
    rules_judgements,
    rules_kinds,
    rules_moments,
    rules_phases,
    rules_places,
    rules_quantities,
    rules_rolls,
    rules_sources,
    rules_steps,
    rules_units,
    rules_variants,
)
from programflow.checking.index import Index
from programflow.definition.programme import Programme
from programflow.diagnostics import Fault

Rule = Callable[[Index], Iterator[Fault]]

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (
        rules_places,
        rules_sources,
        rules_phases,
        rules_steps,
        rules_judgements,
        rules_kinds,
        rules_quantities,
        rules_moments,
        rules_variants,
        rules_cycles,
        rules_units,
        rules_rolls,
        rules_hours,
    )
    for rule in module.RULES
)


def check(programme: Programme) -> tuple[Fault, ...]:
    """Every fault in the meaning of a programme, in the order of the rules.

    `programme` has been read without errors: every name in it exists. `diagnostics.in_order` puts
    faults in the order of the text.
    """
    index = Index(programme)
    faults = [fault for rule in RULES for fault in rule(index)]
    if faults:
        from programflow.checking.showing import with_examples  # seldom needed

        faults = with_examples(index, faults)
    return tuple(faults)
