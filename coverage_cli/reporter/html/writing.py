"""The one place where text becomes HTML: everything is escaped but what ``tag`` makes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

from coverage_cli.reporter.diffs import Mark, Run, is_closing
from coverage_cli.reporter.naming import show_address, show_text
from coverage_cli.text import strip_unsafe

Html = NewType("Html", str)
"""Markup: made by ``tag``, or text that is escaped."""

_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TAGS = {"gone": "del", "new": "ins"}
NOTHING = Html("")


def escape(text: str) -> Html:
    """Make a text harmless and one line.

    >>> escape("<b>\\n'&'")
    '&lt;b&gt; &#x27;&amp;&#x27;'
    """
    return Html(html.escape(show_text(text)))


def escape_lines(text: str) -> Html:
    """Make a text harmless and keep its lines."""
    return Html(html.escape(strip_unsafe(text)))


def tag(name: str, /, *content: Html, **attributes: str | None) -> Html:
    """Make an element; attributes are escaped, ``class_`` and ``data_x`` are ``class`` and ``data-x``, None is none.

    >>> tag("a", escape("<x>"), href='#"', class_="n", id=None)
    '<a href="#&quot;" class="n">&lt;x&gt;</a>'
    """
    written = "".join([_write_attribute(key, value) for key, value in attributes.items() if value is not None])
    return Html(f"<{name}{written}>{''.join(content)}</{name}>")


@lru_cache(maxsize=1 << 12)  # most are classes and names that come again
def _write_attribute(key: str, value: str) -> str:
    return f' {key.rstrip("_").replace("_", "-")}="{html.escape(show_address(value))}"'


def join(parts: Iterable[Html], joint: str = "") -> Html:
    """Join markup."""
    return Html(joint.join(parts))


def link_out(content: Html, url: str) -> Html:
    """Link to a web address; any other address is not linked."""
    address = show_address(url)
    return tag("a", content, href=address, rel="noopener noreferrer") if _WEB_ADDRESS.match(address) else content


def read_language(language: str) -> str | None:
    """Give a language code that can stand in ``lang``, or None."""
    return language if _LANGUAGE.fullmatch(language) else None


def write_runs(runs: Iterable[Run]) -> Html:
    """Write marked runs of words as ``<del>`` and ``<ins>``."""
    line = ""
    for mark, text in runs:
        blank = "" if not line or is_closing(mark, text) else " "
        line += blank + _write_run(mark, text)
    return Html(line)


def _write_run(mark: Mark, text: str) -> Html:
    if mark == "cut":
        return tag("span", escape(text), class_="soft")
    return tag(_TAGS[mark], escape(text)) if mark in _TAGS else escape(text)
