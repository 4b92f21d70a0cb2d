"""What a corpus compares: front matter says, titles do, and what articles head their parts with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.headed import headed_names
from bot.lexicon import Run, as_run, scan
from bot.option_names import Known, ends, names_of, occurrences
from index.records import Document
from index.vocabulary import Technology

# "How to choose an API" and "a guide to APIs" compare nothing.
_NO_PAIR = "".join(
    rf"(?<!\b{word}\s)"
    for word in "how when what where guide introduction way ways time need reasons".split()
)
_VERSUS = re.compile(
    rf"\s*(?:,|\bvs?\.?(?=\s)|\bversus\b|\bor\b|\band\b|\bagainst\b|{_NO_PAIR}\bto\b|/|&)\s*", re.IGNORECASE
)
_TITLE_PART = re.compile(r"[:?!–—|(]")
_NAME = re.compile(r"\d?[A-Z][\w.+#-]*(?:\s[A-Z][\w.+#-]*){0,2}|[a-z]+[A-Z]\w*")
_LONGEST_RUN = 3
# A run of capitalised words is a name when texts hold it so often, and this share of the times that they
# hold the word of it that stands beside the "vs".
_FEWEST_RECURRENCES, _LEAST_WHOLE = 2, 0.25
# An option is named at least this often compared with the one named most, twice that when one title names it.
_LEAST_SHARE = 0.2
# It stands in at least this share of the titles that the one most titled stands in: "A or B on AWS?" is about
# A and B.
_LEAST_TITLED = 0.4
# Where titles compare some, another one heads parts of this share of the articles that any of these heads,
# and is named this share as often.
_LIKE_COMPARED = 0.6
# Mentions are counted up to here in each article, so that one article cannot decide.
_MOST_MENTIONS = 10
_TITLE_WORDS = frozenset(
    "a an the and or vs versus which what when why how who best better choose choosing between right for "
    "your our is are it in on of to from with comparison comparing guide i we my stop use using backend "
    "frontend database framework backend technology technologies language should you".split()
)


def corpus_options(documents: Sequence[Document], known: Known) -> tuple[str, ...]:
    """What the articles compare: front matter first, else names that titles and texts agree on."""
    declared = dict.fromkeys(option for document in documents for option in document.meta.options)
    titles: Counter[str] = Counter()
    texts = "\n".join(document.text for document in documents)
    for document in documents:
        titles.update(dict.fromkeys(_title_names(document.meta.title, known, texts), 1))
    for name in titles:
        # What one title compares is named in another that compares nothing: "Why we left Tin for Zinc".
        titles[name] = max(titles[name], _titled(name, documents, known))
    for option in declared:
        titles[option] += len(documents)
    shares = {name: _share(name, documents, known) for name in titles}
    busiest = max(shares.values(), default=0.0)
    most = max(titles.values(), default=0)
    chosen = []
    for name, count in titles.most_common():
        agreed = count > 1 or len(documents) == 1
        plain = shares[name] >= _LEAST_SHARE * busiest * (1 if agreed else 2)
        if name in declared or (plain and count >= _LEAST_TITLED * most):
            chosen.append(name)
    whole = list(_whole_names(chosen, documents, known))
    return tuple(_spelled_once([*whole, *_headed(whole, documents, known)], documents, known))


def _headed(chosen: Sequence[str], documents: Sequence[Document], known: Known) -> Iterator[str]:
    """What articles head their parts with: where titles compare nothing, or as much as what they compare."""
    if all(document.meta.options for document in documents):
        return
    headed, taken = headed_names(documents), set(_taken(chosen, known))
    names = [name for name, _ in headed.most_common() if taken.isdisjoint(_parts(name))]
    if not names:
        return
    shares = {name: _share(name, documents, known) for name in (*chosen, *names)}
    if len(chosen) > 1:
        fewest = max(_FEWEST_RECURRENCES, _LIKE_COMPARED * max(headed[name] for name in chosen))
        least = _LIKE_COMPARED * min(shares[name] for name in chosen)
    else:
        fewest, least = _LEAST_TITLED * headed[names[0]], _LEAST_SHARE * max(shares.values())
    for name in names:
        agreed = headed[name] > 1 or len(documents) == 1
        if headed[name] >= fewest and shares[name] >= least * (1 if agreed else 2):
            yield name


def _taken(chosen: Sequence[str], known: Known) -> Iterator[Run]:
    """Every part of the options' names, and their families'."""
    for option in chosen:
        tech = known.get(as_run(option))
        for name in (option, *(tech.aliases + tech.speaks if tech else ())):
            yield from _parts(name)


def _parts(name: str) -> Iterator[Run]:
    yield as_run(name)
    yield from map(as_run, name.split())


def _whole_names(names: Sequence[str], documents: Sequence[Document], known: Known) -> Iterator[str]:
    """Without the "Zelko" of Zelko GL, unless some article sets the one against the other."""
    for name in names:
        longer = [other for other in names if name in ends(other)]
        if len(longer) != 1 or as_run(name) in known or _set_apart(name, longer[0], documents):
            yield name


def _set_apart(name: str, longer: str, documents: Sequence[Document]) -> bool:
    return any(
        {name, longer} <= set(document.meta.options)
        or (longer in document.meta.title and occurrences(name, document.meta.title.replace(longer, ";")))
        for document in documents
    )


def _titled(name: str, documents: Sequence[Document], known: Known) -> int:
    """Titles that hold a name nobody could take for a word."""
    tech = known.get(as_run(name))
    if tech and tech.ambiguous:
        return 0
    return sum(occurrences(name, document.meta.title) > 0 for document in documents)


def _spelled_once(names: Iterable[str], documents: Sequence[Document], known: Known) -> list[str]:
    """Each option once, spelled as the titles spell it most often: "Vue" or "Vue.js"."""
    seen: dict[Run, str] = {}
    for name in names:
        tech = known.get(as_run(name))
        spelled = Counter(_spellings(name, documents, known)).most_common(1)
        seen.setdefault(as_run(tech.name if tech else name), spelled[0][0] if spelled else name)
    return list(seen.values())


def _spellings(name: str, documents: Sequence[Document], known: Known) -> Iterator[str]:
    runs = dict.fromkeys(names_of(name, known), name)
    for title in (document.meta.title for document in documents):
        for start, end, _ in scan(title, runs.get):
            if title[start].isupper() or name[0].islower():
                yield title[start:end]


def _title_names(title: str, known: Known, texts: str) -> Iterator[str]:
    """Names in a title: known technologies, and capitalised neighbours of "vs", "or", "and"."""
    spotted = []
    for start, end, tech in scan(title, known.get):
        if not tech.ambiguous or title[start].isupper():
            spotted.append((start, end))
            yield _as_titled(tech, title[start:end])
    for name in _compared_names(title, texts):
        at = title.find(name)
        if not any(start < at + len(name) and at < end for start, end in spotted):
            yield name


def _compared_names(title: str, texts: str) -> Iterator[str]:
    for head in _TITLE_PART.split(title):
        parts = _VERSUS.split(head)
        for at, part in enumerate(parts if len(parts) > 1 else ()):
            words = [word for word in part.split() if word.lower().strip(".,") not in _TITLE_WORDS]
            # The neighbour of the "vs": the last word before it, the first one after it.
            name = " ".join(words[:1] if at else words[-1:]).strip(".,'\"")
            name = _whole(part.split(), texts, behind=at > 0) or name
            if _NAME.fullmatch(name):
                yield name


def _whole(words: Sequence[str], texts: str, *, behind: bool) -> str:
    """The longest name of several words, beside the "vs" that they stand behind or before, that recurs."""
    for size in range(min(_LONGEST_RUN, len(words)), 1, -1):
        run = words[:size] if behind else words[-size:]
        name = " ".join(run).strip(".,'\"")
        if _NAME.fullmatch(name):
            often = occurrences(name, texts)
            edge = occurrences((run[0] if behind else run[-1]).strip(".,'\""), texts)
            if often >= max(_FEWEST_RECURRENCES, _LEAST_WHOLE * edge):
                return name
    return ""


def _as_titled(tech: Technology, surface: str) -> str:
    aliases = {alias.lower() for alias in tech.aliases}
    return tech.name if as_run(surface) == as_run(tech.name) or surface.lower() in aliases else surface


def _share(name: str, documents: Sequence[Document], known: Known) -> float:
    """Mentions of a name an article."""
    runs = dict.fromkeys(names_of(name, known), name)
    counts = [min(_MOST_MENTIONS, sum(1 for _ in scan(document.text, runs.get))) for document in documents]
    return sum(counts) / max(1, len(counts))
