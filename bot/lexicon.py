"""Names: which options a corpus is about, and where a text mentions them, their family or something foreign."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.records import Document, Metadata
from index.vocabulary import Technology

TOKEN = re.compile(r"\.?[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*(?:\+\+|#)?")
_VERSUS = re.compile(r"\s*(?:,|\bvs?\.?(?=\s)|\bversus\b|\bor\b|\band\b|\bagainst\b|\bto\b|/|&)\s*", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.+#]*(?:\s[A-Z][\w.+#]*){0,2}|[a-z]+[A-Z]\w*")
_SUFFIX = re.compile(r"(?:\.?js|db|sql|mq|lang)$", re.IGNORECASE)
_LONGEST_NAME = 4
_LONGEST_TYPO = 4
_STYLES = frozenset({"architecture", "protocol"})
# An option is named at least this often compared with the one named most.
_LEAST_SHARE = 0.2
_TITLE_WORDS = frozenset(
    "a an the and or vs versus which what when why how who best better choose choosing between right for your our "
    "is are it in on of to from with comparison comparing guide i we my stop use using backend frontend database "
    "framework backend technology technologies language should you".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names ``name``; ``member`` when by a family member ("Django" for Python)."""

    start: int
    end: int
    name: str
    member: bool
    surface: str


@dataclass(frozen=True)
class Lexicon:
    """``names`` maps token runs to an option of the corpus and whether a family member speaks;
    ``foreign`` maps those of known technologies outside the corpus, ambiguous words excluded.
    """

    options: tuple[str, ...]
    names: Mapping[tuple[str, ...], tuple[str, bool]]
    foreign: Mapping[tuple[str, ...], str]
    ambiguous: Mapping[tuple[str, ...], str]

    def mentions(self, text: str, *, fuzzy: bool = False) -> list[Mention]:
        """Mentions of the corpus's options in reading order; ``fuzzy`` forgives a typo in long names."""
        return list(self._scan(text, fuzzy=fuzzy))

    def options_in(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mention.name for mention in self.mentions(text)))

    def foreign_in(self, text: str) -> list[Mention]:
        """Mentions of technologies that the corpus is not about."""
        return self._elsewhere(text, self.foreign)

    def ambiguous_in(self, text: str) -> list[Mention]:
        """Words that name a foreign technology or are ordinary words ("go")."""
        return self._elsewhere(text, self.ambiguous)

    def _elsewhere(self, text: str, names: Mapping[tuple[str, ...], str]) -> list[Mention]:
        own = self.mentions(text)
        return [
            Mention(start, end, names[run], False, text[start:end])
            for start, end, run in _runs(text, names)
            if not _overlaps(start, end, own)
        ]

    def _scan(self, text: str, *, fuzzy: bool) -> Iterator[Mention]:
        tokens = list(TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
                run = tuple(token.group().lower() for token in tokens[at : at + size])
                known = self.names.get(run) or (self._near(run[0]) if fuzzy and size == 1 else None)
                if known:
                    start, end = tokens[at].start(), tokens[at + size - 1].end()
                    yield Mention(start, end, known[0], known[1], text[start:end])
                    at += size
                    break
            else:
                at += 1

    def _near(self, word: str) -> tuple[str, bool] | None:
        """A known name one typo away, or one that this word begins ("postgres", "mongo")."""
        if len(word) < 5 or (word,) in self.foreign or (word,) in self.ambiguous:
            return None
        likely = [name for name in self._by_letter.get(word[0], ()) if abs(len(name) - len(word)) <= _LONGEST_TYPO]
        close = difflib.get_close_matches(word, likely, n=1, cutoff=0.83)
        return self.names[(close[0],)] if close else None

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """Names long enough to be misspelled, by their first letter, which people get right."""
        found: dict[str, list[str]] = {}
        for run in self.names:
            if len(run) == 1 and len(run[0]) >= 5:
                found.setdefault(run[0][0], []).append(run[0])
        return found


def _overlaps(start: int, end: int, mentions: Iterable[Mention]) -> bool:
    return any(mention.start < end and start < mention.end for mention in mentions)


def _runs(text: str, names: Mapping[tuple[str, ...], str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    tokens = list(TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            run = tuple(token.group().lower() for token in tokens[at : at + size])
            if run in names:
                yield tokens[at].start(), tokens[at + size - 1].end(), run
                at += size - 1
                break
        at += 1


def as_run(name: str) -> tuple[str, ...]:
    return tuple(token.group().lower() for token in TOKEN.finditer(name))


def build_lexicon(documents: Sequence[Document], technologies: Sequence[Technology]) -> Lexicon:
    known = {run: tech for tech in technologies for run in _own_runs(tech)}
    options = corpus_options(documents, known)
    names: dict[tuple[str, ...], tuple[str, bool]] = {}
    for option in options:
        for run in _names_of(option, known):
            names.setdefault(run, (option, False))
    for run, option in _members(options, known).items():
        names.setdefault(run, (option, True))
    foreign, ambiguous = {}, {}
    for run, tech in known.items():
        # "Serverless or containers?" may be asked, but a websocket in passing is no option.
        if run not in names and tech.kind not in _STYLES:
            words = {as_run(word) for word in tech.ambiguous}
            (ambiguous if run in words else foreign)[run] = tech.name
    return Lexicon(options, names, foreign, ambiguous)


def _own_runs(tech: Technology) -> Iterator[tuple[str, ...]]:
    for name in (tech.name, *tech.aliases):
        if run := as_run(name):
            yield run


def _names_of(option: str, known: Mapping[tuple[str, ...], Technology]) -> Iterator[tuple[str, ...]]:
    yield as_run(option)
    tech = known.get(as_run(option))
    if tech:
        yield from _own_runs(tech)
    # "Mongo" and "Postgres" name MongoDB and PostgreSQL in any vocabulary.
    short = _SUFFIX.sub("", option)
    if len(short) >= 4 and short != option:
        yield as_run(short)
        if option.lower().endswith("sql"):
            yield as_run(short + "s")


def _members(
    options: Sequence[str], known: Mapping[tuple[str, ...], Technology]
) -> dict[tuple[str, ...], str]:
    """Family members that speak for exactly one option and are no option themselves."""
    claims: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for option in options:
        tech = known.get(as_run(option))
        for member in tech.speaks if tech else ():
            spelled = known.get(as_run(member))
            for run in (as_run(member), *(_own_runs(spelled) if spelled else ())):
                claims[run].add(option)
    return {run: owners.pop() for run, owners in claims.items() if len(owners) == 1}


def corpus_options(
    documents: Sequence[Document], known: Mapping[tuple[str, ...], Technology]
) -> tuple[str, ...]:
    """What the articles compare: front matter first, else names that titles, headings and texts agree on."""
    declared = dict.fromkeys(option for document in documents for option in document.meta.options)
    candidates: Counter[str] = Counter()
    for document in documents:
        candidates.update(dict.fromkeys(_title_names(document.meta, known), 1))
    for option in declared:
        candidates[option] += len(documents)
    shares = {name: _share(name, documents, known) for name in candidates}
    busiest = max(shares.values(), default=0.0)
    chosen = [
        name
        for name, titles in candidates.most_common()
        if name in declared
        or (
            shares[name] >= _LEAST_SHARE * busiest
            and (titles > 1 or len(documents) == 1 or shares[name] >= 2 * _LEAST_SHARE * busiest)
        )
    ]
    return tuple(_canonical(chosen, documents, known))


def _canonical(
    names: Iterable[str], documents: Sequence[Document], known: Mapping[tuple[str, ...], Technology]
) -> list[str]:
    """Each option once, spelled as the titles spell it most often: "Vue" or "Vue.js"."""
    seen: dict[tuple[str, ...], str] = {}
    for name in names:
        runs = {run: name for run in _names_of(name, known)}
        surfaces = Counter(
            document.meta.title[start:end]
            for document in documents
            for start, end, _ in _runs(document.meta.title, runs)
            if document.meta.title[start].isupper() or name[0].islower()
        )
        spelled = surfaces.most_common(1)[0][0] if surfaces else name
        tech = known.get(as_run(name))
        seen.setdefault(as_run(tech.name) if tech else as_run(name), spelled)
    return list(seen.values())


def _title_names(meta: Metadata, known: Mapping[tuple[str, ...], Technology]) -> Iterator[str]:
    """Names in a title: known technologies, and capitalised neighbours of "vs", "or", "and"."""
    spotted = []
    for start, end, run in _runs(meta.title, {run: tech.name for run, tech in known.items()}):
        tech = known[run]
        if not tech.ambiguous or meta.title[start].isupper():
            spotted.append((start, end))
            yield tech.name if run == as_run(tech.name) else _spelled(tech, meta.title[start:end])
    for head in re.split(r"[:?!–—|(]", meta.title):
        parts = _VERSUS.split(head)
        if len(parts) < 2:
            continue
        for at, part in enumerate(parts):
            words = [word for word in part.split() if word.lower().strip(".,") not in _TITLE_WORDS]
            # The neighbour of the "vs": the last word before it, the first one after it.
            name = " ".join(words[:1] if at else words[-1:]).strip(".,'\"")
            start = meta.title.find(name)
            if _NAME.fullmatch(name) and not any(s <= start < e for s, e in spotted):
                yield name


def _spelled(tech: Technology, surface: str) -> str:
    return tech.name if surface.lower() in {alias.lower() for alias in tech.aliases} else surface


def _share(name: str, documents: Sequence[Document], known: Mapping[tuple[str, ...], Technology]) -> float:
    """Mentions of a name per document, counted up to ten in each so that one article cannot decide."""
    runs = {run: name for run in _names_of(name, known)}
    counts = [min(10, sum(1 for _ in _runs(document.text, runs))) for document in documents]
    return sum(counts) / max(1, len(counts))
