"""The provers, all of them, by the id under which a proof names them."""

from programflow.checking import (
    prove_anchors,
    prove_breaches,
    prove_claims,
    prove_completion,
    prove_delays,
    prove_effect,
    prove_ends,
    prove_never,
    prove_on_time,
    prove_one_way,
    prove_pauses,
    prove_room,
    prove_rounds,
    prove_stated,
    prove_tables,
    prove_watched,
    prove_ways_out,
)
from programflow.checking.question import Prover

_MODULES = (
    prove_stated,
    prove_on_time,
    prove_anchors,
    prove_effect,
    prove_room,
    prove_rounds,
    prove_delays,
    prove_ways_out,
    prove_never,
    prove_tables,
    prove_breaches,
    prove_claims,
    prove_completion,
    prove_ends,
    prove_one_way,
    prove_pauses,
    prove_watched,
)
PROVERS: dict[str, Prover] = {module.CHECK: module.prove for module in _MODULES}
