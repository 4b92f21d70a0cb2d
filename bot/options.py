"""What a corpus compares: its options, and every name by which texts speak of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.lexicon import Lexicon, Run, as_run, scan
from index.records import Document
from index.vocabulary import Technology

Known = Mapping[Run, Technology]

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
_SUFFIX = re.compile(r"(?:\.?js|db|sql|mq|lang)$", re.IGNORECASE)
_LEAST_SHORT_NAME = 4
_STYLES = frozenset({"architecture", "protocol"})
# An option is named at least this often compared with the one named most, twice that when one title names it.
_LEAST_SHARE = 0.2
# It stands in at least this share of the titles that the one most titled stands in: "A or B on AWS?" is about
# A and B.
_LEAST_TITLED = 0.4
# Mentions are counted up to here in each article, so that one article cannot decide.
_MOST_MENTIONS = 10
_TITLE_WORDS = frozenset(
    "a an the and or vs versus which what when why how who best better choose choosing between right for "
    "your our is are it in on of to from with comparison comparing guide i we my stop use using backend "
    "frontend database framework backend technology technologies language should you".split()
)


def build_lexicon(documents: Sequence[Document], technologies: Sequence[Technology]) -> Lexicon:
    known = {run: tech for tech in technologies for run in _own_runs(tech)}
    options = corpus_options(documents, known)
    names: dict[Run, tuple[str, bool]] = {}
    for option in options:
        for run in _names_of(option, known):
            names.setdefault(run, (option, False))
    for run, option in _short_forms(options, documents, known):
        names.setdefault(run, (option, False))
    for run, option in _members(options, known).items():
        names.setdefault(run, (option, True))
    foreign: dict[Run, str] = {}
    ambiguous: dict[Run, str] = {}
    for run, tech in known.items():
        # "Serverless or containers?" may be asked, but a websocket in passing is no option.
        if run not in names and tech.kind not in _STYLES:
            is_word = run in map(as_run, tech.ambiguous)
            (ambiguous if is_word else foreign)[run] = tech.name
    return Lexicon(options, names, foreign, ambiguous)


def _own_runs(tech: Technology) -> Iterator[Run]:
    yield from filter(None, map(as_run, (tech.name, *tech.aliases)))


def _plain_runs(tech: Technology) -> Iterator[Run]:
    """Without ordinary words: "next month" does not speak of Next.js."""
    words = set(map(as_run, tech.ambiguous))
    return (run for run in _own_runs(tech) if run not in words)


def _names_of(option: str, known: Known) -> Iterator[Run]:
    yield as_run(option)
    if tech := known.get(as_run(option)):
        yield from _own_runs(tech)
    # "Mongo" and "Postgres" name MongoDB and PostgreSQL in any vocabulary.
    short = _SUFFIX.sub("", option)
    if len(short) >= _LEAST_SHORT_NAME and short != option:
        yield as_run(short)
        if option.lower().endswith("sql"):
            yield as_run(f"{short}s")


def _short_forms(
    options: Sequence[str], documents: Sequence[Document], known: Known
) -> Iterator[tuple[Run, str]]:
    """The "Google" of Google Maps and the "Step Functions" of AWS Step Functions.

    Where no other option has the words, and articles use them as a name of their own.
    """
    texts = "\n".join(document.text for document in documents)
    owners = Counter(run for option in options for run in {as_run(option), *map(as_run, _ends(option))})
    for option in options:
        rest = texts.replace(option, ";")
        for part, longer in _ends(option).items():
            run = as_run(part)
            if as_run(option) in known or run in known or owners[run] > 1:
                continue
            elsewhere = len(re.findall(longer, rest))
            alone = _occurrences(part, rest) - elsewhere
            # An ordinary word ("home", "better") is no name, nor is what other names hold as often.
            if alone >= _FEWEST_RECURRENCES and alone > elsewhere and not _occurrences(part.lower(), rest):
                yield run, option


def _ends(name: str) -> dict[str, str]:
    """What a name of several words begins and ends with, and for each the pattern of another name with it."""
    parts = {}
    words = name.split()
    for size in range(1, len(words)):
        head, tail = " ".join(words[:size]), " ".join(words[-size:])
        # The "CI" or "Functions" at the end of a name is what others call their own things.
        if size > 1:
            parts[tail] = rf"(?<=[a-z,;] )[A-Z][\w.]*\w {re.escape(tail)}(?![\w-])"
        parts[head] = rf"(?<![\w-]){re.escape(head)} [A-Z0-9]"
    return parts


def _members(options: Sequence[str], known: Known) -> dict[Run, str]:
    """Family members that speak for exactly one option."""
    claims: dict[Run, set[str]] = defaultdict(set)
    for option in options:
        tech = known.get(as_run(option))
        for member in tech.speaks if tech else ():
            spelled = known.get(as_run(member))
            for run in (as_run(member), *(_plain_runs(spelled) if spelled else ())):
                claims[run].add(option)
    return {run: owners.pop() for run, owners in claims.items() if len(owners) == 1}


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
    return tuple(_spelled_once(_whole_names(chosen, documents, known), documents, known))


def _whole_names(names: Sequence[str], documents: Sequence[Document], known: Known) -> Iterator[str]:
    """Without the "Zelko" of Zelko GL, unless some article sets the one against the other."""
    for name in names:
        longer = [other for other in names if name in _ends(other)]
        if len(longer) != 1 or as_run(name) in known or _set_apart(name, longer[0], documents):
            yield name


def _set_apart(name: str, longer: str, documents: Sequence[Document]) -> bool:
    return any(
        {name, longer} <= set(document.meta.options)
        or (longer in document.meta.title and _occurrences(name, document.meta.title.replace(longer, ";")))
        for document in documents
    )


def _titled(name: str, documents: Sequence[Document], known: Known) -> int:
    """Titles that hold a name nobody could take for a word."""
    tech = known.get(as_run(name))
    if tech and tech.ambiguous:
        return 0
    whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return sum(whole.search(document.meta.title) is not None for document in documents)


def _spelled_once(names: Iterable[str], documents: Sequence[Document], known: Known) -> list[str]:
    """Each option once, spelled as the titles spell it most often: "Vue" or "Vue.js"."""
    seen: dict[Run, str] = {}
    for name in names:
        tech = known.get(as_run(name))
        spelled = Counter(_spellings(name, documents, known)).most_common(1)
        seen.setdefault(as_run(tech.name if tech else name), spelled[0][0] if spelled else name)
    return list(seen.values())


def _spellings(name: str, documents: Sequence[Document], known: Known) -> Iterator[str]:
    runs = dict.fromkeys(_names_of(name, known), name)
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
            often = _occurrences(name, texts)
            edge = _occurrences((run[0] if behind else run[-1]).strip(".,'\""), texts)
            if often >= max(_FEWEST_RECURRENCES, _LEAST_WHOLE * edge):
                return name
    return ""


def _occurrences(name: str, texts: str) -> int:
    if name not in texts:
        return 0
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", texts))


def _as_titled(tech: Technology, surface: str) -> str:
    aliases = {alias.lower() for alias in tech.aliases}
    return tech.name if as_run(surface) == as_run(tech.name) or surface.lower() in aliases else surface


def _share(name: str, documents: Sequence[Document], known: Known) -> float:
    """Mentions of a name an article."""
    runs = dict.fromkeys(_names_of(name, known), name)
    counts = [min(_MOST_MENTIONS, sum(1 for _ in scan(document.text, runs.get))) for document in documents]
    return sum(counts) / max(1, len(counts))
