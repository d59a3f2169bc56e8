"""How long does the server take for agreement on 10,000 articles, from what is kept per article?

    .venv/bin/python -m pytest -q -s -p no:randomly tests/benchmarks/agreement_page.py

Three annotators, five labels, twenty spans each. Prints medians; no part of the ordinary tests.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

import pytest

from annotator.agreement import count, layered, stack
from annotator.agreement.packed import PACKED_VERSION, pack
from annotator.agreement.packed_sets import pack_sets
from annotator.agreement.study import Completions, Spans, Study, Texts
from annotator.articles.models import Article, Text
from annotator.codebook.models import Codebook, Label
from annotator.statistics.counting import layers_of
from annotator.statistics.models import ArticleFigures
from tests.benchmarks.agreement import synthetic
from tests.conftest import As
from tests.world import World

ARTICLES = 10_000
ROUTES = ("", "pairs/", "annotators/", "slices/?by=outlet", "together/")


@pytest.fixture
def large(world: World) -> World:
    """The figures of a synthetic corpus under texts of their own."""
    like = world.text
    articles = Article.objects.bulk_create(
        [Article(project=world.project, identity=f"synthetic {n}") for n in range(ARTICLES)],
        batch_size=2000,
    )
    texts = Text.objects.bulk_create(
        [
            Text(article=one, version=1, sha256=like.sha256, content=like.content,
                 length=like.length, headline=like.headline, blocks=like.blocks,
                 sentences=like.sentences)
            for one in articles
        ],
        batch_size=2000,
    )  # fmt: skip
    book = Codebook.objects.get(project=world.project)
    labels = list(Label.objects.filter(codebook=book))
    study = named(synthetic(ARTICLES, 3, 20, len(labels)), labels, world)
    counts, sets = pack(count(layered(study, layers_of(labels)))), pack_sets(stack(study))
    ArticleFigures.objects.bulk_create(
        [
            ArticleFigures(text=text, codebook=book, round=1, changes=1, counted=1,
                           packed=PACKED_VERSION, counts=counts[number], sets=sets[number])
            for number, text in enumerate(texts)
        ],
        batch_size=2000,
    )  # fmt: skip
    return world


def named(study: Study, labels: list[Label], world: World) -> Study:
    """The same under the labels and some annotators of the world."""
    people = [one.annotator_id for one in (world.alices, world.bobs, world.ottos)]
    done, spans = study.completions, study.spans
    who = [people[number] or 0 for number in done.annotator.tolist()]
    marks = [people[number] or 0 for number in spans.annotator.tolist()]
    return Study(
        labels=tuple(label.slug for label in labels),
        texts=Texts(study.texts.article, study.texts.length),
        completions=Completions(done.article, who),  # type: ignore[arg-type]
        spans=Spans(spans.article, marks, spans.label, spans.start, spans.end),  # type: ignore[arg-type]
    )


def test_seconds(api: As, large: World) -> None:
    client = api(large.mona)
    for route in ROUTES:
        address, times = f"/api/v1/projects/{large.project.slug}/agreement/{route}", []
        for _ in range(4):
            begin = perf_counter()
            answer = client.get(address)
            times.append(perf_counter() - begin)
            assert answer.status_code == 200
        print(f"{route or 'agreement/':<24}{median(times[1:]):8.3f} s")
