"""Tell quotes from scare quotes: a scorecard of small signs, each with its example.

93 of 100 stretches in marks are attributed to somebody, so a stretch is a quote unless the signs of a title, a
nickname, a term or a so-called outweigh. The weights are tenths of log odds, fitted once on annotated news by logistic
regression and rounded; pairs of signs added nothing. Those of broadcasts are too rare to fit, and set by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from coverage_cli.segmenter.setting import Setting

_ATTRIBUTION_CHARS = 90

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_PERSON = re.compile(r"\b(?:I|we|you|he|she|they|it|me|us|my|our|your|him|them)\b", re.I)
_NAME_BEFORE = re.compile(r"[^\W\d_a-zß-ÿ][\w.’'-]+\s*$")
_NAME_AFTER = re.compile(r"\s[^\W\d_a-zß-ÿ]")
_POSSESSIVE = re.compile(r"\w(?:['’]s|s['’])\s*$")
_END_MARKS = ",.!?…。"
_BEFORE_NAME = " ,:—–-"


def is_one_word(s: Setting) -> bool:
    """The “pivot” to Asia."""
    return len(s.words) == 1


def is_two_words(s: Setting) -> bool:
    """The “special friendship” with Lisbon."""
    return len(s.words) == 2


def is_three_words(s: Setting) -> bool:
    """The “too long ago” defence."""
    return len(s.words) == 3


def is_title(s: Setting) -> bool:
    """Every word capitalised: on “Saturday Night Out” last week."""
    return s.titled and len(s.words) > 1


def is_proper(s: Setting) -> bool:
    """One capitalised word in mid-sentence: hacked by “Lynx” in May."""
    return s.titled and len(s.words) == 1 and bool(s.before.strip())


def is_work(s: Setting) -> bool:
    """A title after what it is the title of, or whose: the film “Dark Harbour”, her book, “Salt”; its “Late Report”."""
    if not s.titled:
        return False
    return any(word in s.tables.works for word in s.last_words[-1:]) or bool(_POSSESSIVE.search(s.before))


def is_on_air(s: Setting) -> bool:
    """A title of several words right after "on" or "told": said on “Morning Hour” that she was done."""
    is_next = s.before.rstrip() == s.before.rstrip(_BEFORE_NAME)
    return is_title(s) and is_next and bool(s.last_words) and s.last_words[-1] in s.tables.on_air


def is_broadcast(s: Setting) -> bool:
    """A title after a broadcaster, or with its name: on ABC's “This Week,” she admitted; on “CBS Tonight.”"""
    near = s.near.replace("’s", " ").replace("'s", " ").split()[-3:]
    return s.titled and any(word.strip("'’.,") in s.tables.broadcasters for word in (*near, *s.words))


def is_named(s: Setting) -> bool:
    """After what introduces names: known as “the Fox”; a so-called “green zone”; a hotline called “Stay warm”."""
    near = s.near.rstrip(_BEFORE_NAME).casefold()
    if near.endswith(s.tables.naming):
        return True
    return (
        s.last_words[-1:] != ()
        and s.last_words[-1] in s.tables.name_verbs
        and s.last_words[-2:-1] != ()
        and s.last_words[-2] in s.tables.named
    )


def is_nickname(s: Setting) -> bool:
    """Between two names: Maria “Mimi” Costa."""
    return len(s.words) <= 2 and s.titled and bool(_NAME_BEFORE.search(s.before) and _NAME_AFTER.match(s.after))


def is_followed_by_kind(s: Setting) -> bool:
    """Before what it is the name of: the “Clean Hands” movement, “Daily Hour” host Ann Lee."""
    return s.next_word in s.tables.named_after


def is_title_of_kind(s: Setting) -> bool:
    """A title before what it is the title of: “Late Report” host Ann Lee asked."""
    return s.titled and is_followed_by_kind(s)


def is_modifier(s: Setting) -> bool:
    """Between article and noun: the “sunset” clause."""
    if not (s.last_words and s.last_words[-1] in s.tables.determiners and s.next_word.islower()):
        return False
    return s.inside[-1:] not in _END_MARKS and s.next_word not in s.tables.connectives


def is_repeated(s: Setting) -> bool:
    """A term comes back: the “bridge fund” … of the bridge fund."""
    return s.repeated


def is_in_single_marks(s: Setting) -> bool:
    """In single marks where double marks are the rule: a 'safe' seat."""
    return s.single


def is_alone(s: Setting) -> bool:
    """A subheading: ‘Nowhere to go’."""
    return s.alone and not s.cues_before


def is_listed_with_title(s: Setting) -> bool:
    """Next to a title: “24,” “Prison Ship” and “Friends of Mine”."""
    return s.beside_title


