"""What tracing a quote and checking a draft find: frozen classes, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from coverage_cli.models import Article, Edit, Flag, Passage, Settings, Status

Verdict = Literal["verbatim", "shortened", "altered", "other-speaker", "not-found"]
FAULTS: tuple[Verdict, ...] = ("altered", "other-speaker", "not-found")
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in an article where a quote stands, or what comes nearest to it."""

    article: str
    """The article's id."""
    source: str
    """The article's source."""
    status: Status
    """``verbatim``, ``altered``, ``shortened`` or ``paraphrased``."""
    similarity: float
    """0 to 100, as in a comparison."""
    start: int
    """First character in the article."""
    end: int
    """One past the last character."""
    text: str
    """``article.text[start:end]``."""
    spoken: str
    """The words that were compared: ``text`` without what the reporter put between two parts of a quote, and with an
    ellipsis where the quote asked for has one."""
    prefix: str = ""
    """Up to 32 characters before ``start``."""
    suffix: str = ""
    """Up to 32 characters after ``end``."""
    is_quoted: bool = False
    """It stands in quotation marks there."""
    speaker: str = ""
    """Who says it there; empty when unknown."""
    cue: str = ""
    """The reporting verb or phrase."""
    edits: tuple[Edit, ...] = ()
    """Tracing: from the quote to this wording. Checking: from this wording to the draft's."""
    flags: tuple[Flag, ...] = ()
    """What can change the meaning."""
    title: str = ""
    """The article's title."""
    url: str = ""
    """The article's address."""
    published: str = ""
    """The article's date."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Who carries a quote, and how."""

    quote: str
    """As asked for."""
    articles: tuple[Article, ...]
    """What was searched."""
    findings: tuple[Finding, ...]
    """In the order of published date, article and position."""
    nearest: Finding | None = None
    """Where nothing was found: what came nearest, if any words were shared."""
    settings: Settings = field(default_factory=Settings)
    """What was searched with."""
    warnings: tuple[str, ...] = ()
    """One line each, from reading."""

    @property
    def sources(self) -> tuple[str, ...]:
        """List all sources that were searched, in the order of their articles."""
        return list_sources(self.articles)

    @property
    def carriers(self) -> tuple[str, ...]:
        """List the sources that carry the quote, in the order of ``sources``."""
        found = {finding.source for finding in self.findings}
        return tuple(source for source in self.sources if source in found)

    @property
    def missing(self) -> tuple[str, ...]:
        """List the sources that do not carry it."""
        found = {finding.source for finding in self.findings}
        return tuple(source for source in self.sources if source not in found)


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quote of a draft, and where it comes from."""

    quote: Passage
    """The draft's quote, or one sentence of it where the whole is in no source."""
    verdict: Verdict
    """``other-speaker``: a source gives these words to somebody else."""
    finding: Finding | None = None
    """The best place in the sources; of a quote that was not found, the nearest, if any words were shared."""
    sources: tuple[str, ...] = ()
    """All sources that hold it, the finding's first."""
    is_marked: bool = False
    """It is altered, but shows all that it changed: by [words] and ellipses."""

    @property
    def fault(self) -> Verdict | None:
        """Name what is wrong with it; None when nothing is.

        A cut that changes the meaning counts as altered, changes that the quote itself shows do not.
        """
        is_flagged = bool(self.finding and self.finding.flags)
        if self.verdict in ("shortened", "altered"):
            return "altered" if is_flagged or (self.verdict == "altered" and not self.is_marked) else None
        return self.verdict if self.verdict in FAULTS else None


@dataclass(frozen=True, slots=True)
class Check:
    """A draft's quotes against its sources."""

    draft: Article
    """The draft."""
    articles: tuple[Article, ...]
    """What it was checked against."""
    quotes: tuple[CheckedQuote, ...]
    """In the order of the draft."""
    settings: Settings = field(default_factory=Settings)
    """What it was checked with."""
    warnings: tuple[str, ...] = ()
    """One line each, from reading."""

    @property
    def sources(self) -> tuple[str, ...]:
        """List the sources that it was checked against, in the order of their articles."""
        return list_sources(self.articles)

    @property
    def counts(self) -> dict[Verdict, int]:
        """Count the quotes of each verdict."""
        return {verdict: sum(one.verdict == verdict for one in self.quotes) for verdict in VERDICTS}


def list_sources(articles: tuple[Article, ...]) -> tuple[str, ...]:
    """List the sources of articles, in their order."""
    return tuple(dict.fromkeys(article.source for article in articles))
