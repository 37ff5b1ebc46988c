"""What a proof may find, and what to do about it: time that is short, ways that lead nowhere."""

WORDS = {
    # Time, proved
    "anchor-never": "Ein frist for {thing} blir rekna frå noko som aldri skjer på vegen {way}.",
    "anchor-never.help": "Rekn frå noko som skjer på alle vegar dit, eller sei med «opens» at "
    "steget berre er der når det har skjedd.",
    "no-effect": "«{said}» for {thing} endrar ingen dato: andre reglar er alltid strengare.",
    "no-effect.help": "Ta han bort, eller sjå etter om han skulle sagt noko anna. Dei andre "
    "reglane står over.",
    "no-date-fits": "{thing} kan aldri gjerast i tide: det er {short} for lite.",
    "no-date-fits.help": "Gi meir tid der det står siste dag, eller krev mindre framfor. Dagane "
    "over gjeld ei sak som byrjar {start}.",
    "no-date-fits-advice": "Det som bør haldast for {thing}, kan aldri haldast: det er {short} "
    "for lite.",
    "no-date-fits-advice.help": "Gi meir tid der det står siste dag, eller krev mindre framfor. "
    "Dagane over gjeld ei sak som byrjar {start}.",
    "some-dates-fail": "Byrjar saka {start}, kan {thing} ikkje gjerast i tide: det er {short} "
    "for lite.",
    "some-dates-fail.help": "Det gjeld {dates} av {of} startdatoar. Gi meir tid, tel i ei anna "
    "eining, eller krev mindre framfor.",
    "some-dates-fail-advice": "Byrjar saka {start}, kan det som bør haldast for {thing}, ikkje "
    "haldast: det er {short} for lite.",
    "some-dates-fail-advice.help": "Det gjeld {dates} av {of} startdatoar. Gi meir tid, tel i ei "
    "anna eining, eller krev mindre framfor.",
    # Proofs of ways
    "dead-end": "Saka kan bli ståande i {place} for alltid: ingenting meir kan gjerast der, og ho "
    "kjem ikkje til noko utfall.",
    "dead-end.help": "Gje henne ein veg vidare: eit «next» som blir ja også her, eller eit vedtak "
    "med eit val som går («go») til ein fase eller eit utfall.",
    "no-way-out": "Saka kan kome dit i {place} at ho aldri kan nå noko utfall, kva som enn blir "
    "gjort.",
    "no-way-out.help": "Sjå kva som må vere ja for å kome vidare, og kva som har gjort det "
    "umogleg. "
    "Å trekkje samtykket, rette eller fråfalle eit krav blir ikkje rekna som ein veg ut.",
    "endless-wait": "I {place} kan saka bli ståande og vente på noko som ingen er sett til å "
    "gjere: "
    "{waits}.",
    "endless-wait.help": "Lat eit ope steg be om det, eit vedtak ta saka vidare, eller ein frist "
    "gjere det.",
    "never-entered": "Inga sak kjem nokon gong til {place}.",
    "never-entered.help": "Lat eit «next» eller eit val gå hit som kan bli teke, eller ta det "
    "bort.",
    "never-moves": "Denne overgangen frå {place} blir aldri teken.",
    "never-moves.help": "Sjå på vilkåret, og på overgangane som står framfor: den første som er "
    "ja, "
    "blir teken.",
    "never-chosen": "Valet {option} i {step} kan aldri takast.",
    "never-chosen.help": "Sjå på «only_if», og på «enter» i fasen som valet går til.",
    "never-opens": "Steget {step} blir aldri opna.",
    "never-opens.help": "Sjå på kva som opnar det, og på det som må vere gjort eller ope først.",
    # Proofs of tables
    "never-yes": "Dette vilkåret kan aldri bli ja, uansett kva som blir svara og gjort.",
    "never-yes.help": "Sjå etter to krav som utelukkar kvarandre, eller ei grense som ikkje kan "
    "nåast.",
    "always-yes": "Dette vilkåret er alltid ja, uansett kva som blir svara og gjort.",
    "always-yes.help": "Ta det bort om det ikkje skal gjelde nokon, eller skriv den grensa som "
    "er meint.",
    "rule-masked": "Denne regelen for {option} avgjer aldri noko: der han er ja, er alltid ein "
    "sterkare også det.",
    "rule-masked.help": "Gjer regelen sterkare, snevrare eller ta han bort.",
    "points-both-ways": "To like sterke reglar i {step} peikar kvar sin veg, mot {options}, for "
    "den som svarer {applicant}.",
    "points-both-ways.help": "Gje den eine ein annan «strength», eller lat dei ikkje vere ja for "
    "same person.",
    "hole-between": "Reglane i {step} dekkjer nokre svar på begge sider, men ikkje den som "
    "svarer {applicant}.",
    "hole-between.help": "Lat ein av reglane dekkje også dette svaret.",
    "no-option": "Den som svarer {applicant}, har ingen val i {step}: ingen «only_if» er ja.",
    "no-option.help": "Lat eit av vala vere ope for alle, eller utvid vilkåret for eit av dei.",
    "cannot-add-up": "{name} kan aldri slå til: han krev {asks}, men meir enn {most} får ikkje "
    "plass i tidsrommet.",
    "cannot-add-up.help": "Senk talet, eller gjer tidsrommet lengre.",
    "true-at-once": "{name} gjeld alle frå første dag, før noko har skjedd.",
    "true-at-once.help": "Legg til kva som må ha skjedd før funnet kan gjerast.",
    "finding-within": "{name} seier ikkje noko nytt: der det gjeld, gjeld alltid {outer}, med "
    "same styrke og om same rolle.",
    "finding-within.help": "Gje dei ulik «modality», eller ta bort det eine.",
    "breach-unavoidable": "Ingen kan unngå brot: anten {names} gjeld alltid når alt er kjent.",
    "breach-unavoidable.help": "Lat det finnast eit svar eller ei handling som ingen av dei råkar.",
    "claim-broken": "Påstanden {name} held ikkje: det finst ei sak der han er broten.",
    "claim-broken.help": "Sjå korleis saka kjem dit, og steng den vegen; eller rett påstanden.",
    "completes-without": "Saka kan gå frå {place} til {goes} utan at {step} er gjort, endå det må "
    "gjerast («must»).",
    "completes-without.help": "Ta steget med i vilkåret, sei med «unless» når det fell bort, eller "
    "gje det «need: should» eller «may».",
    "needs-optional": "Utan {step}, som ingen må gjere («may»), kjem saka aldri til {outcomes}.",
    "needs-optional.help": "Gje steget «need: must», eller lat det gå an å kome vidare utan det.",
    "endless-phases": "Saka kan gå i ring gjennom {through} utan ende, og ingen avgjer om ho skal "
    "det.",
    "endless-phases.help": "Lat eit vedtak ta saka tilbake, eller tel kor mange gonger, og sei kva "
    "som skal skje då.",
    "endless-responses": "{steps} kan kome igjen og igjen utan ende, og ingen avgjer om det er "
    "nok.",
    "endless-responses.help": "Lat eit vedtak stå imellom, eller tel kor mange gonger, og sei med "
    "«unless» når det er nok.",
    "two-targets": "Éi og same hending sender saka både til {targets}.",
    "two-targets.help": "Lat hendinga gå til éin stad. Slik det står, går saka innom begge same "
    "dagen, i den rekkjefølgja dei står, og blir i den siste.",
    "runs-while-waiting": "Fristen for {thing} går medan {spell} er lukka, og då kan det ikkje "
    "gjerast.",
    "runs-while-waiting.help": "Rekn fristen med ei klokke som har «during» her, eller ta bort "
    "«during» på steget.",
    "runs-on-in-pause": "Fristen for {thing} går medan {spell} varer, endå den for {other} står "
    "stille.",
    "runs-on-in-pause.help": "Rekn også denne fristen med ei klokke som har «except» her, eller "
    "gje takta «except».",
    "clock-stops-itself": "Klokka {clock} blir rekna frå {spell} byrjar, og står stille så lenge "
    "det varer.",
    "clock-stops-itself.help": "Bruk «during» i staden for «except», så måler ho kor lenge det har "
    "vart.",
    "pause-unwatched": "{spell} kan vare for alltid, og ingen blir spurd om det er over.",
    "pause-unwatched.help": "La eit steg byrje når opphaldet byrjar («opens») og vere gjort når "
    "det tek slutt («done_by»), eller la ei klokke som blir rekna frå det byrjar, opne ei avgjerd.",
    "pause-past-limit": "{spell} kan vare lenger enn {said} utan at nokon blir spurd.",
    "pause-past-limit.help": "La det som spør, leve så lenge opphaldet varer: øvst i teksten, og "
    "ikkje i ein fase som tek slutt, eller ferdig før opphaldet er det.",
    "approval-not-asked": "{spell} kan byrje utan at nokon blir spurd, i {step}, om å godkjenne "
    "det. Då er det ukjent, og alt som stansar for det, er ukjent med det.",
    "approval-not-asked.help": "La {step} stå øvst, under «steps», og opne kvar gong det byrjar "
    "(«each»).",
}
