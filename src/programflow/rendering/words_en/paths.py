"""How a case comes to where a proof has found something, entry by entry."""

WORDS = {
    "path": "how a case gets there",
    "loop": "and so it goes round",
    "at_once": "as soon as it begins",
    "yes": "yes",
    "no": "no",
    "done": "{name} is done",
    "tested": "{name} is taken",
    "tested.said": "{name} is taken, with the result {said}",
    "decided.said": "decision in {name}: {said}",
    "answered.said": "answer to {name}: {said}",
    "answer": "{said} to {name}",
    "began": "{name} begins",
    "ended": "{name} ends",
    "happened": "{name} happens",
    "missed.participant": "the participant misses {name}",
    "missed.provider": "{name} is not held by the provider",
    "wait": "time goes by",
}
