"""Mentions to names: ``she``, ``the mayor`` and ``Fujita`` become the fullest name that the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left

from coverage_cli.models import Span
from coverage_cli.segmenter.document import Document
from coverage_cli.segmenter.lexicon import load_lexicon
from coverage_cli.segmenter.speakers.antecedents import WINDOW, Antecedents, make_antecedents
from coverage_cli.segmenter.speakers.clauses import CORE, Clause
from coverage_cli.segmenter.speakers.dropped import tell_dropped
from coverage_cli.segmenter.speakers.gendered import count_skipped, load_gendered
from coverage_cli.segmenter.speakers.headlines import find_known_name
from coverage_cli.segmenter.speakers.mentions import FULL_NAME, read_people, tell_title
from coverage_cli.segmenter.speakers.people import Person
from coverage_cli.segmenter.speakers.relatives import find_antecedent
from coverage_cli.segmenter.speakers.tagging import Line, read_furniture, words_of

LEAD = 3  # lines in which "A helicopter pilot" can be the one who is named below
_LOOKED_AT = 100  # bearers of a role, and names, before it
NEAR = 3  # lines that are looked back for whom a verb without a subject means, which tells less than "she"

_HEAD = re.compile(CORE)
_NAMED_END = re.compile(rf"({FULL_NAME})j?$")
# ", a former aide" is none; ", retired Army Col. Tom Stone," is
_APPOSED_NAME = re.compile(r",[tdnRvA]{0,3}(?:N{1,3}[nRt]{1,2})?(N(?:N|p+N)*)j?(?=(?:f[^,;:QVbB]{1,9})?[,.;:()-]|$)")
# What a role ends in: a lower-case noun, an age, or "the President" alone
_ROLE_HEAD = re.compile("[nRd]$|^D[Nt]$")
_INDEFINITE = re.compile(r"\w{1,2}\s")  # "a spokesman", not "the senator"
_INTRODUCED = re.compile("D[nNRSvgd']{0,4}[nR]")
_OWNED = re.compile(rf"t*({FULL_NAME})'[nA]*U$")
_LOOSE_END = re.compile(r"(?:[IfyZ]?[DEHd]*w)+$")


class Resolver:
    """Knows an article's people and lines."""

    def __init__(self, antecedents: Antecedents) -> None:
        self.antecedents = antecedents
        self.text = antecedents.text
        self.language = antecedents.language
        self.lines = antecedents.lines
        self.people = antecedents.people
        self.known: dict[tuple[int, int, int], str] = {}
        self.bearers: dict[str, tuple[list[tuple[int, Person]], bool]] = {}
        """Role -> who bears it, in the order of the text, and whether one person alone does; found when asked for."""
        self.introduced: dict[str, list[int]] | None = None
        """Noun -> the lines where somebody without a name is introduced with it; found when asked for."""

    def resolve(self, line: Line, subject: Span | None) -> str:
        """Give the name of a subject; empty when nobody can be named."""
        if subject is None:
            return ""
        key = (line.number, *subject)
        if key not in self.known:
            self.known[key] = ""  # a pronoun that leads back to itself names nobody
            self.known[key] = self._resolve(line, subject)
        return self.known[key]

    def resolve_dropped(self, line: Line, token: int) -> str:
        """Give the name of whom a verb means that has no subject in its line; empty where languages need one."""
        gender = tell_dropped(self.language, self.text, line, token)
        if gender is None:
            return ""
        unnamed = self._find_unnamed(line)
        person = None if unnamed else self.antecedents.find(line, token, gender, NEAR)
        return self.people.name(person) if person else unnamed

    def _resolve(self, line: Line, subject: Span) -> str:
        tags = line.tags[slice(*subject)]
        if tags in ("P", "H", "o"):
            return self._resolve_pronoun(line, subject[0])
        if tags in ("k", "T"):
            return self._resolve_relative(line, subject[0])
        name = self._find_name(line, subject) or self._find_owner(line, subject)
        if name:
            return self.people.name(self.people.find(name, self._tell_title(line, subject))) or " ".join(name)
        return self._find_role(line, subject) or self._cut(line, subject)

    def _find_name(self, line: Line, subject: Span) -> list[str]:
        """Find the person's name at the end of a head: "Kyiv pilot Dan Stone"; or behind it: "his son, Dan Stone,"."""
        head = _HEAD.match(line.tags, *subject)
        named = _NAMED_END.search(head[0]) if head else None
        if head and named:
            if line.tags[subject[0]] in "DH" and named.start() == 1:
                return self._find_particled(line, subject)  # "the Pentagon", but "De Vries"
            words = self._words(line, (head.start() + named.start(1), head.start() + named.end(1)))
            if head[0][: named.start()].endswith("'") and words[0] not in load_gendered(self.language).known:
                return []  # "Kyiv’s Defense Ministry", but "Labour’s Ann Stone"
            return words
        apposed = _APPOSED_NAME.match(line.tags, subject[1])
        if apposed and line.tags[subject[1] - 1] in "nRNtdEo":  # "one of the five, Dan Stone,"
            return self._words(line, apposed.span(1))
        return []

    def _tell_title(self, line: Line, subject: Span) -> str:
        named = line.tags.find("N", *subject)
        return tell_title(self.text, line, named, load_gendered(self.language)) if named > 0 else ""

    def _find_owner(self, line: Line, subject: Span) -> list[str]:
        """Find whose words they are: "Stone’s claim" is Stone speaking."""
        owned = _OWNED.match(line.tags, *subject)
        return self._words(line, owned.span(1)) if owned else []

    def _find_particled(self, line: Line, subject: Span) -> list[str]:
        """Find the name that begins with an article: "De Vries" is "Sanne de Vries"."""
        first = self.text[line.starts[subject[0]] : line.ends[subject[0]]]
        if first.lower() not in load_lexicon(self.language).words("people", "particles"):
            return []
        words = self._words(line, (subject[0] + 1, subject[1]))
        return words if self.people.find(words)[0] else []

    def _words(self, line: Line, span: Span) -> list[str]:
        if line.is_headline:
            span = find_known_name(self.text, line, span, self.language) or span
        words = words_of(self.text, line, span)
        return words[count_skipped(words, load_gendered(self.language)) :]

    def _find_role(self, line: Line, subject: Span) -> str:
        """Find who was introduced as what: "the pilot" after "helicopter pilot Dan Stone", "the 43-year-old"."""
        head = _HEAD.match(line.tags, *subject)
        if not head or not _ROLE_HEAD.search(head[0]):
            return ""
        first = self.text[line.starts[subject[0]] : line.ends[subject[0]]]
        owned, modified = "'" in head[0], "N" in head[0][:-1]
        definite = owned or (line.tags[subject[0]] == "D" and len(first) > len("an"))
        if not definite and line.number >= LEAD:
            return ""
        gendered = load_gendered(self.language)
        noun = self._read(line, head.end() - 1).partition("-")[0]
        if noun in gendered.bodies:
            return ""
        if modified and not owned and line.number >= LEAD:  # "the Norland senator" may be another one
            noun = " ".join(words_of(self.text, line, (head.end() - 2, head.end()))).lower()
        person = self._find_bearer(noun, line.starts[subject[0]], definite and not modified and not owned)
        aged = head[0].endswith("d") and "-" in self.text[line.starts[head.end() - 1] : line.ends[head.end() - 1]]
        anaphoric = definite and not (owned or modified) and head.end() == subject[1]
        if not person and anaphoric and (aged or (noun in gendered.people and self._may_be_named(noun, line))):
            person = self.antecedents.find(line, subject[0], gendered.tell([noun]))
        return self.people.name(person) if person else ""

    def _may_be_named(self, noun: str, line: Line) -> bool:
        """Tell whether a noun can mean a person who is named elsewhere, without having been said of the name.

        So can "the senator"; and "the nurse", where "A nurse" opens the text. Not "the witness", and not "the senator"
        behind "a senator".
        """
        if self.introduced is None:
            self.introduced = self._find_introduced()
        numbers = self.introduced.get(noun, [])
        before = bisect_left(numbers, line.number)
        if before and numbers[before - 1] >= max(LEAD, line.number - WINDOW):
            return False
        return noun in load_gendered(self.language).public or (before > 0 and numbers[0] < LEAD)

    def _find_introduced(self) -> dict[str, list[int]]:
        """Find the nouns that "a" or "an" introduces, and the lines where they stand.

        In the first lines, where somebody may be told of who is named below, only where no full name stands with them.
        """
        introduced: dict[str, list[int]] = {}
        named = {mention.line for mention in self.people.mentions if mention.line < LEAD and mention.person[0]}
        for line in self.lines:
            if line.number in named:
                continue
            for found in _INTRODUCED.finditer(line.tags):
                if _INDEFINITE.match(self.text, line.starts[found.start()]):
                    for token in range(*found.span()):  # "a helicopter pilot sheds light": the last may be a verb
                        if line.tags[token] == "R" or token == found.end() - 1:
                            introduced.setdefault(self._read(line, token), []).append(line.number)
        return introduced

    def _find_bearer(self, noun: str, start: int, recent: bool) -> Person | None:
        """Find who bears a role: of those introduced with it before the last one named, or the only one at all."""
        if noun not in self.bearers:
            found = sorted(self.people.roles.get(noun, []), key=lambda bearer: bearer[0])
            self.bearers[noun] = found, len({person for _, person in found}) == 1
        bearers, is_only = self.bearers[noun]
        if is_only:
            return bearers[0][1]
        introduced = bisect_left(bearers, start, key=lambda bearer: bearer[0])
        if not (introduced and recent):
            return None
        known = {person for _, person in bearers[max(0, introduced - _LOOKED_AT) : introduced]}
        mentions = self.people.mentions
        before = bisect_left(mentions, start, key=lambda mention: mention.start)
        named = (mention.person for mention in reversed(mentions[max(0, before - _LOOKED_AT) : before]))
        return next((person for person in named if person in known), bearers[introduced - 1][1])

    def _cut(self, line: Line, subject: Span) -> str:
        """Cut a role or a document out of the text, without "on Monday" at its end."""
        end = subject[1]
        loose = _LOOSE_END.search(line.tags[slice(*subject)])
        if loose and loose.start():
            end = subject[0] + loose.start()
        return " ".join(self.text[line.starts[subject[0]] : line.ends[end - 1]].split())

    def _resolve_relative(self, line: Line, token: int) -> str:
        """Resolve the noun phrase before "who"."""
        found = find_antecedent(self.text, line, token, load_gendered(self.language).known)
        if not found:
            return ""
        start, end = found
        noun = self._read(line, end - 1)
        topic = self.antecedents.find_topic(line.number) if line.tags[start - 1 : start] == "I" else None
        if topic and topic[1] < start and noun in load_lexicon(self.language).words("people", "documents"):
            return self.resolve(line, topic)  # "Stone turned on her in a letter that accused her"
        return self.resolve(line, (start, end))

    def _resolve_pronoun(self, line: Line, token: int) -> str:
        gender = self.antecedents.tell_gender(line, token)
        if not gender:
            return self._find_body(line, token)
        unnamed = self._find_unnamed(line)
        person = None if unnamed else self.antecedents.find(line, token, gender)
        return self.people.name(person) if person else unnamed

    def _find_body(self, line: Line, token: int) -> str:
        """Find the firm or document that the line before is about: ``The airline is sorry. “We failed,” it said``."""
        it = load_lexicon(self.language).words("people", "it")
        if self._read(line, token) not in it or line.tags.startswith("b", token + 1):
            return ""  # "It was a week of “fear and anger”"
        for before in reversed(self.lines[max(0, line.number - WINDOW) : line.number]):
            subject = self.antecedents.find_topic(before.number)
            if subject is None or before.tags[slice(*subject)] != "P" or self._read(before, subject[0]) not in it:
                return self.resolve(before, subject) if subject and self._is_body(before, subject) else ""
        return ""

    def _is_body(self, line: Line, subject: Span) -> bool:
        """Tell a firm or a document from people: by its noun, or by a name that nothing shows to be a person's."""
        name = self._find_name(line, subject)
        if name:
            person = self.people.find(name)
            return not (person[0] or person in self.people.titled or person in self.people.genders)
        head = _HEAD.match(line.tags, *subject)
        return head is not None and self._read(line, head.end() - 1) in load_gendered(self.language).bodies

    def _read(self, line: Line, token: int) -> str:
        """Read a token in lower case."""
        return self.text[line.starts[token] : line.ends[token]].lower()

    def _find_unnamed(self, line: Line) -> str:
        """Find somebody without a name that the line before is about: ``A spokesman agreed. “No,” he added``."""
        number = line.number - 1
        subject = self.antecedents.find_topic(number) if number >= 0 else None
        if subject is None:
            return ""
        before = self.lines[number]
        head = _HEAD.match(before.tags, *subject)
        noun = self._read(before, head.end() - 1) if head else ""
        if noun not in load_gendered(self.language).people:
            return ""
        if self._find_name(before, subject):
            return ""
        found = self.resolve(before, subject)
        return (
            ""
            if before.tags[subject[0]] == "D" and found == self._cut(before, subject) and not _INDEFINITE.match(found)
            else found
        )


def make_resolver(document: Document, lines: list[Line], clauses: list[list[Clause]]) -> Resolver:
    """Read an article's people."""
    people = read_people(document.text, lines, read_furniture(document), document.language)
    return Resolver(make_antecedents(document, lines, clauses, people))
