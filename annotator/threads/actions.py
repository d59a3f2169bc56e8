"""Discussing: opening a thread, saying something in it, resolving it."""

import re
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from annotator.articles.models import Text
from annotator.codebook.models import Label
from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import acting
from annotator.people.models import User
from annotator.projects.models import Membership, Project, Role
from annotator.spans.models import Span
from annotator.threads.models import Comment, Thread, ThreadSeen
from annotator.violations import explained

MENTION = re.compile(r"@([\w-]+)")
Found = TypeVar("Found")
TALKERS = (Role.ANNOTATOR, Role.REVIEWER, Role.MANAGER)


@dataclass(frozen=True, kw_only=True)
class About:
    """One of them: a span by its number, or by assignment and uuid; a text; a label's slug."""

    span: int | None = None
    assignment: int | None = None
    span_uuid: UUID | None = None
    text: int | None = None
    label: str | None = None


class NoThread(Refused):
    """There is no such discussion, or it is not yours to read."""


class NothingAbout(Invalid):
    """Say what it is about: a span, an article or a label of this project."""

    field = "about"


class NoWords(Invalid):
    """Say something."""

    field = "words"


class CannotRead(Invalid):
    """@{pseudonym} may not read this discussion, so they would never see what you say."""

    field = "words"


class SaidOtherwise(Conflict):
    """This was sent before, and said something else. What was sent stays as it is."""


RULES: dict[str, Refused] = {
    "thread_once": SaidOtherwise(),
    "comment_once": SaidOtherwise(),
}


def open_thread(
    *, person: User, project: Project, uuid: UUID, about: About, words: str
) -> tuple[Thread, bool]:
    """Opens a thread with its first comment; a repeated request changes nothing.

    Raises NoThread, NothingAbout, NoWords, CannotRead and SaidOtherwise.
    """
    with explained(RULES), acting(person, "open thread"):
        member = talker(person, project)
        made = Thread(project=project, uuid=uuid, opened_by=member, **_target(project, about))
        there = Thread.objects.filter(project=project, uuid=uuid).first()
        if there:
            return _repeated(there, made, words), False
        made.save(force_insert=True)
        # Whoever may not read it may not open it either: the span is not theirs.
        if not Thread.objects.visible_to(member).filter(pk=made.pk).exists():
            raise NothingAbout
        _say(made, member, uuid, words)
        return made, True


def say(
    *, person: User, project: Project, thread: UUID, uuid: UUID, words: str
) -> tuple[Comment, bool]:
    """Adds a comment, and opens a resolved thread again; a repeated request changes nothing.

    Raises NoThread, NoWords, CannotRead and SaidOtherwise.
    """
    with explained(RULES), acting(person, "comment"):
        member = talker(person, project)
        found = _lock(member, thread)
        there = Comment.objects.filter(thread=found, uuid=uuid).first()
        if there:
            if (there.author_id, there.words) != (member.pk, words.strip()):
                raise SaidOtherwise
            return there, False
        if found.resolved_at:
            found.resolved_at, found.resolved_by = None, None
            found.save(update_fields=["resolved_at", "resolved_by"])
        return _say(found, member, uuid, words), True


def resolve(*, person: User, project: Project, thread: UUID, resolved: bool) -> Thread:
    """Closes a thread, or opens it again; a second time changes nothing. Raises NoThread."""
    with acting(person, "resolve thread" if resolved else "reopen thread"):
        member = talker(person, project)
        found = _lock(member, thread)
        if (found.resolved_at is not None) != resolved:
            found.resolved_at = timezone.now() if resolved else None
            found.resolved_by = member if resolved else None
            found.save(update_fields=["resolved_at", "resolved_by"])
        return found


def see(*, person: User, project: Project, thread: UUID) -> None:
    """Notes that the person has read all of the thread by now. Raises NoThread."""
    member = talker(person, project)
    found = Thread.objects.visible_to(member).filter(uuid=thread).first()
    if found is None:
        raise NoThread
    last = found.comments.order_by("-pk").values_list("pk", flat=True).first() or 0
    ThreadSeen.objects.update_or_create(thread=found, member=member, defaults={"comment": last})


def talker(person: User, project: Project) -> Membership:
    """The person's part in the project. Raises NoThread for who has none in discussions."""
    found = Membership.objects.current(person, TALKERS).filter(project=project).first()
    if found is None:
        raise NoThread
    return found


def _target(project: Project, about: About) -> dict[str, Span | Text | Label]:
    if about.span is not None or about.span_uuid is not None:
        spans = Span.objects.filter(assignment__project=project)
        named = {"assignment": about.assignment, "uuid": about.span_uuid}
        found = spans.filter(**({"pk": about.span} if about.span is not None else named)).first()
        return {"span": _there(found)}
    if about.text is not None:
        texts = Text.objects.filter(article__project=project, pk=about.text)
        return {"text": _there(texts.filter(article__withdrawn_at=None).first())}
    labels = Label.objects.filter(codebook__project=project, slug=about.label)
    newest = labels.exclude(codebook__published_at=None).order_by("-codebook__number")
    return {"label": _there(newest.first())}


def _there(found: Found | None) -> Found:
    if found is None:
        raise NothingAbout
    return found


def _repeated(there: Thread, made: Thread, words: str) -> Thread:
    def told(one: Thread) -> tuple[int | None, ...]:
        return one.opened_by_id, one.span_id, one.text_id, one.label_id

    first = there.comments.order_by("pk").first()
    if told(there) != told(made) or first is None or first.words != words.strip():
        raise SaidOtherwise
    return there


def _lock(member: Membership, thread: UUID) -> Thread:
    mine = Thread.objects.visible_to(member).filter(uuid=thread)
    found = mine.select_for_update(of=("self",)).first()
    if found is None:
        raise NoThread
    return found


def _say(thread: Thread, member: Membership, uuid: UUID, words: str) -> Comment:
    words = words.strip()
    if not words:
        raise NoWords
    made = Comment.objects.create(
        thread=thread, author=member, uuid=uuid, words=words, mentions=_mentioned(thread, words)
    )
    ThreadSeen.objects.update_or_create(thread=thread, member=member, defaults={"comment": made.pk})
    return made


def _mentioned(thread: Thread, words: str) -> list[int]:
    """Whom the words call by pseudonym. What looks like a mention and is nobody is just words."""
    names = set(MENTION.findall(words))
    people = Membership.objects.active(TALKERS).filter(project=thread.project_id)
    found = list(people.filter(pseudonym__in=names))
    for one in found:
        if not Thread.objects.visible_to(one).filter(pk=thread.pk).exists():
            raise CannotRead(pseudonym=one.pseudonym)
    return sorted(one.pk for one in found)
