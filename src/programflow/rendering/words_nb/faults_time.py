"""Time: units that are read alike and counted otherwise."""

WORDS = {
    "chain.counted": "det telles herfra",
    "chain.gone": "{thing} er gått",
    "chain.done": "{thing} er gjort",
    "chain.entered": "{thing} begynner",
    "chain.opened": "{thing} åpnes",
    "chain.working": "neste virkedag",
    "month-not-weeks": "{said} er ikke det samme som {other}, og begge telles fra samme dag.",
    "month-not-weeks.help": "Menes samme tid, så skriv begge i én enhet. Menes to ulike tider, er "
    "alt som det skal være.",
    "known-too-late": "Siste dag for {thing} ligger før det den telles fra, og er først kjent når "
    "den er passert.",
    "known-too-late.help": "Tell fra noe som er kjent på forhånd: dagen det er avtalt til, et "
    "svar som er en dato, siste dag for et annet steg. Eller la «before» si at det skal gjøres "
    "først.",
    "last-day-unmoved": "Siste dag for {thing} kan falle på en dag som ikke er virkedag, og blir "
    "stående der.",
    "last-day-unmoved.help": "Er fristen satt i lov, flyttes en slik dag til neste virkedag: "
    "«counting: statutory». Mener kilden selve dagen, er alt som det skal være.",
    "nothing-to-move": "For {thing} er det ingenting som kan flyttes: «counting: statutory» "
    "flytter en siste dag i dager, uker, måneder eller år.",
    "nothing-to-move.help": "Ta bort «counting: statutory». Virkedager ender aldri på en fridag, "
    "timer har ingen dag, og en første dag flyttes aldri.",
    "moves-back": "Siste dag for {thing} telles bakover, og «counting: statutory» flytter den "
    "framover igjen, mot det den telles fra.",
    "moves-back.help": "Ta bort «counting: statutory». Tell bakover i virkedager om siste dag "
    "skal være en.",
    "hours-from-date": "En frist i timer for {thing} telles fra en dato uten klokkeslett, og "
    "løper derfor aldri.",
    "hours-from-date.help": "Tell i dager, eller fra en oppføring som kan ha klokkeslett («at»), "
    "som «done».",
    "no-room": "Regnet fra {start} kan {thing} gjøres på bare én dag: {first}.",
    "no-room.help": "Slik er det for {dates} av {of} dager å regne fra. Gi en dag til der det "
    "står siste dag, eller krev mindre foran. Er det ment slik, er alt som det skal være.",
    "days-off-only": "Regnet fra {start} er alle dagene da {thing} kan gjøres, fridager: "
    "{first} til {last}.",
    "days-off-only.help": "Slik er det for {dates} av {of} dager å regne fra, de som selv er "
    "fridager ikke medregnet. Tell i virkedager, eller gi tid til den neste. Arbeides det på "
    "fridager, er alt som det skal være.",
    "period-too-short": "{thing} skal være {min} ganger fra {first} til {last}, og der er det "
    "bare {working} virkedager.",
    "period-too-short.help": "Slik er det i {dates} av {of} slike perioder. Krev færre, eller la "
    "et tidsrom under «except» ta unna ferier. Kan det være to på én dag, eller arbeides det på "
    "fridager, er alt som det skal være.",
    "gap-over-days-off": "Mellom to ganger {thing} kan det gå {said}, og mellom {first} og {last} "
    "er det ingen virkedag.",
    "gap-over-days-off.help": "Tillat lengre mellomrom, tell det i virkedager («from: "
    "previous_round»), eller la et tidsrom under «except» ta unna ferier. Arbeides det på "
    "fridager, er alt som det skal være.",
    "others-too-slow": "Kommer {steps} på siste dag, kan {thing} ikke gjøres i tide: det er "
    "{short} for lite.",
    "others-too-slow.help": "Datoen er det andre som bestemmer. Regnet fra {start}; slik er det "
    "for {dates} av {of} datoer. Gi mer tid der det står siste dag, eller regn fristen fra de er "
    "ferdige.",
    "no-time-left": "Kommer {steps} på den siste dagen som er lov, kan {thing} ikke gjøres i "
    "tide: det er {short} for lite.",
    "no-time-left.help": "Den som bruker all sin tid, etterlater ingen til den neste. Regnet fra "
    "{start}; slik er det for {dates} av {of} datoer. Regn den seneste fra den første er gjort, "
    "eller gi den mer tid.",
    "no-day-for-absence": "Må {steps} holdes en dag senere, kan {thing} ikke gjøres i tide: "
    "det er {short} for lite.",
    "no-day-for-absence.help": "Ett fravær fra hver er nok. "
    "Regnet fra {start}; slik er det for {dates} av "
    "{of} datoer. Gi mer tid der det står siste dag.",
    "no-time-for-pause": "Varer {spell} så lenge det er lov, {said}, kan {thing} ikke gjøres i "
    "tide: det er {short} for lite.",
    "no-time-for-pause.help": "Ett opphold er nok. Regnet fra {start}; slik er det for {dates} av "
    "{of} datoer. La oppholdet stanse fristen, gi mer tid, eller gjør det lengste oppholdet "
    "kortere. Sier en lov at fristen løper, er alt som det skal være.",
}
