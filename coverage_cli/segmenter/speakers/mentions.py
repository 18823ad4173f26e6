"""The people an article names: where, how fully, of which gender, in which role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Span
from coverage_cli.names import fold_name
from coverage_cli.segmenter.lexicon import load_lexicon
from coverage_cli.segmenter.speakers.tagging import Line

FULL_NAME = "N(?:N|p+N|sN)*"
_PERSON = re.compile(FULL_NAME)
# Behind a name: ", the mayor of York,", ", 52, a former aide,", ", Mr. Stone's lawyer,"
_APPOSITION = re.compile(r",(?:d,)?([DHA]*[nNRSv'gt-]*[nRS])(?![BbV])")
# Before a name: "the mayor, Dan Stone," and "a pilot, identified as Dan Stone"; not "her rival for mayor, Dan Stone"
_AHEAD = re.compile(r"(?<![If])(?<![If][DHE])([nRS]),(v[IW])?t*$")
_OPENING = re.compile("[IWGv][^,;:Q]*")
_MODIFIED = ("Nt", "NR", "Nn")  # "House Speaker Dan Stone", "Ohio governor Dan Stone"
_APPOSED = (",D", ",H")
_DEFINITE = ("D", "'")
_NOUNS = ("n", "R", "t")
_GENDERED = "tRnNw"  # what words that tell a gender may be: Mrs., mayor, girl, Ann, June
LONGEST_INITIAL = 2  # "J. Robert Stone"
_LONGEST_NAME = 5  # words
_LONGEST_FIRST = 20  # characters of a first name, and the blank behind it
_SIGHT_CHARS = 100_000  # of a text below its headline
_KEPT = 20_000  # names that are remembered as read

Person = tuple[str, str]
"""First and last name, folded; the first may be empty."""


class Mention(NamedTuple):
    """A person's name in the text."""

    start: int
    line: int
    token: int
    person: Person


class Gendered(NamedTuple):
    """The words of a language that tell a person's gender."""

    known: dict[str, str]
    """A title, role or first name -> ``f`` or ``m``."""
    she: frozenset[str]
    he: frozenset[str]
    same_role: dict[str, tuple[str, ...]]
    """A title or noun -> what else its bearer is called."""
    people: frozenset[str]
    """Nouns for one person, such as ``senator``."""
    public: frozenset[str]
    """Of them, those that take up a known person without having been said of them."""
    bodies: frozenset[str]
    """Nouns for many and for documents, such as ``campaign``."""
    starts: frozenset[str]
    """What names of no person begin with, folded: ``North`` Carolina."""
    ends: frozenset[str]
    """What they end in: Wall ``Street``."""

    def may_be_person(self, person: Person) -> bool:
        """Tell a name that can be a person's from that of a street, a firm, a state."""
        return not person[0] or (person[0] not in self.starts and person[1] not in self.ends)

    def tell(self, words: list[str]) -> str:
        """Tell ``f``, ``m`` or nothing from the first word that is known."""
        for word in words:
            if word in self.known:
                return self.known[word]
        return ""


@cache
def load_gendered(language: str) -> Gendered:
    """Load the titles, roles and first names of a language's table."""
    lexicon = load_lexicon(language)
    kinds = ("titles", "roles", "names")
    female, male = (
        frozenset().union(*(lexicon.words("people", f"{gender}_{kind}") for kind in kinds))
        for gender in ("female", "male")
    )
    same = [line.split() for line in lexicon.phrases("people", "same_role")]
    roles = lexicon.words("people", "roles")
    return Gendered(
        dict.fromkeys(male, "m") | dict.fromkeys(female, "f"),
        lexicon.words("people", "she"),
        lexicon.words("people", "he"),
        {words[0]: tuple(words) for words in same},
        frozenset(role for role in roles if role + "s" in roles or not role.endswith("s")),
        lexicon.words("people", "public"),
        lexicon.words("people", "bodies") | lexicon.words("people", "documents"),
        frozenset(map(_fold, lexicon.words("people", "impersonal_starts"))),
        frozenset(map(_fold, lexicon.words("people", "impersonal_ends"))),
    )


