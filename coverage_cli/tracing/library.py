"""Articles made ready to be searched: their passages, their streams of words, who speaks where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coverage_cli.models import Article, Passage, Span
from coverage_cli.segmenter import segment
from coverage_cli.text import surroundings
from coverage_cli.tracing.findings import Finding
from coverage_cli.tracing.streams import Stream, read_stream, split_stream
from coverage_cli.wording import Wording

# "MS. HOLM: We will stay." in a transcript; "Note: …" alone makes none.
_TURN = re.compile(r"^[ \t]*((?:[A-Z][\w.’'-]*[ \t]?){1,5})(?: *\([^)\n]*\))?:[ \t]", re.MULTILINE)
# Before what a transcript's speaker says: the label, or the paragraph before.
_UNMARKED = (":", "\n", "")
_LEAST_TURNS = 3  # and one of the speakers has two of them: "Date: … Place: … Price: …" is no talk
# Labels that name nobody: Q, THE PRESIDENT.
_ROLE = re.compile(
    r"(?:the\b|(?:q|a|question|answer|reporter|moderator|interviewer|host|speaker|audience|operator|narrator)s?\W*$)",
    re.I,
)
# A speech speaks of itself; a report without a single quotation mark does not.
_FIRST_PERSON = ("i", "i'm", "i've", "we", "we're", "we've", "my", "our", "us")
_FIRST_PERSON_SHARE = 0.02


class Book:
    """One article, read only as far as it is asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The article's passages."""
        return segment(self.article)

    @cached_property
    def quotes(self) -> tuple[Passage, ...]:
        """What stands in quotation marks, not behind the label of a transcript."""
        quotes = tuple(p for p in self.passages if p.kind == "quote")
        return tuple(p for p in quotes if p.prefix.rstrip(" \t")[-1:] not in _UNMARKED) if self.turns else quotes

    @cached_property
    def text_stream(self) -> Stream:
        """The words of the article."""
        return read_stream(self.article.text)

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """The article's words: all of them, those in quotation marks, and those of each speaker of a transcript."""
        quoted = [(p.start, p.end) for p in self.quotes]
        return (self.text_stream, *split_stream(self.text_stream, [quoted, *self._find_speeches()]))

    @cached_property
    def turns(self) -> tuple[tuple[int, str], ...]:
        """Where a transcript's speakers begin, and their names; none for other articles."""
        found = tuple((m.end(), m[1].strip()) for m in _TURN.finditer(self.article.text))
        is_talk = len(found) >= _LEAST_TURNS and len({name for _, name in found}) < len(found)
        return found if is_talk else ()

    def _find_speeches(self) -> list[list[Span]]:
        """Find the spans of each speaker of a transcript, without the labels."""
        labels = [m.start() for m in _TURN.finditer(self.article.text)] if self.turns else []
        speeches: dict[str, list[Span]] = {}
        for (start, name), end in zip(self.turns, [*labels[1:], len(self.article.text)], strict=bool(labels)):
            speeches.setdefault(name, []).append((start, end))
        return list(speeches.values())

    @cached_property
    def is_transcript(self) -> bool:
        """Whether speech stands here without quotation marks: with turns, or all in the first person."""
        if self.turns or self.quotes:
            return bool(self.turns)
        stream = self.text_stream
        first_person = sum(len(stream.places.get(key, ())) for key in _FIRST_PERSON)
        return first_person >= _FIRST_PERSON_SHARE * len(stream.words)

    def find_quote(self, span: Span, spoken: str) -> Passage | None:
        """Find the quotation marks that most of what is spoken in a span stands in: the first of them."""
        inside = [p for p in self.quotes if p.start < span[1] and span[0] < p.end]
        shared = sum(min(p.end, span[1]) - max(p.start, span[0]) for p in inside)
        return inside[0] if inside and 2 * shared >= len(spoken) else None

    def skip_label(self, span: Span) -> Span:
        """Leave a transcript's label out of a span that begins with it."""
        place = bisect_right(self.turns, span[1], key=lambda turn: turn[0])
        start = self.turns[place - 1][0] if place else 0
        return (start, span[1]) if span[0] < start < span[1] else span

    def find_speaker(self, span: Span, quote: Passage | None) -> tuple[str, str]:
        """Find who says a span, and the cue: by its quote, by a transcript's turns, by reported speech."""
        if quote and quote.speaker:
            return quote.speaker, quote.cue
        if self.turns:
            place = bisect_right(self.turns, span[0], key=lambda turn: turn[0])
            name = self.turns[place - 1][1] if place else ""
            return ("" if _ROLE.match(name) else name), ""
        reported = (p for p in self.passages if p.form == "indirect" and p.start <= span[0] < p.end)
        return next(((p.speaker, p.cue) for p in reported), ("", ""))


@dataclass(frozen=True, slots=True)
class Library:
    """The articles that are searched."""

    books: tuple[Book, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in their order."""
        return tuple(book.article for book in self.books)


def open_library(articles: Iterable[Article]) -> Library:
    """Make articles ready to be searched."""
    return Library(tuple(Book(article) for article in articles))


def make_finding(book: Book, span: Span, spoken: str, wording: Wording) -> Finding:
    """Put together what is known of a place in an article and its wording."""
    article = book.article
    quote = book.find_quote(span, spoken)
    start, end = span
    prefix, suffix = surroundings(article.text, start, end)
    speaker, cue = book.find_speaker(span, quote)
    return Finding(
        article=article.id,
        source=article.source,
        status=wording.status,
        similarity=wording.similarity,
        start=start,
        end=end,
        text=article.text[start:end],
        spoken=spoken,
        prefix=prefix,
        suffix=suffix,
        is_quoted=quote is not None,
        speaker=speaker,
        cue=cue,
        edits=wording.edits,
        flags=wording.flags,
        title=article.title,
        url=article.url,
        published=article.published,
    )
