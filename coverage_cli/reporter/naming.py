"""What things are called in a report: sources, the comparison, dates, runs of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePath

from coverage_cli.models import Article
from coverage_cli.text import squeeze, strip_unsafe

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RECORD = re.compile(r":\d+$")  # articles.jsonl:12
_JOINT = re.compile(r"[_\-. ]")  # 000_8a92de8e88ecd099
# A picture or a program that got into an article as text.
_MOST_LETTERS = 1000
_LONG_WORD = re.compile(rf"(\S{{{_MOST_LETTERS}}})\S+")


def show_text(text: str) -> str:
    """Make a text from an article harmless and one line; no reader misses what is cut off a word of 1,000 characters.

    >>> show_text("a\\x1b[2J\\n b"), len(show_text("a" * 1_000_000 + " b"))
    ('a b', 1003)
    """
    shown = show_address(text)
    return _LONG_WORD.sub(r"\1…", shown) if len(shown) > _MOST_LETTERS else shown


def show_address(text: str) -> str:
    """Make a text harmless and one line, and leave its words as long as they are."""
    if text.isascii() and text.isprintable():
        return squeeze(text) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    return squeeze(strip_unsafe(squeeze(text)))


def label_sources(articles: Iterable[Article], sources: Sequence[str]) -> dict[str, str]:
    """Give each source its label: its name, or the shortest beginning of a file's stem that tells it apart.

    >>> label_sources([Article("a", "000_8a92", "", path="x/000_8a92.txt")], ["000_8a92"])
    {'000_8a92': '000'}
    """
    stems = {article.source for article in articles if article.source == _find_file(article.path).stem}
    labels: dict[str, str] = {}
    for source in sources:
        label = _shorten_stem(source, sources) if source in stems else source
        labels[source] = show_text(label) or "?"
    return labels if len(set(labels.values())) == len(labels) else {s: show_text(s) or "?" for s in sources}


def _shorten_stem(stem: str, sources: Sequence[str]) -> str:
    for joint in _JOINT.finditer(stem):
        beginning = stem[: joint.start()]
        if beginning and sum(other.startswith(beginning) for other in sources) == 1:
            return beginning
    return stem


def _find_file(path: str) -> PurePath:
    return PurePath(_RECORD.sub("", path))


def name_comparison(articles: Iterable[Article]) -> str:
    """Name a comparison after the folder of its files, or after its only file; empty when there is no such name.

    >>> name_comparison([Article("a", "a", "", path="seeds/a.txt"), Article("b", "b", "", path="seeds/b.txt")])
    'seeds'
    """
    files = {_find_file(article.path) for article in articles if article.path}
    names = {file.stem if len(files) == 1 else file.parent.name for file in files}
    return show_text(names.pop()).strip("-") if len(names) == 1 else ""


def format_dates(published: Iterable[str]) -> str:
    """Write the days between the first and the last ISO date; empty when there is none.

    >>> format_dates(["2023-11-14", "2023-11-08T10:00:00Z", ""])
    '8–14 Nov 2023'
    >>> format_dates(["2023-12-30", "2024-01-02"]), format_dates(["2023-10-30", "2023-11-02"])
    ('30 Dec 2023 – 2 Jan 2024', '30 Oct – 2 Nov 2023')
    """
    days = sorted(day for day in map(read_day, published) if day)
    if not days:
        return ""
    first, last = days[0], days[-1]
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {end}"


def read_day(published: str) -> date | None:
    """Read the day of an ISO 8601 date or date and time; None when there is none."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def join_numbers(numbers: Iterable[int], joint: str = " ") -> str:
    """Write numbers with runs of three and more as ranges.

    >>> join_numbers([1, 2, 4, 5, 6])
    '1 2 4–6'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return joint.join(_write_run(run, joint) for run in runs)


def _write_run(run: list[int], joint: str) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else joint.join(map(str, run))


def count_things(count: int, thing: str, plural: str = "") -> str:
    """Write a count with its noun.

    >>> count_things(1, "quote"), count_things(1200, "quote"), count_things(0, "is", "are")
    ('1 quote', '1,200 quotes', '0 are')
    """
    return f"{count:,} {thing if count == 1 else plural or thing + 's'}"


def join_names(names: Sequence[str], most: int = 0) -> str:
    """List names, at most ``most`` of them when it is not 0.

    >>> join_names(["Echo", "Gazette", "Post", "Sun"], 2)
    'Echo, Gazette and 2 more'
    """
    if not most or len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
