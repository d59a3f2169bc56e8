"""A file that is sent is stored whole, once, and read back as it was, a chunk at a time."""

import tracemalloc
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.history.models import Event
from annotator.uploads import actions, reading
from annotator.uploads.actions import (
    EmptyUpload,
    ProjectFull,
    UploadDiffers,
    UploadTooLarge,
    store_upload,
)
from annotator.uploads.media import guess
from annotator.uploads.models import Upload, UploadChunk
from annotator.uploads.reading import CHUNK, open_upload
from tests.world import World


def stored(world: World, data: bytes, uuid: UUID | None = None) -> tuple[Upload, bool]:
    return store_upload(
        actor=world.mona,
        project=world.project,
        uuid=uuid or uuid4(),
        name="pages.zip",
        stream=BytesIO(data),
    )


def test_its_bytes_are_read_back(world: World) -> None:
    data = bytes(range(256)) * 12_000
    upload, new = stored(world, data)
    assert (new, upload.size, upload.sha256) == (True, len(data), sha256(data).hexdigest())
    assert upload.chunks.count() == 4
    assert open_upload(upload).read() == data


def test_an_archive_can_be_opened_in_place(world: World) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "words " * 300_000)
    upload, _ = stored(world, packed.getvalue())
    with ZipFile(open_upload(upload)) as archive:
        assert archive.read("a.txt") == b"words " * 300_000


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["seek", "end", "read"]), st.integers(0, 60))))
def test_it_is_a_file_like_any_other(
    world: World, monkeypatch: pytest.MonkeyPatch, moves: list[tuple[str, int]]
) -> None:
    monkeypatch.setattr(reading, "CHUNK", 7)
    monkeypatch.setattr(actions, "CHUNK", 7)
    data = bytes(range(50))
    upload, _ = stored(world, data)
    ours, theirs = open_upload(upload), BytesIO(data)
    for move, number in moves:
        assert moved(ours, move, number) == moved(theirs, move, number)


def moved(file: BinaryIO, move: str, number: int) -> bytes | int:
    if move == "read":
        return file.read(number)
    return file.seek(number) if move == "seek" else file.seek(-min(number, 50), 2)


def test_sending_it_again_changes_nothing(world: World) -> None:
    uuid = uuid4()
    first, _ = stored(world, b"one", uuid)
    again, new = stored(world, b"one", uuid)
    assert (new, again.pk) == (False, first.pk)
    assert UploadChunk.objects.filter(upload=first).count() == 1


def test_another_file_under_the_same_uuid_is_refused(world: World) -> None:
    uuid = uuid4()
    stored(world, b"one", uuid)
    with pytest.raises(UploadDiffers):
        stored(world, b"two", uuid)


def test_an_empty_file_is_refused(world: World) -> None:
    with pytest.raises(EmptyUpload):
        stored(world, b"")


def test_too_large_a_file_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES", 10)
    with pytest.raises(UploadTooLarge):
        stored(world, b"x" * 11)


def test_a_project_has_an_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES_IN_PROJECT", 10)
    stored(world, b"x" * 6)
    with pytest.raises(ProjectFull):
        stored(world, b"x" * 5)


def test_the_history_names_the_file_and_holds_none_of_its_bytes(world: World) -> None:
    stored(world, b"secret words")
    events = Event.objects.filter(project=world.project, verb="store upload")
    assert [(event.table, event.actor_id) for event in events] == [
        ("annotator_upload", world.mona.pk)
    ]
    assert not Event.objects.filter(table="annotator_uploadchunk").exists()


@pytest.fixture
def large() -> Iterator[BinaryIO]:
    with TemporaryFile() as file:
        for number in range(24):
            file.write(bytes([number]) * CHUNK)
        yield file


def test_memory_does_not_grow_with_the_file(world: World, large: BinaryIO) -> None:
    tracemalloc.start()
    upload, _ = store_upload(
        actor=None, project=world.project, uuid=uuid4(), name="large", stream=large
    )
    with open_upload(upload) as file:
        while file.read(100_000):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * CHUNK


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("pages.txt", b"PK\x03\x04", "application/zip"),
        ("crawl.warc.gz", b"\x1f\x8b\x08", "application/gzip"),
        ("rows.CSV", b"a,b", "text/csv"),
        ("rows.jsonl", b"{}", "application/jsonl"),
        ("page.html", b"<html>", "text/html"),
        ("nothing", b"abc", "application/octet-stream"),
    ],
)
def test_its_kind_is_guessed(name: str, head: bytes, expected: str) -> None:
    assert guess(name, head) == expected
