"""How fast is `annotator.agreement`? Beside it, in one run, the same figures got in other ways.

    python -m tests.benchmarks.agreement [articles [annotators [spans [labels]]]]

`spans` is the number per annotator and article. Prints medians and ratios as a table, and fails
if the figures do not agree. Beside plain numpy, character by character, nltk, scikit-learn,
statsmodels and pygamma-agreement take part where they are installed (they are no dependency:
`pip install nltk scikit-learn statsmodels pygamma-agreement` in an environment of your own); the
table says which are missing. `krippendorff` is GPL and stays out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from statistics import median
from time import perf_counter

import numpy as np

from annotator.agreement import (
    Completions,
    Result,
    Spans,
    Study,
    Texts,
    count,
    figures,
    per_article,
)
from annotator.agreement.study import IntArray

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
    texts, spans = study.texts, study.spans
    print(f"{len(texts):,} articles, {texts.length.sum():,} characters, {len(spans):,} spans")
    found = per_article(count(study))
    ours = [
        result.value
        for result in figures(found, ["alpha_char_nominal"], interval=False)["alpha_char_nominal"]
    ]
    np.testing.assert_allclose(np.array(ours, dtype=np.float64), dense_alpha(study), rtol=1e-9)
    point = seconds(lambda: alpha(study), 9)
    everything = seconds(lambda: figures(per_article(count(study)), interval=False), 5)
    interval = seconds(lambda: alpha(study, interval=True), 5)
    kept = seconds(lambda: figures(found), 5)
    dense = seconds(lambda: dense_alpha(study), 3)
    row("alpha of characters, every label", point)
    row("all measures, every label", everything)
    row("alpha with interval", interval)
    row("all measures with intervals, from kept counts", kept)
    row("dense characters, alpha", dense, dense / point)
    row("dense characters, 1,000 replicates (extrapolated)", 1000 * dense, 1000 * dense / interval)
    for name, seconds_taken in others(study):
        row(name, seconds_taken, seconds_taken / point)


def alpha(study: Study, *, interval: bool = False) -> dict[str, list[Result]]:
    return figures(per_article(count(study)), ["alpha_char_nominal"], interval=interval)


def row(name: str, seconds: float, ratio: float | None = None) -> None:
    print(f"{name:<52}{seconds:12.4f} s" + (f"{ratio:10,.0f} x" if ratio else ""))


def others(study: Study) -> Iterator[tuple[str, float]]:
    """What other packages take for one label of the study, on values by character made for them."""
    sample = in_characters(study, 0)
    scale = len(study.labels)
    for name, package, call in (
        ("scikit-learn, kappa of pairs", "sklearn", by_sklearn),
        ("statsmodels, Fleiss' kappa of counts", "statsmodels", by_statsmodels),
        ("nltk, alpha", "nltk", by_nltk),
    ):
        if find_spec(package) is None:
            print(f"{name:<52}{'not installed':>14}")
            continue
        yield name, scale * call(sample)
    if find_spec("pygamma_agreement") is None:
        print(f"{'pygamma-agreement, gamma of ten articles':<52}{'not installed':>14}")
    else:
        yield "pygamma-agreement, gamma (extrapolated)", by_pygamma(study)


def in_characters(study: Study, label: int) -> list[IntArray]:
    """(annotators, characters) of each article: marked with the label or not."""
    people, spans = len(np.unique(study.completions.annotator)), study.spans
    found = [np.zeros((people, length), dtype=np.int64) for length in study.texts.length]
    for i in np.flatnonzero(spans.label == label):
        found[spans.article[i]][spans.annotator[i], spans.start[i] : spans.end[i]] = 1
    return found


def by_sklearn(sample: list[IntArray]) -> float:
    from sklearn.metrics import cohen_kappa_score

    rows = np.concatenate(sample, axis=1)
    pairs = [(i, j) for i in range(len(rows)) for j in range(i)]
    return seconds(lambda: [cohen_kappa_score(rows[i], rows[j]) for i, j in pairs], 1)


def by_statsmodels(sample: list[IntArray]) -> float:
    from statsmodels.stats.inter_rater import fleiss_kappa

    marked = np.concatenate(sample, axis=1).sum(axis=0)
    counts = np.column_stack([marked, len(sample[0]) - marked])
    return seconds(lambda: fleiss_kappa(counts), 3)


def by_nltk(sample: list[IntArray]) -> float:
    """On a hundredth of the articles, extrapolated: it holds a triple per character."""
    from nltk.metrics.agreement import AnnotationTask

    part = sample[: max(1, len(sample) // 100)]
    triples = [
        (who, f"{article}:{place}", int(value))
        for article, rows in enumerate(part)
        for who, values in enumerate(rows)
        for place, value in enumerate(values)
    ]
    begin = perf_counter()
    AnnotationTask(triples).alpha()
    return (perf_counter() - begin) * len(sample) / len(part)


def by_pygamma(study: Study) -> float:
    """Gamma of ten articles, extrapolated."""
    from pyannote.core import Segment
    from pygamma_agreement import (
        CombinedCategoricalDissimilarity,
        Continuum,
    )

    spans, some = study.spans, min(10, len(study.texts))
    begin = perf_counter()
    for article in range(some):
        continuum = Continuum()
        for i in np.flatnonzero(spans.article == article):
            place = Segment(float(spans.start[i]), float(spans.end[i]))
            continuum.add(str(spans.annotator[i]), place, str(spans.label[i]))
        continuum.compute_gamma(CombinedCategoricalDissimilarity(), n_samples=30)
    return (perf_counter() - begin) * len(study.texts) / some


if __name__ == "__main__":
    main()
