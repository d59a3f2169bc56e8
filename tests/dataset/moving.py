"""Taking a dataset out of one project and into another."""

from pathlib import Path
from uuid import uuid4

from annotator.articles.actions import withdraw_article
from annotator.dataset.rows import dataset
from annotator.labelled.actions import prepare_labels
from annotator.labelled.archives import sources_of
from annotator.labelled.deciding_actions import start_labels
from annotator.labelled.models import LabelledImport
from annotator.labelled.reading_actions import read_labels
from annotator.labelled.storing_actions import store_labels
from annotator.projects.actions import create_project
from annotator.projects.models import Project
from tests.world import World


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
    store_labels(batch=batch.pk)
    batch.refresh_from_db()
    assert batch.state == "done"
    return batch


def moved(project: Project) -> Project:
    """An empty project of the same name and address, as on another server."""
    slug = project.slug
    Project.objects.filter(pk=project.pk).update(slug=f"{slug}-moved")
    return create_project(actor=None, slug=slug, name=project.name, language=project.language)


def withdraw(world: World) -> None:
    withdraw_article(actor=world.mona, article=world.text.article, reason="Court order.")
