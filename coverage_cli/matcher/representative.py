"""Which passage of a cluster the others are compared to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from coverage_cli.dates import order_date
from coverage_cli.matcher.units import Unit
from coverage_cli.text import split_words
from coverage_cli.wording.words import strip_marks

_FEWEST_COUNTED = 3  # of two wordings neither is more common than the other


def choose_representative(cluster: Sequence[Unit], reference: str) -> Unit:
    """Choose from the units of a cluster, which stand in the order of the input.

    The reference source's passage; else, quotes before reports, the earliest published; else the most common wording;
    else the longest; else the first.
    """
    chosen = [u for u in cluster if u.passage.source == reference] if reference else []
    chosen = _prefer_quotes(chosen or cluster)
    dates = [order_date(u.passage.published) for u in chosen]
    if all(dates):
        earliest = min(dates)
        chosen = [u for u, date in zip(chosen, dates, strict=True) if date == earliest]
    texts = {u.passage.text for u in chosen}
    if len(chosen) < _FEWEST_COUNTED or len(texts) == 1:
        return max(chosen, key=lambda u: len(u.code))
    wordings = {text: _fold_text(text) for text in texts}
    common = Counter([wordings[u.passage.text] for u in chosen])
    return max(chosen, key=lambda u: (common[wordings[u.passage.text]], len(u.code)))


def _fold_text(text: str) -> str:
    return " ".join(filter(None, map(_fold_token, text.split())))


@lru_cache(maxsize=1 << 16)
def _fold_token(token: str) -> str:
    """Fold the words of a run without blanks; no word goes across one, and the same runs come again and again."""
    word = strip_marks(token)
    return word.lower() if word else " ".join(split_words(token))


def _prefer_quotes(cluster: Sequence[Unit]) -> list[Unit]:
    return [u for u in cluster if u.role == "quote"] or list(cluster)
