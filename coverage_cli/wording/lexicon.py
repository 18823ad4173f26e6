"""What the flags know of words: data, nothing else."""

from __future__ import annotations


def _read_table(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _read_rows(rows: str) -> dict[str, str]:
    """Map each word of a row to the row's first; an underscore stands for a blank."""
    return {
        word.replace("_", " "): row.split()[0].replace("_", " ")
        for row in rows.strip().split("\n")
        for word in row.split()
    }


# Written with a point that ends no sentence.
ABBREVIATIONS = _read_table("""
mr mrs ms dr prof gen sen rep gov lt col maj capt sgt adm rev hon st jr sr no vs etc jan feb mar apr jun jul aug sep
sept oct nov dec mon tue tues wed thu thur thurs fri sat sun us uk un inc corp co ltd
""")

# Dropped from speech by every copy desk: no cut that a reader would want to know of.
FILLERS = _read_table("""
well um uh er erm ah oh like just really very actually basically literally frankly obviously honestly look listen
flatly utterly truly totally absolutely ok right yeah yes anyway so quite simply then too all indeed also still now
please here there again even pretty extremely incredibly definitely terribly awfully
""")
FILLER_PHRASES = (
    ("you", "know"),
    ("i", "mean"),
    ("kind", "of"),
    ("sort", "of"),
    ("of", "course"),
    ("you", "see"),
    ("deal", "of"),  # a great deal of respect
)

# Words that carry grammar, not matter: dropping or exchanging them is no cut.
FUNCTION_WORDS = _read_table("""
a an the and or but that which who whom whose this these those of to in on at by for from with as into onto upon it its
he she him her his hers they them their theirs we us our ours you your yours i me my mine is am are was were be been
being do does did done has have had having it's he's she's that's there's they're we're you're i'm i've we've they've
you've what's who's any some such between
der die das den dem des ein eine einen einem einer und oder dass daß zu le la les un une des et ou que de du el los las
unos unas y o
""")

HE_OR_SHE = _read_table("he she him her his")

# Contractions, spelled out; 'd is would or had and stays open (?would).
CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "won't": ("will", "not"),
    "shan't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "ain't": ("not",),
    "gonna": ("will",),
    "gotta": ("must",),
    "hafta": ("must",),
    "dunno": ("not", "know"),
}
CONTRACTED_ENDINGS = (("n't", "not"), ("'ll", "will"), ("'d", "?would"))

NEGATORS = _read_table("""
not no never nobody none nothing neither nor nowhere without hardly barely scarcely noone non lack lacks lacked lacking
nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder
ne pas jamais rien aucun aucune não nunca jamás nada nadie ningún ninguna niet geen nooit niets mai nessuno
""")
# Before "to": "failed to tell" denies telling.
NEGATIVE_VERBS = _read_table("""
fail fails failed failing refuse refuses refused refusing decline declines declined declining
""")
# Before what is denied: "denied that he took it", not "denied the request".
DENIALS = _read_table("deny denies denied denying")
DENIED = _read_table("that having being any ever he she they it there we i")
NEGATION_COMPANIONS = _read_table("longer any anything anyone anybody either more either ever")
# "not only … but", "no doubt", "why not" deny nothing.
UNNEGATED = frozenset({("not", "only"), ("not", "just"), ("not", "merely"), ("no", "doubt"), ("nothing", "but")})
# un|fair denies fair; in|form does not deny form.
NEGATIVE_PREFIXES = ("un", "il", "ir", "im", "in", "dis", "non")
NO_NEGATION = _read_table("""
inform intend inside income invest import impress impose improve input inland indeed increase inflame intake inhouse
impart implant implore impress unto until under union unite unit units unity dispatch display dispose dispute discharge
distill dismay incite infuse inhabit inherent instead
""")

# How binding or how sure; words of one row say about the same.
MODALS = _read_rows("""
will shall going_to
would
can able_to unable_to
could
may might
must have_to has_to had_to need_to needs_to needed_to got_to required_to obliged_to
should ought_to supposed_to
perhaps maybe possibly
probably likely unlikely
apparently seemingly presumably supposedly reportedly allegedly
apparently seem_to seems_to seemed_to appear_to appears_to appeared_to
hope_to hopes_to hoping_to
""")
# What nobody must do, "you don't have to leave", is not what is forbidden, "you must not leave".
DUTY, NO_DUTY = "must", "need not"
# A sentence that begins without them is surer than it was: "[Maybe] The witness was wrong", "[I think] He lied".
HEDGES = frozenset(
    {("perhaps",), ("maybe",), ("possibly",), ("probably",), ("apparently",), ("presumably",), ("supposedly",)}
    | {("it", "seems"), ("it", "appears"), ("it", "looks", "like"), ("it", "looks", "as", "if")}
    | {(*it_is, how) for it_is in (("it", "is"), ("it's",)) for how in ("possible", "likely", "probable")}
    | {("as", "far", "as", "i", "know"), ("to", "my", "knowledge")}
)
OPINIONS = frozenset(
    {(who, verb) for who in ("i", "we") for verb in ("think", "believe", "guess", "suppose", "suspect", "assume")}
    | {("in", "my", "opinion"), ("in", "my", "view")}
)
# 'd is would or had: it is no change beside either.
OPEN_MODAL = "?would"
# Losing these alone is a change of tense: "we will win" / "we win".
TENSES = _read_table("will")

