"""Answering the document questions of a codebook."""

from dataclasses import dataclass
from typing import Any

from annotator.codebook.models import Question, in_order
from annotator.errors import Invalid
from annotator.history.actor import acting, announce
from annotator.people.models import User
from annotator.spans.models import NO_ANSWER, Answer
from annotator.spans.place import begin, lock, refuse_unless_current, said


@dataclass(frozen=True, kw_only=True)
class WantedAnswer:
    """`value` as the question's level asks for it; None takes the answer back."""

    value: Any
    revision: int
    codebook: int | None = None


class UnknownQuestion(Invalid):
    """The codebook of this assignment has no question {question}."""

    field = "question"


class BadAnswer(Invalid):
    """The answer to {question} must be {wanted}."""

    field = "value"


def answer(
    *, person: User, assignment: int, question: str, wanted: WantedAnswer
) -> tuple[Answer, bool]:
    """Answers, or changes the answer; a repeated request changes nothing.

    Returns the answer and whether it is new. Raises NotYours, CodebookChanged, Submitted, Stale,
    UnknownQuestion and BadAnswer; then nothing is written.
    """
    with acting(person, "answer question"):
        place = lock(person, assignment, wanted.codebook)
        asked = Question.objects.filter(codebook=place.codebook_id, slug=question).first()
        if asked is None:
            raise UnknownQuestion(question=question)
        found = Answer.objects.filter(assignment=place, question=asked).first()
        if found and said(found.value) == said(wanted.value):
            return found, False
        refuse_unless_current(place, found, wanted.revision)
        if problem := asked.problem_with(wanted.value):
            raise BadAnswer(question=question, wanted=problem)
        begin(place)
        if found:
            announce(person, "change answer" if wanted.value is not None else "withdraw answer")
        given = found or Answer(assignment=place, question=asked, revision=0)
        value = in_order(wanted.value, asked.values)
        given.value = NO_ANSWER if value is None else value
        given.revision += 1
        given.save()
        given.value = value
        return given, found is None
