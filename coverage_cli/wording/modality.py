"""How binding or how sure: will, would, may, must, should, can, could, perhaps, probably."""

from __future__ import annotations

from collections.abc import Iterable

from coverage_cli.models import Span
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import (
    Comparison,
    Exchange,
    find_exchanges,
    find_late_start,
    is_matter,
    opens_sentence,
)
from coverage_cli.wording.lexicon import CONTRACTED_ENDINGS, CONTRACTIONS, HEDGES, MODALS, NEGATORS, TENSES
from coverage_cli.wording.words import Words

# Before these words' nouns: the will of the people, a must, military might, a can of oil.
_BEFORE_NOUNS = frozenset("the a an this his her their my your our its good free political military god's".split())
_NOUNS = frozenset({"will", "must", "might", "can", "may"})
_LONGEST_EXCHANGE = 4  # a longer stretch is another way to say it
_OPEN = "?would"


def changes_modality(comparison: Comparison, regions: Iterable[Region]) -> bool:
    """Tell whether what was certain, possible or due has become another degree of it."""
    exchanges = find_exchanges(
        comparison.regions, find_modals(comparison.before), find_modals(comparison.after), _is_same_modal
    )
    telling = frozenset(regions)
    return _starts_after_hedge(comparison) or any(
        exchange.region in telling and _is_change(comparison, exchange) for exchange in exchanges
    )


def _starts_after_hedge(comparison: Comparison) -> bool:
    late = find_late_start(comparison)
    if late is None or not opens_sentence(*late):
        return False
    longer, place, _ = late
    return longer.keys[place - 1] in HEDGES


def find_modals(words: Words) -> list[tuple[Span, str]]:
    """Find the modal words of a text, each with the span of the word that carries it and what it stands for.

    >>> from coverage_cli.wording.words import read_words
    >>> find_modals(read_words("We’ll win but they have to pay, and you can’t"))
    [((0, 1), 'will'), ((4, 5), 'must'), ((9, 10), 'can')]
    """
    found: list[tuple[Span, str]] = []
    for index, key in enumerate(words.keys):
        modal = _read_pair(words, index) if words.keys[index + 1 : index + 2] == ("to",) else ""
        modal = modal or _read_modal(key)
        if modal and not _is_noun(words, index):
            found.append(((index, index + 1), modal))
    return found


def _read_pair(words: Words, index: int) -> str:
    """Read "have to", "able to"; "going to" leads to a place before a capital or an article."""
    key = words.keys[index]
    after = words.keys[index + 2 : index + 3]
    if key == "going" and after and (words.raw(index + 2)[0].isupper() or after[0] in _BEFORE_NOUNS):
        return ""
    return MODALS.get(f"{key} to", "")


def _read_modal(key: str) -> str:
    if key in MODALS:
        return MODALS[key]
    if key in CONTRACTIONS:
        return next((MODALS[part] for part in CONTRACTIONS[key] if part in MODALS), "")
    for ending, part in CONTRACTED_ENDINGS if "'" in key else ():
        if key.endswith(ending):
            return part if part == _OPEN else MODALS.get(part, MODALS.get(key.removesuffix(ending), ""))
    return ""


def _is_noun(words: Words, index: int) -> bool:
    if words.keys[index] not in _NOUNS:
        return False
    is_month = words.raw(index) == "May" and index > 0
    return is_month or (index > 0 and words.keys[index - 1] in _BEFORE_NOUNS)


def _is_same_modal(one: str, other: str) -> bool:
    return one.lstrip("?") == other.lstrip("?")


def _is_change(comparison: Comparison, exchange: Exchange[str]) -> bool:
    """Tell whether a region's modals differ; 'd alone may be had, and will alone may be a tense."""
    lost, gained = exchange.lost, exchange.gained
    if lost and gained:
        return True
    if not any(modal != _OPEN and modal not in TENSES for modal in lost + gained):
        return False
    removed, added = comparison.removed(exchange.region), comparison.added(exchange.region)
    if removed and added:
        return max(len(removed), len(added)) <= _LONGEST_EXCHANGE
    return not is_matter(removed or added, lambda key: bool(_read_modal(key)) or key in NEGATORS or key in _PARTS)


_PARTS = frozenset(part for modal in MODALS for part in modal.split())
