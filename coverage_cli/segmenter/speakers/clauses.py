"""Reporting clauses: who says, with which cue, in one line of tags (see ``tagging``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.tagging import Line

Kind = Literal["finite", "inverted", "shared", "infinitive", "gerund", "passive", "according", "shape", "noun"]

REACH = 48  # tokens that are looked at before and after a cue: a longer subject is no subject

NAME = r"t*N(?:N|p+N|sN|'N|f[DH]?N|j)*"
# The most common noun phrase: "the group’s Washington office", "Mr. Stone", "three former aides"
CORE = r"(?!')(?:[DEHd]+[Avg]*|[Av]*)(?:[nURSNtpj's/]|'[vgAd]+|d(?=t))*[nURSNtdj]"
_TAIL = rf"(?:(?:[vgn]?[Ify]|Z)(?:{CORE}|[DEHd]*w|o|D?E)|w)"
PHRASE = rf"(?:P|(?:{CORE}|D?E){_TAIL}*)"
# The same before a verb of its own: "demonstrators marched through the city" is no phrase, "officials briefed on it" is
SUBJECT = PHRASE.replace("[vgn]?[Ify]", "[Ify]")
_STARTS = r"(?:^|(?<=[QCTWk:;,()Aw-]))"

_PRONOUN = re.compile(r"(P)[AB]*$")
_APPOSED = re.compile(
    rf"{_STARTS}({PHRASE})(?:\([^)]*\))?,(?!C)(?:[^QBbWkTV;:]{{1,30}}(?:W[^Q;:]{{1,25}}|k[^;:]{{1,40}})?|W[^Q;:]{{1,30}}|k[^;:]{{1,40}}),[ABw]*$"
)
_DASHED = re.compile(rf"{_STARTS}({PHRASE})-+[^Q;:-]{{1,30}}-+[ABw]*$")
# A comma too many: "Gov. Stone (R-Ohio), said"
_STRAY = re.compile(rf"(?:^|(?<=,))({PHRASE})(?:\([^)]*\))?,$")
# "leading the mayor’s advisers to counter", "got the crowd to chant"
_LED = re.compile(rf"(?<=[vgVGI])({PHRASE})Z$")
# "Stone is expected to say", "she went on to say"; "Stone is shown saying", "a man can be heard asking"
_CHAINED = re.compile(rf"{_STARTS}({PHRASE})[ABbvn]{{1,4}}Z$")
# "Stone is said to have told"; not "she is the only one to have told"
_ALLEGED = re.compile(rf"{_STARTS}({PHRASE})A?bA?[Vv]ZB$")
_SHOWN = re.compile(rf"{_STARTS}({PHRASE})[ABv]*b[ABbvVW]{{0,3}}$")
# "with Senator Stone calling it", "an ad asking", "a recording of Ann Stone telling"; but "a statement saying" is said
# by who issued it, "a camera captured Ann Stone of Ohio telling" not by Ohio, "emailed supporters saying" not by them
_BARE = re.compile(rf"(?:^|(?<=[IWC])|(?<=V)(?=t*N)|(?<=[^N]f)|(?<=v)(?=t*N+f))({PHRASE})$")
# "Tass quoted Mr. Stone as saying"
_QUOTED = re.compile(rf"V({PHRASE}|o)W$")
_DIRECT = re.compile(rf"(?:^|(?<=[QCTWk:;,()AwVG-]))({PHRASE}(?:C{PHRASE})?)(?:\([^)]*\))?[AB]*$")
_WHO = re.compile(r"(k|(?<=[nRSN])T)[AB]*$")
_RELATIVE = re.compile(rf"{_STARTS}({PHRASE}),?k[^Q,]{{0,12}}$")
_TRAILING = re.compile(rf"(P|{NAME}|[DH]?[nN]*R)[AB]*$")
# Which of them can match, by the tag before the cue and any adverbs
_PHRASES = (_DIRECT, _RELATIVE, _TRAILING)
_SUBJECTS = {"P": (_PRONOUN,), "k": (_WHO,), "T": (_WHO, *_PHRASES)}
_BEHIND = re.compile(rf"[Aw]*({PHRASE})(?![BbVvTP])")
# „…”, jak powiedział minister Jan Nowak, …; como dijo la alcaldesa Ana Ruiz, …: a name, and then the clause is over
_AS = re.compile("(?:^|,)W$")
_BEHIND_AS = re.compile(r"([DtnR]{0,4}N{1,4})(?=,|\.$)")
# Opens a sentence, and is said to the one whom it is about: "Asked whether he would resign, Mr. Stone said"
_ASKED = re.compile(rf"V[^,;:Q]*,{SUBJECT}[AB]*[Vbv]")
_AGENT = re.compile(rf"[^Q,.;]{{0,8}}?y({PHRASE})")
_SOURCE = re.compile(rf"[If]?({PHRASE})")
_CUES = re.compile("[VGXU](?<!U(?![TfZI:]))")  # a set first: takes six tenths of the time of the other
_CUES_AND_SHAPES = re.compile("[VGX]|U(?=[TfZI:])|(?<=Q)[^QVGX]")
_HINT = re.compile("[VGXUQ]")  # is in every line with a cue
_NAMED = re.compile("[PNRSE]")
_TOLD_OF = re.compile("N|,k|,A?d,")  # "the pope, who is 86, urged", "the girl, now 15, said"
_NOUN = re.compile("[PNRSEDH]")


class Clause(NamedTuple):
    """A cue and its subject, as half-open spans of tokens of one line."""

    cue: Span
    subject: Span | None
    kind: Kind
    word: str
    """The cue's first word in lower case."""
    start: int
    """First token of both."""
    end: int
    """One past the last."""


