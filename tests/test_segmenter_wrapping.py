"""Hard-wrapped text: its paragraphs are those of the same text unwrapped, and lines that are paragraphs stay so."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_cli.models import Article
from coverage_cli.segmenter import segment
from coverage_cli.segmenter.wrapping import unwrap

PARAGRAPHS = (
    "The mayor of Norton, Ann Lee, said on Tuesday that “the bridge will stay closed for as long as it takes,” and "
    "that nobody in the town should expect it to open before the spring.",
    "“We have asked for money three times,” said Tom Hill, who runs the ferry. “Nobody answered. I think that the "
    "ministry has forgotten that we are here, and it shows in everything that it does.”",
    "Lee called that “a very strange way to ask for help” when she met reporters at the old town hall in the evening.",
)


def list_passages(text: str) -> list[tuple[str, str, str]]:
    return [(p.form, " ".join(p.text.split()), p.speaker) for p in segment(Article("a", "Morning Post", text))]


@pytest.mark.parametrize("width", [50, 64, 72, 78, 100])
@pytest.mark.parametrize("parted", ["\n\n", "\n    ", "\n\n\t", "\n \n"], ids=["blank", "indent", "tab", "blanks"])
def test_wrapped_paragraphs_give_the_passages_of_the_unwrapped(width: int, parted: str) -> None:
    wrapped = parted.join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    assert list_passages(wrapped) == list_passages("\n\n".join(PARAGRAPHS))


def test_a_wrapped_block_quote_is_one_quote() -> None:
    lines = textwrap.fill(PARAGRAPHS[0], 60, initial_indent="> ", subsequent_indent="> ")
    _, quote, _ = segment(Article("a", "Morning Post", f"Hill wrote:\n\n{lines}\n\nLee left."))
    assert quote.form == "direct"
    assert quote.text.replace("\n> ", " ") == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor closed the bridge on Tuesday.\n“We had no choice,” said Ann Lee, the mayor.\nTom Hill, who runs the "
        "ferry, left.\nIt opens in May.",
        "Ann Lee, mayor of Norton, member of the council\nTom Hill, who runs the ferry and the boat yard\nBo Cruz, a "
        "reporter of the Norton Courier\nDan Roy, a carpenter and a member of the party",
        "I went down to the river\nand nobody was there\nso I sat down by the water\nwith the wind in my hair",
        "- lower fares on all ferries of the town and the bay\n- a second bridge that is open to lorries, too\n- help "
        "for those who lost their houses in the flood",
        "From: ann.lee@post.example.org (Ann Lee, Norton)\nTo: tom.hill@post.example.org (Tom Hill, ferry)\nSubject: "
        "the bridge and what it costs the town",
    ],
    ids=["paragraphs", "list", "verse", "bullets", "header"],
)
def test_lines_of_their_own_stay_so(text: str) -> None:
    assert unwrap(text) == text


@given(st.text(st.sampled_from("ab “”.>- \n\t"), max_size=200))
def test_unwrapping_moves_nothing(text: str) -> None:
    unwrapped = unwrap(text)
    assert len(unwrapped) == len(text)
    assert all(b in (a, " ") for a, b in zip(text, unwrapped, strict=True))
