"""How fast is `annotator.agreement`? Beside it, the same alpha the obvious way: by characters.

    python -m tests.benchmarks.agreement [articles [annotators [spans [labels]]]]

`spans` is the number per annotator and article. Prints medians and the ratio; fails if the two
do not agree. The baseline is plain numpy and is kept so that the comparison can be repeated
without any other package.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np

from annotator.agreement import (
    Completions,
    Spans,
    Study,
    Texts,
    alpha_char_nominal,
    per_label,
    span_f1_exact,
    span_f1_overlap,
)

SIZE = {"articles": 1000, "annotators": 3, "spans": 20, "labels": 5}


def synthetic(articles: int, annotators: int, spans: int, labels: int, seed: int = 1) -> Study:
    """Texts of 3,000 to 6,000 characters; two in three spans are common places, with jitter."""
    random = np.random.default_rng(seed)
    length = random.integers(3000, 6001, articles)
    shape = (articles, annotators, spans)
    common = random.random((articles, 1, spans)) * np.ones(shape)
    place = np.where(random.random(shape) < 2 / 3, common, random.random(shape))
    start = (place * (length[:, None, None] - 60)).astype(np.int64) + random.integers(0, 4, shape)
    end = start + random.integers(5, 50, shape)
    label = np.broadcast_to(random.integers(0, labels, (articles, 1, spans)), shape)
    article, annotator, _ = np.indices(shape)
    return Study(
        labels=tuple(f"label {number}" for number in range(labels)),
        texts=Texts(np.arange(articles), length),
        completions=Completions(*(i.ravel() for i in np.indices(shape[:2]))),
        spans=Spans(*(column.ravel() for column in (article, annotator, label, start, end))),
    )


def dense_alpha(study: Study) -> list[float]:
    """Alpha of each label from one boolean per annotator, label and character of an article."""
    people, spans = len(np.unique(study.completions.annotator)), study.spans
    o = np.zeros((len(study.labels), 2, 2))
    rows = np.searchsorted(spans.article, np.arange(len(study.texts) + 1))
    for article, length in enumerate(study.texts.length):
        marked = np.zeros((people, len(study.labels), length), dtype=np.bool_)
        for row in range(rows[article], rows[article + 1]):
            where = slice(spans.start[row], spans.end[row])
            marked[spans.annotator[row], spans.label[row], where] = True
        yes = marked.sum(axis=0)
        no = people - yes
        o[:, 1, 1] += (yes * (yes - 1)).sum(axis=1) / (people - 1)
        o[:, 0, 1] += (yes * no).sum(axis=1) / (people - 1)
        o[:, 0, 0] += (no * (no - 1)).sum(axis=1) / (people - 1)
    different, n_1, n_0 = o[:, 0, 1], o[:, 0, 1] + o[:, 1, 1], o[:, 0, 1] + o[:, 0, 0]
    alpha: list[float] = (1 - (n_0 + n_1 - 1) * different / (n_0 * n_1)).tolist()
    return alpha


def seconds(call: Callable[[], object], repeats: int) -> float:
    """Median of several runs, after one that does not count."""
    call()
    times = []
    for _ in range(repeats):
        begin = perf_counter()
        call()
        times.append(perf_counter() - begin)
    return median(times)


def main() -> None:
    size = dict(zip(SIZE, map(int, sys.argv[1:]), strict=False))
    study = synthetic(**{**SIZE, **size})
    texts, completions, spans = study.texts, study.completions, study.spans
    print(f"{len(texts):,} articles, {texts.length.sum():,} characters, {len(spans):,} spans")
    fast = [result.value for result in alpha_char_nominal(study)]
    np.testing.assert_allclose(np.array(fast, dtype=np.float64), dense_alpha(study), rtol=1e-9)
    check = seconds(lambda: Study(study.labels, texts, completions, spans), 9)
    print(f"{'checking the rows':<24}{check:9.4f} s")
    for figure in (alpha_char_nominal, span_f1_exact, span_f1_overlap, per_label):
        print(f"{figure.__name__:<24}{seconds(partial(figure, study), 9):9.4f} s")
    sweep = seconds(partial(alpha_char_nominal, study), 9)
    dense = seconds(partial(dense_alpha, study), 3)
    print(f"{'alpha by characters':<24}{dense:9.4f} s, {dense / sweep:.0f} times as long")


if __name__ == "__main__":
    main()
