"""Starting and cancelling an import over REST, and the report of what was rejected."""

import json

from procrastinate.contrib.django.models import ProcrastinateJob

from tests.api.importing import MENU, address, begin, draft, file, finish, levy, pasted, rows
from tests.conftest import As
from tests.world import World


def test_all_or_nothing_unless_one_says_otherwise(api: As, world: World) -> None:
    uuid = draft(api, world, pasted(), {"name": "menu.txt", "text": MENU}).json()["uuid"]
    answer = begin(api, world, uuid)
    assert (answer.status_code, answer.json()["code"]) == (409, "bad_items")
    report = finish(api, world, uuid, skip_bad=True)
    assert [item["state"] for item in report["items"]["results"]] == ["imported", "refused"]


def test_the_reject_file_has_the_lines_and_the_reasons(api: As, world: World) -> None:
    sent = file(api, world, "a.jsonl", rows(levy(1), "{broken", levy(2)))
    uuid = draft(api, world, sent).json()["uuid"]
    finish(api, world, uuid, skip_bad=True)
    answer = api(world.mona).get(address(world, uuid, "rejected.jsonl"))
    (line,) = b"".join(answer).splitlines()
    told = json.loads(line)
    assert (told["file"], told["line"], told["content"]) == ("a.jsonl", 2, "{broken")
    assert told["reason"]


def test_starting_queues_one_job_however_often(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    before = ProcrastinateJob.objects.count()
    for _ in range(2):
        answer = begin(api, world, uuid)
        assert (answer.status_code, answer.json()["state"]) == (200, "queued")
    assert answer.json()["waits_for_worker"] is True
    assert ProcrastinateJob.objects.count() == before + 1


def test_cancelling(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = api(world.mona).post(address(world, uuid, "cancel/"))
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert begin(api, world, uuid).json()["state"] == "cancelled"
