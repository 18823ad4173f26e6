"""Names of people across spellings: which of them name one person.

Nothing here compares every name with every other: names meet in buckets (a folded surname, a surname less one letter),
so that 100,000 names take seconds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

MIN_FUZZY_LETTERS = 5  # below, one letter tells two names apart: Lee and Lea, Jane and Jone
MIN_SHORT_FORM = 3  # "Dan" for "Daniel", not "Al" for "Alice"
_KEPT = 20_000  # words that are remembered as folded


def _read_words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Forms of address and rank that stand before a name and are no part of it.
_TITLES = _read_words("""
mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov governor gen general col
colonel maj major capt captain lt lieutenant cpl sgt sergeant adm admiral pvt cmdr commander pres president vice
premier minister chancellor mayor judge justice chief officer detective inspector superintendent constable rev
reverend fr father bishop archbishop cardinal pope rabbi imam sheikh king queen prince princess sec secretary amb
ambassador hon speaker congressman congresswoman councillor coach herr frau monsieur madame mme mlle señor señora
don doña dott signor signora senhor senhora pan pani meneer mevrouw
""")
_SUFFIXES = _read_words("jr sr ii iii iv phd md qc kc mp esq")
_PARTICLES = _read_words("""
de da do dos das del della di du la le van von der den ter ten zu zur al el bin ibn abu y e af
""")

# One first name in several coats: short forms that are no beginnings, and the Russian and Ukrainian of one name.
_SAME_FIRST = """
william bill billy will willie liam|robert bob bobby rob|richard dick rick rich|james jim jimmy jamie
john jack johnny jon|joseph joe joey|michael mike mick mickey|edward ed eddie ted|charles chuck charlie|thomas tom tommy
anthony tony|elizabeth liz beth betty|margaret maggie peggy|katherine kathy kate katie|patricia pat patty|susan sue
deborah debbie|theodore ted|henry hank harry|lawrence larry|gerald jerry|kenneth ken|stephen steve|andrew andy drew
matthew matt|volodymyr vladimir|oleksandr aleksandr alexander|mykola nikolai nikolay|andrii andrey andrei
serhii sergei sergey|dmytro dmitry dmitri|oleksii alexei aleksei|yevhen evgeny yevgeny|mykhailo mikhail
kateryna ekaterina|olena elena yelena
""".replace("\n", "|")

_CYRILLIC = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ё": "e", "ж": "zh", "з": "z"}
    | {"и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r"}
    | {"с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch"}
    | {"ы": "y", "э": "e", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
)
# Letters that different transliterations swap; the order matters (the German w of "Kuzminow" after "ow"). A name in
# ASCII that has none of a row's first letters is not searched for it: half of all searches.
_FOLDS = (
    ("h", re.compile("sch|sh|š|ş"), "s"),
    ("c", re.compile("tch|tsch|ch|č|ç(?=$)"), "c"),
    ("z", re.compile("zh|ž"), "z"),
    ("k", re.compile("kh"), "h"),
    ("pf", re.compile("ph|ff$"), "f"),
    ("k", re.compile("ks"), "x"),
    ("c", re.compile("c(?=[eiy])"), "s"),
    ("cq", re.compile("ck|c|q"), "k"),
    ("t", re.compile("tz|ts"), "z"),
    ("wpf", re.compile("w|(?<=[eo])f$"), "v"),
    ("o", re.compile("ou"), "u"),
    ("yji", re.compile("(?:ij|iy|yi|y|j|i)+"), "i"),
    ("e", re.compile("ie(?!$)"), "e"),
)
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`.-]+[^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"['’]s?\b\s")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


class _Name(NamedTuple):
    """A person's name, folded; ``first`` and ``middle`` may be empty."""

    last: str
    first: str
    middle: str


def unify_names(names: Iterable[str]) -> dict[str, str]:
    """Map each spelling of a speaker's name to the one name for the person.

    Spellings meet when their folded surnames agree and their first names can be one person's; a surname alone joins its
    full name when only one such person is there. Roles and documents meet when only case, article or typography differ.
    A name given more often makes it likelier to be the one shown. The order of the names changes nothing.

    >>> unify_names(["Maksim Kuzminov", "Maksim Kuzminov", "Maxim Kuzminow", "Gen. Kuzminov"])["Gen. Kuzminov"]
    'Maksim Kuzminov'
    >>> unify_names(["John Smith", "Jane Smith", "Smith"])["Smith"]
    'Smith'
    """
    counts = Counter(names)
    parsed = {name: _parse_name(name) for name in sorted(counts)}
    groups = _group_people({name for name in parsed.values() if name})
    members: dict[object, list[str]] = defaultdict(list)
    for spelling, name in parsed.items():
        members[groups[name] if name else _fold_role(spelling)].append(spelling)
    return {
        spelling: shown
        for spellings in members.values()
        for shown in [_choose_spelling(spellings, counts)]
        for spelling in spellings
    }


