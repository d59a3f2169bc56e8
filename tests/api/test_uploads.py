"""Sending a file over REST: its bytes are the body, and the limits are said in a sentence."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from annotator.uploads import actions
from annotator.uploads.models import Upload
from annotator.uploads.reading import open_upload
from tests.conftest import As
from tests.world import World

BYTES = b"\xff\x00 a file as it lies on the disk"


def send(api: As, person: Any, world: World, data: bytes, uuid: Any = None, **query: str) -> Any:
    where = f"/api/v1/projects/{world.project.slug}/uploads/{uuid or uuid4()}/"
    words = urlencode({"name": "Müller „Seiten“.zip", **query})
    return put(api(person), f"{where}?{words}", data)


def put(client: Any, where: str, data: bytes, **headers: Any) -> Any:
    return client.generic("PUT", where, data, "application/octet-stream", **headers)


def test_a_file_is_stored_as_it_is_sent(api: As, world: World) -> None:
    uuid = uuid4()
    answer = send(api, world.mona, world, BYTES, uuid)
    assert answer.status_code == 201
    told = answer.json()
    assert (told["uuid"], told["name"], told["size"]) == (
        str(uuid),
        "Müller „Seiten“.zip",
        len(BYTES),
    )
    assert open_upload(Upload.objects.get(uuid=uuid)).read() == BYTES
    assert send(api, world.mona, world, BYTES, uuid).status_code == 200
    assert send(api, world.mona, world, b"other", uuid).json()["code"] == "upload_differs"


def test_too_large_is_said_with_the_limit(
    api: As, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES", 10)
    answer = send(api, world.mona, world, b"x" * 11)
    assert (answer.status_code, answer.json()["code"]) == (413, "upload_too_large")
    assert not Upload.objects.in_project(world.project).exists()


def test_a_full_project_says_so(api: As, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES_IN_PROJECT", 10)
    answer = send(api, world.mona, world, b"x" * 11)
    assert (answer.status_code, answer.json()["code"]) == (413, "project_full")


@pytest.mark.parametrize("change", [{"name": ""}, {"name": "a" * 201}, {"nmae": "x"}])
def test_a_file_has_a_name_and_nothing_else(api: As, world: World, change: dict[str, str]) -> None:
    assert send(api, world.mona, world, BYTES, **change).status_code == 400


def test_an_empty_file_is_refused(api: As, world: World) -> None:
    answer = send(api, world.mona, world, b"")
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("The file Müller „Seiten“.zip is empty.")


def test_a_file_that_nothing_uses_can_be_taken_back(api: As, world: World) -> None:
    uuid = uuid4()
    send(api, world.mona, world, BYTES, uuid)
    where = f"/api/v1/projects/{world.project.slug}/uploads/{uuid}/"
    assert api(world.rita).delete(where).status_code == 403
    assert api(world.mona).delete(where).status_code == 204
    assert api(world.mona).delete(where).status_code == 404


def test_a_token_sends_nothing(api: As, world: World, token: str) -> None:
    where = f"/api/v1/projects/{world.project.slug}/uploads/{uuid4()}/?name=a"
    headers = {"Authorization": f"Bearer {token}"}
    answer = put(api(), where, BYTES, headers=headers)
    assert answer.status_code == 403
