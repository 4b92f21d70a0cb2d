"""An evaluation as one self-contained page: nothing is loaded from elsewhere, every text is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from bot.calibration import Bin
from bot.evaluation import Evaluation
from bot.judging import Case, GoldPoint, Quote

_TEMPLATE = Path(__file__).parent / "evaluation_page.html"
_SIDE, _PAD = 260, 34
Scores = Mapping[str, float | None]


def page(found: Evaluation, previous: Mapping[str, Any] | None = None) -> str:
    before = previous or {"scores": {}, "by_kind": {}}
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(
        scores=_scores(found, before),
        plot=_plot(found.bins),
        confusion=_confusion(found.cases),
        misses="".join(map(_miss, found.misses)) or "<p>None.</p>",
        count=str(len(found.misses)),
    )


def _scores(found: Evaluation, before: Mapping[str, Any]) -> str:
    kinds: list[tuple[str, Scores, Scores]] = [("all", found.scores, before["scores"])]
    kinds += [(kind, scores, before["by_kind"].get(kind, {})) for kind, scores in found.by_kind.items()]
    head = _row("th", ["", *(kind for kind, _, _ in kinds)])
    rows = [
        _row(
            "td",
            [name.replace("_", " "), *(_change(now.get(name), then.get(name)) for _, now, then in kinds)],
        )
        for name in found.scores
    ]
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _change(now: float | None, then: float | None) -> str:
    """A score, with that of the run before beside it."""
    return _number(now) if then is None else f"{_number(now)} (before: {_number(then)})"


def _number(value: float | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"


def _row(tag: str, cells: Iterable[str]) -> str:
    first, *others = cells
    return f"<tr><th>{escape(first)}</th>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in others)}</tr>"


def _plot(bins: Sequence[Bin]) -> str:
    """Share of right verdicts over confidence; on the diagonal confidence is what it says."""
    if not bins:
        return "<p>No verdict with a confidence.</p>"
    most = max(one.count for one in bins)
    dots = "".join(
        f'<circle cx="{_x(one.confidence):.1f}" cy="{_y(one.right):.1f}" r="{4 + 8 * one.count / most:.1f}">'
        f"<title>{one.count} verdicts, sure {one.confidence:.2f}, right {one.right:.2f}</title></circle>"
        for one in bins
    )
    ticks = "".join(
        f'<text x="{_x(value):.0f}" y="{_SIDE - 12}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_PAD - 8}" y="{_y(value) + 4:.0f}" text-anchor="end">{value:g}</text>'
        for value in (0, 0.5, 1)
    )
    frame = f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}"/>'
    diagonal = f'<path class="ideal" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>'
    label = "Share of right verdicts over confidence"
    size = f'viewBox="0 0 {_SIDE} {_SIDE}" width="{_SIDE}" height="{_SIDE}"'
    return f'<svg {size} role="img" aria-label="{label}">{frame}{diagonal}{ticks}{dots}</svg>'


def _x(value: float) -> float:
    return _PAD + value * (_SIDE - 2 * _PAD)


def _y(value: float) -> float:
    return _SIDE - _PAD - value * (_SIDE - 2 * _PAD)


def _confusion(cases: Sequence[Case]) -> str:
    pairs = Counter(
        (_wanted(case), _said(case)) for case in cases if case.asked.verdict or not case.asked.answerable
    )
    said = sorted({said for _, said in pairs})
    rows = [
        _row("td", [wanted, *(str(pairs[wanted, one] or "") for one in said)])
        for wanted in sorted({wanted for wanted, _ in pairs})
    ]
    head = _row("th", ["wanted \\ said", *said])
    return f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _wanted(case: Case) -> str:
    return " or ".join(case.asked.verdict) or "no answer"


def _said(case: Case) -> str:
    return "no answer" if case.given.abstained else case.given.choice or "no verdict"


def _miss(case: Case) -> str:
    asked = case.asked
    wrong = ' class="wrong"' if case.wrong else ""
    verdict = (
        f"said {_said(case)}, wanted {_wanted(case)}"
        if asked.verdict or not asked.answerable
        else "points missed"
    )
    cited = "".join(f"<li>{escape(one.doc_id)}: {escape(one.quote)}</li>" for one in case.given.first)
    should = "".join(map(_point, case.missed))
    return (
        f"<details{wrong}><summary><b>{escape(asked.id)}</b> {escape(asked.question)} "
        f"<i>{escape(verdict)}</i></summary>"
        f"<h3>Cited</h3><ol>{cited or '<li>nothing</li>'}</ol>"
        f"<h3>Should have been cited</h3><ul>{should or '<li>nothing more</li>'}</ul></details>"
    )


def _point(point: GoldPoint) -> str:
    def quoted(quote: Quote) -> str:
        return f"<li>{escape(quote.article)}: {escape(quote.quote)}</li>"

    return f"<li>{escape(point.point)}<ul>{''.join(map(quoted, point.any))}</ul></li>"
