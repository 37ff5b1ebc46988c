"""What an author who thinks in Norwegian may have meant. It is proposed, and never taken.

The handbooks are Norwegian and the keys are English, so a common slip is to write the handbook's
own word. Which of its meanings may stand at a place, the place says.
"""

from collections.abc import Container
from functools import cache

# The word of the language, then what may stand for it. An author may use a form that is not here;
# then nothing is proposed.
_TABLE = """
yes            ja
no             nei
must           må skal
should         bør burde
may            kan frivillig
session        samtale møte time økt samling oppmøte
task           oppgave oppgåve
test           prøve test
form           skjema
decision       vedtak beslutning avgjørelse avgjerd
done           gjort utført ferdig fullført
open           åpen åpent åpne open
closed         lukket stengt
waiting        venter
dropped        bortfalt
late           forsinket sen
current        nå gjeldende
required       påkrevd kreves ja
counts         teller tel
participant    deltaker deltakar
provider       ansatt ansatte tilsette
outside        utenfor utanfor ekstern
week           uke veke
month          måned månad
year           år
days           dag dager dagar
working_days   virkedag virkedager arbeidsdag arbeidsdager yrkedag virkedagar arbeidsdagar
weeks          uke uker veke veker
months         måned måneder månad månader
years          år
hours          time timer timar
count          antall tal telle tell
percent        prosent
moment         tidspunkt
roles          rolle roller rollar
choice         valg val
yes_no         ja_nei
date           dato
number         tall tal
scale          skala
visit          besøk
case           sak
first          første fyrste
last           siste sist
previous       forrige førre
cause          årsak
id             navn namn
version        versjon utgave
valid_from     gyldig_fra gjelder_fra gjeld_frå
zone           tidssone
calendar       kalender
record_keeper  journalfører
title          tittel overskrift navn namn
note           merknad notat kommentar
sources        kilder kjelder
source         kilde kjelde
parameters     parametere parametre
variants       varianter variantar
variant        variant
questions      spørsmål
forms          skjemaer skjema
incidents      hendelser hendingar
spells         perioder periodar
spell          periode
clocks         klokker
clock          klokke
tallies        opptellinger oppteljingar tellinger
tally          opptelling oppteljing telling
criteria       vilkår
criterion      vilkår
findings       funn
finding        funn
steps          steg trinn
step           steg trinn
phases         faser fasar
phase          fase
outcomes       utfall
always         alltid
never          aldri
is             er type slag
need           behov krav
of             av ansvar ansvarlig
by             utføres_av
after          etter
before         før
during         under
opens          åpnes opnast åpnes_av
unless         unntatt med_mindre
window         frist frister tidsramme
repeat         gjenta gjentas repetisjon
times          ganger gonger antall
items          punkter punkt
results        resultater resultat
result         resultat
signed_by        underskrift signeres_av
to             til
offers         tilbyr
options        valg val alternativer
option         valg val
recommend      anbefaling anbefalinger
then           da så
says           tekst sier
from           fra frå
until          til inntil
except         unntatt utenom
min            minst minimum
max            maks maksimum høyst frist
aim            mål
early          tidlig
modality       modalitet
assumption     antakelse antagelse antaking
only_in        bare_i berre_i
only_if        bare_hvis berre_om
reasons        grunner begrunnelse grunnar
value          verdi
values         verdier verdiar
unit           enhet eining
between        mellom
among          blant
per            per
set_by         settes_av
side           side
held_by        innehaver
credentials    kompetanse
terms          ord begreper uttrykk
party          part
consent        samtykke
at_least       minst
at_most        høyst maks
more_than      mer_enn over
less_than      mindre_enn under
answer         svar
has            har
all            alle
any            noen nokon
not            ikke ikkje
when           når
each           hver kvar
called         kalles
go             gå
initial        start første
next           neste
enter          inn
adverse        negativ ugunstig
gap            avstand mellomrom
type           type
choices        valg val
missed         uteblitt fravær mistet
booked         avtalt bestilt
tested         prøvd testet
decided        bestemt vedtatt
answered       svart
happened       hendt skjedd
began          begynt startet
ended          sluttet avsluttet
excused        unnskyldt gyldig
in             i
strength       styrke
conflict       motstrid
dated          datert
link           lenke
"""

# What is longer is no slip of one word.
LONGEST = 40


@cache
def meanings() -> dict[str, list[str]]:
    """The words of the language by the Norwegian ones that may stand for them."""
    found: dict[str, list[str]] = {}
    for line in _TABLE.strip().split("\n"):
        word, *norwegian = line.split()
        for said in norwegian:
            found.setdefault(said, []).append(word)
    return found


def meant_word(said: str, known: Container[str]) -> tuple[str, ...]:
    """The words of the language, of those that are known here, that a word may stand for.

    >>> meant_word("Kilde", {"source", "title"})
    ('source',)
    """
    if len(said) > LONGEST:
        return ()
    low = said.casefold().strip().replace(" ", "_").replace("-", "_")
    meant = dict.fromkeys((low, *meanings().get(low, ())))
    return tuple(word for word in meant if word in known and word != said)
