"""Mentions to names: ``she``, ``the mayor`` and ``Fujita`` become the fullest name that the article gives."""

from __future__ import annotations

from coverage_cli.models import Span
from coverage_cli.segmenter.document import Document
from coverage_cli.segmenter.speakers.tagging import Line
import re
from collections import Counter

from coverage_cli.segmenter.speakers.clauses import NAME
from coverage_cli.segmenter.lexicon import Lexicon

_NAME = re.compile(NAME)


class People:
    """first version"""

    def __init__(self, document: Document, lines: list[Line], lexicon: Lexicon) -> None:
        self.text = document.text
        self.full: dict[str, Counter[str]] = {}
        self.at: list[tuple[int, str]] = []
        self.she = lexicon.words("people", "female_names")
        self.he = lexicon.words("people", "male_names")
        for line in lines:
            for found in re.finditer("N(?:N|p+N)*", line.tags):
                words = self.text[line.starts[found.start()] : line.ends[found.end() - 1]].split()
                self.full.setdefault(words[-1], Counter())[" ".join(words)] += 1
                self.at.append((line.starts[found.start()], words[-1]))

    def name(self, words: str) -> str:
        last = words.split()[-1]
        return max(self.full.get(last, {words: 1}).items(), key=lambda item: (min(3, len(item[0].split())), item[1]))[0]


def resolve(people: People, line: Line, subject: Span | None) -> str:
    """first version"""
    if not subject:
        return ""
    tags = line.tags[slice(*subject)]
    text = people.text[line.starts[subject[0]] : line.ends[subject[1] - 1]]
    if tags == "P":
        import bisect

        at = bisect.bisect(people.at, (line.starts[subject[0]], ""))
        for _, last in reversed(people.at[max(0, at - 50) : at]):
            name = people.name(last)
            if len(name.split()) > 1:
                return name
        return ""
    if re.fullmatch(NAME, tags):
        start = re.search("[^t]", tags)
        i = subject[0] + (start.start() if start else 0)
        return people.name(people.text[line.starts[i] : line.ends[subject[1] - 1]])
    return text
