"""The provers, all of them, by the id under which a proof names them."""

from programflow.checking import prove_on_time, prove_stated
from programflow.checking.question import Prover

PROVERS: dict[str, Prover] = {
    module.CHECK: module.prove for module in (prove_stated, prove_on_time)
}
