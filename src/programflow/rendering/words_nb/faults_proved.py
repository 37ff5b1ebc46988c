"""What a proof may find, and what to do about it: time that is short, ways that lead nowhere."""

WORDS = {
    # Time, proved
    "anchor-never": "En frist for {thing} regnes fra noe som aldri skjer på veien {way}.",
    "anchor-never.help": "Regn fra noe som skjer på alle veier dit, eller si med «opens» at "
    "steget bare er der når det har skjedd.",
    "no-effect": "«{said}» for {thing} endrer ingen dato: andre regler er alltid strengere.",
    "no-effect.help": "Ta den bort, eller se etter om den skulle sagt noe annet. De andre "
    "reglene står over.",
    "no-date-fits": "{thing} kan aldri gjøres i tide: det er {short} for lite.",
    "no-date-fits.help": "Gi mer tid der det står siste dag, eller krev mindre foran. Dagene "
    "over gjelder en sak som begynner {start}.",
    "no-date-fits-advice": "Det som bør holdes for {thing}, kan aldri holdes: det er {short} for "
    "lite.",
    "no-date-fits-advice.help": "Gi mer tid der det står siste dag, eller krev mindre foran. "
    "Dagene over gjelder en sak som begynner {start}.",
    "some-dates-fail": "Begynner saken {start}, kan {thing} ikke gjøres i tide: det er {short} "
    "for lite.",
    "some-dates-fail.help": "Det gjelder {dates} av {of} startdatoer. Gi mer tid, tell i en "
    "annen enhet, eller krev mindre foran.",
    "some-dates-fail-advice": "Begynner saken {start}, kan det som bør holdes for {thing}, ikke "
    "holdes: det er {short} for lite.",
    "some-dates-fail-advice.help": "Det gjelder {dates} av {of} startdatoer. Gi mer tid, tell i "
    "en annen enhet, eller krev mindre foran.",
    # Proofs of ways
    "dead-end": "Saken kan bli stående i {place} for alltid: ingenting mer kan gjøres der, og den "
    "kommer ikke til noe utfall.",
    "dead-end.help": "Gi den en vei videre: et «next» som blir ja også her, eller et vedtak med et "
    "valg som går («go») til en fase eller et utfall.",
    "no-way-out": "Saken kan komme dit i {place} at den aldri kan nå noe utfall, hva som enn blir "
    "gjort.",
    "no-way-out.help": "Se hva som må være ja for å komme videre, og hva som har gjort det umulig. "
    "Å trekke samtykket, rette eller frafalle et krav regnes ikke som en vei ut.",
    "endless-wait": "I {place} kan saken bli stående og vente på noe som ingen er satt til å "
    "gjøre: "
    "{waits}.",
    "endless-wait.help": "La et åpent steg be om det, et vedtak ta saken videre, eller en frist "
    "gjøre det.",
    "never-entered": "Ingen sak kommer noen gang til {place}.",
    "never-entered.help": "La et «next» eller et valg gå hit som kan bli tatt, eller ta det bort.",
    "never-moves": "Denne overgangen fra {place} blir aldri tatt.",
    "never-moves.help": "Se på vilkåret, og på overgangene som står foran: den første som er ja, "
    "blir tatt.",
    "never-chosen": "Valget {option} i {step} kan aldri tas.",
    "never-chosen.help": "Se på «only_if», og på «enter» i fasen som valget går til.",
    "never-opens": "Steget {step} åpnes aldri.",
    "never-opens.help": "Se på hva som åpner det, og på det som må være gjort eller åpent først.",
    # Proofs of tables
    "never-yes": "Dette vilkåret kan aldri bli ja, uansett hva som blir svart og gjort.",
    "never-yes.help": "Se etter to krav som utelukker hverandre, eller en grense som ikke kan nås.",
    "always-yes": "Dette vilkåret er alltid ja, uansett hva som blir svart og gjort.",
    "always-yes.help": "Ta det bort om det ikke skal gjelde noen, eller skriv den grensen som er "
    "ment.",
    "rule-masked": "Denne regelen for {option} avgjør aldri noe: der den er ja, er alltid en "
    "sterkere også det.",
    "rule-masked.help": "Gjør regelen sterkere, snevrere eller ta den bort.",
    "points-both-ways": "To like sterke regler i {step} peker hver sin vei, mot {options}, for "
    "den som svarer {applicant}.",
    "points-both-ways.help": "Gi den ene en annen «strength», eller la dem ikke være ja for "
    "samme person.",
    "hole-between": "Reglene i {step} dekker noen svar på begge sider, men ikke den som svarer "
    "{applicant}.",
    "hole-between.help": "La en av reglene dekke også dette svaret.",
    "no-option": "Den som svarer {applicant}, har ingen valg i {step}: ingen «only_if» er ja.",
    "no-option.help": "La et av valgene være åpent for alle, eller utvid vilkåret for et av dem.",
    "cannot-add-up": "{name} kan aldri slå til: den krever {asks}, men mer enn {most} får ikke "
    "plass i tidsrommet.",
    "cannot-add-up.help": "Senk tallet, eller gjør tidsrommet lengre.",
    "true-at-once": "{name} gjelder alle fra første dag, før noe er skjedd.",
    "true-at-once.help": "Legg til hva som må ha skjedd før funnet kan gjøres.",
    "finding-within": "{name} sier ikke noe nytt: der den gjelder, gjelder alltid {outer}, med "
    "samme styrke og om samme rolle.",
    "finding-within.help": "Gi dem ulik «modality», eller ta bort den ene.",
    "breach-unavoidable": "Ingen kan unngå brudd: enten {names} gjelder alltid når alt er kjent.",
    "breach-unavoidable.help": "La det finnes et svar eller en handling som ingen av dem rammer.",
    "claim-broken": "Påstanden {name} holder ikke: det finnes en sak der den er brutt.",
    "claim-broken.help": "Se hvordan saken kommer dit, og steng den veien; eller rett påstanden.",
    "completes-without": "Saken kan gå fra {place} til {goes} uten at {step} er gjort, enda det må "
    "gjøres («must»).",
    "completes-without.help": "Ta steget med i vilkåret, si med «unless» når det faller bort, "
    "eller gi det «need: should» eller «may».",
    "needs-optional": "Uten {step}, som ingen må gjøre («may»), kommer saken aldri til {outcomes}.",
    "needs-optional.help": "Gi steget «need: must», eller la det gå an å komme videre uten det.",
    "endless-phases": "Saken kan gå i ring gjennom {through} uten ende, og ingen avgjør om den "
    "skal det.",
    "endless-phases.help": "La et vedtak ta saken tilbake, eller tell hvor mange ganger, og si hva "
    "som skal skje da.",
    "endless-responses": "{steps} kan komme igjen og igjen uten ende, og ingen avgjør om det er "
    "nok.",
    "endless-responses.help": "La et vedtak stå imellom, eller tell hvor mange ganger, og si med "
    "«unless» når det er nok.",
    "two-targets": "Én og samme hendelse sender saken både til {targets}.",
    "two-targets.help": "La hendelsen gå til ett sted. Slik det står, går saken innom begge samme "
    "dag, i den rekkefølgen de står, og blir i det siste.",
    "runs-while-waiting": "Fristen for {thing} løper mens {spell} er lukket, og da kan det ikke "
    "gjøres.",
    "runs-while-waiting.help": "Regn fristen med en klokke som har «during» her, eller ta bort "
    "«during» på steget.",
    "runs-on-in-pause": "Fristen for {thing} løper mens {spell} varer, enda den for {other} står "
    "stille.",
    "runs-on-in-pause.help": "Regn også denne fristen med en klokke som har «except» her, eller gi "
    "takten «except».",
    "clock-stops-itself": "Klokken {clock} regnes fra {spell} begynner, og står stille så lenge "
    "den varer.",
    "clock-stops-itself.help": "Bruk «during» i stedet for «except», så måler den hvor lenge det "
    "har vart.",
    "pause-unwatched": "{spell} kan vare for alltid, og ingen blir spurt om det er over.",
    "pause-unwatched.help": "La et steg begynne når oppholdet begynner («opens») og være gjort "
    "når det tar slutt («done_by»), eller la en klokke som regnes fra det begynner, åpne en "
    "beslutning.",
    "pause-past-limit": "{spell} kan vare lenger enn {said} uten at noen blir spurt.",
    "pause-past-limit.help": "La det som spør, leve så lenge oppholdet varer: øverst i teksten, og "
    "ikke i en fase som tar slutt, eller ferdig før oppholdet er det.",
    "approval-not-asked": "{spell} kan begynne uten at noen blir spurt, i {step}, om å godkjenne "
    "det. Da er det ukjent, og alt som stanser for det, er ukjent med det.",
    "approval-not-asked.help": "La {step} stå øverst, under «steps», og åpne hver gang det "
    "begynner («each»).",
}
