from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from annotator.labelled.actions import prepare_labels
from annotator.labelled.archives import sources_of
from annotator.labelled.deciding_actions import decide_labels, start_labels
from annotator.labelled.models import LabelledImport
from annotator.labelled.reading_actions import read_labels
from annotator.labelled.storing_actions import store_labels
from annotator.projects.models import Project
from tests.labelled.reading import FOLDER
from tests.make import make_project

Import = Callable[..., LabelledImport]


def drafted(project: Project, format: str, *files: str | Path, **columns: str) -> LabelledImport:
    """Fixtures by name, or files by path, read."""
    paths = [FOLDER / file if isinstance(file, str) else file for file in files]
    batch, _ = prepare_labels(
        actor=None,
        project=project,
        uuid=uuid4(),
        format=format,
        files=[path.name for path in paths],
        columns=columns,
    )
    return read_labels(batch=batch, sources=sources_of(paths))


def imported(batch: LabelledImport, **decisions: Any) -> LabelledImport:
    decide_labels(actor=None, batch=batch, **decisions)
    start_labels(actor=None, batch=batch)
    store_labels(batch=batch.pk)
    batch.refresh_from_db()
    return batch


@pytest.fixture
def empty(db: None) -> Project:
    return make_project("foreign")
