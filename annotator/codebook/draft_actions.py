"""A draft is written, discarded or published; a published version is retired."""

from collections.abc import Iterable

from annotator.codebook.actions import DraftThere, publish, write_codebook
from annotator.codebook.checking import Trouble, troubles, unstorable
from annotator.codebook.content import Content, normal
from annotator.codebook.models import Codebook
from annotator.codebook.published import published_slugs
from annotator.codebook.reading import content_of
from annotator.codebook.storing import empty, rewrite
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.projects.models import Project


class StaleDraft(Conflict):
    """The draft was changed by somebody else meanwhile. Nothing of it was overwritten."""


class NoDraft(Conflict):
    """This project has no draft."""


MOST_TOLD = 3


class Troubled(Invalid):
    """{sentences}"""

    def __init__(self, found: Iterable[Trouble]) -> None:
        self.troubles = list(found)
        super().__init__(sentences=" ".join(one.sentence for one in self.troubles[:MOST_TOLD]))


class NotStorable(Troubled):
    """{sentences}"""


class NotPublishable(Troubled):
    """{sentences}"""


class NoChangeNote(Invalid):
    """Say in the change note what is different from version {number}, and why."""

    field = "change_note"


class NeverPublished(Conflict):
    """Only a published version can be retired."""


def draft_of(project: Project) -> Codebook | None:
    return Codebook.objects.filter(project=project, state=Codebook.State.DRAFT).first()


def troubles_of(book: Codebook, content: Content) -> list[Trouble]:
    """What keeps the draft from being published."""
    return troubles(content, known=published_slugs(book.project_id).labels)


def save_draft(
    *, actor: Actor | None, project: Project, revision: int, content: Content
) -> tuple[Codebook, bool]:
    """Writes the project's draft, or begins it with `revision` 0; equal content changes nothing.

    Returns the draft and whether it is new. Raises StaleDraft and NotStorable.
    """
    content = normal(content)
    with acting(actor, "write draft"):
        Project.objects.locked(project.pk)
        draft = draft_of(project)
        if draft and content_of(draft) == content:
            return draft, False
        if revision != (draft.revision if draft else 0):
            raise StaleDraft(current=draft)
        if found := unstorable(content):
            raise NotStorable(found)
        if draft is None:
            return write_codebook(actor=actor, project=project, content=content), True
        rewrite(draft, content)
        draft.revision += 1
        draft.save()
        return draft, False


def start_draft(
    *, actor: Actor | None, project: Project, content: Content
) -> tuple[Codebook, bool]:
    """Begins a draft with this content; the same again changes nothing. Raises DraftThere."""
    try:
        return save_draft(actor=actor, project=project, revision=0, content=content)
    except StaleDraft as error:
        raise DraftThere from error


def discard_draft(*, actor: Actor | None, project: Project, revision: int) -> None:
    """Deletes the draft; without one, nothing happens. Raises StaleDraft."""
    with acting(actor, "discard draft"):
        Project.objects.locked(project.pk)
        draft = draft_of(project)
        if draft is None:
            return
        if draft.revision != revision:
            raise StaleDraft(current=draft)
        empty(draft)
        draft.delete()


def publish_draft(
    *, actor: Actor | None, project: Project, number: int, revision: int, change_note: str
) -> Codebook:
    """Publishes the draft `number` as it was seen; the same again changes nothing.

    Raises NoDraft, StaleDraft, NotPublishable and NoChangeNote.
    """
    with acting(actor, "publish codebook"):
        Project.objects.locked(project.pk)
        book = Codebook.objects.filter(project=project, number=number).first()
        if book is None:
            raise NoDraft
        if book.revision != revision:
            raise StaleDraft(current=book)
        if book.state != Codebook.State.DRAFT:
            return _again(book, change_note)
        if found := troubles_of(book, content_of(book)):
            raise NotPublishable(found)
        _refuse_without_note(book, change_note)
        return publish(actor=actor, codebook=book, change_note=change_note)


def retire(*, actor: Actor | None, project: Project, number: int) -> Codebook:
    """No new assignment is given out under it; those there are go on. Raises NeverPublished."""
    with acting(actor, "retire codebook"):
        Project.objects.locked(project.pk)
        book = Codebook.objects.filter(project=project, number=number).first()
        if book is None or book.state == Codebook.State.DRAFT:
            raise NeverPublished
        if book.state == Codebook.State.PUBLISHED:
            book.state = Codebook.State.RETIRED
            book.save(update_fields=["state"])
        return book


def _again(book: Codebook, change_note: str) -> Codebook:
    if book.change_note != change_note:
        raise NoDraft
    return book


def _refuse_without_note(book: Codebook, change_note: str) -> None:
    earlier = Codebook.objects.filter(project=book.project_id, number__lt=book.number)
    last = earlier.exclude(state=Codebook.State.DRAFT).last()
    if last and not change_note.strip():
        raise NoChangeNote(number=last.number)
