"""Names in headlines, where verbs have capitals, too."""

from __future__ import annotations

import re

from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.gendered import load_gendered
from coverage_cli.segmenter.speakers.tagging import Line, words_of

_LONGEST_NAME = 5  # words
_LONGEST_FIRST = 20  # characters of a first name, and the blank behind it
_SIGHT_CHARS = 100_000  # of a text below its headline


def find_known_name(text: str, line: Line, span: Span, language: str) -> Span | None:
    """Find what of a run of capitals in a headline is a name: what stands in the text below, too.

    "Ann Stone Compares Lee" are two names and "Hacker Ann Stone" is one. "Dan Lee" is one where below Lee has no other
    first name; not "Will Stone Resign?" above "Ann Stone".
    """
    end, (first, last) = line.ends[-1], span
    below = text[end : end + _SIGHT_CHARS]
    parts = (
        (start, start + length)
        for length in range(min(_LONGEST_NAME, last - first), 0, -1)
        for start in range(first, last - length + 1)
    )
    known = next((part for part in parts if _list_before(" ".join(words_of(text, line, part)), below)), None)
    if known and known[1] - known[0] == 1 and known[0] > first:
        given = load_gendered(language).known
        before, name = words_of(text, line, (known[0] - 1, known[1]))
        if before in given and not any(word in given for word in _list_before(name, below)):
            return known[0] - 1, known[1]
    return known


def _list_before(name: str, text: str) -> list[str]:
    """List what stands before a name in a text, up to a blank, once for each place where it stands."""
    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name in text else ()
    return ["".join(text[max(0, at.start() - _LONGEST_FIRST) : at.start()].split()[-1:]) for at in places]
