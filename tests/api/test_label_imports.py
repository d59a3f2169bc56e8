"""Labels made elsewhere, over REST: what was found, what it means, and what became of it."""

from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.articles.actions import withdraw_article
from annotator.articles.models import Article
from annotator.jobs import run_labelled_import
from annotator.labelled.models import LabelledImport, Rejected
from annotator.spans.models import Span
from tests.conftest import As
from tests.make import LABELS, make_label_import
from tests.world import World

DOUBT = {"kind": "label", "name": "", "value": "doubt"}


def address(world: World, batch: LabelledImport, act: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/label-imports/{batch.uuid}/{act}"


def start(api: As, world: World, batch: LabelledImport, **body: Any) -> Any:
    return api(world.mona).post(address(world, batch, "start/"), body)


def sent(api: As, world: World, content: str = LABELS) -> str:
    uuid = str(uuid4())
    where = f"/api/v1/projects/{world.project.slug}/uploads/{uuid}/?name=labels.csv"
    answer = api(world.mona).put(where, content.encode(), content_type="application/octet-stream")
    assert answer.status_code == 201
    return uuid


def test_files_are_sent_read_mapped_and_imported(api: As, world: World) -> None:
    place = f"/api/v1/projects/{world.project.slug}/label-imports/{uuid4()}/"
    body = {"files": [sent(api, world)]}
    prepared = api(world.mona).put(place, body)
    assert (prepared.status_code, prepared.json()["state"]) == (201, "waiting")
    assert prepared.json()["format"] == "csv"
    assert api(world.mona).put(place, body).status_code == 200
    batch = LabelledImport.objects.get()
    run_labelled_import(batch=batch.pk)
    found = api(world.mona).get(place).json()
    assert (found["state"], found["unit"], found["unit_known"]) == ("draft", "codepoint", True)
    assert found["found"]["annotators"] == 2
    targets = {value["value"]: value["target"] for value in found["values"]}
    assert targets == {"Loaded Language": {"label": "loaded"}, "doubt": None}
    values = [{**DOUBT, "target": {"label": "scare_quote"}}]
    assert start(api, world, batch, values=values).json()["state"] == "queued"
    run_labelled_import(batch=batch.pk)
    done = api(world.mona).get(place).json()
    assert (done["state"], done["progress"]["spans"], done["rejected"]) == ("done", 2, [])
    assert sorted(one["name"] for one in done["annotators"]) == ["ann", "ben"]
    slugs = Span.objects.filter(origin="import").values_list("label__slug", flat=True)
    assert sorted(slugs) == ["loaded", "scare_quote"]


def test_what_is_not_mapped_can_be_downloaded(api: As, world: World) -> None:
    batch = make_label_import(world.project, world.mona)
    start(api, world, batch)
    run_labelled_import(batch=batch.pk)
    answer: Any = api(world.mona).get(address(world, batch, "rejected.csv"))
    rows = b"".join(answer.streaming_content).decode().splitlines()
    assert rows[0] == "file,line,record,code,reason,value"
    assert rows[1].startswith("labels.csv,3,,unmapped,")
    assert len(rows) == 2


def test_a_withdrawn_articles_words_leave_the_report(api: As, world: World) -> None:
    wrong = LABELS.replace("2,5,mob,", "2,5,throng,")
    batch = make_label_import(world.project, world.mona, wrong)
    start(api, world, batch, values=[{**DOUBT, "target": {"label": "scare_quote"}}])
    run_labelled_import(batch=batch.pk)

    def told() -> tuple[str, str]:
        answer: Any = api(world.mona).get(address(world, batch, "rejected.csv"))
        (one,) = api(world.mona).get(address(world, batch)).json()["rejected"]
        assert (one["code"], one["count"]) == ("quote_mismatch", 1)
        return one["example"], b"".join(answer.streaming_content).decode()

    example, table = told()
    assert "“mob”" in example
    assert "“mob”" in table
    assert "throng" in table
    article = Article.objects.filter(project=world.project).latest("pk")
    withdraw_article(actor=world.mona, article=article, reason="Court order.")
    example, table = told()
    assert "withdrawn" in example
    assert not [word for word in ("mob", "throng") if word in example + table]
    assert "labels.csv,3,,quote_mismatch," in table
    assert "mob" not in str(list(Rejected.objects.values_list("reason")))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"unit": "words"}, 400),
        ({"values": [{**DOUBT, "target": {"label": "nothing"}}]}, 400),
        ({"values": [{**DOUBT, "target": {}}]}, 400),
        ({"values": [{**DOUBT, "target": {"label": "loaded", "leave_out": True}}]}, 400),
        ({"makes_codebook": True}, 409),
        ({"unknown": 1}, 400),
    ],
)
def test_a_wrong_decision_changes_nothing(
    api: As, world: World, body: dict[str, Any], status: int
) -> None:
    batch = make_label_import(world.project, world.mona)
    assert start(api, world, batch, **body).status_code == status
    batch.refresh_from_db()
    assert batch.state == "draft"


def test_files_can_be_read_again_as_something_else(api: As, world: World) -> None:
    batch = make_label_import(world.project, world.mona)
    columns = {"item": "item", "annotator": "nobody"}
    answer = api(world.mona).post(
        address(world, batch, "read/"), {"format": "csv", "columns": columns}
    )
    assert answer.json()["state"] == "waiting"
    run_labelled_import(batch=batch.pk)
    failed = api(world.mona).get(address(world, batch)).json()
    assert (failed["state"], failed["found"]) == ("failed", None)
    assert "nobody" in failed["problem"]
    api(world.mona).post(address(world, batch, "read/"), {"format": "csv"})
    run_labelled_import(batch=batch.pk)
    assert api(world.mona).get(address(world, batch)).json()["state"] == "draft"


def test_a_file_of_another_project_is_not_found(api: As, world: World) -> None:
    place = f"/api/v1/projects/{world.project.slug}/label-imports/{uuid4()}/"
    answer = api(world.mona).put(place, {"files": [str(uuid4())]})
    assert answer.status_code == 400


def test_the_schema_is_served(api: As, world: World) -> None:
    answer = api(world.alice).get("/api/v1/dataset-schema.json")
    assert answer.headers["Content-Type"] == "application/schema+json"


def test_reading_takes_so_many_statements(
    api: As, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = "".join(f"i{n},p{n},v{n},0,1,,Text {n}\n" for n in range(30))
    batch = make_label_import(world.project, world.mona, LABELS + rows)
    with django_assert_max_num_queries(30):
        api(world.mona).get(address(world, batch))
