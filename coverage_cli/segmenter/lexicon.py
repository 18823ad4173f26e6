"""The language tables: one TOML file a language in ``languages/``, read when an article in that language comes up.

A table holds sections (``[sentences]``, ``[speech]`` …) of keys whose values are words parted by blanks or phrases one
a line, so that somebody who knows the language but no code can add to it. A key that a table lacks is empty.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from coverage_cli.text import flatten

DEFAULT_LANGUAGE = "en"
_INDEX = "index"
_SIGHT_CHARS = 1000
_FEWEST_HITS = 2
_WORD = re.compile(r"[^\W\d_]+")
_FOLDER = Path(__file__).parent / "languages"


class Lexicon(NamedTuple):
    """The tables of one language."""

    language: str
    """Primary language subtag: ``en``, ``de``."""
    tables: Mapping[str, Mapping[str, str]]
    """Section -> key -> the value as it stands in the file."""

    def words(self, section: str, key: str) -> frozenset[str]:
        """Look up a set of words that are parted by blanks or line ends."""
        return frozenset(self.tables.get(section, {}).get(key, "").split())

    def phrases(self, section: str, key: str) -> tuple[str, ...]:
        """Look up phrases, one a line, in the order of the file."""
        lines = self.tables.get(section, {}).get(key, "").splitlines()
        return tuple(line.strip() for line in lines if line.strip())


@cache
def load_lexicon(language: str) -> Lexicon:
    """Load the table of a language (``de``, ``de-AT``); English where there is none.

    >>> load_lexicon("en-GB").language
    'en'
    """
    primary = language.replace("_", "-").split("-")[0].lower()
    name = primary if primary in known_languages() else DEFAULT_LANGUAGE
    return Lexicon(name, tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8")))


@cache
def known_languages() -> frozenset[str]:
    """List the languages that have a table."""
    return frozenset(path.stem for path in _FOLDER.glob("*.toml")) - {_INDEX}


def guess_language(text: str) -> str:
    """Guess a text's language by the frequent small words of its beginning; English in doubt.

    >>> guess_language("Der Damm wird halten, sagte die Ministerin, und das ist nicht alles.")
    'de'
    """
    frequent = filter(None, map(_load_index().get, _list_letters(text[:_SIGHT_CHARS])))
    counts = Counter(chain.from_iterable(frequent))
    best = max(sorted(counts), key=counts.__getitem__, default=DEFAULT_LANGUAGE)
    return best if counts[best] > max(counts[DEFAULT_LANGUAGE], _FEWEST_HITS) else DEFAULT_LANGUAGE


def _list_letters(text: str) -> list[str]:
    """List the runs of letters, in lower case."""
    flat = flatten(text)
    if flat is None:
        return _WORD.findall(text.lower())
    return flat.translate(_load_letters()).decode("latin-1").split()


@cache
def _load_letters() -> bytes:
    """Map each character of Latin-1 to its small letter, and what is no letter to a blank."""
    return bytes(ord(char.lower() if char.isalnum() and not char.isdecimal() else " ") for char in map(chr, range(256)))


@cache
def _load_index() -> dict[str, tuple[str, ...]]:
    """Map each frequent word to the languages that it is frequent in."""
    frequent = Lexicon("", tomllib.loads((_FOLDER / f"{_INDEX}.toml").read_text("utf-8"))).tables["frequent"]
    languages: dict[str, list[str]] = defaultdict(list)
    for language, words in frequent.items():
        for word in words.split():
            languages[word].append(language)
    return {word: tuple(found) for word, found in languages.items()}