def strip_titles(name: str) -> str:
    """Take titles and ranks off the front of a person's name, and Jr. and the like off its end.

    >>> strip_titles("Lt. Gen. Kyrylo Budanov"), strip_titles("Lord Ashdown"), strip_titles("the mayor")
    ('Kyrylo Budanov', 'Ashdown', 'the mayor')
    """
    words = name.split()
    first, last = 0, len(words)
    while first < last - 1 and words[first][:1].isupper() and _bare(words[first]) in _TITLES:
        first += 1
    while last > first + 1 and _bare(words[last - 1]) in _SUFFIXES:
        last -= 1
    return " ".join(words[first:last]).rstrip(",")


@lru_cache(maxsize=_KEPT)
def fold_name(word: str) -> str:
    """Fold one word of a name to what its transliterations share.

    >>> fold_name("Kuzminow") == fold_name("Kuzminoff") == fold_name("Кузьминов")
    True
    >>> fold_name("Zelenskyy") == fold_name("Zelenskiy") == fold_name("Zelenskij")
    True
    """
    folded = word.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_CYRILLIC))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    if not folded.isalpha():
        folded = "".join(c for c in folded if c.isalpha())
    is_ascii, letters = folded.isascii(), frozenset(folded)
    for needed, pattern, by in _FOLDS:
        if not (is_ascii and letters.isdisjoint(needed)):
            folded = pattern.sub(by, folded)
    return _DOUBLED.sub(r"\1", folded) if len(frozenset(folded)) < len(folded) else folded


def _bare(word: str) -> str:
    return word.casefold().strip(".,")


def _parse_name(spelling: str) -> _Name | None:
    """Read a person's name; None for a role or a document."""
    if _ARTICLE.match(spelling) or _POSSESSIVE.search(spelling) or any(map(str.isdigit, spelling)):
        return None
    family, comma, given = strip_titles(spelling).partition(", ")
    words = _WORD.findall(f"{given} {family}" if comma else family)
    if not words or any(w[0].islower() and _bare(w) not in _PARTICLES for w in words):
        return None
    last, rest = fold_name(words[-1]), [fold_name(w) for w in words[:-1]]
    if not last:
        return None
    first = rest[0] if rest else ""
    middles = [r for r in rest[1:] if len(r) == 1]
    return _Name(last, _FIRSTS.get(first, first), middles[0] if middles else "")


def _read_firsts() -> dict[str, str]:
    """Map each folded first name of the table to the first of its row."""
    firsts: dict[str, str] = {}
    for row in _SAME_FIRST.split("|"):
        forms = [fold_name(form) for form in row.split()]
        for form in forms:
            firsts.setdefault(form, firsts.get(forms[0], forms[0]))
    return firsts


_FIRSTS = _read_firsts()


def fold_first_name(word: str) -> str:
    """Fold a first name to what its short and its foreign forms share.

    >>> fold_first_name("Mike") == fold_first_name("Michael") != fold_first_name("Mark")
    True
    """
    folded = fold_name(word)
    return _FIRSTS.get(folded, folded)


def _fold_role(spelling: str) -> str:
    """Fold a role or a document: "Ukraine’s Defence Intelligence", "the mayor" and "The Mayor"."""
    bare = _ARTICLE.sub("", spelling.strip())
    return " ".join(fold_name(word) or word for word in bare.split())


def _choose_spelling(spellings: list[str], counts: Counter[str]) -> str:
    """Choose the spelling to show: a full name before a surname, then the commonest surname and name, the longest."""
    if len(spellings) == 1:
        return strip_titles(spellings[0])
    shown: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    for spelling in spellings:
        name = strip_titles(spelling)
        shown[name] += counts[spelling]
        surnames[_fold_last(name)] += counts[spelling]
    return min(
        shown,
        key=lambda name: (
            _is_short(name),
            -surnames[_fold_last(name)],
            -shown[name],
            -len(name.split()),
            name.swapcase(),  # "the mayor" before "The Mayor"
        ),
    )


def _fold_last(name: str) -> str:
    return fold_name(name.rsplit(maxsplit=1)[-1]) if name.strip() else ""


def _is_short(name: str) -> bool:
    words = name.split()
    return len(words) < 2 or len(words[0].strip(".")) == 1