_Read = tuple[Span, Span | None, Kind]
"""Cue, subject and kind of a clause."""


def find_clauses(line: Line, text: str) -> list[Clause]:
    """Find the reporting clauses of a line, in the order of their cues."""
    return list(_iterate_clauses(line, text)) if _HINT.search(line.tags) else []


def _iterate_clauses(line: Line, text: str) -> Iterator[Clause]:
    tags = line.tags
    for found in (_CUES_AND_SHAPES if "Q" in tags else _CUES).finditer(tags):
        at = found.start()
        read = _READERS.get(tags[at], _read_shape)(tags, at)
        if read:
            cue, subject, kind = read
            first, last = cue
            word = text[line.starts[first] : line.ends[first]].lower()
            start = subject[0] if subject and subject[0] < first else first
            end = subject[1] if subject and subject[1] > last else last
            yield make_tuple(Clause, (cue, subject, kind, word, start, end))


def _read_finite(tags: str, at: int) -> _Read | None:
    """Read "Mr. Stone, the mayor, told", "said Mr. Stone", "and added"."""
    before = tags[max(0, at - REACH) : at]
    bare = before.rstrip("A")
    if bare.endswith("b") or (bare in ("", "W", "CW") and _ASKED.match(tags, at)):
        return _read_passive(tags, at)
    offset = at - len(before)
    if bare.endswith("Z"):
        led = _LED.search(bare)
        found = led if led and led[1][-1] in "NRo" else _CHAINED.search(bare)
        return ((at, at + 1), _shift(found.span(1), offset) if found else None, "infinitive")
    alleged = _ALLEGED.search(bare) if bare.endswith("ZB") else None
    if alleged:
        return ((at, at + 1), _shift(alleged.span(1), offset), "infinitive")
    if bare.rstrip("B")[-1:] in ("Q", ",", "s", "-", ""):
        apposed = _match_apposed(before) if bare.rstrip("B").endswith((",", "-")) else None
        if apposed:
            return ((at, at + 1), _shift(apposed, offset), "finite")
        behind = _BEHIND.match(tags, at + 1, at + REACH)
        leads = bool(bare) or tags.startswith(":", behind.end() if behind else at)  # Said the mayor: “We won.”
        if behind and leads and tags[at + 1 : at + 2] not in ("T", "o") and _NOUN.search(behind[1]):
            return ((at, at + 1), behind.span(1), "inverted")
        stray = _STRAY.search(before)
        if stray and "Q" not in before and _NAMED.search(stray[1]):
            return ((at, at + 1), _shift(stray.span(1), offset), "finite")
        return ((at, at + 1), None, "shared")
    for pattern in _SUBJECTS.get(before.rstrip("AB")[-1:], _PHRASES):
        subject = pattern.search(before)
        if subject:
            return ((at, at + 1), _shift(subject.span(1), offset), "finite")
    behind = _BEHIND_AS.match(tags, at + 1, at + REACH) if _AS.search(before) else None
    return ((at, at + 1), behind.span(1) if behind else None, "inverted" if behind else "shared")


