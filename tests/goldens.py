"""Whole outputs that the tests compare to: ``python tests/goldens.py`` writes them anew.

Look at what changed with ``git diff tests/golden`` before you commit it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SUFFIXES = {"markdown": "md", "html": "html", "json": "json", "jsonl": "jsonl", "csv": "csv", "tsv": "tsv"}
WIDTHS = (60, 80, 100, 160)

if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from reports import make_dam, make_hostile, make_many  # noqa: E402

from coverage_cli.models import Report  # noqa: E402
from coverage_cli.reporter import Look, render  # noqa: E402


class Golden(NamedTuple):
    """One output: what is shown, and how."""

    report: str
    format: str
    name: str
    look: Look = Look()

    @property
    def path(self) -> Path:
        """Name the file that holds it."""
        return GOLDEN / self.format / self.name


def list_goldens() -> Iterator[Golden]:
    """List all outputs: each report in each format, and the table at several widths."""
    for report in ("seeds", "dam", "hostile", "many", "crowd"):
        yield from (Golden(report, format, f"{report}.{suffix}") for format, suffix in SUFFIXES.items())
        yield from (Golden(report, "table", f"{report}_{width}.txt", Look(width)) for width in WIDTHS)
    for report in ("seeds", "dam"):
        yield Golden(report, "table", f"{report}_40.txt", Look(40))
        yield Golden(report, "table", f"{report}_pipe.txt")
        yield Golden(report, "table", f"{report}_full.txt", Look(60, full=True))
        yield Golden(report, "table", f"{report}_color.txt", Look(80, color=True))
        yield Golden(report, "table", f"{report}_changed.txt", Look(100, only_changed=True, sort="changed"))


@cache
def make_report(name: str) -> Report:
    """Make the report of a name: the seeds, or one made by hand, of 4, 3, 40 or 200 sources."""
    if name == "seeds":
        from coverage_cli import compare, read_articles

        return compare(read_articles([str(ROOT / "seeds")]))
    makers = {
        "dam": make_dam,
        "hostile": make_hostile,
        "many": lambda: make_many(40, 4),
        "crowd": lambda: make_many(200, 2),
    }
    return makers[name]()


def write_output(golden: Golden) -> str:
    """Write an output as it is now, without the folder of this checkout."""
    pieces = render(make_report(golden.report), golden.format, golden.look)
    return "".join(pieces).replace(f"{ROOT}/", "")


def main() -> None:
    """Write all outputs anew, and remove those that are no longer listed."""
    goldens = list(list_goldens())
    for path in set(GOLDEN.rglob("*.*")) - {golden.path for golden in goldens}:
        path.unlink()
    for golden in goldens:
        golden.path.parent.mkdir(parents=True, exist_ok=True)
        golden.path.write_text(write_output(golden), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
