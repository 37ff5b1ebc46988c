"""Whether a cause goes back to an instance that has lived in the outcome. (S12.8)"""

from programflow.case.state import State


def lived(state: State, cause: str) -> bool:
    """Followed through findings, lapses and marks down to an instance."""
    found = state.found.get(cause)
    if found is not None:
        return lived(state, found.cause)
    lapse = state.lapses.get(cause)
    if lapse is not None:
        return lapse.instance in state.lived
    fact = state.by_id.get(cause)
    if fact is None:
        return False
    if fact.is_mark:
        instance = fact.id.removeprefix("dropped:")
        if fact.kind == "opened":
            instance = fact.id.removeprefix("opened:")[: -len(":2026-01-01")]
        return instance in state.lived
    if fact.kind == "missed":
        return any(i.name in state.lived for i in state.of_step(fact.target))
    if state.taken_up.get(fact.id) in state.lived:
        return True
    return any(fact in state.instances[name].rounds for name in state.lived)
