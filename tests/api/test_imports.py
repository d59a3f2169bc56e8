"""Imports over REST: preview before, progress during, report after; managers only."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.articles.actions import withdraw_article
from annotator.articles.models import Article
from annotator.imports.models import Import, ImportItem
from annotator.imports.scrape import MOST_LINES
from annotator.imports.sources import MOST_SOURCES
from annotator.imports.storing_actions import store_import
from tests.conftest import As
from tests.imports.test_import_articles import SCRAPES, VELMAR
from tests.world import World

MENU = "Home\nShare\nPrint\n"
HEADLINE = "Blueprint for 'regime' overthrow in Velmar unveiled"


def address(world: World, uuid: Any, verb: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/imports/{uuid}/{verb}"


def pasted(name: str = "pasted", **changes: Any) -> dict[str, Any]:
    return {"name": name, "text": VELMAR.read_text(), **changes}


def file(api: As, world: World, name: str, data: bytes = b"") -> dict[str, Any]:
    """Sent first, as the page does."""
    uuid = uuid4()
    where = f"/api/v1/projects/{world.project.slug}/uploads/{uuid}/?name={name}"
    data = data or (SCRAPES / name).read_bytes()
    client: Any = api(world.mona)
    assert client.generic("PUT", where, data, "application/octet-stream").status_code == 201
    return {"name": name, "upload": str(uuid)}


def rows(*lines: dict[str, Any] | str) -> bytes:
    told = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return "\n".join(told).encode()


def levy(number: int, **changes: Any) -> dict[str, Any]:
    body = f"The council of town {number} voted for it on day {number}, it said."
    return {"headline": f"Levy number {number} doubled", "body": body, **changes}


def draft(api: As, world: World, *sources: dict[str, Any], uuid: Any = None) -> Any:
    where = address(world, uuid or uuid4())
    return api(world.mona).put(where, {"sources": list(sources)})


def begin(api: As, world: World, uuid: Any, **body: Any) -> Any:
    return api(world.mona).post(address(world, uuid, "start/"), body)


def finish(api: As, world: World, uuid: Any, **body: Any) -> Any:
    assert begin(api, world, uuid, **body).status_code == 200
    store_import(batch=Import.objects.get(uuid=uuid).pk)
    return api(world.mona).get(address(world, uuid)).json()


def edit(api: As, world: World, uuid: Any, position: int, **body: Any) -> Any:
    return api(world.mona).put(address(world, uuid, f"items/{position}/"), body)


def articles(world: World) -> Any:
    return Article.objects.filter(project=world.project).exclude(identity__startswith="test:")


def test_a_preview_shows_what_was_recognised_and_stores_no_article(api: As, world: World) -> None:
    answer = draft(api, world, pasted())
    told = answer.json()
    assert (answer.status_code, told["state"]) == (201, "ready")
    reading = told["first"]["reading"]
    assert reading["blocks"][0] == {"kind": "headline", "text": HEADLINE}
    assert reading["published"]["zone_assumed"] is True
    assert sum(block["kind"] == "paragraph" for block in reading["blocks"]) == 9
    assert "icon text" in {line["reason"] for line in reading["dropped"]}
    assert not articles(world).exists()


def test_files_are_decoded_by_us(api: As, world: World) -> None:
    names = ("border_fence_utf16.txt", "pflegeheim_windows_1252.txt")
    told = draft(api, world, *(file(api, world, name) for name in names)).json()
    assert [item["state"] for item in told["items"]["results"]] == ["waiting"] * 2


def test_one_file_may_hold_many_articles(api: As, world: World) -> None:
    sent = file(api, world, "town.jsonl", rows(*map(levy, range(60))))
    told = draft(api, world, sent).json()
    assert (told["tally"]["total"], told["items"]["next"]) == (60, 50)
    client = api(world.mona)
    second = client.get(address(world, told["uuid"], "items/?after=50")).json()
    assert [item["position"] for item in second["results"]] == list(range(51, 61))
    assert second["next"] is None


def test_what_cannot_be_read_names_its_place(api: As, world: World) -> None:
    good = json.dumps(levy(1))
    told = draft(api, world, file(api, world, "a.jsonl", rows(good, "{broken"))).json()
    bad = told["items"]["results"][1]
    assert (bad["state"], bad["line"], bad["byte"]) == ("refused", 2, len(good) + 1)
    assert bad["reason"]


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


def test_what_is_there_already_is_named(api: As, world: World) -> None:
    finish(api, world, draft(api, world, pasted()).json()["uuid"])
    again = draft(api, world, pasted(), pasted("twin")).json()["items"]["results"]
    assert again[0]["there"] == {
        "withdrawn": False,
        "text": articles(world).get().texts.get().pk,
        "headline": HEADLINE,
    }
    assert (again[0]["twin"], again[1]["twin"], again[0]["changed"]) == (None, 1, False)


def test_the_same_address_with_other_words_is_a_changed_article(api: As, world: World) -> None:
    known = levy(1, url="https://news.example/levy")
    finish(api, world, draft(api, world, file(api, world, "a.jsonl", rows(known))).json()["uuid"])
    later = {**known, "body": "The council took it back on Friday, it said."}
    uuid = draft(api, world, file(api, world, "b.jsonl", rows(later))).json()["uuid"]
    item = api(world.mona).get(address(world, uuid)).json()["first"]
    assert item["there"]["headline"] == "Levy number 1 doubled"
    assert item["changed"] is True
    assert edit(api, world, uuid, 1, choice="apart").status_code == 200
    assert finish(api, world, uuid)["tally"]["imported"] == 1
    assert articles(world).count() == 2


def changed(api: As, world: World) -> tuple[Any, dict[str, Any]]:
    """An import of other words of an article that is there."""
    known = levy(1, url="https://news.example/levy")
    finish(api, world, draft(api, world, file(api, world, "a.jsonl", rows(known))).json()["uuid"])
    later = {**known, "body": "The council took it back on Friday, it said."}
    return draft(api, world, file(api, world, "b.jsonl", rows(later))).json()["uuid"], later


def test_other_words_are_left_as_they_are_unless_somebody_says_so(api: As, world: World) -> None:
    uuid, _ = changed(api, world)
    report = finish(api, world, uuid)
    assert (report["tally"]["there"], articles(world).get().texts.count()) == (1, 1)


def test_other_words_can_become_a_new_version_of_the_text(api: As, world: World) -> None:
    uuid, later = changed(api, world)
    assert edit(api, world, uuid, 1, choice="version").status_code == 200
    tally = api(world.mona).get(address(world, uuid)).json()["tally"]
    assert (tally["wanted"], tally["versions_wanted"], tally["known"]) == (1, 1, 0)
    report = finish(api, world, uuid)
    old, new = articles(world).get().texts.order_by("version")
    assert (old.version, new.version, new.content.endswith(later["body"])) == (1, 2, True)
    (item,) = report["items"]["results"]
    assert (item["state"], item["choice"], item["there"]["text"]) == ("imported", "version", new.pk)
    assert (report["tally"]["imported"], report["tally"]["versions"]) == (1, 1)
    assert new.article.snapshots.count() == 2
    assert ImportItem.objects.get(batch__uuid=uuid).found == {}


def test_only_other_words_of_an_article_are_a_new_version(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = edit(api, world, uuid, 1, choice="version")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_version")
    finish(api, world, uuid)
    again = draft(api, world, pasted()).json()["uuid"]
    assert edit(api, world, again, 1, choice="version").json()["code"] == "not_version"


def test_a_withdrawn_article_gets_no_new_version(api: As, world: World) -> None:
    uuid, words = changed(api, world)
    later = draft(api, world, file(api, world, "c.jsonl", rows(words))).json()["uuid"]
    assert edit(api, world, uuid, 1, choice="version").status_code == 200
    withdraw_article(actor=world.mona, article=articles(world).get(), reason="asked for")
    answer = edit(api, world, later, 1, choice="version")
    assert (answer.status_code, answer.json()["code"]) == (409, "withdrawn")
    report = finish(api, world, uuid)
    (item,) = report["items"]["results"]
    assert (item["state"], item["code"]) == ("refused", "withdrawn")
    assert articles(world).get().texts.count() == 1


def test_words_of_any_version_are_there_already(api: As, world: World) -> None:
    uuid, later = changed(api, world)
    edit(api, world, uuid, 1, choice="version")
    finish(api, world, uuid)
    for body in (levy(1)["body"], later["body"]):
        nameless = {"headline": later["headline"], "body": body}
        told = draft(api, world, file(api, world, "d.jsonl", rows(nameless))).json()
        item = told["first"]
        assert (item["changed"], item["there"]["headline"]) == (False, "Levy number 1 doubled")
        assert finish(api, world, told["uuid"])["tally"]["there"] == 1
    assert articles(world).count() == 1


def test_the_same_words_under_two_addresses_stay_two_articles(api: As, world: World) -> None:
    one, other = (levy(1, url=f"https://{name}.example/levy") for name in ("herald", "post"))
    for known in (one, other):
        told = draft(api, world, file(api, world, "a.jsonl", rows(known))).json()
        assert told["first"]["there"] is None
        finish(api, world, told["uuid"])
    assert articles(world).count() == 2


def test_words_that_came_from_elsewhere_meanwhile_are_no_second_article(
    api: As, world: World
) -> None:
    named = file(api, world, "a.jsonl", rows(levy(1, url="https://news.example/levy")))
    nameless = file(api, world, "b.jsonl", rows(levy(1)))
    uuids = [draft(api, world, sent).json()["uuid"] for sent in (named, nameless)]
    tallies = [finish(api, world, uuid)["tally"] for uuid in uuids]
    assert [(one["imported"], one["there"]) for one in tallies] == [(1, 0), (0, 1)]


def test_the_same_words_cannot_be_another_article(api: As, world: World) -> None:
    finish(api, world, draft(api, world, pasted()).json()["uuid"])
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = edit(api, world, uuid, 1, choice="apart")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_apart")


def test_what_is_much_alike_is_shown_and_linked_when_imported(api: As, world: World) -> None:
    words = VELMAR.read_text()
    told = draft(
        api,
        world,
        pasted(),
        pasted(
            "wire",
            text=words.replace("Wednesday", "Friday")
            + "\nThe agency's own last line stands here.\n",
        ),
    ).json()
    like = told["items"]["results"][1]["alike"]
    assert [(one["item"], one["headline"]) for one in like] == [(1, HEADLINE)]
    finish(api, world, told["uuid"])
    first, second = articles(world).order_by("pk")
    (link,) = first.likenesses.all()
    assert (link.b, link.likeness > 0.8) == (second, True)
    third = draft(
        api, world, pasted("wire", text=words + "\nYet another last line stands here.\n")
    ).json()
    assert {one["there"]["text"] for one in third["first"]["alike"]} == {
        article.texts.get().pk for article in (first, second)
    }


def test_every_part_can_be_edited(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    edits = {
        "blocks": [
            {"kind": "headline", "text": "Another headline"},
            {"kind": "paragraph", "text": "Other words."},
        ],
        "byline": "By Nobody",
        "outlet": "Lake  Herald",
        "story": "Velmar",
        "language": "en-GB",
        "url": "https://news.example/1",
        "published_at": "2026-01-02T03:04:05Z",
    }
    item = edit(api, world, uuid, 1, edits=edits)
    assert item.status_code == 200
    assert item.json()["headline"] == "Another headline"
    assert item.json()["reading"]["edited"] == sorted({*edits, "published"} - {"published_at"})
    finish(api, world, uuid)
    article = articles(world).get()
    assert article.texts.get().content == "Another headline\n\nOther words."
    assert (article.outlet.name, article.story.name) == ("Lake Herald", "Velmar")
    assert (article.language, article.byline, article.url) == (
        "en-GB",
        "By Nobody",
        "https://news.example/1",
    )
    assert article.published_at.isoformat() == "2026-01-02T03:04:05+00:00"
    assert "edited before importing" in article.snapshots.get().steps


@pytest.mark.parametrize(
    "edits",
    [
        {"blocks": []},
        {"blocks": [{"kind": "headline", "text": "Alone"}]},
        {"blocks": [{"kind": "paragraph", "text": " "}]},
        {"blocks": [{"kind": "paragraph", "text": "a"}, {"kind": "headline", "text": "b"}]},
        {"blocks": [{"kind": "paragraph", "text": "bell \a"}]},
        {"language": "english"},
        {"url": "javascript:alert(1)"},
        {"headlin": "x"},
    ],
)
def test_malformed_edits_change_nothing(api: As, world: World, edits: dict[str, Any]) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    assert edit(api, world, uuid, 1, edits=edits).status_code == 400
    assert ImportItem.objects.get(batch__uuid=uuid).edits == {}


def test_an_edit_may_make_two_items_the_same(api: As, world: World) -> None:
    uuid = draft(api, world, file(api, world, "a.jsonl", rows(levy(1), levy(2)))).json()["uuid"]
    url = {"url": "https://news.example/1"}
    for position in (2, 1):
        edit(api, world, uuid, position, edits=url)
    told = api(world.mona).get(address(world, uuid)).json()
    assert [item["twin"] for item in told["items"]["results"]] == [None, 1]
    assert told["tally"]["wanted"] == 1


def test_all_at_once(api: As, world: World) -> None:
    uuid = draft(api, world, file(api, world, "a.jsonl", rows(*map(levy, range(3))))).json()["uuid"]
    edit(api, world, uuid, 1, edits={"byline": "By Nobody"})
    client = api(world.mona)
    about = {"outlet": "Lake Herald", "story": "Levies", "language": "en-GB"}
    assert client.patch(address(world, uuid, "items/"), about).status_code == 200
    finish(api, world, uuid)
    told = articles(world).values_list("outlet__name", "story__name", "language", "byline")
    assert list(told) == [
        ("Lake Herald", "Levies", "en-GB", "By Nobody"),
        ("Lake Herald", "Levies", "en-GB", ""),
        ("Lake Herald", "Levies", "en-GB", ""),
    ]


def test_items_may_be_left_out(api: As, world: World) -> None:
    uuid = draft(api, world, file(api, world, "a.jsonl", rows(levy(1), levy(2)))).json()["uuid"]
    edit(api, world, uuid, 1, choice="skip")
    report = finish(api, world, uuid)
    assert [item["state"] for item in report["items"]["results"]] == ["skipped", "imported"]


def test_a_list_can_be_narrowed(api: As, world: World) -> None:
    uuid = draft(api, world, pasted(), {"name": "menu.txt", "text": MENU}, pasted("twin")).json()[
        "uuid"
    ]

    def positions(which: str) -> list[int]:
        answer = api(world.mona).get(address(world, uuid, f"items/?which={which}")).json()
        return [item["position"] for item in answer["results"]]

    assert positions("all") == [1, 2, 3]
    assert positions("dropped") == [1, 3]
    assert positions("duplicates") == [3]
    assert positions("troubles") == [2]


def test_repeating_a_draft_makes_no_second(api: As, world: World) -> None:
    uuid = uuid4()
    assert draft(api, world, pasted(), uuid=uuid).status_code == 201
    assert draft(api, world, pasted(), uuid=uuid).status_code == 200
    other = draft(api, world, pasted("other"), uuid=uuid)
    assert (other.status_code, other.json()["code"]) == (409, "other_sources")
    assert ImportItem.objects.filter(batch__uuid=uuid).count() == 1


def test_starting_queues_one_job_however_often(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    before = ProcrastinateJob.objects.count()
    for _ in range(2):
        answer = begin(api, world, uuid)
        assert (answer.status_code, answer.json()["state"]) == (200, "queued")
    assert answer.json()["waits_for_worker"] is True
    assert ProcrastinateJob.objects.count() == before + 1


def test_what_was_started_is_edited_no_more(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    begin(api, world, uuid)
    for answer in (
        edit(api, world, uuid, 1, choice="skip"),
        api(world.mona).patch(address(world, uuid, "items/"), {"outlet": "x"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "not_to_be_changed")


def test_cancelling(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = api(world.mona).post(address(world, uuid, "cancel/"))
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert begin(api, world, uuid).json()["state"] == "cancelled"


@pytest.mark.parametrize(
    "source",
    [
        {"name": "both", "text": "a", "upload": str(UUID(int=0))},
        {"name": "neither"},
        {"name": "gone", "upload": str(UUID(int=0))},
        {"name": "bad", "text": "a", "language": "english"},
        {"name": "bad", "text": "a", "outlett": "x"},
        {"name": "big", "text": "a" * 1_000_001},
    ],
)
def test_malformed_sources(api: As, world: World, source: dict[str, Any]) -> None:
    answer = draft(api, world, source)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert not Import.objects.filter(project=world.project).exists()


def test_limits_are_said_in_a_sentence(api: As, world: World) -> None:
    many = draft(api, world, *[{"name": "n", "text": "a"}] * (MOST_SOURCES + 1))
    assert many.status_code == 400
    assert "At most 200 files" in many.json()["detail"]
    huge = draft(api, world, *[{"name": "big", "text": "a" * 1_000_000}] * 12)
    assert (huge.status_code, huge.json()["code"]) == (413, "too_large")


def test_an_import_of_another_project_is_not_found(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    other = f"/api/v1/projects/{world.ottos.project.slug}/imports/{uuid}/"
    assert api(world.mona).get(other).status_code == 404


def test_the_list_offers_names_and_shows_the_newest(api: As, world: World) -> None:
    draft(api, world, pasted())
    listed = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/imports/").json()
    assert listed["limits"] == {"files": 200, "pasted": 1, "each": 250, "all": 1000}
    assert listed["offers"]["languages"] == ["en"]
    assert [row["tally"]["total"] for row in listed["results"]] == [1]


@pytest.mark.parametrize("many", [2, 40])
def test_statements_do_not_grow_with_the_items(
    api: As, world: World, many: int, django_assert_max_num_queries: Any
) -> None:
    told = draft(api, world, file(api, world, "a.jsonl", rows(*map(levy, range(many)))))
    client = api(world.mona)
    # session, person, project, import, tally, three kinds of names, sources, items, their texts
    # and namesakes, the first item whole and once more its texts and namesakes
    with django_assert_max_num_queries(15):
        client.get(address(world, told.json()["uuid"]))


def test_of_a_withdrawn_article_it_says_no_more_than_that(api: As, world: World) -> None:
    first = finish(api, world, draft(api, world, pasted()).json()["uuid"])
    articles(world).update(withdrawn_at=timezone.now())
    gone = {"withdrawn": True, "text": None, "headline": None}
    report = api(world.mona).get(address(world, first["uuid"])).json()
    preview = draft(api, world, pasted()).json()
    assert [a["items"]["results"][0]["there"] for a in (report, preview)] == [gone, gone]
    assert HEADLINE not in json.dumps(report)


def test_a_source_of_too_many_lines_says_so(api: As, world: World) -> None:
    long = draft(api, world, pasted(text="a\n" * MOST_LINES)).json()["items"]["results"][0]
    assert (long["state"], long["code"]) == ("refused", "too_many_lines")
    assert long["reason"].startswith("It has 5,001 lines, and at most 5,000")


def test_what_no_column_holds_is_refused_as_a_whole(api: As, world: World) -> None:
    told = draft(api, world, pasted(text="a\u0000b"))
    assert told.status_code == 400
