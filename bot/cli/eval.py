"""``stack-advisor eval``: answers a set of questions and says how good the answers are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli.ask import add_index_options, opened, path

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from bot.advisor import Advisor
    from bot.answer import Inquiry
    from bot.evaluation import Evaluation
    from bot.judging import Asked, Case

_NAMED = 10
_COLUMNS = {
    "questions": "n",
    "verdict_accuracy": "right",
    "wrong_direction": "wrong",
    "point_recall@8": "recall",
    "citation_precision@8": "precis.",
    "shows_other_side": "fair",
    "abstain_f1": "abstain",
    "faithful_quotes": "faithful",
    "calibration_error": "calibr.",
    "calibration_error_cv": "cal. cv",
}


def add_to(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "eval",
        help="measure answers to a set of questions",
        description="Answer a set of questions, and measure verdicts, citations and abstentions.",
    )
    parser.add_argument("questions", type=path, metavar="QUESTIONS", help="JSON lines, one question each")
    add_index_options(parser)
    parser.add_argument("--json", action="store_true", help="print everything as one JSON object")
    parser.add_argument("--html", type=path, metavar="FILE", help="write a page with every miss")
    parser.add_argument(
        "--previous", type=path, metavar="FILE", help="what --json printed before, to compare"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  `--help` does without it
    from bot.cli.reading import check_writable, text_of  # noqa: PLC0415
    from bot.errors import UsageError  # noqa: PLC0415
    from bot.question_set import read_set  # noqa: PLC0415

    questions = read_set(text_of(args.questions, "The question set"))
    if not questions:
        raise UsageError(f"The question set {args.questions} is empty: give one question a line, as JSON.")
    previous = _previous(args.previous) if args.previous else None
    if args.html:
        check_writable(args.html, "The page")
    found = _evaluate(questions, opened(args, settings.load()))
    print(json.dumps(as_json(found), indent=1, ensure_ascii=False) if args.json else _text(found, previous))
    if args.html:
        _write_page(args.html, found, previous)
    return 0


def _evaluate(questions: list[tuple[Asked, Inquiry]], advisor: Advisor) -> Evaluation:
    from bot.cli.progress import Progress  # noqa: PLC0415
    from bot.evaluation import evaluate  # noqa: PLC0415
    from bot.question_set import given  # noqa: PLC0415

    progress, answers = Progress(), {}
    for done, (asked, inquiry) in enumerate(questions, 1):
        answers[asked.id] = given(advisor.answer(inquiry))
        progress("answering", done, len(questions))
    texts = {doc_id: document.text for doc_id, document in advisor.index.documents.items()}
    return evaluate([asked for asked, _ in questions], answers, texts)


def as_json(found: Evaluation) -> dict[str, Any]:
    return {
        "scores": _rounded(found.scores),
        "by_kind": {kind: _rounded(scores) for kind, scores in found.by_kind.items()},
        "calibration": [
            {"from": one.low, "count": one.count, "confidence": one.confidence, "right": one.right}
            for one in found.bins
        ],
        "misses": [_miss(case) for case in found.misses],
    }


def _rounded(scores: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in scores.items()}


def _miss(case: Case) -> dict[str, Any]:
    return {
        "id": case.asked.id,
        "question": case.asked.question,
        "said": "abstained" if case.given.abstained else case.given.choice,
        "wanted": list(case.asked.verdict) if case.asked.answerable else ["abstained"],
        "missed": [point.point for point in case.missed],
    }


def _text(found: Evaluation, previous: Mapping[str, Any] | None) -> str:
    width = max(len("previous"), *map(len, found.by_kind)) + 1
    rows = [(kind, scores) for kind, scores in found.by_kind.items()] + [("all", found.scores)]
    if previous is not None:
        rows.append(("previous", previous.get("scores", {})))
    lines = ["".join([" " * width, *(f"{short:>9}" for short in _COLUMNS.values())])]
    lines += [
        "".join([f"{kind:{width}}", *(_cell(scores.get(name)) for name in _COLUMNS)]) for kind, scores in rows
    ]
    worst = [_worst(case) for case in found.misses[:_NAMED]]
    return "\n".join([*lines, *(["", "Worst misses", *worst] if worst else [])])


def _cell(value: float | None) -> str:
    shown = "-" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"
    return f"{shown:>9}"


def _worst(case: Case) -> str:
    miss = _miss(case)
    wanted = f", wanted {' or '.join(miss['wanted'])}" if miss["wanted"] else ""
    missed = f", missed {len(miss['missed'])} of {len(case.asked.gold)} points" if miss["missed"] else ""
    return f"  {miss['id']}: said {miss['said'] or '-'}{wanted}{missed}: {miss['question'][:80]}"


def _previous(path: Path) -> Mapping[str, Any]:
    from bot.cli.reading import text_of  # noqa: PLC0415
    from bot.errors import UsageError  # noqa: PLC0415

    try:
        found = json.loads(text_of(path, "The previous run"))
        found["scores"].items(), found["by_kind"].items()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is not what `stack-advisor eval --json` printed.") from error
    return dict(found)


def _write_page(path: Path, found: Evaluation, previous: Mapping[str, Any] | None) -> None:
    from bot.errors import UsageError  # noqa: PLC0415
    from bot.evaluation_page import page  # noqa: PLC0415

    try:
        path.write_text(page(found, previous), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The page {path} cannot be written: {error.strerror}.") from error
