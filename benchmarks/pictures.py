"""Make the README's pictures from what the program prints: ``python benchmarks/pictures.py``.

``pictures/terminal.svg`` is the table, ``pictures/report.png`` the HTML page in a headless Chromium.
"""

from __future__ import annotations

import base64
import re
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = Path(__file__).resolve().parent / "pictures"
COLUMNS = 100
LINES = 46
FONT, ADVANCE, LEADING, MARGIN = 14, 8.43, 19, 16

# The classes of the picture by the codes of the terminal; the colours follow the reader's scheme.
CLASSES = {"1": "head", "2": "dim", "31": "gone", "32": "same", "32;4": "new", "35": "changed", "1;31": "flagged"}
STYLE = """
svg { background: #ffffff } text { fill: #1f2328; font: 14px ui-monospace, Menlo, Consolas, monospace }
.head { font-weight: bold } .dim { fill: #6e7781 } .gone { fill: #b3261e } .same, .new { fill: #11662f }
.new { text-decoration: underline } .changed { fill: #8a2be2 } .flagged { fill: #b3261e; font-weight: bold }
@media (prefers-color-scheme: dark) {
  svg { background: #16171b } text { fill: #e8e8ec } .dim { fill: #9a9aa5 } .gone, .flagged { fill: #ff8a80 }
  .same, .new { fill: #7ee2a0 } .changed { fill: #d8a8ff }
}
"""
CODED = re.compile(r"\x1b\[([0-9;]*)m(.*?)\x1b\[0m|([^\x1b]+)")


def draw_terminal(output: str) -> str:
    """Draw coloured lines as an SVG."""
    lines = output.splitlines()[:LINES]
    width, height = round(COLUMNS * ADVANCE) + 2 * MARGIN, len(lines) * LEADING + 2 * MARGIN
    rows = "\n".join(draw_line(line, MARGIN + LEADING * (n + 1) - 5) for n, line in enumerate(lines))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return f"{head}\n<style>{STYLE}</style>\n{rows}\n</svg>\n"


def draw_line(line: str, y: int) -> str:
    """Draw a line run by run, each at its column."""
    return "".join(draw_run(text, code, column, y) for text, code, column in read_runs(line))


def read_runs(line: str) -> Iterator[tuple[str, str, int]]:
    """Read the runs of a coloured line: text, code, first column."""
    column = 0
    for match in CODED.finditer(line):
        text = match[2] if match[3] is None else match[3]
        yield text, match[1] or "", column
        column += len(text)


def draw_run(text: str, code: str, column: int, y: int) -> str:
    """Draw one run of characters of one style."""
    if not text.strip():
        return ""
    x = MARGIN + column * ADVANCE
    kind = f' class="{CLASSES[code]}"' if code else ""
    length = f'textLength="{len(text) * ADVANCE:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text{kind} x="{x:.1f}" y="{y}" {length} xml:space="preserve">{escape(text)}</text>'


def photograph_page(page: str) -> bytes:
    """Photograph an HTML page in a headless Chromium."""
    from browser import run_browser

    with tempfile.TemporaryDirectory() as folder, run_browser() as browser:
        path = Path(folder) / "report.html"
        path.write_text(page, encoding="utf-8")
        browser.open(path, width=1100)
        return base64.b64decode(browser.call("Page.captureScreenshot", format="png")["data"])


def main() -> None:
    """Make both pictures, the second where there is a browser."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from browser import find_browser

    from coverage_cli import compare, read_articles
    from coverage_cli.reporter import Look, render

    report = compare(read_articles([str(ROOT / "seeds")]))
    PICTURES.mkdir(exist_ok=True)
    table = "".join(render(report, "table", Look(width=COLUMNS, color=True)))
    (PICTURES / "terminal.svg").write_text(draw_terminal(table), encoding="utf-8")
    if find_browser():
        (PICTURES / "report.png").write_bytes(photograph_page("".join(render(report, "html", Look()))))
    else:
        print("no chromium here: report.png is as it was", file=sys.stderr)


if __name__ == "__main__":
    main()
