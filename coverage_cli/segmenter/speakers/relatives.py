"""Whom "who" means: the noun phrase before a relative clause."""

from __future__ import annotations

import re
from collections.abc import Container

from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.clauses import CORE
from coverage_cli.segmenter.speakers.tagging import Line

_REACH = 20  # tokens before "who"
_ANTECEDENT = re.compile(rf"{CORE}(?=,?$)")
# Dan Stone of Ohio, who; Rep. Dan Stone (D-Ohio), who; Dan Stone, the head of the firm, who; not Dan Stone and Ann Lee
_ASIDE = "(?!NN+,)(?:(?!CN+,)[^,VBbPQkWG;:]){1,14}"
_NAMED = re.compile(rf"(t+N+|N{{2,}})(?:(?:fD?N{{1,4}}|\([^)]*\))(?:,{_ASIDE})?|,{_ASIDE}),$")


def find_antecedent(text: str, line: Line, token: int, given: Container[str]) -> Span | None:
    """Find the noun phrase that a relative pronoun stands for: the one before it.

    Where an apposition or a place stands between, it is the name before that, unless that is a person's by one of the
    ``given`` names: "Ann Stone, a friend of Dan Lee, who".
    """
    at = max(0, token - _REACH)
    before = line.tags[at:token]
    found, named = _ANTECEDENT.search(before), _NAMED.search(before)
    if named and not (found and _is_person(text, line, at + found.end(), given)):
        return at + named.start(1), at + named.end(1)
    return (at + found.start(), at + found.end()) if found else None


def _is_person(text: str, line: Line, end: int, given: Container[str]) -> bool:
    """Tell whether the run of capitals that ends here opens with a given name."""
    first = len(line.tags[:end].rstrip("N"))
    return first < end and text[line.starts[first] : line.ends[first]] in given
