"""Verbs without a subject: „To hańba” – dodała; «Es una vergüenza», dijo. English must say "she"."""

from __future__ import annotations

from functools import cache

from coverage_cli.segmenter.lexicon import load_lexicon
from coverage_cli.segmenter.speakers.tagging import Line

_NOBODY = "-"
# The telling ones first: the past tense of Slavic verbs tells the subject's gender; what many say (dodali), nobody in
# particular says (podano, se dijo) or somebody only may say (dodać, decir) is nobody's.
_KEYS = (("dropped_female", "f"), ("dropped_male", "m"), ("dropped_nobody", _NOBODY))


def tell_dropped(language: str, text: str, line: Line, token: int) -> str | None:
    """Tell the gender of a verb's subject that is not said: ``f``, ``m``, empty when unknown; None when nobody's."""
    endings = _load_endings(language)
    if not endings or line.tags[token] != "V" or line.tags[:token].rstrip("A").endswith(("b", "Z")):
        return None
    before = text[line.starts[token - 1] : line.ends[token - 1]].lower() if token else ""
    if before in load_lexicon(language).words("speech", "impersonal"):
        return None
    verb = text[line.starts[token] : line.ends[token]].lower()
    gender = next((told for ends, told in endings if verb.endswith(ends)), "")
    return None if gender == _NOBODY else gender


@cache
def _load_endings(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Load the endings of verbs that need no subject, and what they tell; none where each verb has its subject."""
    lexicon = load_lexicon(language)
    found = ((tuple(sorted(lexicon.words("speech", key))), told) for key, told in _KEYS)
    return tuple((endings, told) for endings, told in found if endings)
