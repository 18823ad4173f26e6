"""The people an article names: where, how often, how fully, of which gender, in which role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from coverage_cli.names import fold_name

Person = tuple[str, str]
"""First and last name, folded; the first may be empty."""


class Mention(NamedTuple):
    """A person's name in the text."""

    start: int
    line: int
    token: int
    person: Person


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


def fold_or_keep(word: str) -> str:
    """Fold one word of a name; one without letters stays as it is."""
    return fold_name(word) or word


def make_person(words: Sequence[str]) -> Person:
    """Fold a name without titles."""
    return (fold_or_keep(words[0]) if len(words) > 1 else "", fold_or_keep(words[-1]))
