"""Are a draft's quotes what the sources say?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from coverage_cli.errors import NothingToCompare
from coverage_cli.matcher.speakers import relate_speakers
from coverage_cli.models import Article, Passage, Reading, Settings
from coverage_cli.names import unify_names
from coverage_cli.segmenter import segment
from coverage_cli.text import surroundings
from coverage_cli.tracing.findings import Check, CheckedQuote, Finding, Verdict
from coverage_cli.tracing.library import Book, Library, make_finding, open_library
from coverage_cli.tracing.locating import may_hold
from coverage_cli.tracing.searching import Held, is_near, search
from coverage_cli.wording import Wording, compare_wording, shows_changes
from coverage_cli.wording.words import read_words

_NO_SETTINGS = Settings()
# A quote by its own speaker, somewhat reworded, is likelier the one meant than another speaker's that is nearer.
_OTHER_SPEAKER = 25.0


class Candidate(NamedTuple):
    """A place that a quote of the draft may come from."""

    finding: Finding
    is_found: bool
    is_other_speaker: bool

    @property
    def rank(self) -> float:
        """Rate how likely it is the place."""
        return self.finding.similarity - (_OTHER_SPEAKER if self.is_other_speaker else 0)


def check(draft: Article, against: Iterable[Article], settings: Settings = _NO_SETTINGS) -> Check:
    """Check each quote of a draft against the transcripts or articles that it should come from.

    The sources' wording is what the draft's is compared to. A quote that no source holds as a whole is checked sentence
    by sentence. Of the settings ``threshold`` and ``min_words`` count; so-called quotes (form ``scare``) do not.
    Raises ``NothingToCompare`` without sources.
    """
    warnings = against.warnings if isinstance(against, Reading) else ()
    library = open_library(against)
    if not library.books:
        raise NothingToCompare("there is nothing to check the draft against", "give transcripts or articles")
    quotes = [p for p in segment(draft) if p.kind == "quote" and p.form != "scare"]
    checked = [
        one
        for quote in quotes
        if len(read_words(quote.text)) >= settings.min_words
        for one in _check_quote(draft, quote, library, settings)
    ]
    return Check(draft, library.articles, tuple(checked), settings, warnings)


def _check_quote(draft: Article, quote: Passage, library: Library, settings: Settings) -> Iterator[CheckedQuote]:
    """Check a quote as a whole, or else its sentences, of which one may be made up or from elsewhere."""
    whole = _judge(quote, library, settings)
    if whole.verdict in ("verbatim", "shortened") or len(quote.sentences) < 2 or _has_cut(whole):
        yield whole
        return
    parts = [_judge(part, library, settings) for part in _split_sentences(draft, quote)]
    is_better = any(part.verdict == "not-found" for part in parts) or min(map(_rate_found, parts)) > _rate_found(whole)
    is_told = any(part.verdict != "not-found" for part in parts)
    yield from parts if is_better and is_told else [whole]


def _has_cut(checked: CheckedQuote) -> bool:
    """Tell whether a source holds more between the draft's sentences, which only the whole shows."""
    flags = checked.finding.flags if checked.finding else ()
    return checked.verdict != "not-found" and ("silent-cut" in flags or "splice" in flags)


def _rate_found(checked: CheckedQuote) -> float:
    if checked.verdict == "not-found" or checked.finding is None:
        return -1.0
    return 100.0 if checked.verdict in ("verbatim", "shortened") else checked.finding.similarity


def _split_sentences(draft: Article, quote: Passage) -> Iterator[Passage]:
    for n, (start, end) in enumerate(quote.sentences, 1):
        prefix, suffix = surroundings(draft.text, start, end)
        yield replace(
            quote,
            id=f"{quote.id}.{n}",
            start=start,
            end=end,
            text=draft.text[start:end],
            prefix=prefix,
            suffix=suffix,
            sentences=(),
        )


def _judge(quote: Passage, library: Library, settings: Settings) -> CheckedQuote:
    candidates = sorted(_find_candidates(quote, library, settings), key=lambda one: -one.rank)
    found = [one for one in candidates if one.is_found]
    if not found:
        return CheckedQuote(quote, "not-found", candidates[0].finding if candidates else None)
    best = found[0]
    verdict: Verdict = "other-speaker" if best.is_other_speaker else _read_status(best.finding)
    finding = replace(best.finding, flags=(*best.finding.flags, "speaker")) if best.is_other_speaker else best.finding
    is_marked = verdict == "altered" and shows_changes(finding.spoken, quote.text)
    return CheckedQuote(quote, verdict, finding, tuple(dict.fromkeys(one.finding.source for one in found)), is_marked)


def _read_status(finding: Finding) -> Verdict:
    if finding.status == "verbatim":
        return "verbatim"
    return "shortened" if finding.status == "shortened" else "altered"


def _find_candidates(quote: Passage, library: Library, settings: Settings) -> Iterator[Candidate]:
    words = read_words(quote.text)
    for book in library.books:
        if not may_hold(words, book.text_stream):
            continue
        for held in search(words, book.streams):
            finding = make_finding(book, (held.start, held.end), held.spoken, _compare(held, quote.text))
            similarity = compare_wording(held.spoken, quote.text).similarity  # marked cuts left aside
            is_found = finding.status == "verbatim" or (
                _is_speech(book, finding) and is_near(held, words, similarity, settings.threshold)
            )
            yield Candidate(finding, is_found, _is_other_speaker(quote, finding))


def _is_speech(book: Book, finding: Finding) -> bool:
    """Tell whether a place is what somebody said: a reporter's paraphrase is no source for words in marks."""
    return finding.is_quoted or book.is_transcript or finding.status == "shortened"


def _compare(held: Held, quote: str) -> Wording:
    """Compare a draft's quote to the source's words; what it marks as cut is no change."""
    wording = compare_wording(held.spoken, quote)
    if wording.status == "verbatim" and held.whole != held.spoken:
        wording = compare_wording(held.whole, quote)
    context = compare_wording(held.context, quote)
    if wording.status == "verbatim" and context.status == "shortened" and context.flags:
        return context  # "I don't believe [The minister should step down]"
    return wording


def _is_other_speaker(quote: Passage, finding: Finding) -> bool:
    if not quote.speaker or not finding.speaker:
        return False
    names = unify_names([quote.speaker, finding.speaker])
    one, other = (_title_case(names[name]) for name in (quote.speaker, finding.speaker))
    return relate_speakers(one, other) == "other"


def _title_case(name: str) -> str:
    """Write a transcript's MS. HOLM as a name."""
    return name.title() if name.isupper() else name