class People:
    """Everybody an article names."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        """In the order of the text."""
        self.spellings: dict[Person, dict[str, int]] = {}
        """Each with how often it stands there."""
        self.names: dict[Person, str] = {}
        """The fullest spellings, found when asked for."""
        self.counts: dict[Person, int] = {}
        """How often a person is named in full, or meant by a name alone."""
        self.leaders: dict[str, Person] = {}
        """Last name -> who is mostly meant by it."""
        self.by_first: dict[str, set[Person]] = defaultdict(set)
        self.by_last: dict[str, set[Person]] = defaultdict(set)
        self.titled: set[Person] = set()
        """Who is named with a title or as what a person is ("Teague, the engineer"), which no place or firm is."""
        self.genders: dict[Person, str] = {}
        self.roles: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        """A noun, such as ``pilot``, or an age -> who was introduced with it, where; in the order of the text."""

    def find(self, words: list[str], gender: str = "") -> Person:
        """Find whom a name means: a surname or a first name alone means the one who is named in full, mostly."""
        person = make_person(words)
        return person if person[0] else self.find_lone(person, gender)

    def find_lone(self, person: Person, gender: str = "") -> Person:
        """Find whom a surname or a first name alone means; "Mrs." and "Mr." tell a couple apart."""
        if gender:
            titled = [p for p in self.by_last.get(person[1], ()) if self.genders.get(p, gender) == gender]
            if len(titled) == 1:
                return titled[0]
        leader = self.leaders.get(person[1])
        if leader:
            return leader
        firsts = self.by_first.get(person[1], ())
        return min(firsts) if len(firsts) == 1 else person

    def settle(self) -> None:
        """Tell whom the mentions by one name mean, once everybody is collected; mostly whom they were taken for."""
        lone = {mention.person for mention in self.mentions if not mention.person[0]}
        meant = {person: found for person in lone if (found := self.find_lone(person)) != person}
        if meant:
            self.mentions = [m._replace(person=meant[m.person]) if m.person in meant else m for m in self.mentions]

    def add(self, mention: Mention, spelling: str) -> None:
        """Note one more mention; one in a caption (line -1) counts, but no pronoun means it."""
        person = mention.person
        if mention.line >= 0:
            self.mentions.append(mention)
        spellings = self.spellings.setdefault(person, {})
        spellings[spelling] = spellings.get(spelling, 0) + 1
        if person[0]:
            count = self.counts[person] = self.counts.get(person, 0) + 1
            leader = self.leaders.setdefault(person[1], person)
            if count > self.counts[leader]:
                self.leaders[person[1]] = person
            if count == 1:
                self.by_first[person[0]].add(person)
                self.by_last[person[1]].add(person)

    def name(self, person: Person) -> str:
        """Give the fullest name of a person, once everybody is collected."""
        if person not in self.names:
            spellings = self.spellings.get(person, {})
            ranked = ((len(s.split()), count, s.islower(), s) for s, count in spellings.items())
            self.names[person] = max(ranked, default=(0, 0, False, ""))[-1]
        return self.names[person]


def _fold(word: str) -> str:
    return fold_name(word) or word


def make_person(words: Sequence[str]) -> Person:
    """Fold a name without titles."""
    return (_fold(words[0]) if len(words) > 1 else "", _fold(words[-1]))


def read_people(text: str, lines: list[Line], captions: list[Line], language: str) -> People:
    """Collect everybody that the lines name; the captions only add to who is who."""
    people = People()
    for line in [*lines, *captions]:
        if "N" in line.tags:
            for found in _PERSON.finditer(line.tags):
                span = find_known_name(text, line, found.span(), language) if line.is_headline else found.span()
                if span:
                    _add_mention(people, language, text, line, span)
    people.settle()
    return people


def find_known_name(text: str, line: Line, span: Span, language: str) -> Span | None:
    """Find what of a run of capitals in a headline is a name: what stands in the text below, too.

    "Ann Stone Compares Lee" are two names and "Hacker Ann Stone" is one. "Dan Lee" is one where below Lee has no other
    first name; not "Will Stone Resign?" above "Ann Stone".
    """
    end, (first, last) = line.ends[-1], span
    below = text[end : end + _SIGHT_CHARS]
    parts = (
        (start, start + length)
        for length in range(min(_LONGEST_NAME, last - first), 0, -1)
        for start in range(first, last - length + 1)
    )
    known = next((part for part in parts if _list_before(" ".join(words_of(text, line, part)), below)), None)
    if known and known[1] - known[0] == 1 and known[0] > first:
        given = load_gendered(language).known
        before, name = words_of(text, line, (known[0] - 1, known[1]))
        if before in given and not any(word in given for word in _list_before(name, below)):
            return known[0] - 1, known[1]
    return known


def _list_before(name: str, text: str) -> list[str]:
    """List what stands before a name in a text, up to a blank, once for each place where it stands."""
    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name in text else ()
    return ["".join(text[max(0, at.start() - _LONGEST_FIRST) : at.start()].split()[-1:]) for at in places]


class _Name(NamedTuple):
    """A run of capitals, read."""

    skipped: int
    """Tokens before the name: "Democrat Dan Stone"."""
    spelling: str
    person: Person
    """As the words have it: a surname alone has no first name."""
    gender: str
    """As its first word tells it."""


def _add_mention(people: People, language: str, text: str, line: Line, span: Span) -> None:
    number, _, _, tags, starts, ends, *_ = line
    first, last = span
    if last - first == 1:
        if first and tags[first - 1] in _DEFINITE:
            return  # "the Pentagon", but "der Minister Jonas Wolf"
        words: tuple[str, ...] = (text[starts[first] : ends[first]],)
    else:
        words = tuple(words_of(text, line, span))
    skipped, spelling, person, gender = _read_name(words, language)
    first += skipped
    before = tags[first - 1] if first else ""
    gendered = load_gendered(language)
    if before in _DEFINITE or (before == "t" and is_titled_body(text, line, first, person, gendered)):
        return
    if not person[0]:
        person = people.find_lone(person, tell_title(text, line, first, gendered) if before == "t" else "")
    people.add(make_tuple(Mention, (starts[first], number, first, person)), spelling)
    if before == "t":
        people.titled.add(person)
    if before in _NOUNS or tags.find(",", max(0, first - 3), last + 1) >= 0:
        _introduce(people, gendered, text, line, (first, last), person)
    elif person not in people.genders:  # most names stand alone, those of places and firms
        gender = _tell_gender_before(gendered, text, line, first) or gender
        if gender:
            people.genders[person] = gender


@lru_cache(maxsize=_KEPT)
def _read_name(words: tuple[str, ...], language: str) -> _Name:
    known = load_gendered(language)
    skipped = count_skipped(words, known)
    words = words[skipped:]
    return _Name(skipped, " ".join(words), make_person(words), known.known.get(words[0], ""))


def _tell_gender_before(gendered: Gendered, text: str, line: Line, first: int) -> str:
    """Tell the gender of a name from the two words before it."""
    known, tags = gendered.known, line.tags
    for token in (first - 2, first - 1) if first > 1 else range(first):
        if tags[token] in _GENDERED:
            word = text[line.starts[token] : line.ends[token]].strip(".")
            if word in known:
                return known[word]
    return ""


def _introduce(people: People, gendered: Gendered, text: str, line: Line, span: Span, person: Person) -> None:
    """Note what a mention tells of a person: gender and roles."""
    first, last = span
    tags, starts = line.tags, line.starts
    before = tags[first - 1] if first else ""
    nouns = list(_iterate_roles(text, line, first, last))
    if person not in people.genders:
        own = text[starts[first] : line.ends[first]]
        gender = _tell_gender_before(gendered, text, line, first) or gendered.tell([*nouns, own])
        if gender:
            people.genders[person] = gender
    if not nouns:
        return
    # "Teague, the engineer", but not "of Dover, N.H., a teacher"
    is_apposed = tags[last : last + 2] in _APPOSED and before != ","
    if is_apposed and not gendered.people.isdisjoint(nouns):
        people.titled.add(person)
    modified = tags[first - 2 : first] in _MODIFIED
    modifier = text[starts[first - 2] : line.ends[first - 2]].lower() if modified else ""
    for noun in nouns:
        for same in gendered.same_role.get(noun, (noun,)):
            people.roles[same].append((starts[first], person))
            if modifier:
                people.roles[f"{modifier} {same}"].append((starts[first], person))


def count_skipped(words: Sequence[str], gendered: Gendered) -> int:
    """Count what stands before the first name in a run of capitals: "Democrat Dan Stone", "Policy Director Stone Lee".

    >>> count_skipped(("Democrat", "Dan", "Stone"), load_gendered("en"))
    1
    """
    for n in range(len(words) - 3, -1, -1):
        if words[n].lower() in gendered.people:
            return n + 1
    for n in range(1, len(words) - 1):
        if words[n] in gendered.known:
            return 0 if words[0] in gendered.known or len(words[0]) <= LONGEST_INITIAL else n
    return 0


def tell_title(text: str, line: Line, first: int, gendered: Gendered) -> str:
    """Tell the gender of the title before a name: "Mrs." is ``f``."""
    titled = line.tags[first - 1 : first] == "t"
    return gendered.tell([text[line.starts[first - 1] : line.ends[first - 1]].strip(".")]) if titled else ""


def is_titled_body(text: str, line: Line, first: int, person: Person, gendered: Gendered) -> bool:
    """Tell the Justice Department and General Motors from Justice Stone, and from Mr. Street."""
    return person[1] in gendered.ends and text[line.ends[first - 1] - 1] != "."


def words_of(text: str, line: Line, span: Span) -> list[str]:
    """Cut the words of a span of tokens."""
    return [text[line.starts[i] : line.ends[i]] for i in range(*span)]


def _iterate_roles(text: str, line: Line, first: int, last: int) -> Iterator[str]:
    """Find what a name is introduced with: "pilot Dan Stone", "Mayor Dan Stone", "Dan Stone, the mayor of York"."""
    tags = line.tags
    if first and tags[first - 1] in "nRt":
        yield text[line.starts[first - 1] : line.ends[first - 1]].lower().rstrip(".")
    closed = tags.startswith(",", last)
    ahead = _AHEAD.search(tags, max(0, first - 4), first) if tags.find(",", max(0, first - 3), first) >= 0 else None
    if ahead and (ahead[2] or closed):
        yield text[line.starts[ahead.start(1)] : line.ends[ahead.start(1)]].lower()
    if not closed or (tags[first - 1 : first] in ("I", "f") and _OPENING.fullmatch(tags, 0, first)):
        return  # "In a speech at York, the mayor": nobody is introduced
    if tags.startswith("d", last + 1):
        yield text[line.starts[last + 1] : line.ends[last + 1]]
    behind = _APPOSITION.match(tags, last)
    if behind:
        for token in range(*behind.span(1)):
            if tags[token] in "nRS":
                yield text[line.starts[token] : line.ends[token]].lower()
