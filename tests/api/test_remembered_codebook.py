"""The codebook of an article is read once; what is remembered is never another one's."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.api.present import remembered_shape
from annotator.codebook.models import Codebook, Label
from tests.conftest import As
from tests.make import make_assignment, make_codebook, make_text
from tests.world import World


def test_articles_under_two_versions_show_each_its_own(api: As, world: World) -> None:
    assert world.alices.annotator
    label = {"slug": "other", "family": "evidence", "name": "Other", "definition": "Something."}
    newer = make_codebook(world.project, labels=[label], link_types=[])
    place = make_assignment(make_text(world.project), world.alices.annotator)
    assert place.codebook == newer
    for _ in range(2):
        assert slugs(api, world, world.alices.pk) == ["scare_quote", "loaded", "claim"]
        assert slugs(api, world, place.pk) == ["other"]


def slugs(api: As, world: World, assignment: int) -> list[str]:
    answer = api(world.alice).get(f"/api/v1/assignments/{assignment}/").json()
    return [label["slug"] for label in answer["codebook"]["labels"]]


def test_a_second_reading_asks_nothing_about_the_codebook(api: As, world: World) -> None:
    client, path = api(world.alice), f"/api/v1/assignments/{world.alices.pk}/"
    first = client.get(path).json()["codebook"]
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).json()["codebook"] == first
    assert not [one for one in asked.captured_queries if 'FROM "annotator_label"' in one["sql"]]


def test_a_draft_is_read_anew_each_time(world: World) -> None:
    draft = Codebook.objects.create(project=world.project, number=9)
    facts: dict[str, Any] = {"codebook": draft, "family": "evidence", "definition": "Something."}
    for name in ("first", "second"):
        Label.objects.create(slug=name, name=name, **facts)
        assert remembered_shape(draft.pk, draft.published_at)["labels"][-1]["slug"] == name
