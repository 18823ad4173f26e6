"""What a language writes on navigation and boilerplate: the phrases by which ``lines`` tells furniture from prose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from coverage_cli.segmenter.lexicon import DEFAULT_LANGUAGE, load_lexicon

_LONG_WORD = 6  # letters: longer ones are as rare in an article; of them the one in most phrases is looked for
# Cheap to look for, and in all captions that the patterns of ``lines`` find; each of the first holds one of the second.
_INNER_HINTS = ("ictured)", "mage)", "hoto)", "left to right:")
_CREDIT_HINTS = ("©", "oto", "mage", "icture", "/", "via ", "left to right:")


class Phrases(NamedTuple):
    """What one language writes on navigation and boilerplate."""

    lines: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    """By their first characters."""
    inner: tuple[str, ...]
    inner_short: tuple[str, ...]
    """The same, of lines that may be the end of a paragraph of prose, too."""
    bylines: tuple[str, ...]
    """Before a name: by, von, par."""
    dates: tuple[str, ...]
    """Before a date: published, publié le."""
    tails: frozenset[str]
    """Lines behind which only links come: more on this story, topics."""
    by_word: Mapping[str, tuple[str, ...]]
    """``inner`` and ``inner_short`` by words that they share, of which there are fewer to look for."""
    captions: tuple[str, ...] = _INNER_HINTS
    """What is in every caption of some kinds; unlike the phrases, as it stands."""
    credits: tuple[str, ...] = _CREDIT_HINTS

    def narrow(self, text: str, folded: str) -> Phrases:
        """Keep what occurs in a text at all, so that no line of it is searched for the rest: mostly nothing."""
        likely = [phrase for word, phrases in self.by_word.items() if word in folded for phrase in phrases]
        found = keep_found(likely, folded)
        credits = keep_found(_CREDIT_HINTS, text)
        return self._replace(
            inner=tuple(filter(found.__contains__, self.inner)),
            inner_short=tuple(filter(found.__contains__, self.inner_short)),
            captions=keep_found([hint for hint in _INNER_HINTS if keep_found(credits, hint)], text),
            credits=credits,
        )


def keep_found(phrases: Iterable[str], text: str) -> tuple[str, ...]:
    """Keep the phrases that occur in a text."""
    return tuple([phrase for phrase in phrases if phrase in text])


@cache
def load_phrases(language: str) -> Phrases:
    """Load the phrases of a language, folded; with the English ones, for many a page has its buttons in English."""
    lexicons = [load_lexicon(name) for name in dict.fromkeys((language, DEFAULT_LANGUAGE))]

    def fold(key: str) -> tuple[str, ...]:
        found = (phrase for lexicon in lexicons for phrase in lexicon.phrases("furniture", key))
        return tuple(phrase.casefold() for phrase in found)

    inner, inner_short = fold("inner"), fold("inner_short")
    starts = _group(fold("starts"), lambda phrase: phrase[0])
    counts = Counter(word for phrase in inner + inner_short for word in phrase.split())

    def rate(word: str) -> tuple[int, int, int]:
        return min(len(word), _LONG_WORD), counts[word], len(word)

    by_word = _group(inner + inner_short, lambda phrase: max(phrase.split(), key=rate))
    tails = frozenset(fold("tails"))
    bylines = tuple(f"{word} " for word in fold("bylines")) + tuple(f"{word}:" for word in fold("bylines"))
    return Phrases(
        frozenset(fold("lines")) | tails,
        starts,
        inner,
        inner_short,
        bylines,
        fold("dates"),
        tails,
        by_word,
    )


def _group(phrases: Iterable[str], find_key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        grouped[find_key(phrase)].append(phrase)
    return {key: tuple(found) for key, found in grouped.items()}