# Forms of address, written in full or in short, dropped or added, before a name.
TITLES = _read_table("""
mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor gen general col
colonel maj major capt captain lt lieutenant sgt sergeant cpl corporal pvt private adm admiral cmdr commander pres
president vice premier minister prime chancellor mayor judge justice chief secretary sec rev reverend father fr bishop
archbishop cardinal pope rabbi imam king queen prince princess congressman congresswoman speaker former chairman
chairwoman director attorney detective officer herr frau monsieur madame señor señora
""")
NAME_SUFFIXES = _read_table("jr sr ii iii iv md phd inc corp ltd")
# Capitalised, but no name: days and months are dates, and the rest begins sentences or is a form of address.
NO_NAMES = _read_table("i i'm i've i'll i'd god ok o mom dad mum")

# One place or people under several names; the demonym is the place's name for this purpose.
SAME_NAMES = _read_rows("""
saint st
mount mt
us u.s usa america american americans united_states
uk u.k britain british briton britons united_kingdom
un united_nations
eu european_union
russia russian russians russia's
ukraine ukrainian ukrainians
kyiv kiev
odesa odessa
kharkiv kharkov
lviv lvov
france french frenchman
germany german germans
italy italian italians
spain spanish spaniard spaniards
portugal portuguese
austria austrian austrians
australia australian australians
poland polish pole poles
hungary hungarian hungarians
romania romanian romanians
bulgaria bulgarian bulgarians
greece greek greeks
turkey türkiye turkiye turkish turk turks
israel israeli israelis
palestine palestinian palestinians
iran iranian iranians
iraq iraqi iraqis
syria syrian syrians
lebanon lebanese
jordan jordanian jordanians
egypt egyptian egyptians
libya libyan libyans
yemen yemeni yemenis
saudi saudis saudi_arabia
qatar qatari
afghanistan afghan afghans
pakistan pakistani pakistanis
india indian indians
china chinese
taiwan taiwanese
japan japanese
korea korean koreans
vietnam vietnamese
philippines filipino filipinos philippine
indonesia indonesian indonesians
canada canadian canadians
mexico mexican mexicans
cuba cuban cubans
brazil brazilian brazilians
argentina argentine argentinian
venezuela venezuelan venezuelans
colombia colombian colombians
chile chilean
nigeria nigerian nigerians
niger nigerien
kenya kenyan kenyans
ethiopia ethiopian ethiopians
sudan sudanese
somalia somali somalis
africa african africans
europe european europeans
asia asian asians
ireland irish
scotland scottish scots
england english
wales welsh
sweden swedish swede swedes
norway norwegian norwegians
denmark danish dane danes
finland finnish finn finns
netherlands dutch holland
belgium belgian belgians
switzerland swiss
czech czechia czechs
slovakia slovak slovaks
slovenia slovenian slovene
serbia serbian serbs serb
croatia croatian croats croat
bosnia bosnian bosnians
albania albanian albanians
kosovo kosovar
georgia georgian georgians
armenia armenian armenians
azerbaijan azerbaijani azeri
belarus belarusian belarusians byelorussia
moldova moldovan moldovans
latvia latvian latvians
lithuania lithuanian lithuanians
estonia estonian estonians
myanmar burma burmese
beijing peking
moscow
washington
london
paris
berlin
brussels
tehran
baghdad
kabul
jerusalem
gaza
crimea crimean
nato
congress congressional
senate
kremlin
pentagon
republican republicans gop
democrat democrats democratic
muslim muslims islamic moslem
christian christians
jewish jews jew
""")

MONTHS = _read_rows("""
january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sept sep
october oct
november nov
december dec
""")
WEEKDAYS = _read_rows("""
monday mon
tuesday tue tues
wednesday wed
thursday thu thur thurs
friday fri
saturday sat
sunday sun
""")
DAY_WORDS = _read_table("today yesterday tomorrow tonight")

# Before a number: at least nine, up to 50.
BOUNDS = {
    ("at", "least"): "least",
    ("no", "fewer", "than"): "least",
    ("no", "less", "than"): "least",
    ("more", "than"): "more",
    ("over",): "more",
    ("nearly",): "near",
    ("almost",): "near",
    ("at", "most"): "most",
    ("up", "to"): "most",
    ("no", "more", "than"): "most",
    ("as", "many", "as"): "most",
    ("as", "much", "as"): "most",
    ("fewer", "than"): "most",
    ("less", "than"): "most",
}
# Copy desks drop "more than" and "nearly"; "at least" and "up to" tell what the number by itself does not.
SAME_BOUNDS = frozenset({("", "more"), ("", "near"), ("least", "more"), ("most", "near")})
