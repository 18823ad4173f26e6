"""Cut the reporter's statements out of the sentences around quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Span
from coverage_cli.segmenter.layout import Sentence, Stretch
from coverage_cli.segmenter.speakers import Attribution, ReportedSpeech
from coverage_cli.text import count_words

# A shorter fragment stays in its statement: claimed that he brought “valuable documents” along.
_LONGEST_INNER_WORDS = 7
# “…,” he said on Monday: what is left without speaker and cue is no statement.
_LONGEST_RESIDUE_WORDS = 2
# “…,” he said of messages to his handlers: a piece with so few words beside speaker and cue frames the quote.
_LONGEST_FRAME_WORDS = 7
_SHORTEST_PIECE_WORDS = 3
# Beside a quote whose speaker is not known: a-t-elle ajouté.
_LONGEST_UNKNOWN_WORDS = 5
# Michael Hill, former mayor of the city, said on Friday.
_APPOSITION = re.compile(r",[^,.;]{1,80},")
_EDGE = re.compile(r"[\s,;:.!?…–—―-]*")
_EDGE_CHARS = " \t\n\u00a0\u202f,;:–—―-"


class Statement(NamedTuple):
    """A reporter's sentence, or what is left of one around quotes; ``speech`` is what it reports, if any."""

    start: int
    end: int
    speech: tuple[ReportedSpeech, ...] = ()
    cue: str = ""
    """Of a piece that does little but frame a quote: the quote's cue."""


def find_statements(
    text: str,
    sentences: Sequence[Sentence],
    stretches: Sequence[Stretch],
    attributions: Sequence[Attribution],
    speech: Sequence[ReportedSpeech],
) -> Iterator[Statement]:
    """Find the statements of each sentence, in the order of the text."""
    reported: dict[int, list[ReportedSpeech]] = defaultdict(list)
    for one in speech:
        reported[one.sentence].append(one)
    first = 0
    for n, sentence in enumerate(sentences):
        while first < len(stretches) and stretches[first].outer_end <= sentence.start:
            first += 1
        is_quoting = first < len(stretches) and stretches[first].outer_start < sentence.end
        cuts = _find_cuts(text, sentence, stretches, first) if is_quoting else []
        if not cuts:
            span = sentence.start, sentence.end
            whole = make_tuple(Statement, (*span, (), ""))
            yield from _split_by_speaker(text, span, reported[n]) if n in reported else [whole]
            continue
        for start, end, words in _cut_sentence(text, sentence, [stretches[m] for m in cuts]):
            said = [one for one in reported.get(n, ()) if _overlaps(one.content, start, end)]
            if said:
                yield from _split_by_speaker(text, (start, end), said)
            else:
                yield from _keep_piece(text, (start, end), words, [attributions[m] for m in cuts])


def _find_cuts(text: str, sentence: Sentence, stretches: Sequence[Stretch], first: int) -> list[int]:
    """Find the quotes of a sentence that are utterances of their own, not fragments of the reporter's clause."""
    cuts = []
    for n in range(first, len(stretches)):
        stretch = stretches[n]
        if stretch.outer_start >= sentence.end:
            break
        if stretch.form == "direct" or (stretch.form == "mixed" and _is_long(text, stretch)):
            cuts.append(n)
    return cuts


def _is_long(text: str, stretch: Stretch) -> bool:
    return count_words(text[stretch.start : stretch.end]) > _LONGEST_INNER_WORDS


def _cut_sentence(text: str, sentence: Sentence, cuts: Sequence[Stretch]) -> Iterator[tuple[int, int, int]]:
    """Cut a sentence into what lies between its quotes: where each piece starts and ends, and how many words it has."""
    at = sentence.start
    for begin, behind in [*((s.outer_start, s.outer_end) for s in cuts), (sentence.end, sentence.end)]:
        if min(begin, sentence.end) - at >= _SHORTEST_PIECE_WORDS:  # a word has a character; mostly there is nothing
            start, end = _trim(text, at, min(begin, sentence.end))
            words = count_words(text[start:end])
            if words >= _SHORTEST_PIECE_WORDS:
                yield start, end, words
        at = max(at, behind)


def _trim(text: str, start: int, end: int) -> Span:
    """Leave out blanks, commas and dashes at the edges, and a full stop that stands alone."""
    found = _EDGE.match(text, start, end)
    start = found.end() if found else start
    while end > start and text[end - 1] in _EDGE_CHARS:
        end -= 1
    return start, end


def _overlaps(content: Sequence[Span], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in content)


def _keep_piece(text: str, piece: Span, words: int, attributions: Sequence[Attribution]) -> Iterator[Statement]:
    """Keep a piece that is not a mere attribution, with the cue where it is little more."""
    for who in attributions:
        if who.mention and piece[0] <= who.mention[0] < piece[1]:
            left = words - _count_attribution(text, piece, who)
            if left > _LONGEST_RESIDUE_WORDS:
                yield Statement(*piece, cue=who.cue if left <= _LONGEST_FRAME_WORDS else "")
            return
    if words > _LONGEST_UNKNOWN_WORDS:
        yield Statement(*piece)


def _count_attribution(text: str, piece: Span, who: Attribution) -> int:
    """Count the words of speaker, apposition and cue."""
    start, end = who.mention or (0, 0)
    apposition = _APPOSITION.match(text, end, piece[1])
    beside = count_words(apposition[0]) if apposition else 0
    return count_words(text[start:end]) + count_words(who.cue) + beside


def _split_by_speaker(text: str, piece: Span, said: Sequence[ReportedSpeech]) -> Iterator[Statement]:
    """Cut a piece where one speaker's report ends and another's begins; reports that interlock stay one."""
    if len(said) == 1:
        yield _build(text, *piece, said)
        return
    ordered = sorted(said, key=lambda one: _find_hull(one, piece)[0])
    start, group, reach = piece[0], [ordered[0]], _find_hull(ordered[0], piece)[1]
    for one in ordered[1:]:
        begin, end = _find_hull(one, piece)
        if begin >= reach and one.attribution.speaker != group[0].attribution.speaker:
            yield _build(text, start, begin, group)
            start, group = begin, []
        group.append(one)
        reach = max(reach, end)
    yield _build(text, start, piece[1], group)


def _build(text: str, start: int, end: int, group: Sequence[ReportedSpeech]) -> Statement:
    start, end = _trim(text, start, end)
    return make_tuple(Statement, (start, end, tuple(group), ""))


def _find_hull(one: ReportedSpeech, piece: Span) -> Span:
    """Find from where to where a report reaches in a piece: speaker and what was said."""
    spans = [(max(a, piece[0]), min(b, piece[1])) for a, b in one.content if a < piece[1] and piece[0] < b]
    mention = one.attribution.mention
    if mention and piece[0] <= mention[0] < piece[1]:
        spans.append(mention)
    return min(a for a, _ in spans), max(b for _, b in spans)
