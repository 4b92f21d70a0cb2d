"""What a corpus compares, with every name by which texts speak of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bot.compared import corpus_options
from bot.lexicon import Lexicon, Run, as_run
from bot.option_names import Known, ends, names_of, occurrences, own_runs
from index.records import Document
from index.vocabulary import Technology

# What stands alone so often is a name of its own.
_FEWEST_RECURRENCES = 2
_STYLES = frozenset({"architecture", "protocol"})


def build_lexicon(documents: Sequence[Document], technologies: Sequence[Technology]) -> Lexicon:
    known = {run: tech for tech in technologies for run in own_runs(tech)}
    options = corpus_options(documents, known)
    names: dict[Run, tuple[str, bool]] = {}
    for option in options:
        for run in names_of(option, known):
            names.setdefault(run, (option, False))
    for run, option in _short_forms(options, documents, known):
        names.setdefault(run, (option, False))
    for run, option in _members(options, known).items():
        names.setdefault(run, (option, True))
    foreign: dict[Run, str] = {}
    ambiguous: dict[Run, str] = {}
    begun = {as_run(option)[:size] for option in options for size in range(1, len(as_run(option)))}
    for run, tech in known.items():
        # "Serverless or containers?" may be asked, but a websocket in passing is no option; and who says
        # "Zelko" may mean the Zelko GL that is one.
        if run not in names and run not in begun and tech.kind not in _STYLES:
            is_word = run in map(as_run, tech.ambiguous)
            (ambiguous if is_word else foreign)[run] = tech.name
    return Lexicon(options, names, foreign, ambiguous)


def _plain_runs(tech: Technology) -> Iterator[Run]:
    """Without ordinary words: "next month" does not speak of Next.js."""
    words = set(map(as_run, tech.ambiguous))
    return (run for run in own_runs(tech) if run not in words)


def _short_forms(
    options: Sequence[str], documents: Sequence[Document], known: Known
) -> Iterator[tuple[Run, str]]:
    """The "Google" of Google Maps and the "Step Functions" of AWS Step Functions.

    Where no other option has the words, and articles use them as a name of their own.
    """
    texts = "\n".join(document.text for document in documents)
    owners = Counter(run for option in options for run in {as_run(option), *map(as_run, ends(option))})
    for option in options:
        rest = texts.replace(option, ";")
        for part, longer in ends(option).items():
            run = as_run(part)
            if as_run(option) in known or run in known or owners[run] > 1:
                continue
            elsewhere = len(re.findall(longer, rest))
            alone = occurrences(part, rest) - elsewhere
            # An ordinary word ("home", "better") is no name, nor is what other names hold as often.
            if alone >= _FEWEST_RECURRENCES and alone > elsewhere and not occurrences(part.lower(), rest):
                yield run, option


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