def is_example(s: Setting) -> bool:
    """After like or including: films like “Taken Away”."""
    return bool(s.last_words) and s.last_words[-1] in s.tables.examples


def is_attributed(s: Setting) -> bool:
    """A quote's own end: “Never,” the mayor said."""
    if s.inside[-1:] not in ",?!":
        return False
    first = _WORD.findall(s.after[:_ATTRIBUTION_CHARS])[:5]
    return any(word.casefold() in s.tables.attributing for word in first)


def is_sentence(s: Setting) -> bool:
    """A sentence of its own: “Not now.”"""
    return not s.before.strip() and not s.after.strip(" .,;")


def is_called_as(s: Setting) -> bool:
    """Described as “a mess”."""
    return any(word == "as" for word in s.last_words[-2:])


def is_opening(s: Setting) -> bool:
    """First in its sentence: “Reckless” is how the minister put it."""
    return not s.before.strip() and bool(s.after.strip(" .,;"))


def has_cue_before(s: Setting) -> bool:
    """He said that the plan was “dead”."""
    return bool(s.cues_before) and not is_named(s)


def has_cue_near(s: Setting) -> bool:
    """She called it “nonsense”; but a hotline called “Stay warm” reports no speech."""
    return not is_named(s) and any(word.casefold() in s.tables.cues for word in _WORD.findall(s.near))


def has_cue(s: Setting) -> bool:
    """Any reporting verb in the sentence."""
    return bool(s.cues_before or s.cues_after)


def is_final(s: Setting) -> bool:
    """Ends its sentence: they were “in the way.”"""
    return not s.after.strip() and s.inside[-1:] in ".!?"


def is_exclaimed(s: Setting) -> bool:
    """Cries of “Shame!” in the hall."""
    return s.inside[-1:] in "!?"


def has_person(s: Setting) -> bool:
    """Somebody speaks: “my people” are ready."""
    return bool(_PERSON.search(s.inside))


def is_linked(s: Setting) -> bool:
    """After a function word that leads into a fragment: it was “over”; said to be “alive”."""
    return bool(s.last_words) and s.last_words[-1] in s.tables.linkers


def is_determined(s: Setting) -> bool:
    """After an article, with no noun to follow: called it a “catastrophe”."""
    return bool(s.last_words) and s.last_words[-1] in s.tables.determiners and not is_modifier(s)


Sign = Callable[[Setting], bool]
# Positive: scare quote.
SIGNS: dict[Sign, int] = {
    is_one_word: 8,
    is_two_words: 4,
    is_three_words: 2,
    is_title: 13,
    is_proper: 2,
    is_work: 13,
    is_on_air: 14,
    is_broadcast: 19,
    is_named: 20,
    is_nickname: 9,
    is_followed_by_kind: 5,
    is_title_of_kind: 8,
    is_modifier: 2,
    is_repeated: 3,
    is_in_single_marks: 7,
    is_alone: 27,
    is_listed_with_title: 8,
    is_example: 4,
    is_attributed: -7,
    is_sentence: -14,
    is_called_as: -8,
    is_opening: -6,
    has_cue_before: -5,
    has_cue_near: -9,
    has_cue: -4,
    is_final: -7,
    is_exclaimed: -4,
    has_person: -5,
    is_linked: -4,
    is_determined: -3,
}
# What the attribution says: nobody near speaks; or the rule that found the speaker is one for quotes, or a guess.
_UNSPOKEN = 11
_VIA = {
    "label": -21,
    "according-to": -9,
    "before-quote": -8,
    "after-quote": -6,
    "colon": -5,
    "agent": -3,
    "possessor": -2,
    "sentence-before": -2,
    "sentence-subject": -2,
    "later-in-sentence": 5,
    "carried-over": 6,
    "interrupted": 7,
    "previous-sentence": 7,
    "previous-paragraph": 7,
}
_CUE = -6
_BIAS = -6
# Without the attribution, only the sure ones are called.
_SURE = 10
_THRESHOLD = -4
# A stretch that cannot be a scare quote, and one that can be nothing else.
NO_DOUBT, CERTAIN = -1000, 1000


def weigh_signs(setting: Setting) -> int:
    """Add up the signs of a scare quote."""
    return _BIAS + sum(weight for sign, weight in SIGNS.items() if sign(setting))


def is_surely_scare(doubt: int) -> bool:
    """Judge a stretch before its speaker is looked for."""
    return doubt > _SURE


def is_scare(doubt: int, via: str, cue: str) -> bool:
    """Judge a stretch by its signs and by the rule that found its speaker (empty for nobody), and its cue."""
    attribution = _VIA.get(via, 0) if via else _UNSPOKEN
    return doubt + attribution + (_CUE if cue else 0) > _THRESHOLD
