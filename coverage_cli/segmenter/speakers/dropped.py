"""Verbs without a subject: „To hańba” – dodała; «Es una vergüenza», dijo. English must say "she"."""

from __future__ import annotations

from coverage_cli.segmenter.speakers.tagging import Line

_NOBODY = "-"
# Endings, the telling ones first: the past tense of Slavic verbs tells the subject's gender; what many say (dodali),
# nobody in particular says (podano, se dijo) or somebody only may say (dodać, decir) is nobody's.
_ENDINGS = {
    "pl": {"f": "ła", "m": "ł", _NOBODY: "li ły no to ć em am ę ją dzą my cie"},
    "uk": {"f": "ла лася", "m": "в вся", _NOBODY: "ли лися но то ти ть ся ю у мо"},
    "ru": {"f": "ла лась", "m": "л лся", _NOBODY: "ли лись но то ть ти ют ят ут ат ся ю у ем им"},
    "es": {_NOBODY: "ron n r mos do ndo"},
    "it": {_NOBODY: "ono ano re mo to ndo"},
    "pt": {_NOBODY: "m r mos do ndo"},
}
_IMPERSONAL = frozenset({"se", "si", "się"})


def tell_dropped(language: str, text: str, line: Line, token: int) -> str | None:
    """Tell the gender of a verb's subject that is not said: ``f``, ``m``, empty when unknown; None when nobody's."""
    endings = _ENDINGS.get(language)
    if endings is None or line.tags[token] != "V" or line.tags[:token].rstrip("A").endswith(("b", "Z")):
        return None
    if token and text[line.starts[token - 1] : line.ends[token - 1]].lower() in _IMPERSONAL:
        return None
    verb = text[line.starts[token] : line.ends[token]].lower()
    gender = next((told for told, ends in endings.items() if verb.endswith(tuple(ends.split()))), "")
    return None if gender == _NOBODY else gender
