"""Files that come in: stored whole, in chunks, and removed when nothing uses them."""

from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import BinaryIO, NamedTuple
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone

from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import Actor, acting
from annotator.projects.models import Project
from annotator.uploads.media import guess
from annotator.uploads.models import Upload, UploadChunk
from annotator.uploads.reading import CHUNK

MEGABYTE = 1_000_000
MOST_BYTES, MOST_BYTES_IN_PROJECT = 250 * MEGABYTE, 1000 * MEGABYTE
KEPT = timedelta(days=7)


class UploadTooLarge(Refused):
    """This file is too large: at most {most} MB can be sent at once."""


class ProjectFull(Refused):
    """The files that wait in a project have at most {most} MB. Import or cancel some first."""


class EmptyUpload(Invalid):
    """The file {name} is empty. Take it out of the list; the others are not affected."""


class UploadDiffers(Conflict):
    """Another file was sent under this name of its own before. Send this one anew."""


class UploadUsed(Conflict):
    """Something uses this file, so it stays."""


class Measured(NamedTuple):
    size: int
    sha256: str
    head: bytes


def limits() -> dict[str, int]:
    """Megabytes a file may have, and all waiting files of a project together."""
    return {"each": MOST_BYTES // MEGABYTE, "all": MOST_BYTES_IN_PROJECT // MEGABYTE}


def refuse_too_large(size: int) -> None:
    """Raises UploadTooLarge."""
    if size > MOST_BYTES:
        raise UploadTooLarge(most=MOST_BYTES // MEGABYTE)


def store_upload(
    *, actor: Actor | None, project: Project, uuid: UUID, name: str, stream: BinaryIO
) -> tuple[Upload, bool]:
    """Stores the bytes of a seekable stream. Returns the upload and whether it is new.

    Repeating it changes nothing. Raises EmptyUpload, UploadTooLarge, ProjectFull, UploadDiffers.
    """
    measured = _measured(stream)
    if not measured.size:
        raise EmptyUpload(name=name)
    refuse_too_large(measured.size)
    with acting(actor, "store upload"):
        # Locked, so that two files sent at once do not both take the last room.
        Project.objects.locked(project.pk)
        there = Upload.objects.filter(project=project, uuid=uuid).first()
        if there:
            return _same(there, measured), False
        _refuse_full(project, measured.size)
        upload = Upload.objects.create(
            project=project,
            uuid=uuid,
            name=name,
            size=measured.size,
            sha256=measured.sha256,
            media_type=guess(name, measured.head),
            created_by_id=actor.pk if actor else None,
        )
        _write(upload, stream)
        return upload, True


def remove_upload(*, actor: Actor, upload: Upload) -> None:
    """Removes a file that nothing uses. Raises UploadUsed."""
    with acting(actor, "remove upload"):
        Project.objects.locked(upload.project_id)
        gone, _ = Upload.objects.unused().filter(pk=upload.pk).delete()
        if not gone and Upload.objects.filter(pk=upload.pk).exists():
            raise UploadUsed


def remove_unused_uploads() -> int:
    """Removes what was sent some days ago and nothing uses; says how many."""
    old = Upload.objects.unused().filter(created_at__lt=timezone.now() - KEPT)
    with acting(None, "remove upload"):
        return old.delete()[1].get(Upload._meta.label, 0)


def _measured(stream: BinaryIO) -> Measured:
    stream.seek(0)
    digest, size, head = sha256(), 0, b""
    for piece in iter(partial(stream.read, CHUNK), b""):
        head = head or piece[:1024]
        size += len(piece)
        digest.update(piece)
    return Measured(size, digest.hexdigest(), head)


def _same(there: Upload, sent: Measured) -> Upload:
    if there.sha256 != sent.sha256:
        raise UploadDiffers
    return there


def _refuse_full(project: Project, size: int) -> None:
    waiting = Upload.objects.in_project(project).aggregate(all=Sum("size", default=0))["all"]
    if waiting + size > MOST_BYTES_IN_PROJECT:
        raise ProjectFull(most=MOST_BYTES_IN_PROJECT // MEGABYTE)


def _write(upload: Upload, stream: BinaryIO) -> None:
    stream.seek(0)
    for position, piece in enumerate(iter(partial(stream.read, CHUNK), b"")):
        UploadChunk.objects.create(upload=upload, position=position, content=piece)
