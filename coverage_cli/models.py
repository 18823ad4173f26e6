"""The data of the whole program: frozen classes, nothing else.

Offsets are half-open character offsets into ``Article.text``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from coverage_cli.errors import InputError

Kind = Literal["quote", "statement", "furniture"]
Form = Literal["direct", "mixed", "scare", "indirect", "plain", "furniture"]
Status = Literal["verbatim", "altered", "shortened", "paraphrased"]
Flag = Literal["negation", "number", "name", "modality", "silent-cut", "splice", "speaker"]
Op = Literal["equal", "replace", "delete", "insert"]
Span = tuple[int, int]

DEFAULT_THRESHOLD = 80
DEFAULT_MIN_WORDS = 2
DEFAULT_MIN_SOURCES = 2


@dataclass(frozen=True, slots=True)
class Article:
    """One saved article."""

    id: str
    """Unique in one comparison."""
    source: str
    """The outlet, never the person."""
    text: str
    """The file's text as decoded, newlines made ``\\n``; the offsets of all passages count its characters."""
    title: str = ""
    """The headline."""
    url: str = ""
    """Where it was published."""
    author: str = ""
    """The byline."""
    published: str = ""
    """ISO 8601 date or date and time, or empty."""
    language: str = ""
    """BCP 47 code, or empty when unknown."""
    path: str = ""
    """The file it was read from, with ``:LINE`` for a record in a file of many."""
    sha256: str = ""
    """Hexadecimal digest of ``text`` in UTF-8, as a record gave it; a record that is written holds it in any case."""
    words: int = 0
    """Words of the text, counted by the segmenter; 0 before."""
    quotes: int = 0
    """Quotes that count as utterances (direct and mixed), counted by the segmenter."""
    statements: int = 0
    """Statements, indirect and plain, counted by the segmenter."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers found; iterates over its articles."""

    articles: tuple[Article, ...]
    """In the order of the paths, of the sorted names in a folder, of the records in a file."""
    problems: tuple[InputError, ...] = ()
    """Files and records that could not be read; the rest was."""
    warnings: tuple[str, ...] = ()
    """One line each, such as a file that is not UTF-8."""

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote or a statement of one article; in a cluster, one sentence of it."""

    id: str
    """``ARTICLE:N``, N counting the passages of an article from 1; a sentence of it is ``ARTICLE:N.K``."""
    article: str
    """The article's id."""
    source: str
    """The article's source."""
    kind: Kind
    """``quote``, ``statement`` or ``furniture``."""
    form: Form
    """quote: ``direct``, ``mixed``, ``scare``; statement: ``indirect``, ``plain``; else ``furniture``."""
    start: int
    """First character; outer quotation marks are left out."""
    end: int
    """One past the last character."""
    text: str
    """``article.text[start:end]``."""
    prefix: str = ""
    """Up to 32 characters before ``start``, as they stand in the article."""
    suffix: str = ""
    """Up to 32 characters after ``end``."""
    speaker: str = ""
    """The fullest name that the article gives the person, or the role or document; empty when unknown.

    Of a plain statement, who says all the words in quotation marks that it holds.
    """
    speaker_start: int | None = None
    """First character of the mention by the quote (a name, a pronoun, a role)."""
    speaker_end: int | None = None
    """One past the last character of the mention."""
    cue: str = ""
    """The reporting verb or phrase, as it stands in the article."""
    via: str = ""
    """The name of the attribution rule that decided."""
    content: tuple[Span, ...] = ()
    """Of an indirect statement: the spans of what was said, without speaker and cue."""
    sentences: tuple[Span, ...] = ()
    """Of a quote: the spans of its sentences; empty for one sentence or fragment."""
    title: str = ""
    """The article's title, so that a passage record stands alone in a pipe."""
    url: str = ""
    """The article's address."""
    published: str = ""
    """The article's date."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One run of words: equal, replaced, deleted or inserted."""

    op: Op
    """What happened to the run on the way from the representative."""
    before: str
    """The representative's words."""
    after: str
    """This wording's words."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A passage as a member of a cluster."""

    passage: Passage
    """One sentence of a quote, or a statement."""
    status: Status
    """How its wording stands to the representative's."""
    similarity: float
    """0 to 100; of a shortened passage, the share of the representative that is kept."""
    edits: tuple[Edit, ...] = ()
    """Runs that turn the representative into this wording; empty when verbatim."""
    flags: tuple[Flag, ...] = ()
    """Edits that can change the meaning, in the order of ``Flag``."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The passages of several articles that carry the same utterance or the same wording."""

    id: int
    """1, 2, 3 … in the order of the report."""
    kind: Kind
    """``quote`` when any passage stands in quotation marks, else ``statement``."""
    speaker: str
    """The one name for all spellings in this cluster; empty when unknown."""
    representative: str
    """The id of the passage that the others are compared to."""
    variants: tuple[Variant, ...]
    """In the order of published date, source and position; the representative among them, as verbatim."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The only configuration."""

    threshold: int = DEFAULT_THRESHOLD
    """0 to 100: how sure a link must be; lower finds more and errs more."""
    min_words: int = DEFAULT_MIN_WORDS
    """Passages of fewer words join a cluster only as a part of a longer one."""
    kinds: tuple[Kind, ...] = ("quote", "statement")
    """Which kinds of clusters to report."""
    reference: str = ""
    """The source whose wording is the representative wherever it carries the cluster."""
    min_sources: int = DEFAULT_MIN_SOURCES
    """Clusters carried by fewer sources are left out."""
    jobs: int = 1
    """Processes; never changes the result."""


@dataclass(frozen=True, slots=True)
class Match:
    """What the matcher found."""

    clusters: tuple[Cluster, ...]
    """Carried by at least ``Settings.min_sources`` sources, numbered in the order of the report."""
    unmatched: tuple[Passage, ...]
    """Quotes (sentence by sentence) and statements in no cluster, in the order of the articles."""
    warnings: tuple[str, ...] = ()
    """One line each, such as the closest pair of an empty result."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole comparison: what every renderer is fed."""

    articles: tuple[Article, ...]
    """In the order of input, with their counts."""
    sources: tuple[str, ...]
    """In the order of first appearance in ``articles``."""
    clusters: tuple[Cluster, ...]
    """As in ``Match``."""
    unmatched: tuple[Passage, ...] = ()
    """As in ``Match``."""
    settings: Settings = field(default_factory=Settings)
    """What the comparison was made with."""
    warnings: tuple[str, ...] = ()
    """One line each, from reading and matching."""
