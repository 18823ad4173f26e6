"""How the records of the models travel between processes.

A frozen class with slots is pickled field by field in Python; as a call of its class with a tuple it takes half the
time, and what the processes of a comparison say to each other is mostly such records.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from coverage_cli.models import Article, Edit, Passage


def pickle_plainly() -> None:
    """Let the records of this process be pickled as plain tuples."""
    for record in (Article, Passage, Edit):
        copyreg.pickle(record, _make_reducer(record))


def _make_reducer(record: type[Any]) -> Callable[[Any], tuple[type[Any], tuple[Any, ...]]]:
    read = attrgetter(*(field.name for field in fields(record)))
    return lambda found: (record, read(found))
