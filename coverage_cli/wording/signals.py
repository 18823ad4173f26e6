"""Words that a flag tells of when they come or go: denials, modal words, numbers."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count

from coverage_cli.models import Span
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import Comparison, is_matter
from coverage_cli.wording.lexicon import (
    CONTRACTED_ENDINGS,
    CONTRACTIONS,
    DENIALS,
    DENIED,
    DUTY,
    MODALS,
    NEGATION_COMPANIONS,
    NEGATIVE_VERBS,
    NEGATORS,
    NO_DUTY,
    OPEN_MODAL,
    UNNEGATED,
)
from coverage_cli.wording.numbers import find_number_words
from coverage_cli.wording.words import Words

_CONTRACTED = ("n't", "cannot", "dunno")
# Before these words' nouns: the will of the people, a must, military might, a can of oil.
_BEFORE_NOUNS = frozenset("the a an this his her their my your our its good free political military god's".split())
_NOUNS = frozenset({"will", "must", "might", "can", "may"})
_FIRST_WORDS = frozenset(modal.split()[0] for modal in MODALS) | frozenset(CONTRACTIONS)


def is_bare_signal(comparison: Comparison, region: Region) -> bool:
    """Tell whether a region holds nothing but signals and grammar, rather than a longer cut or addition."""
    rest: list[str] = []
    for words, (first, last) in ((comparison.before, region[:2]), (comparison.after, region[2:])):
        signals = find_signals(words, range(first, min(last, len(words.keys))))  # a widened region may pass the end
        rest += [key for place, key in enumerate(words.keys[first:last], first) if place not in signals]
    return not is_matter([key for key in rest if key not in NEGATION_COMPANIONS])


def find_signals(words: Words, places: range) -> frozenset[int]:
    """Find the words that are signals, of those at some places of a text."""
    negators = {index for index in places if _denies(words, index)}
    modals = {index for index in places if _read_modal(words, index)}
    return find_number_words(words, places) | negators | modals


@lru_cache(maxsize=1 << 14)
def can_deny(key: str) -> bool:
    """Tell whether a word denies by itself, by its ending, or before some others.

    >>> can_deny("won't"), can_deny("hardly"), can_deny("refused"), can_deny("note")
    (True, True, True, False)
    """
    return key.removesuffix("'s") in NEGATORS or key in NEGATIVE_VERBS or key in DENIALS or key.endswith(_CONTRACTED)


def _denies(words: Words, index: int) -> bool:
    """Tell whether a word denies where it stands: the plan that failed is there, "failed to tell" is not told."""
    key, after = words.keys[index], "".join(words.keys[index + 1 : index + 2])
    if key in NEGATIVE_VERBS:
        return after == "to"
    return after in DENIED if key in DENIALS else can_deny(key)


def find_negators(words: Words) -> list[int]:
    """Find the words that deny; "no" as an answer, "nor" after another denial and "not only" do not."""
    found: list[int] = []
    for index in compress(count(), map(can_deny, words.keys)):
        key = words.keys[index]
        if words.keys[index : index + 2] in UNNEGATED or not _denies(words, index):
            continue
        if key == "no" and (index + 1 == len(words) or not words.gap(index + 1).isspace()):
            continue
        if key != "nor" or not found:
            found.append(index)
    return found


def find_modals(words: Words) -> list[tuple[Span, str]]:
    """Find the modal words of a text, each with the span of the word that carries it and what it stands for.

    >>> from coverage_cli.wording.words import read_words
    >>> find_modals(read_words("We’ll win but they have to pay, and you can’t"))
    [((0, 1), 'will'), ((4, 5), 'must'), ((9, 10), 'can')]
    """
    read = ((index, _read_modal(words, index)) for index in compress(count(), map(can_be_modal, words.keys)))
    return [((index, index + 1), modal) for index, modal in read if modal]


@lru_cache(maxsize=1 << 14)
def can_be_modal(key: str) -> bool:
    """Tell whether a word is a modal, or the first word of one."""
    return key in _FIRST_WORDS or "'" in key


def _read_pair(words: Words, index: int) -> str:
    """Read "have to", "don't have to", "able to"; "going to" leads to a place before a capital or an article."""
    key = words.keys[index]
    after = words.keys[index + 2 : index + 3]
    if key == "going" and after and (words.raw(index + 2)[0].isupper() or after[0] in _BEFORE_NOUNS):
        return ""
    modal = MODALS.get(f"{key} to", "")
    return NO_DUTY if modal == DUTY and index and can_deny(words.keys[index - 1]) else modal


def _read_modal(words: Words, index: int) -> str:
    if not can_be_modal(words.keys[index]) or _is_noun(words, index):
        return ""
    pair = _read_pair(words, index) if words.keys[index + 1 : index + 2] == ("to",) else ""
    return pair or _read_word(words.keys[index])


def _read_word(key: str) -> str:
    if key in MODALS:
        return MODALS[key]
    if key in CONTRACTIONS:
        return next((MODALS[part] for part in CONTRACTIONS[key] if part in MODALS), "")
    key = key.removesuffix("'ve")  # would've
    for ending, part in CONTRACTED_ENDINGS if "'" in key else ():
        if key.endswith(ending):
            return part if part == OPEN_MODAL else MODALS.get(part, MODALS.get(key.removesuffix(ending), ""))
    return MODALS.get(key, "")


def _is_noun(words: Words, index: int) -> bool:
    if words.keys[index] not in _NOUNS:
        return False
    is_month = words.raw(index) == "May" and index > 0
    return is_month or (index > 0 and words.keys[index - 1] in _BEFORE_NOUNS)
