"""Clusters -> rows of the matrix: a cell for each source that carries the row, and the distinct rewordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coverage_cli.models import Cluster, Edit, Flag, Kind, Passage, Status, Variant
from coverage_cli.reporter.naming import join_numbers, show_text
from coverage_cli.text import split_words

SIGNS: dict[str, str] = {"verbatim": "=", "altered": "~", "shortened": "<", "paraphrased": "p", "absent": "-"}
FLAGGED = "!"
# A source that carries an utterance twice is shown by the passage that is closest to the representative.
_CLOSEST: dict[str, int] = {"verbatim": 0, "altered": 1, "shortened": 1, "paraphrased": 2}
_CLOSED = re.compile('[^\n"”»“]*["”»“][^\n]*\n')  # a double mark, then the paragraph's end
_LAST_COMMA = re.compile(r",([’”]?)$")
_NUMBERED = ("altered", "shortened")


class Cell(NamedTuple):
    """How one source carries a row."""

    status: Status
    """The same for all clusters of the row."""
    similarity: float
    """The lowest of the row's clusters."""
    flags: tuple[Flag, ...]
    """Of all clusters of the row."""
    variants: tuple[Variant, ...]
    """The closest of this source for each cluster of the row."""

    @property
    def sign(self) -> str:
        """Write the sign of the legend, such as ``~94!``."""
        number = str(min(99, max(1, round(self.similarity)))) if self.status in _NUMBERED else ""
        return SIGNS[self.status] + number + (FLAGGED if self.flags else "")

    @property
    def mark(self) -> str:
        """Write the sign in one character."""
        return FLAGGED if self.flags else SIGNS[self.status]


class Rewording(NamedTuple):
    """A wording that differs from the representative's, with all the sources that printed it."""

    sources: tuple[str, ...]
    cell: Cell
    """Of the first of the sources."""
    text: str
    """Harmless, on one line."""
    edits: tuple[Edit, ...]
    """From the representative's wording to this one; empty for a paraphrase."""
    speaker: str
    """Who said it according to these sources, when that is flagged; else empty."""


class Row(NamedTuple):
    """One cluster, or neighbouring clusters that the same sources carry with the same status."""

    clusters: tuple[Cluster, ...]
    text: str
    """The representatives' wording, harmless, on one line."""
    source: str
    """The source of the representative."""
    cells: Mapping[str, Cell]
    """By source, in the order of the report's sources; absent sources have none."""
    rewordings: tuple[Rewording, ...]
    """The wordings that differ, or are flagged."""

    @property
    def kind(self) -> Kind:
        """Tell quotes from statements."""
        return self.clusters[0].kind

    @property
    def speaker(self) -> str:
        """Name the speaker."""
        return show_text(self.clusters[0].speaker)

    @property
    def numbers(self) -> str:
        """Write the numbers of the row's clusters, such as ``4`` or ``4–6``."""
        return join_numbers((cluster.id for cluster in self.clusters), ",")

    @property
    def shown(self) -> str:
        """Write the wording as the matrix shows it: a quote in quotation marks."""
        return quote_text(self.text) if self.kind == "quote" else self.text


def trim_quote(text: str) -> str:
    """Leave out the comma that stands before a closing mark only because the sentence goes on after it.

    >>> trim_quote("We will go,"), trim_quote("I said: ‘Go,’")
    ('We will go', 'I said: ‘Go’')
    """
    return _LAST_COMMA.sub(r"\1", text)


def quote_text(text: str) -> str:
    """Put a quote in quotation marks.

    >>> quote_text("I said: “Go.”")
    '“I said: ‘Go.’”'
    """
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def make_rows(clusters: Iterable[Cluster], sources: Sequence[str]) -> list[Row]:
    """Make the rows of clusters in their order, neighbours that belong together as one."""
    runs: list[list[Cluster]] = []
    last: Mapping[str, Variant] = {}
    for cluster in clusters:
        closest = find_closest(cluster)
        if runs and _is_continued(runs[-1][-1], cluster) and _profile(last) == _profile(closest):
            runs[-1].append(cluster)
        else:
            runs.append([cluster])
        last = closest
    return [_make_row(tuple(run), sources) for run in runs]


def find_closest(cluster: Cluster) -> dict[str, Variant]:
    """Find for each source that carries a cluster the variant closest to the representative."""
    closest: dict[str, Variant] = {}
    for variant in cluster.variants:
        source = variant.passage.source
        if source not in closest or _distance(variant) < _distance(closest[source]):
            closest[source] = variant
    return closest


def _distance(variant: Variant) -> tuple[bool, int, float]:
    return bool(variant.flags), _CLOSEST[variant.status], -variant.similarity


def find_representative(cluster: Cluster) -> Passage:
    """Find the passage that the others of a cluster are compared to."""
    found = (v.passage for v in cluster.variants if v.passage.id == cluster.representative)
    return next(found, cluster.variants[0].passage)


def _profile(closest: Mapping[str, Variant]) -> dict[str, tuple[str, bool]]:
    return {source: (variant.status, bool(variant.flags)) for source, variant in closest.items()}


def _is_continued(first: Cluster, second: Cluster) -> bool:
    """Tell whether a cluster's representative goes on where another's ends, without a word between them.

    A quote that is closed before its paragraph ends does not go on in the next.
    """
    if (first.kind, first.speaker) != (second.kind, second.speaker):
        return False
    before, after = find_representative(first), find_representative(second)
    gap = after.start - before.end
    if before.article != after.article or not 0 <= gap <= len(before.suffix):
        return False
    between = before.suffix[:gap]
    return not split_words(between) and not (first.kind == "quote" and _CLOSED.match(between))


def _make_row(clusters: tuple[Cluster, ...], sources: Sequence[str]) -> Row:
    closest = [find_closest(cluster) for cluster in clusters]
    cells = {s: _make_cell(tuple(found[s] for found in closest)) for s in sources if s in closest[0]}
    passages = [find_representative(cluster) for cluster in clusters]
    text = trim_quote(" ".join(show_text(passage.text) for passage in passages))
    return Row(clusters, text, passages[0].source, cells, _find_rewordings(clusters, cells))


def _make_cell(variants: tuple[Variant, ...]) -> Cell:
    flags = tuple(dict.fromkeys(flag for variant in variants for flag in variant.flags))
    return Cell(variants[0].status, min(v.similarity for v in variants), flags, variants)


def _find_rewordings(clusters: tuple[Cluster, ...], cells: Mapping[str, Cell]) -> tuple[Rewording, ...]:
    alike: dict[tuple[object, ...], list[str]] = {}
    for source, cell in cells.items():
        if cell.status != "verbatim" or cell.flags:
            key = (cell.status, _speaker_of(cell), tuple(split_words(_join_texts(cell))))
            alike.setdefault(key, []).append(source)
    return tuple(_make_rewording(tuple(sources), cells[sources[0]]) for sources in alike.values())


def _make_rewording(sources: tuple[str, ...], cell: Cell) -> Rewording:
    edits = () if cell.status == "paraphrased" else tuple(edit for v in cell.variants for edit in _edits_of(v))
    return Rewording(sources, cell, trim_quote(show_text(_join_texts(cell))), edits, _speaker_of(cell))


def _edits_of(variant: Variant) -> tuple[Edit, ...]:
    text = show_text(variant.passage.text)
    return variant.edits or (Edit("equal", text, text),)


def _join_texts(cell: Cell) -> str:
    return " ".join(dict.fromkeys(variant.passage.text for variant in cell.variants))


def _speaker_of(cell: Cell) -> str:
    return show_text(cell.variants[0].passage.speaker) if "speaker" in cell.flags else ""
