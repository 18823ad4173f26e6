"""Compare which quotes and statements N articles on one event carry, leave out and reword.

>>> from coverage_cli import Article, compare
>>> report = compare([
...     Article("a", "Morning Post", '“The dam will hold,” said Ann Lee.'),
...     Article("b", "Evening News", '“The dam will hold until May,” Lee said.'),
... ])
>>> report.clusters[0].speaker
'Ann Lee'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coverage_cli.errors import BadRecord as BadRecord
    from coverage_cli.errors import CoverageError as CoverageError
    from coverage_cli.errors import InputError as InputError
    from coverage_cli.errors import MissingExtra as MissingExtra
    from coverage_cli.errors import MissingText as MissingText
    from coverage_cli.errors import NothingToCompare as NothingToCompare
    from coverage_cli.errors import UnknownFormat as UnknownFormat
    from coverage_cli.matcher import match as match
    from coverage_cli.models import Article as Article
    from coverage_cli.models import Cluster as Cluster
    from coverage_cli.models import Edit as Edit
    from coverage_cli.models import Match as Match
    from coverage_cli.models import Passage as Passage
    from coverage_cli.models import Reading as Reading
    from coverage_cli.models import Report as Report
    from coverage_cli.models import Settings as Settings
    from coverage_cli.models import Variant as Variant
    from coverage_cli.pipeline import compare as compare
    from coverage_cli.readers import read_articles as read_articles
    from coverage_cli.segmenter import segment as segment
    from coverage_cli.tracing import Check as Check
    from coverage_cli.tracing import CheckedQuote as CheckedQuote
    from coverage_cli.tracing import Finding as Finding
    from coverage_cli.tracing import Trace as Trace
    from coverage_cli.tracing import check as check
    from coverage_cli.tracing import trace as trace

__version__ = "0.1.0"

# Loaded when asked for: `coverage-cli --help` must not pay for the matcher.
_ROOMS = {
    "errors": "BadRecord CoverageError InputError MissingExtra MissingText NothingToCompare UnknownFormat",
    "matcher": "match",
    "models": "Article Cluster Edit Match Passage Reading Report Settings Variant",
    "pipeline": "compare",
    "readers": "read_articles",
    "segmenter": "segment",
    "tracing": "Check CheckedQuote Finding Trace check trace",
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}
__all__ = sorted(_HOME)  # noqa: PLE0605


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
