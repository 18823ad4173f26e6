"""Names of people, places and organisations in a text, and whether two of them can name the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from coverage_cli.models import Span
from coverage_cli.names import fold_first_name, is_one_edit
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import Comparison, Exchange, find_exchanges
from coverage_cli.wording.lexicon import (
    FILLERS,
    FUNCTION_WORDS,
    HE_OR_SHE,
    MODALS,
    MONTHS,
    NAME_SUFFIXES,
    NEGATORS,
    NO_NAMES,
    SAME_NAMES,
    TITLES,
    WEEKDAYS,
)
from coverage_cli.wording.words import Words, is_sentence_start

_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_POLISH = re.compile("([sc])z")  # Tomasz, Tomas
_VOWELS = re.compile("[aeiouy]")
_QUOTED_START = re.compile(r"[:“\"‘(]\s*$|\s['’]$")
# Of German words, which has every noun in capitals; two of them in a text, and capitals say nothing.
_GERMAN = frozenset("der die das und nicht ist wir ein eine den dem zu haben mit auf für von im sich".split())
_GERMAN_WORDS = 2
_CAPITAL_SHARE = 0.8  # with more of the words that say something in capitals it is a headline
_HEADLINE_WORD = 3  # letters: shorter verbs, too, are few
_LONG_WORD = 4
_SHORTEST_VARIANT = 7  # letters from which vowels may differ freely: Mohammed and Muhammad, not Martin and Morton
_LONGEST_EXCHANGE = 4  # a longer stretch is another way to say it
_NOT_NAMES = (
    FUNCTION_WORDS | FILLERS | NEGATORS | NO_NAMES | frozenset(MODALS) | frozenset(MONTHS) | frozenset(WEEKDAYS)
)
_NO_NAMES_ALONE = _NOT_NAMES | TITLES


def changes_name(comparison: Comparison, regions: Iterable[Region]) -> bool:
    """Tell whether a name was exchanged for another one or for a pronoun, or was put in."""
    if not _may_change(comparison, regions):
        return False
    before = find_names(comparison.before, [place for r in comparison.regions for place in range(r[0] - 1, r[1] + 1)])
    after = find_names(comparison.after, [place for r in comparison.regions for place in range(r[2] - 1, r[3] + 1)])
    before, after = _add_after_pronoun(comparison, regions, before, after)
    exchanges = find_exchanges(
        comparison.regions, _read_names(comparison.before, before), _read_names(comparison.after, after), is_same_name
    )
    telling = frozenset(regions)
    return any(exchange.region in telling and _is_change(comparison, exchange, before, after) for exchange in exchanges)


def _may_change(comparison: Comparison, regions: Iterable[Region]) -> bool:
    """Tell whether any region may have what ``_is_change`` asks for: words with a capital that can be names."""
    for region in regions:
        may_gain = region.added > 0 and _may_hold_name(comparison.after, *region[2:])
        may_lose = region.removed > 0 and _may_hold_name(comparison.before, *region[:2])
        is_short = max(region.removed, region.added) <= _LONGEST_EXCHANGE
        if (may_lose and may_gain) or (
            comparison.is_speech and is_short and (may_gain or (may_lose and region.added > 0))
        ):
            return True
    return False


def _may_hold_name(words: Words, first: int, last: int) -> bool:
    text = words.text
    for key, (start, end) in zip(words.keys[first:last], words.spans[first:last], strict=True):
        if text[start].isupper() and (_can_name(key) or (len(key) > 1 and text[start:end].replace(".", "").isupper())):
            return True
    return False


@lru_cache(maxsize=1 << 14)
def _can_name(key: str) -> bool:
    """Tell whether a word with a capital can name somebody, or could but for its possessive."""
    return not (key in _NO_NAMES_ALONE and bare_name(key) in _NO_NAMES_ALONE)


def find_names(words: Words, places: Iterable[int]) -> frozenset[int]:
    """Find the words that belong to names, titles left out, of those at some places of a text.

    >>> from coverage_cli.wording.words import read_words
    >>> sorted(find_names(read_words("Teachers told Gen. Harlow that the FBI left Latvia."), range(7)))
    [3, 6]
    """
    spans, text = words.spans, words.text
    capitals = [index for index in places if 0 <= index < len(spans) and text[spans[index][0]].isupper()]
    if not capitals:
        return frozenset()
    tells = _capitals_tell(words)
    return frozenset(index for index in capitals if _is_name(words, index, tells))


def _is_name(words: Words, index: int, tells: bool) -> bool:
    key, raw = words.keys[index], words.raw(index)
    if not raw[:1].isupper():
        return False
    if tells and len(key) > 1 and "'" not in key and raw.replace(".", "").isupper():
        return True  # US and WHO, not us and who
    if bare_name(key) in _NOT_NAMES or key in TITLES:
        return False
    if bare_name(key) in SAME_NAMES or not tells:
        return bare_name(key) in SAME_NAMES
    if not _starts(words, index):
        return True
    return (
        index + 1 < len(words)
        and words.gap(index + 1) == " "
        and not _starts(words, index + 1)
        and _is_name(words, index + 1, tells)
    )


def _starts(words: Words, index: int) -> bool:
    return is_sentence_start(words, index) or bool(_QUOTED_START.search(words.gap(index)))


def _capitals_tell(words: Words) -> bool:
    """Tell whether capitals mark names: not in headlines, not in German."""
    # Behind the first word: "He met Minister Stone in Norton" is no headline, for "met" has no capital.
    told = [
        words.text[start].isupper()
        for (start, _), key in zip(words.spans[1:], words.keys[1:], strict=True)
        if len(key) >= _HEADLINE_WORD and key not in FUNCTION_WORDS
    ]
    if len(told) > 2 and sum(told) > _CAPITAL_SHARE * len(told):
        return False
    return _GERMAN.isdisjoint(words.keys) or sum(key in _GERMAN for key in words.keys) < _GERMAN_WORDS


def _add_after_pronoun(
    comparison: Comparison, regions: Iterable[Region], before: frozenset[int], after: frozenset[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Add the one word at a sentence's start that stands for the other text's he or she: "Hendricks lied"."""
    for region in regions:
        removed, added = comparison.removed(region), comparison.added(region)
        if len(removed) == len(added) == 1:
            if removed[0] in HE_OR_SHE and _can_be_name(comparison.after, region.other_first):
                after |= {region.other_first}
            if added[0] in HE_OR_SHE and _can_be_name(comparison.before, region.first):
                before |= {region.first}
    return before, after


