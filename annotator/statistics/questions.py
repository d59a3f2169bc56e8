"""Agreement about the questions on whole articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from annotator.agreement import Ratings, Result, consistency, item_figures
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook, Question
from annotator.projects.models import Membership, Project
from annotator.spans.models import Answer
from annotator.statistics.gathered import ARTICLE, Filters, chosen_codebook

NO_ANSWER = "no answer"
SHOWN = 20  # articles on which annotators differ


@dataclass(frozen=True, kw_only=True)
class Differing:
    """One article: pseudonym -> answer."""

    text: int
    headline: str
    answers: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class QuestionFigures:
    """One question, or one option of a question with several: `option` None for the question.

    `shares` says how often each value was given, of all answers of comparable articles;
    `differing` the first articles on which annotators differ, with what each of them said;
    `consistent` how consistent each annotator is with the others, by pseudonym.
    """

    question: Question
    option: str | None
    figures: list[Result]
    shares: dict[str, float]
    consistent: dict[str, float]
    differing: list[Differing]


def questions(project: Project, filters: Filters) -> list[QuestionFigures]:
    """Every question of the codebook, in its order. A few statements, however many there are.

    Only submitted assignments count. An article that was submitted without an answer, and a value
    that the codebook says is none, are missing or a value of their own, as the question says.
    """
    book = chosen_codebook(project, filters)
    if book is None:
        return []
    table = Answered(book, filters)
    asked = Question.objects.filter(codebook=book).select_related("codebook")
    return [figures for one in asked for figures in _of(one, table)]


class Answered:
    """Who answered what of which article: rows are articles, columns annotators."""

    def __init__(self, book: Codebook, filters: Filters) -> None:
        done = Assignment.objects.submitted().present().filter(
            filters.articles(), codebook=book, round=filters.round, annotator__isnull=False,
            **{ARTICLE + "withdrawn_at": None},
        )  # fmt: skip
        rows = list(done.order_by("text", "annotator").values_list("pk", "text", "annotator"))
        self.articles = sorted({text for _, text, _ in rows})
        texts = Text.objects.filter(pk__in=self.articles)
        self.headlines = dict(texts.values_list("pk", "headline"))
        people = Membership.objects.filter(pk__in={who for *_, who in rows}).order_by("pseudonym")
        self.names = dict(people.values_list("pk", "pseudonym"))
        self.place = {pk: (text, who) for pk, text, who in rows}
        self.given: dict[int, dict[int, Any]] = defaultdict(dict)
        answers = Answer.objects.filter(assignment__in=done, assignment__codebook=book)
        for pk, question, value in answers.values_list("assignment", "question", "value"):
            self.given[question][pk] = value

    def of(self, question: Question, read: Any) -> Ratings:
        """The ratings of one question; `read` turns an answer into a rating."""
        given = self.given[question.pk]
        said = {place: read(given.get(pk)) for pk, place in self.place.items()}
        rows = [[said.get((text, who)) for who in self.names] for text in self.articles]
        return Ratings.of(rows, _offered(question))


def _of(question: Question, table: Answered) -> list[QuestionFigures]:
    if question.multiple:
        return _of_sets(question, table)
    ratings = table.of(question, lambda value: _rating(question, value))
    return [_figures(question, None, ratings, question.level, table)]


def _of_sets(question: Question, table: Answered) -> list[QuestionFigures]:
    """The sets themselves, then each option for itself: chosen or not."""
    sets = Ratings.of(_sets(question, table))
    options = [option["value"] for option in question.values]
    return [_figures(question, None, sets, "set", table)] + [
        _figures(question, option, _chosen(sets, option), "nominal", table) for option in options
    ]


def _sets(question: Question, table: Answered) -> list[list[Hashable]]:
    given = table.given[question.pk]
    said = {
        place: frozenset(given[pk])
        for pk, place in table.place.items()
        if given.get(pk) is not None
    }
    return [[said.get((text, who)) for who in table.names] for text in table.articles]


def _chosen(sets: Ratings, option: str) -> Ratings:
    rows = [
        [None if code < 0 else option in sets.values[code] for code in row]
        for row in sets.codes.tolist()
    ]
    return Ratings.of(rows, (False, True))


def _rating(question: Question, value: Any) -> Hashable:
    """What an answer counts as; None is missing."""
    if question.missing_policy == Question.MissingPolicy.CATEGORY:
        if value is None and question.level == Question.Level.NOMINAL:
            return NO_ANSWER
        return value  # type: ignore[no-any-return]
    return None if value in question.no_answer else value


def _offered(question: Question) -> tuple[Hashable, ...] | None:
    """The values in their order; None where anything can be said."""
    if not question.values:
        return None
    values = [option["value"] for option in question.values]
    if question.missing_policy == Question.MissingPolicy.MISSING:
        return tuple(value for value in values if value not in question.no_answer)
    return tuple([*values, NO_ANSWER] if question.level == Question.Level.NOMINAL else values)


def _figures(
    question: Question, option: str | None, ratings: Ratings, level: str, table: Answered
) -> QuestionFigures:
    found = item_figures(_as_numbers(ratings, level), level, label=question.slug)
    results = [replace(one, codebook_version=question.codebook.number) for one in found.values()]
    return QuestionFigures(
        question=question,
        option=option,
        figures=results,
        shares=_shares(ratings),
        consistent=_consistent(ratings, list(table.names.values())),
        differing=list(islice(_differing(ratings, table), SHOWN)),
    )


def _differing(ratings: Ratings, table: Answered) -> Iterator[Differing]:
    for text, row in zip(table.articles, ratings.codes.tolist(), strict=True):
        if len({code for code in row if code >= 0}) > 1:
            said = zip(table.names.values(), row, strict=True)
            answers = {name: _told(ratings.values[code]) for name, code in said if code >= 0}
            yield Differing(text=text, headline=table.headlines[text], answers=answers)


def _as_numbers(ratings: Ratings, level: str) -> Ratings:
    """Values of an interval or ratio scale as numbers."""
    if level not in ("interval", "ratio"):
        return ratings
    return Ratings(ratings.codes, tuple(float(str(value)) for value in ratings.values))


def _shares(ratings: Ratings) -> dict[str, float]:
    counts = ratings.comparable().counts.sum(axis=0)
    total = max(int(counts.sum()), 1)
    return {
        _told(value): count / total
        for value, count in zip(ratings.values, counts.tolist(), strict=True)
    }


def _told(value: Hashable) -> str:
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _consistent(ratings: Ratings, names: list[str]) -> dict[str, float]:
    """Empty where fewer than two articles are comparable: a model of nothing."""
    found = ratings.comparable()
    answers = [
        (item, names[who], code)
        for item, row in enumerate(found.codes.tolist())
        for who, code in enumerate(row)
        if code >= 0
    ]
    if len(found.codes) < 2:
        return {}
    model = consistency(answers, one_coin=True)
    return {name: model.of(name) for name in model.annotators}  # type: ignore[misc]
