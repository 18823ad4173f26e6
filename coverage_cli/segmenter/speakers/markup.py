"""Markdown around words: who speaks is read without it, at the same offsets."""

from __future__ import annotations

import re

_LONGEST_LABEL = 300

# [Dan Stone](https://example.org/stone "The mayor"), [Dan Stone][1]; but "[Stone] (left)" has no target
_TARGET = r"(?:https?:|mailto:|www\.|[/#.])[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,3}"
_TITLE = r"(?:[ ]+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?"
_LINK = re.compile(rf"!?\[([^\[\]\n]{{1,{_LONGEST_LABEL}}})\](?:\({_TARGET}{_TITLE}\)|\[\d{{1,3}}\])")
# **Dan Stone**, *“No,”*, __“No,”__; "2 * 3 * 4" has blanks within
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=[^\s*_])([^\n*_]{1,1000})(?<=\S)\1(?!\w)")


def hide_markup(text: str) -> str:
    """Put blanks for the signs of links and emphasis, and for where links lead; offsets stay.

    >>> hide_markup("[Dan Stone](https://example.org) said **no**.")
    ' Dan Stone                       said   no  .'
    """
    if "](" in text or "][" in text:
        text = _LINK.sub(_keep_words, text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(_keep_emphasised, text)
    return text


def _keep_words(found: re.Match[str]) -> str:
    before, behind = found.start(1) - found.start(), found.end() - found.end(1)
    return " " * before + found[1] + " " * behind


def _keep_emphasised(found: re.Match[str]) -> str:
    signs = " " * len(found[1])
    return signs + found[2] + signs
