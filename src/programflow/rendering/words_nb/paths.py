"""How a case comes to where a proof has found something, entry by entry."""

WORDS = {
    "path": "slik kommer saken dit",
    "loop": "og slik går det rundt",
    "at_once": "med en gang den begynner",
    "yes": "ja",
    "no": "nei",
    "done": "{name} blir gjort",
    "tested": "{name} blir tatt",
    "tested.said": "{name} blir tatt, med resultatet {said}",
    "decided.said": "vedtak i {name}: {said}",
    "answered.said": "svar på {name}: {said}",
    "answer": "{said} på {name}",
    "began": "{name} begynner",
    "ended": "{name} tar slutt",
    "happened": "{name} skjer",
    "missed.participant": "deltakeren møter ikke til {name}",
    "missed.provider": "{name} blir ikke holdt fra tilbyderens side",
    "wait": "tiden går",
}
