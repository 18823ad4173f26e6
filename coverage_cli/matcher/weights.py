"""How much it says that two passages share a word: its information in nats.

A word of ``df`` in ``n`` passages says ``ln((n + PRIOR) / (df + PRIOR * p))``, where ``p`` is how often it stands in a
sentence of news anywhere. With the few hundred passages of one event the table of common words decides; with a corpus
the corpus itself does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from math import log
from typing import NamedTuple

from coverage_cli.matcher.keys import encode_text, is_name_part
from coverage_cli.matcher.tuning import EVENT_ARTICLES, NAME_PART, PRIOR_PASSAGES, SPOKEN_PRIOR, UNLISTED_SHARE
from coverage_cli.matcher.units import Unit

_GRAIN = 1024

# Share of news sentences that hold the word. Stock phrases of attribution are made of such words: "told reporters on
# Monday", "the statement said", "Senate Majority Leader".
_COMMON = {
    0.5: "the",
    0.3: "to of a and in",
    0.15: "that is for on it said was he with as not i",
    # Attribution: not so frequent, but always in each other's company.
    0.12: """
        told tell added announced according spokesman spokeswoman statement reporter reporters interview news
        conference press asked monday tuesday wednesday thursday friday saturday sunday
    """,
    0.08: "be at by his have from we has are but they an this will who you their would had she or were do about",
    0.04: """
        if which what when there been one all more out its than up can him her our after did so no could my me us them
        your also into over other only just some any how before because other now new may then these those against going
        go get got make made being where while during should must two first last even very us mr mrs ms dr like as well
        that's year state president people time say says saying ask think know want way thing lot
    """,
    0.02: """
        called calls noted wrote written tweeted twitter posted post comments comment remarks speech letter
        video january february march april june july august september october november december today
        yesterday tomorrow week month day morning night afternoon evening million billion % percent three
        four five six ten 2 3 4 5 6 10 government official office country leader leaders house senate white
        washington congress senator representative governor minister secretary committee republican democrat
        democratic republicans american america united states percent believe let us need take took back
        come came see really here still through under between since such many much most own same another
        both off down too every each without part right good never ever always again done work says whether
        however though although until once several part group member members director chairman general law
        public administration campaign election party vote political national security support made help put
        give given use used long end number including included recent recently former
    """,
}


@cache
def common_shares() -> Mapping[str, float]:
    """Give the share of news sentences that hold each common key, by the key's character."""
    shares: dict[str, float] = {}
    for share, words in _COMMON.items():
        for char in encode_text(words):
            shares.setdefault(char, share)
    return shares


class Comparison(NamedTuple):
    """What the units of one comparison have in common: the measure for all of them."""

    weights: Mapping[str, float]
    """The information of each key, in nats."""
    spoken: Mapping[str, float]
    """The same where both passages are quotes: in many articles ("I am", "you know") less, for so people speak."""
    scale: float
    """The natural logarithm of the number of different passages: chance agreement grows with it."""
    crowd: float
    """How many more articles are compared than one event has, as a natural logarithm; 0 for one event."""


def weigh_units(units: Iterable[Unit]) -> Comparison:
    """Weigh the keys of all units of a comparison; whoever said them, and in any order."""
    wholes: dict[str, None] = {}
    quotes: dict[str, None] = {}
    articles: set[str] = set()
    for passage, role, code, whole, _ in units:
        articles.add(passage.article)
        if code:
            wholes[code if whole == code else code + whole] = None
            if role == "quote":
                quotes[code] = None
    counts = count_keys(wholes)
    weights = spoken = weigh_keys(counts, len(wholes))
    crowd = log(max(1.0, len(articles) / EVENT_ARTICLES))
    if crowd and wholes:  # the quotes of one event tell of it, and not how people speak
        spoken = weigh_spoken(weights, counts, count_keys(quotes), len(quotes) / len(wholes))
    return Comparison(weights, spoken, log(len(wholes) + PRIOR_PASSAGES), crowd)


def count_keys(codes: Iterable[str]) -> Counter[str]:
    """Count the passages, given as strings of keys, that hold each key."""
    return Counter(chain.from_iterable(map(set, codes)))


def weigh_keys(counts: Mapping[str, int], passages: int) -> dict[str, float]:
    """Weigh each key, in nats, by how many of so many passages hold it.

    Weights are whole multiples of 1/1024, so that a sum of them is the same in any order.
    """
    shares = common_shares()
    total = passages + PRIOR_PASSAGES
    return {
        char: _round(
            (NAME_PART if is_name_part(char) else 1.0)
            * log(total / (count + PRIOR_PASSAGES * shares.get(char, UNLISTED_SHARE)))
        )
        for char, count in counts.items()
    }


def weigh_spoken(
    weights: Mapping[str, float], counts: Mapping[str, int], spoken: Mapping[str, int], share: float
) -> dict[str, float]:
    """Weigh each key where it stands in two quotes: so much less as quotes hold it more often than other passages do.

    ``counts`` are those of all passages, ``spoken`` of the quotes, which are such a ``share`` of them.
    """
    lighter = dict(weights)
    for char, count in spoken.items():
        expected = share * counts[char]
        if count > expected:
            lighter[char] = max(0.0, _round(weights[char] - log((count + SPOKEN_PRIOR) / (expected + SPOKEN_PRIOR))))
    return lighter


def _round(weight: float) -> float:
    return round(weight * _GRAIN) / _GRAIN
