"""What is said without quotation marks: behind the labels of a transcript, above the signature of a post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coverage_cli.segmenter.layout import Paragraph, Stretch

# QUIJANO: Governor, … / MS. HOLM: / LEE (voice-over): / Ann Lee: … / THE PRESIDENT: …; Q: and A: name nobody.
_LABEL = re.compile(r"((?:[^\W\d_a-zß-ÿ][\w.’'-]*[ \t]?){1,5})(?<=\w\w|\w\.)(?: *\([^)\n]*\))?:[ \t]+(?=\S)")
# (APPLAUSE); [laughter]; (BEGIN VIDEO CLIP)
_BRACKETS = "(["
_STAGE = re.compile(r"[(\[][^()\[\]]*[)\]]$")
_FEWEST_TURNS = 3
_SHARE = 0.5


def find_turns(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Stretch]:
    """Find what is said in a transcript: most paragraphs of such a text have a label, and labels come back."""
    prose = [n for n, p in enumerate(paragraphs) if not p.furniture and not _is_stage(text, p)]
    labels = {n: found for n in prose if (found := _match_label(text, paragraphs[n]))}
    if len(labels) < _FEWEST_TURNS:
        return
    counts = Counter(_fold(found) for found in labels.values())
    # A headline has one, too: Lee: bridge will open
    first = next((n for n, found in labels.items() if counts[_fold(found)] > 1 or found[1].isupper()), 0)
    labels = {n: found for n, found in labels.items() if n >= first}
    if len(labels) < max(_FEWEST_TURNS, _SHARE * len(prose)) or max(counts.values()) == 1:
        return
    speaking = False
    for n in prose:
        found, p = labels.get(n), paragraphs[n]
        speaking = speaking or bool(found)
        if speaking:
            start = found.end() if found else p.start
            yield Stretch(start, p.end, start, p.end, n, continues=not found)


def _is_stage(text: str, paragraph: Paragraph) -> bool:
    return text[paragraph.start] in _BRACKETS and bool(_STAGE.match(text, paragraph.start, paragraph.end))


def _match_label(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    if text.find(":", paragraph.start, paragraph.end) < 0:
        return None
    return _LABEL.match(text, paragraph.start, paragraph.end)


def _fold(label: re.Match[str]) -> str:
    return label[1].strip().casefold()


def find_posts(paragraphs: Sequence[Paragraph]) -> Iterator[Stretch]:
    """Find embedded posts: the paragraph above ``— Ann Lee (@annlee) March 3, 2021``."""
    for n, (p, below) in enumerate(pairwise(paragraphs)):
        if below.furniture == "signature" and not p.furniture:
            yield Stretch(p.start, p.end, p.start, p.end, n)
