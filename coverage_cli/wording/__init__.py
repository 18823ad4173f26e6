"""Two texts -> edits, status, flags."""

from __future__ import annotations

from typing import NamedTuple

from coverage_cli.models import Edit, Flag, Status
from coverage_cli.wording.alignment import Region, align_words
from coverage_cli.wording.changes import Comparison, find_open_regions
from coverage_cli.wording.cuts import is_marked
from coverage_cli.wording.edits import build_edits
from coverage_cli.wording.flags import find_flags
from coverage_cli.wording.words import Words, join_compounds, remember_words

_BELOW_ALL = 99.9  # a changed wording never shows as 100


class Wording(NamedTuple):
    """How one wording stands to another."""

    status: Status
    """``verbatim``, ``shortened`` or ``altered``."""
    similarity: float
    """0 to 100: of a shortened wording the share of the representative's words that it keeps, else twice the words that
    both have in one order, as a share of all."""
    edits: tuple[Edit, ...] = ()
    """From the representative to this wording, the equal runs among them; empty when verbatim."""
    flags: tuple[Flag, ...] = ()
    """What can change the meaning."""


VERBATIM = Wording("verbatim", 100.0)


def compare_wording(representative: str, wording: str, *, is_speech: bool = True) -> Wording:
    """Compare a wording to the representative's, word by word.

    Case, typography, hyphens, spacing and points in acronyms do not count. A wording that holds the whole
    representative and more is altered, by the words it has more. Sentences of reporters (not ``is_speech``) may be cut,
    joined and have names for pronouns without a flag.

    >>> compare_wording("Let’s try, I’m not far away", "Let's try, I'm not that far away.").edits[1]
    Edit(op='insert', before='', after='that')
    >>> compare_wording("We will not pay, as I said.", "[W]e will not pay ...").status
    'shortened'
    """
    if representative == wording:
        return VERBATIM
    before, after = remember_words(representative), remember_words(wording)
    if before.keys == after.keys or "".join(before.keys) == "".join(after.keys):
        return VERBATIM
    comparison = _align(before, after, is_speech)
    status, similarity = _judge(comparison)
    edits = build_edits(comparison.before, comparison.after, comparison.regions)
    return Wording(status, similarity, edits, find_flags(comparison))


def shows_changes(representative: str, wording: str) -> bool:
    """Tell whether a wording shows its readers all that it changed inside, by [words] and ellipses.

    >>> shows_changes("They gave him my old coat", "They gave [Holm] my … coat")
    True
    >>> shows_changes("They gave him my old coat", "They gave [Holm] my coat")
    False
    """
    comparison = _align(remember_words(representative), remember_words(wording))
    inner = (region for region in comparison.regions if region.added or not _is_open_cut(comparison, region))
    return not find_open_regions(comparison, inner)


def _align(before: Words, after: Words, is_speech: bool = True) -> Comparison:
    before, after = join_compounds(before, after)
    regions = align_words(before, after)
    kept = len(before.keys) - sum([last - first for first, last, _, _ in regions])
    return Comparison(before, after, regions, kept, is_speech)


def _judge(comparison: Comparison) -> tuple[Status, float]:
    before, after, regions = comparison.before, comparison.after, comparison.regions
    kept = comparison.kept
    if kept and all(not region.added and _is_open_cut(comparison, region) for region in regions):
        return "shortened", _rate(kept, len(before.keys))
    return "altered", _rate(2 * kept, len(before.keys) + len(after.keys))


def _is_open_cut(comparison: Comparison, region: Region) -> bool:
    return comparison.is_at_edge(region) or is_marked(comparison, region)


def _rate(part: int, whole: int) -> float:
    return min(_BELOW_ALL, round(100 * part / whole, 1))
