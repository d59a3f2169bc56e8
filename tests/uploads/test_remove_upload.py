"""What nothing uses goes: at once when somebody says so, else after some days."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from annotator.uploads.actions import (
    KEPT,
    UploadUsed,
    remove_unused_uploads,
    remove_upload,
    store_upload,
)
from annotator.uploads.models import Upload, UploadChunk, UploadQuerySet
from tests.world import World


@pytest.fixture
def upload(world: World) -> Upload:
    name, stream = "a.txt", BytesIO(b"words")
    return store_upload(
        actor=world.mona, project=world.project, uuid=uuid4(), name=name, stream=stream
    )[0]


def aged(upload: Upload) -> None:
    old = timezone.now() - KEPT - timedelta(hours=1)
    Upload.objects.filter(pk=upload.pk).update(created_at=old)


def test_removing_takes_the_bytes_too(world: World, upload: Upload) -> None:
    remove_upload(actor=world.mona, upload=upload)
    assert not Upload.objects.filter(pk=upload.pk).exists()
    assert not UploadChunk.objects.filter(upload=upload.pk).exists()


def test_what_is_used_stays(world: World, upload: Upload, monkeypatch: Any) -> None:
    monkeypatch.setattr(UploadQuerySet, "unused", UploadQuerySet.none)
    with pytest.raises(UploadUsed):
        remove_upload(actor=world.mona, upload=upload)
    aged(upload)
    remove_unused_uploads()
    assert Upload.objects.filter(pk=upload.pk).exists()


def test_what_nobody_used_goes_after_some_days(world: World, upload: Upload) -> None:
    remove_unused_uploads()
    assert Upload.objects.filter(pk=upload.pk).exists()
    aged(upload)
    assert remove_unused_uploads() == 1
    assert not Upload.objects.filter(pk=upload.pk).exists()
