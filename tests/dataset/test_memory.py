"""A dataset is streamed: what it takes in memory does not grow with the project."""

import tracemalloc
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from annotator.articles.models import Article, Text
from annotator.dataset.rows import dataset, dataset_table
from annotator.projects.models import Project
from tests.world import World

TEXTS, SIZE = 120, 200_000


def fill(project: Project) -> None:
    content = "a" * SIZE
    digest = sha256(content.encode()).hexdigest()
    articles = Article.objects.bulk_create(
        Article(project=project, identity=f"long:{number}") for number in range(TEXTS)
    )
    Text.objects.bulk_create(
        Text(article=article, content=content, sha256=digest, blocks=[]) for article in articles
    )


@pytest.mark.parametrize("export", [dataset, dataset_table])
def test_memory_is_flat(world: World, export: Callable[[Project], Iterator[bytes]]) -> None:
    fill(world.project)
    tracemalloc.start()
    for _ in export(world.project):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < TEXTS * SIZE / 2
