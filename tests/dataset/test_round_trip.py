"""A dataset imported into an empty project comes out again byte by byte."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from jsonschema import Draft202012Validator

from annotator.dataset.rows import dataset
from annotator.dataset.schema import schema
from annotator.labelled.actions import prepare_labels, read_labels, run_labels, start_labels
from annotator.labelled.archives import sources_of
from annotator.labelled.models import LabelledImport
from annotator.labelled.offers import progress
from annotator.projects.actions import create_project
from annotator.projects.models import Project
from tests.dataset.conftest import Linked
from tests.make import hand_in, make_answer, make_span
from tests.world import World

SCHEMA = Draft202012Validator(schema())


def exported(project: Project, folder: Path) -> Path:
    file = folder / f"{uuid4()}.jsonl"
    file.write_bytes(b"".join(dataset(project)))
    return file


def imported(project: Project, file: Path) -> LabelledImport:
    names = [file.name]
    batch, _ = prepare_labels(
        actor=None, project=project, uuid=uuid4(), format="native", files=names
    )
    batch = read_labels(batch=batch, sources=sources_of([file]))
    batch = start_labels(actor=None, batch=batch)
    run_labels(batch=batch.pk)
    batch.refresh_from_db()
    assert batch.state == "done"
    return batch


def moved(project: Project) -> Project:
    """An empty project of the same name and address, as on another server."""
    slug = project.slug
    Project.objects.filter(pk=project.pk).update(slug=f"{slug}-moved")
    return create_project(actor=None, slug=slug, name=project.name, language=project.language)


@pytest.fixture
def full(world: World, linked: Linked) -> World:
    make_span(world.alices, "'regime'")
    make_span(world.bobs, "😀 regime", "loaded")
    make_answer(world.bobs, "genre", "opinion")
    make_answer(world.bobs, "frames", ["economic", "security"])
    make_answer(world.bobs, "tone", 37.5)
    hand_in(world.alices, world.bobs, linked.alices)
    return world


def test_every_line_is_as_the_schema_says(full: World, tmp_path: Path) -> None:
    for line in exported(full.project, tmp_path).read_text(encoding="utf-8").splitlines():
        SCHEMA.validate(json.loads(line))


def test_it_comes_out_byte_by_byte(full: World, tmp_path: Path) -> None:
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    imported(empty, first)
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()


def test_a_second_import_adds_nothing(full: World, tmp_path: Path) -> None:
    first = exported(full.project, tmp_path)
    empty = moved(full.project)
    batch = imported(empty, first)
    again = imported(empty, first)
    done = progress(again)
    assert batch.found == again.found
    assert {name: count for name, count in done.items() if count} == {"items": 2, "done": 2}
    assert exported(empty, tmp_path).read_bytes() == first.read_bytes()


def test_nothing_of_a_foreign_dataset_is_lost_in_a_project_with_the_same_codebooks(
    full: World, tmp_path: Path
) -> None:
    file = exported(full.project, tmp_path)
    before = file.read_bytes()
    batch = imported(full.project, file)
    assert not batch.rejected.exists()
    # Its own people are others than those who bear the same pseudonyms here.
    counts = json.loads(b"".join(dataset(full.project)).splitlines()[-1])["counts"]
    there = json.loads(before.splitlines()[-1])["counts"]
    assert counts["assignments"] == 2 * there["assignments"]
    assert counts["articles"] == there["articles"]