def _can_be_name(words: Words, index: int) -> bool:
    return words.raw(index)[0].isupper() and words.keys[index] not in _NO_NAMES_ALONE


def _read_names(words: Words, names: frozenset[int]) -> list[tuple[Span, str]]:
    """Read names as one feature for each word, but for pairs that a table knows: United States."""
    found: list[tuple[Span, str]] = []
    for index in sorted(names):
        pair = " ".join(words.keys[index : index + 2])
        is_second = found and found[-1][0] == (index - 1, index + 1)
        if index + 1 in names and pair in SAME_NAMES:
            found.append(((index, index + 2), pair))
        elif not is_second:
            found.append(((index, index + 1), words.keys[index]))
    return found


def bare_name(key: str) -> str:
    """Take the possessive off a name's key."""
    return key if key.isalpha() else _POSSESSIVE.sub("", key)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two words (keys) can be one name: another spelling, the people of a place, a possessive.

    >>> is_same_name("kuzminov's", "kuzminow"), is_same_name("russia", "russian"), is_same_name("iran", "iraq")
    (True, True, False)
    >>> is_same_name("mohammed", "muhammad"), is_same_name("johnson", "johnston"), is_same_name("martin", "morton")
    (True, False, False)
    >>> is_same_name("mike", "michael"), is_same_name("mike", "mark")
    (True, False)
    """
    one, other = bare_name(one), bare_name(other)
    if one in SAME_NAMES or other in SAME_NAMES:
        return SAME_NAMES.get(one, one) == SAME_NAMES.get(other, other)
    one, other = _fold_spelling(one), _fold_spelling(other)
    if one == other:
        return True
    if not one or not other or one[0] != other[0] or _VOWELS.sub("", one) != _VOWELS.sub("", other):
        return False
    return min(len(one), len(other)) >= _SHORTEST_VARIANT or (len(one) > _LONG_WORD and is_one_edit(one, other))


@lru_cache(maxsize=1 << 14)
def _fold_spelling(name: str) -> str:
    return fold_first_name(_POLISH.sub(r"\1", name))


def _is_change(comparison: Comparison, exchange: Exchange[str], before: frozenset[int], after: frozenset[int]) -> bool:
    region = exchange.region
    if not exchange.gained and not (exchange.lost and region.added):
        return False  # names cut out are a cut
    if not comparison.is_speech and not (exchange.lost and exchange.gained):
        return False  # a reporter's "he" is free to be "Holm" elsewhere
    if max(region.removed, region.added) > _LONGEST_EXCHANGE and not (exchange.lost and exchange.gained):
        return False
    if exchange.lost and exchange.gained:
        return not _is_acronym(exchange.lost, exchange.gained)
    texts = (comparison.before, before, region[:2]), (comparison.after, after, region[2:])
    (words, names, run), (others, other_names, _) = texts[::-1] if exchange.gained else texts
    known = [others.keys[index] for index in other_names]
    told = [index for index in range(*run) if words.keys[index] in (exchange.gained or exchange.lost)]
    return not (_extends(words, names, *run) or all(_is_first_name(words, names, index, known) for index in told))


def _extends(words: Words, names: frozenset[int], first: int, last: int) -> bool:
    """Tell whether the run's names only make the name beside it fuller: "Ingrid" before Holm."""
    return (last - 1 in names and last in names and words.gap(last) == " ") or (first in names and first - 1 in names)


def _is_first_name(words: Words, names: frozenset[int], index: int, known: Sequence[str]) -> bool:
    """Tell whether a name only makes the one behind it fuller, which the other text has, too, if elsewhere."""
    if index + 1 not in names or words.gap(index + 1) != " ":
        return False
    return any(is_same_name(words.keys[index + 1], key) for key in known)


def _is_acronym(lost: Sequence[str], gained: Sequence[str]) -> bool:
    """Tell whether one side is the other's initials: WHO, World Health Organization."""
    for short, long in ((lost, gained), (gained, lost)):
        initials = "".join(word[0] for name in long for word in name.split())
        if len(short) == 1 and bare_name(short[0]) == initials:
            return True
    return False


def is_name_part(words: Words, first: int, last: int, is_exchanged: bool = False) -> bool:
    """Tell whether a run is titles or a part of the name beside it: cutting "Senator" or "Ingrid" is no cut.

    Nor is a whole name that was exchanged for another word, such as its initials.
    """
    names = find_names(words, range(first - 1, last + 1))
    if any(index not in names and words.keys[index] not in TITLES | NAME_SUFFIXES for index in range(first, last)):
        return False
    if is_exchanged or names.isdisjoint(range(first, last)) or _extends(words, names, first, last):
        return True
    return first > 0 and words.keys[first - 1] in TITLES and words.gap(first) == " "  # "this president [Trump]"
