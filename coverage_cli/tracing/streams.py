"""An article as streams of words to search: its running text, and what is spoken in it, without what lies between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coverage_cli.models import Span
from coverage_cli.wording.words import Words, read_words


@dataclass(frozen=True, slots=True)
class Stream:
    """A run of an article's words, which may leave out what stands between two quotes."""

    words: Words
    """Their keys and their spans in the article's text."""
    places: dict[str, list[int]]
    """Key -> where in the stream."""

    def cut(self, first: int, last: int) -> Words:
        """Cut a part out of the stream."""
        return Words(self.words.text, self.words.keys[first:last], self.words.spans[first:last])


def read_stream(text: str) -> Stream:
    """Make the stream of a whole text."""
    return make_stream(read_words(text))


def split_stream(stream: Stream, spoken: Iterable[Sequence[Span]]) -> tuple[Stream, ...]:
    """Make a stream of the words of each group of spans, whatever lies between them in the text."""
    parts = (_keep_within(stream.words, spans) for spans in spoken)
    return tuple(make_stream(part) for part in parts if part.keys)


def make_stream(words: Words) -> Stream:
    """Make a stream of words."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(words.keys):
        places[key].append(place)
    return Stream(words, dict(places))


def _keep_within(words: Words, spans: Sequence[Span]) -> Words:
    """Keep the words that stand within some spans, which are in order."""
    kept: list[int] = []
    waiting = iter(sorted(spans))
    current = next(waiting, None)
    for index, (start, end) in enumerate(words.spans):
        while current and current[1] <= start:
            current = next(waiting, None)
        if current and current[0] <= start and end <= current[1]:
            kept.append(index)
    return Words(words.text, tuple(words.keys[i] for i in kept), tuple(words.spans[i] for i in kept))
