"""The whole way from articles to a report: segment, match, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from coverage_cli.errors import NothingToCompare
from coverage_cli.matcher import match, match_units
from coverage_cli.matcher.naming import weigh_and_name
from coverage_cli.matcher.units import Unit, read_units
from coverage_cli.models import Article, Match, Passage, Reading, Report, Settings
from coverage_cli.processes import Processes, share
from coverage_cli.segmenter import segment
from coverage_cli.text import count_words

Segmented = tuple[Article, tuple[Passage, ...]]
_Prepared = tuple[list[Article], list[Unit]]

_NO_SETTINGS = Settings()
MIN_SOURCES = 2
# Articles that are prepared at once: what one step needs is still at hand when it comes to the next article. One by
# one, to make units of passages takes half as long again. Where there are few, each process gets several shares.
_MOST_AT_ONCE, _LEAST_SHARES = 64, 16


def compare(
    articles: Iterable[Article],
    settings: Settings = _NO_SETTINGS,
    watch: Callable[[Iterator[Article]], Iterator[Article]] = iter,
) -> Report:
    """Compare what articles carry.

    Takes the articles, or the ``Reading`` that ``read_articles`` gives, whose warnings then travel in the report.
    ``watch`` is given one article after the other, as they are segmented, and gives it on: a progress bar.
    Raises ``NothingToCompare`` with fewer than two sources, and ``ValueError`` when two articles have one id.
    """
    warnings = articles.warnings if isinstance(articles, Reading) else ()
    units: list[Unit] = []

    def prepare(processes: Processes[None]) -> Iterator[Article]:
        for segmented, found in processes.share(_prepare_articles, _cut(articles, settings.jobs)):
            units.extend(found)
            yield from segmented

    with Processes(settings.jobs, None) as processes:
        read = tuple(watch(prepare(processes)))
        _check_articles(read)
        weighed = weigh_and_name(units, processes)
    return _make_report(read, match_units(*weighed, settings), settings, warnings)


def segment_articles(articles: Iterable[Article], jobs: int = 1) -> Iterator[Segmented]:
    """Segment articles, in their order, with as many processes as ``jobs``."""
    if jobs == 1:
        return map(segment_article, articles)  # each can be written before the next is read
    return chain.from_iterable(share(_segment_articles, None, _cut(articles, jobs), jobs))


def _cut(articles: Iterable[Article], jobs: int) -> Iterator[list[Article]]:
    """Cut articles into the lists that are worked on at once."""
    given = list(articles)
    size = max(1, min(_MOST_AT_ONCE, len(given) // (_LEAST_SHARES * jobs)))
    return (given[at : at + size] for at in range(0, len(given), size))


def _segment_articles(_: None, articles: Sequence[Article]) -> list[Segmented]:
    return list(map(segment_article, articles))


def _prepare_articles(_: None, articles: Sequence[Article]) -> _Prepared:
    """Segment articles and make of their passages what the matcher takes, which any process can do."""
    segmented = _segment_articles(None, articles)
    return [article for article, _ in segmented], read_units(chain.from_iterable(found for _, found in segmented))


def segment_article(article: Article) -> Segmented:
    """Segment an article and count what was found: the article with its counts, and its passages."""
    passages = segment(article)
    quotes = len([p for p in passages if p.kind == "quote" and p.form != "scare"])
    statements = len([p for p in passages if p.kind == "statement"])
    counted = replace(article, words=count_words(article.text), quotes=quotes, statements=statements)
    return counted, passages


def report_passages(
    articles: Iterable[Article], passages: Iterable[Passage], settings: Settings, warnings: tuple[str, ...] = ()
) -> Report:
    """Match the passages of segmented articles and put everything that a renderer needs into a report.

    Raises ``NothingToCompare`` with fewer than two sources, and ``ValueError`` when two articles have one id.
    """
    articles = tuple(articles)
    _check_articles(articles)
    return _make_report(articles, match(passages, settings), settings, warnings)


def _check_articles(articles: Sequence[Article]) -> None:
    """Check that there is something to compare, and that each article has an id of its own."""
    if len({article.id for article in articles}) < len(articles):
        raise ValueError("two articles have one id; give each an id of its own")
    sources = _list_sources(articles)
    if len(sources) < MIN_SOURCES:
        raise NothingToCompare(*_explain_too_few(articles, sources))


def _list_sources(articles: Iterable[Article]) -> tuple[str, ...]:
    """List the sources of articles in the order of their first."""
    return tuple(dict.fromkeys(article.source for article in articles))


def _make_report(articles: tuple[Article, ...], found: Match, settings: Settings, warnings: tuple[str, ...]) -> Report:
    return Report(
        articles=articles,
        sources=_list_sources(articles),
        clusters=found.clusters,
        unmatched=found.unmatched,
        settings=settings,
        warnings=warnings + found.warnings,
    )


def _explain_too_few(articles: Sequence[Article], sources: tuple[str, ...]) -> tuple[str, str]:
    if not articles:
        return "nothing to compare: no article could be read", "give articles of two sources or more"
    count = f"{len(articles)} articles, all of" if len(articles) > 1 else "one article, of"
    return f"nothing to compare: {count} the source {sources[0]!r}", "give articles of two sources or more"
