"""Reports made by hand, so that the reporter is tested without segmenter and matcher."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from coverage_cli.models import Article, Cluster, Edit, Flag, Form, Passage, Report, Status, Variant
from coverage_cli.text import count_words, surroundings

_MARKED = re.compile(r"\[-(.*?)-\](?:\{\+(.*?)\+\})?|\{\+(.*?)\+\}")

DAM = {
    "Morning Post": (
        "2024-03-02",
        "Dam will hold, minister says",
        "“The dam will hold,” said Ann Lee, the minister for water. “We checked every gate.” "
        "She had slept two hours. “Nobody has to leave a house tonight, and nobody should believe the rumours.” "
        "Engineer Tom Okoro was less sure: “I would not sleep below that wall.” "
        "The reservoir holds 40 million cubic metres. Rain fell on the valley for six days.",
    ),
    "Evening News": (
        "2024-03-02",
        "Minister: no evacuation",
        "“The dam will hold until May,” Lee told reporters. “We checked every gate.” Asked about the villages, she "
        "said: “Nobody has to leave a house.” “I would sleep below that wall,” said engineer Tom Okoro. "
        "The reservoir holds 14 million cubic metres.",
    ),
    "Harbour Echo": (
        "2024-03-03",
        "Doubts about the dam",
        "The minister promised that the wall was safe. “We checked every gate,” Ann Lee said. "
        "“I would not sleep below that wall,” engineer Tom Okoro said. For six days it rained on the valley. "
        "“My cellar is a pond,” a villager said.",
    ),
    "河谷日報": (
        "2024-03-04",
        "水壩",
        "「水壩很安全」。“I would not sleep below that wall.” The reservoir holds 40 million cubic metres.",
    ),
}


def read_edits(marked: str) -> tuple[Edit, ...]:
    """Read ``the [-old-]{+new+} words`` as edits."""
    edits: list[Edit] = []
    place = 0
    for match in _MARKED.finditer(marked):
        edits += _equal(marked[place : match.start()])
        before, after = match[1] or "", match[2] or match[3] or ""
        op = "replace" if before and after else "delete" if before else "insert"
        edits.append(Edit(op, before, after))
        place = match.end()
    return (*edits, *_equal(marked[place:]))


def _equal(text: str) -> list[Edit]:
    words = text.strip()
    return [Edit("equal", words, words)] if words else []


def make_article(source: str, text: str, *, published: str = "", title: str = "", url: str = "") -> Article:
    return Article(
        id=source, source=source, text=text, published=published, title=title, url=url, words=count_words(text)
    )


def make_passage(
    article: Article, text: str, number: int = 1, *, form: Form = "direct", speaker: str = "", part: int = 0
) -> Passage:
    start = article.text.index(text)
    prefix, suffix = surroundings(article.text, start, start + len(text))
    return Passage(
        id=f"{article.id}:{number}" + (f".{part}" if part else ""),
        article=article.id,
        source=article.source,
        kind="quote" if form in ("direct", "mixed", "scare") else "statement",
        form=form,
        start=start,
        end=start + len(text),
        text=text,
        prefix=prefix,
        suffix=suffix,
        speaker=speaker,
        title=article.title,
        url=article.url,
        published=article.published,
    )


def make_variant(
    passage: Passage, status: Status = "verbatim", similarity: float = 100, marked: str = "", flags: Sequence[Flag] = ()
) -> Variant:
    return Variant(passage, status, similarity, read_edits(marked) if marked else (), tuple(flags))


def make_cluster(number: int, speaker: str, *variants: Variant) -> Cluster:
    quoted = any(variant.passage.kind == "quote" for variant in variants)
    return Cluster(number, "quote" if quoted else "statement", speaker, variants[0].passage.id, variants)


def make_dam() -> Report:
    """Make a report of four sources: every status, every sign, a merged row, wide characters, dates that tell."""
    post, news, echo, river = articles = [
        make_article(source, text, published=published, title=title, url=f"https://example.org/{n}")
        for n, (source, (published, title, text)) in enumerate(DAM.items())
    ]
    lee, okoro = "Ann Lee", "Tom Okoro"
    promise = "The minister promised that the wall was safe."
    clusters = (
        make_cluster(
            1,
            lee,
            make_variant(make_passage(post, "The dam will hold,", 1, speaker=lee)),
            make_variant(
                make_passage(news, "The dam will hold until May,", 1, speaker="Lee"),
                "altered",
                80,
                "The dam will hold {+until May+}",
                ["modality"],
            ),
            make_variant(make_passage(echo, promise, 1, form="indirect", speaker="minister"), "paraphrased", 31),
        ),
        make_cluster(
            2,
            lee,
            make_variant(make_passage(post, "We checked every gate.", 2, speaker=lee)),
            make_variant(make_passage(news, "We checked every gate.", 2, speaker="Lee")),
            make_variant(make_passage(echo, "We checked every gate,", 2, speaker=lee)),
        ),
        make_cluster(
            3,
            lee,
            make_variant(
                make_passage(post, "Nobody has to leave a house tonight, and nobody should believe the rumours.", 4)
            ),
            make_variant(
                make_passage(news, "Nobody has to leave a house.", 3),
                "shortened",
                46.2,
                "Nobody has to leave a house [-tonight, and nobody should believe the rumours-].",
            ),
        ),
        make_cluster(
            4,
            okoro,
            make_variant(make_passage(post, "I would not sleep below that wall.", 5, speaker=okoro)),
            make_variant(
                make_passage(news, "I would sleep below that wall,", 4, speaker=okoro),
                "altered",
                92.3,
                "I would [-not-] sleep below that wall",
                ["negation"],
            ),
            make_variant(make_passage(echo, "I would not sleep below that wall,", 3, speaker=okoro)),
            make_variant(
                make_passage(river, "I would not sleep below that wall.", 2, speaker="李安"), flags=["speaker"]
            ),
        ),
        make_cluster(
            5,
            "",
            make_variant(make_passage(post, "The reservoir holds 40 million cubic metres.", 6, form="plain")),
            make_variant(
                make_passage(news, "The reservoir holds 14 million cubic metres.", 5, form="plain"),
                "altered",
                85.7,
                "The reservoir holds [-40-]{+14+} million cubic metres.",
                ["number"],
            ),
            make_variant(make_passage(river, "The reservoir holds 40 million cubic metres.", 3, form="plain")),
        ),
        make_cluster(
            6,
            "",
            make_variant(make_passage(post, "Rain fell on the valley for six days.", 7, form="plain")),
            make_variant(
                make_passage(echo, "For six days it rained on the valley.", 4, form="plain"),
                "altered",
                40,
                "{+For six days it rained+} [-Rain fell-] on the valley [-for six days-].",
            ),
        ),
    )
    unmatched = (
        make_passage(post, "She had slept two hours.", 3, form="plain"),
        make_passage(echo, "My cellar is a pond,", 5, speaker="a villager"),
        make_passage(river, "水壩很安全", 1),
    )
    return _make_report(articles, clusters, unmatched)


def _make_report(articles: Sequence[Article], clusters: Sequence[Cluster], unmatched: Sequence[Passage] = ()) -> Report:
    passages = [variant.passage for cluster in clusters for variant in cluster.variants] + list(unmatched)
    found = Counter((passage.article, passage.kind) for passage in passages)
    return Report(
        articles=tuple(replace(a, quotes=found[a.id, "quote"], statements=found[a.id, "statement"]) for a in articles),
        sources=tuple(dict.fromkeys(article.source for article in articles)),
        clusters=tuple(clusters),
        unmatched=tuple(unmatched),
        warnings=(),
    )


def make_many(sources: int, quotes: int = 12) -> Report:
    """Make a report of many sources, each quote carried by a third of them and reworded by some of these."""
    said = [f"Sentence {n} of the mayor says that the {_THINGS[n % 7]} stays where it is." for n in range(quotes)]
    short = [text.replace("of the mayor ", "") for text in said]
    text = "\n\n".join(f"“{one}” she said. “{other}” she repeated." for one, other in zip(said, short, strict=True))
    articles = [
        make_article(f"{_PLACES[n % 10]} {_PAPERS[n // 10 % 20]}", text, published=f"2024-05-{n % 27 + 1:02}")
        for n in range(sources)
    ]
    clusters = [
        make_cluster(
            number + 1,
            f"Mayor {_PLACES[number % 4]}",
            *(
                make_variant(make_passage(article, said[number], number + 1))
                if place % 4
                else make_variant(
                    make_passage(article, short[number], number + 1),
                    "altered",
                    80 + place % 20,
                    said[number].replace("of the mayor", "[-of the mayor-]"),
                )
                for place, article in enumerate(articles, 1)
                if (place + number) % 3 == 0
            ),
        )
        for number in range(quotes)
    ]
    return _make_report(articles, clusters)


_PLACES = ("Abbot", "Birch", "Cedar", "Dover", "Eastham", "Farley", "Gosport", "Hythe", "Ilford", "Jarrow")
_THINGS = ("bridge", "market", "school", "harbour", "theatre", "mill", "lighthouse")
_PAPERS = tuple("Argus Bee Courier Dispatch Echo Flag Gazette Herald Independent Journal".split()) + tuple(
    "Kurier Leader Mail News Observer Post Quill Record Star Times".split()
)

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07red \x1b[31mtext\x1b[0m",
    "turned \u202earound\u2066 \u200f",
    "a | b || c \\| d",
    "`code` ``` ~~~ *bold* _it_ **b** [link](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "<script>alert(1)</script></style></title><img src=x onerror=alert(1)>",
    "</del></ins> <b> &lt;b&gt; &amp; & \"'",
    "=cmd|' /C calc'!A0",
    "# head",
    "- item",
    "1. one",
    "line\rone\ntwo\u2028three\x85four",
    "nul\x00 lone \ud800 end",
    "$x_1$ and $y^2$ :smile: @someone",
    "鳥が飛ぶ 👩‍👩‍👧 e\u0301e\u0301 🇺🇦 👍🏽",
    "",
    "https://example.org/a_b_c",
)


def make_hostile(texts: Sequence[str] = HOSTILE) -> Report:
    """Make a report whose every text, name, title and address is one of some hostile texts."""
    articles = []
    for number in range(3):
        body = "\n\n".join(f"“{text}” — {text}." for text in texts)
        articles.append(
            Article(
                id=str(number),
                source=f"{texts[number % len(texts)]} {number}",
                text=body,
                title=texts[(number + 4) % len(texts)],
                url=f"javascript:alert({number})" if number else "https://example.org/a|b(c)<d>\"'",
                published=texts[number % len(texts)],
                path=f"{texts[number % len(texts)]}/{number}.txt",
            )
        )
    clusters = []
    for number, text in enumerate(texts, 1):
        passages = [make_passage(a, text, number, speaker=text) for a in articles]
        edits = (Edit("replace", text, text[::-1]), Edit("equal", text, text), Edit("insert", "", text))
        clusters.append(
            make_cluster(
                number,
                text,
                make_variant(passages[0]),
                Variant(passages[1], "altered", 50, edits, ("speaker", "number")),
                make_variant(passages[2], "paraphrased", 10),
            )
        )
    unmatched = [make_passage(articles[0], text, 99, speaker=text) for text in texts]
    report = _make_report(articles, clusters, unmatched)
    return Report(report.articles, report.sources, report.clusters, report.unmatched, report.settings, tuple(texts))
