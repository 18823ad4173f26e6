"""Lines to people: who is named where, and what that tells of them, gender and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.gendered import Gendered, count_skipped, load_gendered
from coverage_cli.segmenter.speakers.headlines import find_known_name
from coverage_cli.segmenter.speakers.people import Mention, People, Person, make_person
from coverage_cli.segmenter.speakers.tagging import Line, words_of

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
_KEPT = 20_000  # names that are remembered as read


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
    if before in _DEFINITE:
        return
    gendered = load_gendered(language)
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


def tell_title(text: str, line: Line, first: int, gendered: Gendered) -> str:
    """Tell the gender of the title before a name: "Mrs." is ``f``."""
    titled = line.tags[first - 1 : first] == "t"
    return gendered.tell([text[line.starts[first - 1] : line.ends[first - 1]].strip(".")]) if titled else ""


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
