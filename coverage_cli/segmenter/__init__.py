"""Article -> Passages: marks, sentences and furniture first, then who speaks, then passages."""

from __future__ import annotations

from coverage_cli.models import Article, Passage
from coverage_cli.segmenter.document import read_document
from coverage_cli.segmenter.passages import build_passages
from coverage_cli.segmenter.speakers import attribute


def segment(article: Article) -> tuple[Passage, ...]:
    """Split an article into its passages, in the order of their start; furniture is among them."""
    document = read_document(article)
    attributions, speech = attribute(document)
    return build_passages(document, attributions, speech)
