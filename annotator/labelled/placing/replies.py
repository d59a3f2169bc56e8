"""Replies become answers to the codebook's questions."""

from typing import Any

from annotator.codebook.models import Question, in_order
from annotator.labelled.found import Reply
from annotator.labelled.mapping import QUESTION, each, words
from annotator.labelled.placing.case import Case


def hear(case: Case, reply: Reply) -> None:
    """Finds the questions that this answers."""
    for value in [reply.value] if case.mapping is None else each(reply.value):
        if case.mapping is None:
            case.replies.append((reply.question, value, reply))
            continue
        target = case.target(QUESTION, reply.question, value)
        if target is None:
            said = f"“{words(value)[:100]}” to {reply.question[:100]}"
            reason = f"The answer {said} has no value in the mapping."
            case.trouble(reply.place, "unmapped", reason, words(value))
        elif "question" in target:
            case.replies.append((target["question"], target.get("value", value), reply))


def answer(case: Case) -> None:
    """Answers each question once; what was answered before stays."""
    by_question: dict[str, list[tuple[Any, Reply]]] = {}
    for slug, value, reply in case.replies:
        by_question.setdefault(slug, []).append((value, reply))
    for slug, said in by_question.items():
        if slug not in case.here.answered:
            _answer_one(case, slug, said)


def _answer_one(case: Case, slug: str, said: list[tuple[Any, Reply]]) -> None:
    question, (first, reply) = case.book.questions.get(slug), said[0]
    if question is None:
        reason = f"The codebook has no question {slug}."
        case.trouble(reply.place, "unknown_question", reason, words(first))
        return
    value = first if case.mapping is None else _as_asked(question, [v for v, _ in said])
    for other, later in said[1:]:
        if not question.multiple and other != first:
            reason = f"The same annotator answered {slug} otherwise before."
            case.trouble(later.place, "answered_twice", reason, words(other))
    if value is None or question.problem_with(value):
        wanted = question.problem_with(value) or "given"
        case.trouble(reply.place, "bad_answer", f"The answer must be {wanted}.", words(value))
    else:
        case.placed.answers[slug] = (value, reply.revision)


def _as_asked(question: Question, values: list[Any]) -> Any:
    if question.multiple:
        return in_order(list(dict.fromkeys(values)), question.values)
    value = values[0]
    if not question.values and question.level in (Question.Level.INTERVAL, Question.Level.RATIO):
        return _number(value)
    return words(value)


def _number(value: Any) -> Any:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return value
    return int(number) if number.is_integer() else number
