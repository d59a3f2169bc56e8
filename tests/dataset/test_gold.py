"""Verdicts and gold in the dataset, with where they come from."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

from jsonschema import Draft202012Validator

from annotator.dataset.schema import schema
from annotator.review.actions import settle
from annotator.review.clustering import cluster_changed
from annotator.review.gold import Wanted
from annotator.review.models import Cluster, Decision
from tests.conftest import As
from tests.make import hand_in, make_span
from tests.world import World


def export(world: World, api: As, **options: Any) -> list[dict[str, Any]]:
    address = f"/api/v1/projects/{world.project.slug}/dataset.jsonl"
    answer = api(world.mona).get(address, options)
    return [json.loads(line) for line in b"".join(answer).splitlines()]


def differing(world: World) -> Cluster:
    make_span(world.alices, "'regime'")
    make_span(world.bobs, "regime")
    hand_in(world.alices, world.bobs)
    cluster_changed(world.project)
    return Cluster.objects.in_project(world.project).get()


def test_gold_comes_with_its_provenance(world: World, api: As, tmp_path: Path) -> None:
    key = differing(world).key
    made = Wanted(key=key, decision=Decision.INTERSECTION, revision=0, reason="boundary")
    uuid = uuid4()
    settle(person=world.rita, project=world.project, uuid=uuid, wanted=made)
    header, article, end = export(world, api)
    assert header["gold"] == {"strategy": "reviewer", "threshold": None}
    (verdict,) = article["verdicts"]
    assert (verdict["decision"], verdict["reviewer"], verdict["reason"]) == (
        "intersection",
        "P03",
        "boundary",
    )
    assert [one["annotator"] for one in verdict["basis"]] == ["P01", "P02"]
    (gold,) = article["gold"]
    assert (gold["quote"], gold["by"], gold["verdict"]) == ("regime", "verdict", str(uuid))
    assert (end["counts"]["verdicts"], end["counts"]["gold"]) == (1, 1)
    for line in (header, article, end):
        Draft202012Validator(schema()).validate(line)


def test_a_strategy_is_named_in_the_header(world: World, api: As) -> None:
    differing(world)
    header, article, _ = export(world, api, gold="majority", threshold=0.4)
    assert header["gold"] == {"strategy": "majority", "threshold": 0.4}
    assert [(one["by"], one["quote"]) for one in article["gold"]] == [("majority", "'regime'")]


def test_an_unknown_strategy_is_refused(world: World, api: As) -> None:
    address = f"/api/v1/projects/{world.project.slug}/dataset.jsonl"
    for wrong, field in (({"gold": "mood"}, "/gold"), ({"threshold": 1}, "/threshold")):
        answer = api(world.mona).get(address, wrong)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, field)
