"""Words dropped inside a quote without a mark, and sentences run into one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import Comparison, is_matter
from coverage_cli.wording.lexicon import NEGATION_COMPANIONS
from coverage_cli.wording.proper_names import bare_name, is_name_part
from coverage_cli.wording.signals import find_signals
from coverage_cli.wording.words import is_cut_marked, is_sentence_start

# A cut is one where the wording is else the representative's own words; a free rewriting leaves out what it likes.
_KEPT_SHARE = 0.75
_KEPT_WORDS = 3
_ELLIPSIS_POINTS = 3


def is_marked(comparison: Comparison, region: Region) -> bool:
    """Tell whether the second text shows by an ellipsis that words are gone here."""
    after = comparison.after
    if "…" not in after.text and after.text.count(".") < _ELLIPSIS_POINTS:
        return False
    return any(is_cut_marked(after, place) for place in range(region.other_first, region.other_last + 1))


def find_cuts(comparison: Comparison, regions: Iterable[Region]) -> tuple[list[Region], list[Region]]:
    """Find the regions that are cuts with no mark: those inside a sentence, and those that splice two."""
    cuts = [region for region in regions if region.removed and _is_unmarked_cut(comparison, region)]
    spliced = [region for region in cuts if is_splice(comparison, region)]
    return [region for region in cuts if region not in spliced], spliced


def has_silent_cut(comparison: Comparison, cuts: Sequence[Region]) -> bool:
    """Tell whether words that say something were dropped by cuts inside sentences, and are not said elsewhere."""
    if not cuts or comparison.kept < max(_KEPT_WORDS, _KEPT_SHARE * len(comparison.after)):
        return False
    told = NEGATION_COMPANIONS.union(comparison.after.keys)
    added = {bare_name(key) for region in comparison.regions for key in comparison.added(region)}
    return any(_drops_matter(comparison, region, told, added) for region in cuts)


def has_splice(comparison: Comparison, spliced: Iterable[Region]) -> bool:
    """Tell whether words that say something were dropped where two sentences were run into one."""
    return any(is_matter(comparison.removed(region)) for region in spliced)


def is_splice(comparison: Comparison, region: Region) -> bool:
    """Tell whether the words gone held a sentence border that the second text does not have here."""
    if region.first == 0 or region.last == len(comparison.before):
        return False
    before = any(is_sentence_start(comparison.before, place) for place in range(region.first, region.last + 1))
    return before and not any(
        is_sentence_start(comparison.after, place) for place in range(region.other_first, region.other_last + 1)
    )


def _is_unmarked_cut(comparison: Comparison, region: Region) -> bool:
    return not (comparison.is_at_edge(region) or is_matter(comparison.added(region)) or is_marked(comparison, region))


def _drops_matter(comparison: Comparison, region: Region, told: Container[str], added: Container[str]) -> bool:
    """Tell whether the dropped words say more than grammar, what is said elsewhere, a name's part or another flag.

    "I want to thank the nurses and [I want to thank] the cooks" loses nothing.
    """
    removed = enumerate(comparison.removed(region), region.first)
    said = [(index, key) for index, key in removed if key not in told and bare_name(key) not in added]
    if not is_matter([key for _, key in said]):
        return False
    if is_name_part(comparison.before, region.first, region.last, region.added > 0):
        return False
    signals = find_signals(comparison.before, range(region.first, region.last))
    rest = [key for index, key in said if index not in signals]
    return is_matter(rest) and (not region.added or sum(is_matter((key,)) for key in rest) > 1)
