"""Two texts -> edits, status, flags. The only importer of difflib."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from coverage_cli.models import Edit, Flag, Status
from coverage_cli.text import split_words


@dataclass(frozen=True, slots=True)
class Wording:
    """How one wording stands to another."""

    status: Status
    similarity: float
    edits: tuple[Edit, ...] = ()
    flags: tuple[Flag, ...] = ()


def compare_wording(representative: str, wording: str) -> Wording:
    """Compare a wording to the representative's, word by word."""
    before, after = split_words(representative), split_words(wording)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if before == after:
        return Wording("verbatim", 100.0)
    edits = tuple(Edit(op, " ".join(before[i:j]), " ".join(after[k:m])) for op, i, j, k, m in matcher.get_opcodes())
    return Wording("altered", round(100 * matcher.ratio(), 1), edits)
