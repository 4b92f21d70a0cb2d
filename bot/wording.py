"""The advisor's sentences: short, plain, and each said once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.about import year
from bot.answer import Answer, Citation, Conflict, IndependentSources, Point, Role, Verdict
from bot.coverage import Coverage
from bot.sentences import listed, plural

if TYPE_CHECKING:
    from bot.annotations import Annotations
    from index.records import Passage
    from index.search import Index

# A Slack message is read whole up to here.
LONGEST_TEXT = 3_500
_OLD_AFTER_YEARS = 2
# A cosine below which it would be a joke to say that the sources come near.
_RELATED = 0.35
_REFUSAL = (
    "I can't help with that: I answer technology choices from my sources, and nobody else's private data."
)
# What the parts of an answer are called, wherever it is shown, in their order.
_QUOTED, _QUOTED_TOO = "What the sources say", "What else the sources say"
TITLES: tuple[tuple[str, Role], ...] = (
    ("Why", "reason"),
    ("The other side", "counter"),
    ("Your project", "condition"),
    (_QUOTED_TOO, "context"),
)
# Where both sides were asked for, neither is the other one.
_SIDES: Mapping[Role, str] = {"reason": "Pros", "counter": "Cons"}
DISAGREE, WOULD_CHANGE, KNOW = "Where the sources disagree", "What would change this", "Know"
# Above what is about nothing that was asked for.
ALSO = "Also"


def quoted(beside: str, first: Passage, *alike: Passage) -> str:
    """``beside`` is what explains the first of them; empty where it stands alone."""
    rest = f"; likewise {listed([_marked(passage) for passage in alike])}" if alike else ""
    return f"{_marked(first)}{f' ({beside})' if beside else ''}{rest}"


def _marked(passage: Passage) -> str:
    return f"“{' '.join(passage.text.split())}”"


def subject(option: str | None, criterion: str | None) -> str:
    """What a point is about: whose it is, where that has to be said, and the criterion."""
    whole = ", ".join(part for part in (option, criterion) if part)
    return whole[:1].upper() + whole[1:]


def point(about: str, quote: str) -> str:
    return f"{about}: {quote}" if about else quote


def favours(choice: str, strength: str, sources: IndependentSources, criteria: Sequence[str]) -> str:
    about = f" for {needs(criteria[:2])}" if criteria else ""
    sides = f"{plural(sources.in_favour, 'independent source')} for it, {sources.against or 'none'} against."
    return f"{choice}{about}: {'clear' if strength == 'clear' else 'a lean'}. {sides}"


def needs(criteria: Sequence[str]) -> str:
    """As in "bread and cake", but "salt and sugar, and for bread"."""
    return ", and for ".join(criteria) if any(" and " in name for name in criteria) else listed(criteria)


def both(pair: Sequence[str], winners: Mapping[str, Sequence[str]]) -> str:
    """``winners``: the criteria on which a quote that is shown speaks for each option, as for ``depends``."""
    served = [f"{option} for {winners[option][0]}" for option in pair if option in winners]
    rest = listed([option for option in pair if option not in winners])
    if not (served and rest):
        return f"Both: {_each(served) or rest}."
    return f"Both: {_each(served)}, with {rest} beside it."


def depends(
    winners: Mapping[str, Sequence[str]], ahead: str, options: Sequence[str], criteria: Sequence[str]
) -> str:
    """``ahead`` is the option that leads by too little to win, ``criteria`` are those that none wins."""
    if len(winners) > 1:
        return f"It depends: {_each([f'{option} for {names[0]}' for option, names in winners.items()])}."
    if winners:
        ((option, names),) = winners.items()
        whole = "but only" if option == ahead else ahead
        return f"It depends: {option} is ahead on {names[0]}, {whole} by a little on the whole."
    about = f" on {criteria[0]}" if criteria else ""
    return f"It depends: the sources favour none of {listed(options)} over the {_others(options)}{about}."


def _each(parts: Sequence[str]) -> str:
    """As in "A for bread and B for cake", but "A for salt and sugar, and B for cake"."""
    return ", and ".join(parts) if any(" and " in part for part in parts) else listed(parts)


def _others(options: Sequence[str]) -> str:
    return "other" if len(options) == 2 else "others"


def not_flatly(option: str, criteria: Sequence[str]) -> str:
    about = f" on {criteria[0]}" if criteria else ""
    return f"It depends: more of what the sources say{about} speaks for {option}, but not without conditions."


def tips(criterion: str, option: str) -> str:
    return f"With most weight on {criterion}: {option}."


def in_case(condition: str, option: str) -> str:
    return f"{condition}: {option}."


def joins(criteria: Sequence[str], option: str) -> str:
    return f"With {' or '.join(criteria)} on top: {option} for that part."


def from_project(criterion: str, option: str) -> str:
    return f"On {criterion} your project speaks for {option}."


def known(option: str, *, known: bool) -> str:
    if known:
        return f"Your team knows {option}, which speaks for it here."
    return f"Your team does not know {option}, which speaks against it here."


def conflict(criterion: str, sides: Mapping[str, Sequence[int]]) -> str:
    parts = [f"{''.join(f'[{n}]' for n in numbers)} for {option}" for option, numbers in sides.items()]
    return f"{criterion[:1].upper()}{criterion[1:]}: {', '.join(parts)}."


def left_out(ruled_out: Sequence[str]) -> tuple[str, ...]:
    return (f"You rule out {listed(ruled_out)}, so it is no choice here.",) if ruled_out else ()


def silent(role: Role, option: str) -> str:
    return f"The sources say nothing {'against' if role == 'counter' else 'for'} {option}."


def notes(citations: Sequence[Citation], annotations: Annotations, index: Index) -> tuple[str, ...]:
    found = [*_dates(citations, index)]
    sellers = {c.publisher or c.title: annotations.sellers.get(c.doc_id, ()) for c in citations}
    found += [f"{name} sells services in {listed(sold)}." for name, sold in sellers.items() if sold]
    copied = [c.n for c in citations if c.also_in]
    if copied:
        numbers = "".join(f"[{n}]" for n in copied)
        stand = "stand nearly word for word in other sources too and count once each"
        stands = "stands nearly word for word in another source too and counts once"
        found.append(f"{numbers} {stands if len(copied) == 1 else stand}.")
    if any(citation.kind == "digest" for citation in citations):
        found.append("The quotes are from digests: the articles' claims in this project's words.")
    return tuple(found)


def _dates(citations: Sequence[Citation], index: Index) -> list[str]:
    years = sorted(filter(None, {year(citation.published) for citation in citations}))
    if not years:
        return ["The sources carry no date."] if citations else []
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    built = index.manifest.built[:4]
    old = int(built) - int(years[-1]) >= _OLD_AFTER_YEARS
    return [f"The sources are from {span}{', so check what has changed since' if old else ''}."]


def follow_ups(answer: Answer, verdict: Verdict | None, elsewhere: Sequence[str]) -> tuple[str, ...]:
    found = []
    if verdict is not None and verdict.choice in answer.options:
        found.append(f"What speaks against {verdict.choice}?")
    found += [f"And if it also needs {name}?" for name in elsewhere if name not in answer.criteria][:1]
    if len(answer.options) > 1 and answer.criteria and answer.intent != "compare":
        found.append(f"How do they compare on {answer.criteria[0]}?")
    return tuple(found)


def unasked(suggested: Sequence[str], question: str) -> tuple[str, ...]:
    """The suggestions but for the question that was just asked, however it was written."""
    return tuple(one for one in suggested if _bare(one) != _bare(question))


def _bare(question: str) -> str:
    return question.strip(" ?!.").casefold()


def abstention(coverage: Coverage, options: Sequence[str]) -> tuple[str, ...]:
    if coverage.reason == "refused":
        return (_REFUSAL,)
    lines = [f"My sources don't cover {listed(coverage.named) or 'that'}, so I would be guessing."]
    if options:
        is_related = coverage.topic and coverage.nearest >= _RELATED
        near = f" The nearest they come is “{coverage.topic}”." if is_related else ""
        lines.append(f"They are about {listed(options)}.{near}")
    return tuple(lines)


def markdown(answer: Answer) -> str:
    """The whole answer; when it is too long, points go, each with its sources: what takes no side first."""
    points = list(answer.points)
    while True:
        text = _markdown(answer, points)
        if len(text) <= LONGEST_TEXT or len(points) <= 1:
            return text
        points.remove(_least_missed(points))


def titles(answer: Answer) -> Iterator[tuple[str, Role]]:
    """What the parts of this answer are called: without a verdict there is none to argue for."""
    roles = {point.role for point in answer.points}
    argued = not roles.isdisjoint(_SIDES)
    for title, role in TITLES:
        if role == "context":
            yield (title if argued else _QUOTED), role
        elif answer.verdict or role not in _SIDES:
            yield title, role
        else:
            yield (_SIDES[role] if _SIDES.keys() <= roles else _QUOTED), role


def _least_missed(points: Sequence[Point]) -> Point:
    """The last of the context, then of the longer side: one of each stays as long as can be."""
    by_role = {role: [point for point in points if point.role == role] for _, role in TITLES}
    if by_role["context"]:
        return by_role["context"][-1]
    longer = by_role["reason" if len(by_role["reason"]) >= len(by_role["counter"]) else "counter"]
    return longer[-1] if longer else points[-1]


def _markdown(answer: Answer, points: Sequence[Point]) -> str:
    blocks = [f"**{answer.verdict.summary}**"] if answer.verdict else []
    for title, role in titles(answer):
        blocks.append(_list(title, [f"{p.text} {_numbers(p)}".rstrip() for p in points if p.role == role]))
    shown = {number for point in points for number in point.citations}
    blocks.append(_list(DISAGREE, _still_cited(answer.conflicts, shown)))
    blocks.append(_list(WOULD_CHANGE, answer.would_change))
    blocks.append(_list(KNOW, answer.notes) if answer.citations else "\n".join(answer.notes))
    blocks.append(_sources(answer.citations, shown))
    return "\n\n".join(block for block in blocks if block)


def _still_cited(conflicts: Sequence[Conflict], shown: set[int]) -> list[str]:
    return [one.summary for one in conflicts if all(shown.issuperset(side.citations) for side in one.sides)]


def _sources(citations: Sequence[Citation], shown: set[int]) -> str:
    named = by_source([citation for citation in citations if citation.n in shown])
    lines = [f"{numbers} {line} <{url}>" if url else f"{numbers} {line}" for numbers, line, url in named]
    return "\n".join(["**Sources**", *lines]) if lines else ""


def by_source(citations: Sequence[Citation]) -> list[tuple[str, str, str | None]]:
    """The numbers of the quotes from each section of each source, what that is called, and its address."""
    found: dict[tuple[str, str | None], str] = {}
    for citation in citations:
        key = (source_line(citation), citation.url)
        found[key] = f"{found.get(key, '')}[{citation.n}]"
    return [(numbers, line, url) for (line, url), numbers in found.items()]


def _numbers(point: Point) -> str:
    return "".join(f"[{number}]" for number in point.citations)


def _list(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"**{title}**", *(f"- {line}" for line in lines)]) if lines else ""


def source_line(citation: Citation) -> str:
    section = f"§ {citation.section[-1]}" if citation.section else None
    kind = "digest" if citation.kind == "digest" else None
    parts = (citation.publisher, citation.title, citation.published, section, kind)
    return ", ".join(part for part in parts if part)
