"""What the words of a language tell of people: gender, callings, and which names are no person's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from coverage_cli.segmenter.lexicon import load_lexicon
from coverage_cli.segmenter.speakers.people import Person, fold_or_keep

_LONGEST_INITIAL = 2  # "J. Robert Stone"


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
        frozenset(map(fold_or_keep, lexicon.words("people", "impersonal_starts"))),
        frozenset(map(fold_or_keep, lexicon.words("people", "impersonal_ends"))),
    )


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
            return 0 if words[0] in gendered.known or len(words[0]) <= _LONGEST_INITIAL else n
    return 0
