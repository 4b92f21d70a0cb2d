"""How good are answers to a set of questions, in all and by kind of question?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot import calibration
from bot.judging import Asked, Case, Given, mean, normalised

_NO_ABSTENTION = frozenset({"smalltalk", "meta"})


@dataclass(frozen=True, slots=True)
class Evaluation:
    scores: Mapping[str, float | None]
    by_kind: Mapping[str, Mapping[str, float | None]]
    cases: tuple[Case, ...] = field(repr=False)
    bins: tuple[calibration.Bin, ...] = ()

    @property
    def misses(self) -> tuple[Case, ...]:
        """Plainly wrong verdicts first, then wrong or missing ones, then the points that were missed."""
        return tuple(
            sorted((case for case in self.cases if _severity(case) > 0), key=_severity, reverse=True)
        )


def evaluate(
    questions: Sequence[Asked], answers: Mapping[str, Given], texts: Mapping[str, str]
) -> Evaluation:
    """``texts`` are the stored articles by id, in which every quote has to stand."""
    cases = tuple(Case(asked, answers.get(asked.id, Given())) for asked in questions)
    normal = {doc_id: normalised(text) for doc_id, text in texts.items()}
    kinds = sorted({case.asked.kind for case in cases})
    by_kind = {kind: _scores([c for c in cases if c.asked.kind == kind], normal) for kind in kinds}
    return Evaluation(_scores(cases, normal), by_kind, cases, calibration.bins(judged(cases)))


def judged(cases: Sequence[Case]) -> list[calibration.Judged]:
    """Confidence, and whether the verdict was right, of each answer that has both."""
    return [
        (case.given.confidence, case.right)
        for case in cases
        if case.right is not None and case.given.confidence is not None
    ]


def _scores(cases: Sequence[Case], texts: Mapping[str, str]) -> dict[str, float | None]:
    def average(measure: Callable[[Case], float | None]) -> float | None:
        values = [value for value in map(measure, cases) if value is not None]
        return mean(values) if values else None

    quotes = [normalised(c.quote) in texts.get(c.doc_id, "") for case in cases for c in case.given.citations]
    return {
        "questions": len(cases),
        "verdict_accuracy": average(lambda case: case.right),
        "wrong_direction": average(lambda case: case.wrong),
        "point_recall@8": average(lambda case: case.recall),
        "citation_precision@8": average(lambda case: case.precision),
        "shows_other_side": average(lambda case: case.fair),
        **_abstention(cases),
        "faithful_quotes": mean(quotes) if quotes else None,
        "calibration_error": calibration.error(judged(cases)),
        "calibration_error_cv": calibration.cross_validated_error(judged(cases)),
    }


def _abstention(cases: Sequence[Case]) -> dict[str, float | None]:
    judged = [case for case in cases if case.asked.kind not in _NO_ABSTENTION]
    rightly = sum(case.given.abstained and not case.asked.answerable for case in judged)
    abstained = sum(case.given.abstained for case in judged)
    unanswerable = sum(not case.asked.answerable for case in judged)
    if not unanswerable:
        return {"abstain_precision": None, "abstain_recall": None, "abstain_f1": None}
    precision = rightly / abstained if abstained else 0.0
    recall = rightly / unanswerable
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"abstain_precision": precision, "abstain_recall": recall, "abstain_f1": f1}


def _severity(case: Case) -> float:
    wrongly_silent = case.given.abstained and case.asked.answerable
    should_be_silent = not case.asked.answerable and not case.given.abstained
    judged = case.asked.kind not in _NO_ABSTENTION
    missed = 1 - case.recall if case.recall is not None else 0.0
    return (
        4.0 * bool(case.wrong)
        + 2.0 * (case.right is False)
        + 2.0 * (judged and (wrongly_silent or should_be_silent))
        + missed
    )
