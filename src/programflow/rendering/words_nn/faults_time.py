"""Time: units that are read alike and counted otherwise."""

WORDS = {
    "chain.counted": "det blir talt herifrå",
    "chain.gone": "{thing} er gått",
    "chain.done": "{thing} er gjort",
    "chain.entered": "{thing} byrjar",
    "chain.opened": "{thing} blir opna",
    "chain.working": "neste virkedag",
    "month-not-weeks": "{said} er ikkje det same som {other}, og begge blir talde frå same dag.",
    "month-not-weeks.help": "Er same tid meint, så skriv begge i éi eining. Er to ulike tider "
    "meinte, er alt som det skal vere.",
    "known-too-late": "Siste dag for {thing} ligg før det han blir talt frå, og er først kjend "
    "når han er passert.",
    "known-too-late.help": "Tel frå noko som er kjent på førehand: dagen det er avtalt til, eit "
    "svar som er ein dato, siste dag for eit anna steg. Eller la «before» seie at det skal "
    "gjerast først.",
    "last-day-unmoved": "Siste dag for {thing} kan falle på ein dag som ikkje er virkedag, og "
    "blir ståande der.",
    "last-day-unmoved.help": "Er fristen sett i lov, blir ein slik dag flytt til neste virkedag: "
    "«counting: statutory». Meiner kjelda sjølve dagen, er alt som det skal vere.",
    "nothing-to-move": "For {thing} er det ingenting som kan flyttast: «counting: statutory» "
    "flytter ein siste dag i dagar, veker, månader eller år.",
    "nothing-to-move.help": "Ta bort «counting: statutory». Virkedagar endar aldri på ein fridag, "
    "timar har ingen dag, og ein første dag blir aldri flytt.",
    "moves-back": "Siste dag for {thing} blir talt bakover, og «counting: statutory» flytter han "
    "framover att, mot det han blir talt frå.",
    "moves-back.help": "Ta bort «counting: statutory». Tel bakover i virkedagar om siste dag skal "
    "vere ein.",
    "hours-from-date": "Ein frist i timar for {thing} blir talt frå ein dato utan klokkeslett, og "
    "går derfor aldri.",
    "hours-from-date.help": "Tel i dagar, eller frå ei oppføring som kan ha klokkeslett («at»), "
    "som «done».",
    "no-room": "Rekna frå {start} kan {thing} gjerast på berre éin dag: {first}.",
    "no-room.help": "Slik er det for {dates} av {of} dagar å rekne frå. Gje ein dag til der det "
    "står siste dag, eller krev mindre føre. Er det meint slik, er alt som det skal vere.",
    "days-off-only": "Rekna frå {start} er alle dagane då {thing} kan gjerast, fridagar: "
    "{first} til {last}.",
    "days-off-only.help": "Slik er det for {dates} av {of} dagar å rekne frå, dei som sjølve er "
    "fridagar ikkje medrekna. Tel i virkedagar, eller gje tid til den neste. Blir det arbeidd på "
    "fridagar, er alt som det skal vere.",
    "period-too-short": "{thing} skal vere {min} gonger frå {first} til {last}, og der er det "
    "berre {working} virkedagar.",
    "period-too-short.help": "Slik er det i {dates} av {of} slike periodar. Krev færre, eller la "
    "eit tidsrom under «except» ta unna feriar. Kan det vere to på éin dag, eller blir det "
    "arbeidd på fridagar, er alt som det skal vere.",
    "gap-over-days-off": "Mellom to gonger {thing} kan det gå {said}, og mellom {first} og {last} "
    "er det ingen virkedag.",
    "gap-over-days-off.help": "Tillat lengre mellomrom, tel det i virkedagar («from: "
    "previous_round»), eller la eit tidsrom under «except» ta unna feriar. Blir det arbeidd på "
    "fridagar, er alt som det skal vere.",
    "others-too-slow": "Kjem {steps} på siste dag, kan {thing} ikkje gjerast i tide: det er "
    "{short} for lite.",
    "others-too-slow.help": "Datoen er det andre som fastset. Rekna frå {start}; slik er det for "
    "{dates} av {of} datoar. Gje meir tid der det står siste dag, eller rekn fristen frå dei er "
    "ferdige.",
    "no-time-left": "Kjem {steps} på den siste dagen som er lov, kan {thing} ikkje gjerast i "
    "tide: det er {short} for lite.",
    "no-time-left.help": "Den som bruker all si tid, let ingen att til den neste. Rekna frå "
    "{start}; slik er det for {dates} av {of} datoar. Rekn den seinaste frå den første er gjord, "
    "eller gje han meir tid.",
    "no-day-for-absence": "Må {steps} haldast ein dag seinare, kan {thing} ikkje gjerast i "
    "tide: det er {short} for lite.",
    "no-day-for-absence.help": "Eitt fråvær frå kvar er nok. "
    "Rekna frå {start}; slik er det for {dates} av "
    "{of} datoar. Gje meir tid der det står siste dag.",
    "no-time-for-pause": "Varer {spell} så lenge det er lov, {said}, kan {thing} ikkje gjerast i "
    "tide: det er {short} for lite.",
    "no-time-for-pause.help": "Eitt opphald er nok. Rekna frå {start}; slik er det for {dates} av "
    "{of} datoar. La opphaldet stanse fristen, gje meir tid, eller gjer det lengste opphaldet "
    "kortare. Seier ei lov at fristen går, er alt som det skal vere.",
}
