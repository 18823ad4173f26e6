"""Pair quotation marks: the cheapest reading of all marks of a text at once, paragraph by paragraph.

A Viterbi walk over the marks. The state is what is open: nothing, a quote in some group of marks, or one in another.
Each mark opens, closes, nests or is stray; each paragraph's end leaves nothing open, carries a quote on, or loses one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coverage_cli.segmenter.marks import Mark

# “Any opener may be closed by any closer of its level” ("Yes” he said), but its own is likelier.
_MIXED = 3
# “He said “yes” to me”: marks of the same group inside each other are rare; «Il a dit “oui”» is the rule.
_NEST_SAME, _NEST_OTHER = 14, 4
# A paragraph ends in an open quote: the next one starts with its mark, or goes on without; or the closing mark is lost.
_CARRY, _CARRY_UNMARKED, _LOSE = 1, 32, 20
# Paragraphs of a quote that hold no mark at all: the first costs as above, each further one this.
_CARRY_FREE = 4
# A paragraph that does not start with a mark closes a quote nobody opened: the opening mark is lost.
_ASSUME = 24
_DEEPER = 10
# What may close what without surprise: „Hallo“ and „Hallo” count as one group.
_PARTNERS = {("low", "curly"), ("low", "straight"), ("", "single"), ("", "curly"), ("", "straight"), ("", "angle")}

State = tuple[int, str]
Move = tuple[str, State, int]
_CLOSED: State = (0, "")


class Pair(NamedTuple):
    """One outermost quoted stretch of a paragraph."""

    paragraph: int
    opener: Mark | None
    """None where a quote runs on from before, or its mark is lost."""
    closer: Mark | None
    """None where the quote runs to the paragraph's end."""
    continues: bool
    """The quote began in an earlier paragraph."""
    inner: tuple[tuple[Mark, Mark], ...] = ()
    """Quotes in the quote, in marks of the same level."""


class _Step(NamedTuple):
    """One mark, or the gap before a paragraph (``mark`` is None)."""

    paragraph: int
    mark: Mark | None
    lead: str = ""
    """The group of the opening mark that the paragraph behind the gap starts with, or empty."""
    free: bool = False
    """The paragraph before the gap holds no mark."""


def pair_marks(paragraphs: Sequence[Sequence[Mark]], nests: bool = True) -> list[Pair]:
    """Pair the marks of paragraphs that follow each other, in the order of the text."""
    if all(_is_plain(marks) for marks in paragraphs):
        return [
            Pair(n, marks[i], marks[i + 1], False)
            for n, marks in enumerate(paragraphs)
            for i in range(0, len(marks), 2)
        ]
    steps = list(_list_steps(paragraphs))
    return _collect(steps, _find_cheapest(steps, nests))


def _is_plain(marks: Sequence[Mark]) -> bool:
    """Tell a paragraph whose marks open and close in turn at no price, as nearly all do: no walk can do better."""
    openers, closers = marks[::2], marks[1::2]
    if [m for m in openers if m.opens] or [m for m in closers if m.closes]:
        return False
    return [m.group for m in openers] == [m.group for m in closers]


def _list_steps(paragraphs: Sequence[Sequence[Mark]]) -> Iterator[_Step]:
    for n, marks in enumerate(paragraphs):
        leads = bool(marks) and marks[0].leads and marks[0].opens <= marks[0].closes
        yield _Step(n, None, marks[0].group if leads else "", n > 0 and not paragraphs[n - 1])
        for mark in marks:
            yield _Step(n, mark)
    yield _Step(len(paragraphs), None)


def _find_cheapest(steps: Sequence[_Step], nests: bool) -> list[str]:
    """Find the cheapest actions, one a step."""
    costs: dict[State, int] = {_CLOSED: 0}
    trail: list[dict[State, tuple[State, str]]] = []
    for step in steps:
        following: dict[State, int] = {}
        came: dict[State, tuple[State, str]] = {}
        for state, cost in costs.items():
            for action, target, price in _list_moves(step, state, nests):
                if cost + price < following.get(target, cost + price + 1):
                    following[target] = cost + price
                    came[target] = (state, action)
        costs = following
        trail.append(came)
    return _walk_back(trail, _CLOSED)


def _walk_back(trail: list[dict[State, tuple[State, str]]], state: State) -> list[str]:
    actions = []
    for came in reversed(trail):
        state, action = came[state]
        actions.append(action)
    return actions[::-1]


def _list_moves(step: _Step, state: State, nests: bool) -> list[Move]:
    if step.mark is None:
        return _list_gap_moves(step, state)
    return _list_mark_moves(step.mark, state, nests)


def _list_gap_moves(step: _Step, state: State) -> list[Move]:
    depth, group = state
    if not depth:
        rest: Move = ("rest", _CLOSED, 0)
        return [rest] if step.lead else [rest, ("assume", (1, ""), _ASSUME)]
    deeper = _DEEPER * (depth - 1)
    carry = _CARRY if step.lead == group else _CARRY_FREE if step.free else _CARRY_UNMARKED
    return [("carry", (1, group), carry + deeper), ("lose", _CLOSED, _LOSE + deeper)]


def _list_mark_moves(mark: Mark, state: State, nests: bool) -> list[Move]:
    depth, group = state
    stray: Move = ("stray", state, mark.stray)
    if not depth:
        return [("open", (1, mark.group), mark.opens), stray]
    mixed = 0 if mark.group == group or (group, mark.group) in _PARTNERS else _MIXED
    if depth == 2:
        return [("unnest", (1, group), mark.closes), stray]
    moves: list[Move] = [("close", _CLOSED, mark.closes + mixed), stray]
    if nests:
        moves.append(("nest", (2, group), mark.opens + (_NEST_SAME if mark.group == group else _NEST_OTHER)))
    if mark.leads:
        moves.append(("reopen", state, mark.opens))
    return moves


def _collect(steps: Sequence[_Step], actions: Sequence[str]) -> list[Pair]:
    pairs: list[Pair] = []
    opener: Mark | None = None
    nested: list[Mark] = []
    continues = False
    for step, action in zip(steps, actions, strict=True):
        if action in ("close", "carry", "lose"):
            inner = tuple(zip(nested[::2], nested[1::2], strict=False))
            pairs.append(Pair(step.paragraph - (step.mark is None), opener, step.mark, continues, inner))
            nested = []
        if action in ("nest", "unnest") and step.mark:
            nested.append(step.mark)
        if action in ("open", "reopen"):
            opener = step.mark
        elif action in ("carry", "assume", "close", "lose"):
            opener = None
        if action not in ("nest", "unnest", "stray", "reopen"):
            continues = action == "carry"
    return pairs
