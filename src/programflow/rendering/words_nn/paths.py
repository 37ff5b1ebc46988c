"""How a case comes to where a proof has found something, entry by entry."""

WORDS = {
    "path": "slik kjem saka dit",
    "loop": "og slik går det rundt",
    "at_once": "med ein gong ho byrjar",
    "yes": "ja",
    "no": "nei",
    "done": "{name} blir gjort",
    "tested": "{name} blir teken",
    "tested.said": "{name} blir teken, med resultatet {said}",
    "decided.said": "vedtak i {name}: {said}",
    "answered.said": "svar på {name}: {said}",
    "answer": "{said} på {name}",
    "began": "{name} byrjar",
    "ended": "{name} tek slutt",
    "happened": "{name} skjer",
    "missed.participant": "deltakaren møter ikkje til {name}",
    "missed.provider": "{name} blir ikkje halden frå tilbydaren si side",
    "wait": "tida går",
}