class _Unions:
    """Sets that grow together (union-find); the smallest member stands for its set, so that order changes nothing."""

    def __init__(self, names: Iterable[_Name]) -> None:
        self.parent = {name: name for name in names}

    def find(self, name: _Name) -> _Name:
        while self.parent[name] is not name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, one: _Name, other: _Name) -> None:
        one, other = sorted((self.find(one), self.find(other)))
        self.parent[other] = one


def _group_people(names: set[_Name]) -> dict[_Name, _Name]:
    """Map each folded name to the one that stands for its person."""
    unions = _Unions(sorted(names))
    full = sorted(name for name in names if name.first)
    for link in (_link_middles, _link_firsts, _link_short_forms, _link_surnames):
        link(full, unions)
    _link_lone_surnames(sorted(names), unions)
    return {name: unions.find(name) for name in names}


def _bucket(names: Iterable[_Name], part: str) -> Iterator[list[_Name]]:
    """Yield the names that agree in one part, such as ``last``, where there are several."""
    buckets: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        buckets[getattr(name, part)].append(name)
    yield from (found for found in buckets.values() if len(found) > 1)


def _link_middles(full: list[_Name], unions: _Unions) -> None:
    """Join "Donald Roe" and "Donald J. Roe"; with "John A. Smith" and "John B. Smith" about, nobody is joined."""
    alike: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    for name in full:
        alike[name.last, name.first].append(name)
    for names in alike.values():
        if len(names) == 2 and not names[0].middle:
            unions.join(*names)


def _link_firsts(full: list[_Name], unions: _Unions) -> None:
    """Join first names one letter apart before one surname: Kyrolo and Kyrylo Budanov."""
    for names in _bucket(full, "last"):
        for one, other in _near_pairs(names, "first"):
            endings = {one.first[-1], other.first[-1]}
            if len(endings) == 1 or endings.isdisjoint("aeo"):  # Maria and Mario, Daniel and Daniele are two
                unions.join(one, other)


def _link_short_forms(full: list[_Name], unions: _Unions) -> None:
    """Join "J. Stone" and "Dan Stone" to the only full name that begins so."""
    for names in _bucket(full, "last"):
        longer: dict[str, set[_Name]] = defaultdict(set)
        for name in names:
            stems = range(MIN_SHORT_FORM, len(name.first) - 1)
            for stem in {name.first[:1], *(name.first[:n] for n in stems)} - {name.first}:
                longer[stem].add(unions.find(name))
        for name in names:
            if len(longer[name.first]) == 1:
                unions.join(name, *longer[name.first])


def _link_surnames(full: list[_Name], unions: _Unions) -> None:
    """Join surnames one letter apart after one first name: Maksim Kuzminov and Maksim Kuzmino."""
    for names in _bucket((name for name in full if len(name.first) > 1), "first"):
        for one, other in _near_pairs(names, "last"):
            if one.middle == other.middle or not (one.middle and other.middle):
                unions.join(one, other)


def _link_lone_surnames(names: list[_Name], unions: _Unions) -> None:
    """Join a surname alone to its full name when only one person has it."""
    for bucket in _bucket(names, "last"):
        people = sorted({unions.find(name) for name in bucket if name.first})
        lone = [name for name in bucket if not name.first]
        if len(people) == 1 and lone:
            unions.join(lone[0], people[0])


def _near_pairs(names: list[_Name], part: str) -> Iterator[tuple[_Name, _Name]]:
    """Yield the pairs whose part is one edit apart: they meet where each, less at most one letter, is the same."""
    buckets: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        word = getattr(name, part)
        if len(word) < MIN_FUZZY_LETTERS:
            continue
        for shorter in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            for other in buckets[shorter]:
                if is_one_edit(getattr(other, part), word):
                    yield other, name
            buckets[shorter].append(name)


def is_one_edit(one: str, other: str) -> bool:
    """Tell whether one letter put in, left out or changed, or two swapped, makes one word the other.

    >>> is_one_edit("kuzminov", "kuzmino"), is_one_edit("kirolo", "kirilo"), is_one_edit("anna", "hanna")
    (True, True, True)
    >>> is_one_edit("smith", "smith"), is_one_edit("budanov", "bodanow")
    (False, False)
    """
    if len(one) > len(other):
        one, other = other, one
    i = 0
    while i < len(one) and one[i] == other[i]:
        i += 1
    rest, tail = one[i:], other[i:]
    if len(rest) < len(tail):
        return rest == tail[1:]
    swapped = len(rest) > 1 and rest[1] + rest[0] + rest[2:] == tail
    return swapped or (rest != tail and rest[1:] == tail[1:])
