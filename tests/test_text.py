"""Characters and words."""

from hypothesis import given
from hypothesis import strategies as st

from coverage_cli.text import count_words, list_words

_ODD = st.text(alphabet="aZé_05²,.'’ʼ“–…―- \n\u00a0Żщ鳥\ud800")


@given(_ODD)
def test_words_are_counted_as_they_are_listed(text: str) -> None:
    assert count_words(text) == len(list_words(text))


@given(st.text())
def test_words_of_any_text_are_counted_as_they_are_listed(text: str) -> None:
    assert count_words(text) == len(list_words(text))
