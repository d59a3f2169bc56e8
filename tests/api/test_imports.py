"""Imports over REST: preview before, progress during, report after; managers only."""

from base64 import b64encode
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.articles.models import Article
from annotator.imports.actions import MOST_SOURCES, run_import
from annotator.imports.models import Import
from annotator.imports.scrape import MOST_LINES
from tests.conftest import As
from tests.imports.test_import_articles import SCRAPES, VELMAR
from tests.world import World

MENU = "Home\nShare\nPrint\n"


def address(world: World, uuid: Any, verb: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/imports/{uuid}/{verb}"


def pasted(name: str = "pasted", **changes: Any) -> dict[str, Any]:
    return {"name": name, "text": VELMAR.read_text(), **changes}


def file(name: str) -> dict[str, Any]:
    content = (SCRAPES / f"{name}.txt").read_bytes()
    return {"name": f"{name}.txt", "content": b64encode(content).decode()}


def draft(api: As, world: World, *sources: dict[str, Any], uuid: Any = None) -> Any:
    where = address(world, uuid or uuid4())
    return api(world.mona).put(where, {"sources": list(sources)})


def articles(world: World) -> Any:
    return Article.objects.filter(project=world.project).exclude(identity__startswith="test:")


def test_a_preview_shows_what_was_recognised_and_stores_no_article(api: As, world: World) -> None:
    answer = draft(api, world, pasted())
    assert answer.status_code == 201
    reading = answer.json()["sources"][0]["reading"]
    assert reading["headline"] == "Blueprint for 'regime' overthrow in Velmar unveiled"
    assert reading["published"]["zone_assumed"] is True
    assert reading["paragraphs"] == 9
    assert "icon text" in {line["reason"] for line in reading["dropped"]}
    assert not articles(world).exists()


def test_files_are_decoded_by_us(api: As, world: World) -> None:
    answer = draft(api, world, file("border_fence_utf16"), file("pflegeheim_windows_1252"))
    assert all(source["reading"] for source in answer.json()["sources"])


def test_an_unreadable_source_says_why(api: As, world: World) -> None:
    source = draft(api, world, {"name": "menu.txt", "text": MENU}).json()["sources"][0]
    assert source["reading"] is None
    assert source["reason"].startswith("No body text was found")


def test_what_is_there_already_is_named(api: As, world: World) -> None:
    first = draft(api, world, pasted()).json()
    begin(api, world, first["uuid"])
    run_import(batch=Import.objects.get(uuid=first["uuid"]).pk)
    again = draft(api, world, pasted(), pasted("twin")).json()["sources"]
    assert again[0]["there"] == {
        "withdrawn": False,
        "text": articles(world).get().texts.get().pk,
        "headline": "Blueprint for 'regime' overthrow in Velmar unveiled",
    }
    assert (again[0]["twin"], again[1]["twin"]) == (None, 1)


def test_a_draft_is_replaced_not_doubled(api: As, world: World) -> None:
    uuid = uuid4()
    assert draft(api, world, pasted(), file("harbour_levy"), uuid=uuid).status_code == 201
    again = draft(api, world, pasted("only"), uuid=uuid)
    assert again.status_code == 200
    assert [source["name"] for source in again.json()["sources"]] == ["only"]


def begin(api: As, world: World, uuid: Any, *choices: dict[str, Any]) -> Any:
    seen = api(world.mona).get(address(world, uuid)).json()["draft"]
    body = {"sources": list(choices), **({"draft": seen} if seen else {})}
    return api(world.mona).post(address(world, uuid, "start/"), body)


def test_starting_queues_one_job_however_often(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    before = ProcrastinateJob.objects.count()
    for _ in range(2):
        answer = begin(api, world, uuid)
        assert (answer.status_code, answer.json()["state"]) == (200, "queued")
    assert answer.json()["waits_for_worker"] is True
    assert ProcrastinateJob.objects.count() == before + 1


def test_the_report_says_what_became_of_each_source(api: As, world: World) -> None:
    sources = pasted(), pasted("twin"), {"name": "menu.txt", "text": MENU}, file("harbour_levy")
    uuid = draft(api, world, *sources).json()["uuid"]
    about = {"outlet": "Lake  Herald", "story": "Velmar", "language": "en-GB"}
    begin(api, world, uuid, {"position": 1, **about}, {"position": 4, "skip": True})
    run_import(batch=Import.objects.get(uuid=uuid).pk)
    report = api(world.mona).get(address(world, uuid)).json()
    assert report["state"] == "done"
    assert [s["state"] for s in report["sources"]] == ["imported", "there", "refused", "skipped"]
    assert report["sources"][2]["reason"].startswith("No body text was found")
    assert report["tally"] == {
        "waiting": 0,
        "imported": 1,
        "there": 1,
        "skipped": 1,
        "refused": 1,
        "total": 4,
    }
    article = articles(world).get()
    assert (article.outlet.name, article.story.name, article.language) == (
        "Lake Herald",
        "Velmar",
        "en-GB",
    )


def test_skipping_is_true_or_false(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = begin(api, world, uuid, {"position": 1, "skip": "off"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert Import.objects.get(uuid=uuid).state == "draft"


def test_a_started_import_takes_no_other_files(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    begin(api, world, uuid)
    answer = draft(api, world, file("harbour_levy"), uuid=uuid)
    assert (answer.status_code, answer.json()["code"]) == (409, "already_started")


def test_cancelling_a_draft(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = api(world.mona).post(address(world, uuid, "cancel/"))
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert begin(api, world, uuid).json()["state"] == "cancelled"


@pytest.mark.parametrize(
    "source",
    [
        {"name": "both", "text": "a", "content": "YQ=="},
        {"name": "neither"},
        {"name": "bad", "content": "%"},
        {"name": "bad", "text": "a", "language": "no language"},
        {"name": "bad", "text": "a", "language": "english"},
        {"name": "bad", "text": "a", "language": "EN-gb"},
        {"name": "bad", "text": "a", "outlett": "x"},
    ],
)
def test_malformed_sources(api: As, world: World, source: dict[str, Any]) -> None:
    answer = draft(api, world, source)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert not Import.objects.filter(project=world.project).exists()


def test_limits_are_said_in_a_sentence(api: As, world: World) -> None:
    big = {"name": "big", "text": "a" * 1_000_001}
    answer = draft(api, world, big)
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("At most 200 files of 1 MB each")
    many = draft(api, world, *[{"name": "n", "text": "a"}] * (MOST_SOURCES + 1))
    assert many.status_code == 400


def test_a_huge_request_is_not_even_read(api: As, world: World) -> None:
    answer = draft(api, world, *[{"name": "big", "text": "a" * 1_000_000}] * 12)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.json()["detail"].startswith("At most 200 files of 1 MB each")


def test_an_import_of_another_project_is_not_found(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    other = f"/api/v1/projects/{world.ottos.project.slug}/imports/{uuid}/"
    assert api(world.mona).get(other).status_code == 404


def test_the_list_offers_names_and_shows_the_newest(api: As, world: World) -> None:
    draft(api, world, pasted())
    listed = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/imports/").json()
    assert listed["limits"] == {"files": 200, "each": 1, "all": 8, "lines": 5000}
    assert listed["offers"]["languages"] == ["en"]
    assert [row["tally"]["total"] for row in listed["results"]] == [1]


@pytest.mark.parametrize("sources", [1, 5])
def test_statements_do_not_grow_with_the_files(
    api: As, world: World, sources: int, django_assert_num_queries: Any
) -> None:
    rows = [pasted(str(number)) for number in range(sources)]
    uuid = draft(api, world, *rows).json()["uuid"]
    client = api(world.mona)
    # session, person, project, import, tally, three kinds of names, sources, texts there
    with django_assert_num_queries(10):
        client.get(address(world, uuid))


def test_of_a_withdrawn_article_it_says_no_more_than_that(api: As, world: World) -> None:
    first = draft(api, world, pasted()).json()
    begin(api, world, first["uuid"])
    run_import(batch=Import.objects.get(uuid=first["uuid"]).pk)
    articles(world).update(withdrawn_at=timezone.now())
    gone = {"withdrawn": True, "text": None, "headline": None}
    report = api(world.mona).get(address(world, first["uuid"])).json()
    preview = draft(api, world, pasted()).json()
    assert [answer["sources"][0]["there"] for answer in (report, preview)] == [gone, gone]


def test_a_source_of_too_many_lines_says_so(api: As, world: World) -> None:
    long = draft(api, world, pasted(text="a\n" * MOST_LINES)).json()["sources"][0]
    assert long["reading"] is None
    assert long["reason"].startswith("It has 5,001 lines, and at most 5,000")


def test_the_language_of_a_choice_is_checked_like_a_projects(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = begin(api, world, uuid, {"position": 1, "language": "English"})
    told = answer.json()["errors"]
    assert (answer.status_code, told[0]["pointer"]) == (400, "/sources/0/language")
    assert "A language is given by its code" in told[0]["detail"]


def test_choices_never_go_to_files_that_were_put_there_meanwhile(api: As, world: World) -> None:
    seen = draft(api, world, pasted()).json()
    draft(api, world, file("harbour_levy"), uuid=seen["uuid"])
    body = {"draft": seen["draft"], "sources": [{"position": 1, "outlet": "Lake Herald"}]}
    answer = api(world.mona).post(address(world, seen["uuid"], "start/"), body)
    assert (answer.status_code, answer.json()["code"]) == (409, "draft_replaced")
    assert Import.objects.get(uuid=seen["uuid"]).state == "draft"


def test_choices_name_the_draft_they_are_about(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = api(world.mona).post(address(world, uuid, "start/"), {"sources": [{"position": 1}]})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/draft")


def test_two_choices_for_one_source(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = begin(api, world, uuid, {"position": 1}, {"position": 1, "skip": True})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/sources")


def test_far_too_many_sources_are_refused_unread(api: As, world: World) -> None:
    answer = draft(api, world, *[{}] * 300_000)
    told = answer.json()
    assert (answer.status_code, len(told["errors"])) == (400, 1)
    assert told["errors"][0]["pointer"] == "/sources"
    assert "At most 200 files" in told["detail"]


def test_an_error_names_its_place_in_a_list(api: As, world: World) -> None:
    answer = draft(api, world, pasted(), {"name": "bad", "content": "%"})
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/sources/1/content"]
