"""The head of every page: its style inside, nothing from elsewhere, nothing that runs but the page's own script."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from coverage_cli.reporter.html.writing import Html, escape, tag


def write_head(title: str, *, script: bool = False) -> Html:
    """Write a page's head; with ``script`` the page may run ``page.js``, else nothing."""
    style = read_part("page.css")
    runs = f"script-src '{_hash_source(read_part('page.js'))}'; " if script else ""
    allowed = f"img-src data:; style-src '{_hash_source(style)}'; {runs}"
    policy = f"default-src 'none'; {allowed}base-uri 'none'; form-action 'none'"
    lines = (
        '<meta charset="utf-8">',
        # Only the style and the script of this page run, whatever else should get into it.
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        '<link rel="icon" href="data:,">',
        tag("title", escape(title)),
        f"<style>{style}</style>",
    )
    return Html("<head>\n" + "\n".join(lines) + "\n</head>")


@cache
def read_part(name: str) -> str:
    """Read a part of the page, such as ``page.css``."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash_source(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"
