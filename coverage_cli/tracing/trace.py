"""Who carries this quote, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coverage_cli.dates import order_date
from coverage_cli.errors import CoverageError
from coverage_cli.matcher import match
from coverage_cli.models import Article, Cluster, Passage, Reading, Settings, Span, Variant
from coverage_cli.segmenter.document import split_sentences
from coverage_cli.tracing.findings import Finding, Trace
from coverage_cli.tracing.library import Book, Library, make_finding, open_library
from coverage_cli.tracing.locating import find_runs, is_matter_word, may_hold
from coverage_cli.tracing.searching import Held, is_near, search
from coverage_cli.tracing.streams import Stream, make_stream
from coverage_cli.wording import Wording, compare_wording
from coverage_cli.wording.words import Words, read_words

# So many telling words in one place are the quote, however long it is; fewer are chance unless in quotation marks.
_TELLING = 4
_TELLING_IN_MARKS = 2
# The share of a quote's telling words that a reworded place keeps: "resilience of the people" is not "genocide of the
# people", and a reporter's own sentence is so more often than a quote.
_TELLING_SHARE = 0.5
_TELLING_SHARE_OUTSIDE = 0.75

_STEM = 5  # letters that "guarantee" and "guaranteed" share
_ASKED = "\x00asked"  # no article's id or source
_NO_SETTINGS = Settings()


def trace(quote: str, articles: Iterable[Article], settings: Settings = _NO_SETTINGS) -> Trace:
    """Find the articles that carry a quote: verbatim, altered, shortened, or as a report without quotation marks.

    A quote of a few words will do, and one with an ellipsis; quotation marks around it do not count. Words that stand
    in an article outside quotation marks count as well (``is_quoted`` tells), as in a transcript. Of the settings
    ``threshold`` counts. Raises ``CoverageError`` when the quote holds no words.
    """
    words = read_words(quote)
    if not words.keys:
        raise CoverageError("the quote holds no words", "give the words to look for")
    warnings = articles.warnings if isinstance(articles, Reading) else ()
    library = open_library(articles)
    books = [book for book in library.books if may_hold(words, book.text_stream)]
    found, nearest = _search_books(words, books, settings)
    found = _add_matches(words, books, found, settings)
    ordered = sorted(found, key=lambda one: (order_date(one.published) or "~", _rank(library, one), one.start))
    return Trace(quote, library.articles, tuple(ordered), None if found else nearest, settings, warnings)


def _rank(library: Library, finding: Finding) -> int:
    return next(n for n, book in enumerate(library.books) if book.article.id == finding.article)


def _search_books(quote: Words, books: Iterable[Book], settings: Settings) -> tuple[list[Finding], Finding | None]:
    """Find the places of a quote, and the place that comes nearest of those that are too far."""
    found: list[Finding] = []
    far: list[Finding] = []
    asked = make_stream(quote)
    for book in books:
        for held in search(quote, book.streams):
            wording = compare_wording(quote.text, held.spoken)
            finding = make_finding(book, (held.start, held.end), held.spoken, wording)
            if _is_found(held, finding, quote, settings):
                found.append(finding if finding.is_quoted or book.is_transcript else _call_report(finding))
            elif held.matter:
                far.append(finding)
        found += _find_fragments(asked, book, found)
    return found, max(far, key=lambda finding: finding.similarity, default=None)


def _is_found(held: Held, finding: Finding, quote: Words, settings: Settings) -> bool:
    telling = sum(map(is_matter_word, quote.keys))
    if finding.status == "verbatim":
        return True
    if held.matter < (_TELLING_SHARE if finding.is_quoted else _TELLING_SHARE_OUTSIDE) * telling or not held.matter:
        return finding.status == "shortened" and held.matter >= _TELLING
    return is_near(held, quote, finding.similarity, settings.threshold)


def _call_report(finding: Finding) -> Finding:
    """Call what stands outside quotation marks in other words a report."""
    if finding.status in ("verbatim", "shortened"):
        return finding
    return replace(finding, status="paraphrased", edits=(), flags=())


def _find_fragments(asked: Stream, book: Book, found: Iterable[Finding]) -> Iterator[Finding]:
    """Find the quotes of an article that are a few words of the quote asked for."""
    taken = [(finding.start, finding.end) for finding in found if finding.article == book.article.id]
    for passage in book.quotes:
        words = read_words(passage.text)
        if sum(map(is_matter_word, words.keys)) < _TELLING_IN_MARKS or not find_runs(words.keys, asked):
            continue
        if not any(start < passage.end and passage.start < end for start, end in taken):
            wording = compare_wording(asked.words.text, passage.text)
            span = (passage.start, passage.end)
            yield make_finding(book, span, passage.text, wording)


def _add_matches(quote: Words, near: Iterable[Book], found: list[Finding], settings: Settings) -> list[Finding]:
    """Add what the matcher joins to the quote: reports without quotation marks, and free rewordings."""
    books = {book.article.id: book for book in near}
    passages = [replace(p, source=p.article) for book in books.values() for p in book.passages]
    if not passages:
        return found
    asked = _ask(quote.text)
    joined = match([asked, *passages], replace(settings, kinds=("quote",), min_sources=2, reference=_ASKED))
    added = list(found)
    telling = _find_stems(quote)
    for variant in _find_partners(joined.clusters):
        book = books[variant.passage.article]
        span = book.skip_label((variant.passage.start, variant.passage.end))
        if len(telling & _find_stems(read_words(variant.passage.text))) < min(_TELLING_IN_MARKS, len(telling)):
            continue  # joined to another part of the cluster's sentence
        if not any(f.article == book.article.id and f.start < span[1] and span[0] < f.end for f in added):
            added.append(_describe_variant(book, span, variant, quote.text))
    return added


def _find_stems(words: Words) -> set[str]:
    """Cut the telling words to what their inflections share: colors, colorful."""
    return {key[:_STEM] for key in words.keys if is_matter_word(key)}


def _ask(quote: str) -> Passage:
    """Make the quote a passage of its own article."""
    sentences = split_sentences(quote, 0, len(quote))
    return Passage(f"{_ASKED}:1", _ASKED, _ASKED, "quote", "direct", 0, len(quote), quote, sentences=sentences)


def _find_partners(clusters: Iterable[Cluster]) -> Iterator[Variant]:
    """Find what shares a cluster with the quote or a sentence of it."""
    for cluster in clusters:
        if any(v.passage.article == _ASKED for v in cluster.variants):
            yield from (v for v in cluster.variants if v.passage.article != _ASKED)


def _describe_variant(book: Book, span: Span, variant: Variant, quote: str) -> Finding:
    text = book.article.text[span[0] : span[1]]
    if variant.status == "paraphrased" and not book.is_transcript:
        return make_finding(book, span, text, Wording("paraphrased", variant.similarity))
    return make_finding(book, span, text, compare_wording(quote, text))