def _match_apposed(before: str) -> Span | None:
    """Find the noun phrase before an apposition: "Mr. Stone, 52, the mayor of York, said"; not the day before it."""
    for pattern in (_APPOSED, _DASHED):
        for found in pattern.finditer(before):
            if _NAMED.search(found[1]) or (found[1][0] in "DH" and _TOLD_OF.search(found[0])):
                return found.span(1)
    return None


def _read_passive(tags: str, at: int) -> _Read:
    """Read "was told by Mr. Stone"; without "by" nobody is named."""
    agent = _AGENT.match(tags, at + 1, at + REACH)
    return ((at, at + 1), agent.span(1) if agent else None, "passive")


def _read_gerund(tags: str, at: int) -> _Read:
    """Read ", adding": the one who said the rest; "Mr. Stone is saying" has a subject of its own."""
    before = tags[max(0, at - REACH) : at]
    shown = _SHOWN.search(before)
    if shown:
        return ((at, at + 1), _shift(shown.span(1), at - len(before)), "finite")
    quoted = _QUOTED.search(before)
    if quoted:
        return ((at, at + 1), _shift(quoted.span(1), at - len(before)), "gerund")
    own = _BARE.search(before)
    if own and own[1][-1] in "NR" and _NAMED.search(own[1]):
        return ((at, at + 1), _shift(own.span(1), at - len(before)), "gerund")
    return ((at, at + 1), None, "gerund")


def _read_noun(tags: str, at: int) -> _Read | None:
    """Read "her claim that", "Stone’s call for"."""
    before = tags[max(0, at - REACH) : at]
    found = _POSSESSOR.search(before)
    return ((at, at + 1), _shift(found.span(1), at - len(before)), "noun") if found else None


def _read_according(tags: str, at: int) -> _Read | None:
    """Read "according to a spokesman for Lord Ashdown"."""
    source = _SOURCE.match(tags, at + 1, at + REACH)
    return ((at, at + 1), source.span(1), "according") if source else None


def _read_shape(tags: str, at: int) -> _Read | None:
    """Read ``,” Mr. Stone thundered`` and ``,” thundered Mr. Stone``: a past tense beside mark and name."""
    for pattern, subject, cue in _SHAPES:
        found = pattern.match(tags, at, at + REACH)
        if found:
            return (found.span(cue), found.span(subject), "shape")
    return None


_SHAPES = (
    (re.compile(rf",?(P|{NAME})[AB]*([vn])"), 1, 2),
    (re.compile(rf",?(v)({NAME})"), 2, 1),
    (re.compile(rf",?([vn])([DH]{PHRASE})"), 2, 1),
    (re.compile(rf",?({CORE})A*(v)"), 1, 2),
)


def _shift(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


_POSSESSOR = re.compile(rf"(H|{NAME}|[DH][nA]*[nRS])(?:(?<=H)|')[nAvRN]{{0,2}}$")
_READERS = {"U": _read_noun, "V": _read_finite, "G": _read_gerund, "X": _read_according}
