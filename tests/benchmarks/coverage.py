"""How often does a 95 % interval hold the true value? Simulated, over articles and corpora.

    python -m tests.benchmarks.coverage [simulations]

The true value is the figure of a very large corpus of the same kind. Homogeneous corpora have
articles like each other; in heavy-tailed ones a few articles carry most of the marks and some
are marked by people who hardly agree. Prints a table; `!` stands where the share lies outside of
.93 to .97. Nothing here is timed, and nothing is random: the seeds are fixed.
"""

from __future__ import annotations

import sys

import numpy as np

from annotator.agreement import PerArticle, Study, count, per_article
from annotator.agreement.intervals import all_intervals
from annotator.agreement.measures import MEASURES
from annotator.agreement.study import Completions, Spans, Texts

FORMULAS = ("alpha_char_nominal", "u_alpha_2016", "char_f1", "span_f1_iou50", "span_f1_exact")
SIZES = (10, 20, 50, 200)
POPULATION = 20_000
READERS = 3


def corpus(articles: int, seed: int, *, heavy: bool) -> Study:
    """One label; marks of a place that all see, each annotator with a chance and with jitter."""
    random = np.random.default_rng(seed)
    length = random.integers(2000, 6001, articles)
    if heavy:
        places = np.minimum(np.rint(random.lognormal(1.0, 1.1, articles)), 60).astype(np.int64)
        sees = random.beta(1.2, 0.8, articles)
    else:
        places = random.poisson(8, articles)
        sees = np.full(articles, 0.7)
    article = np.repeat(np.arange(articles), places)
    where = random.random(len(article)) * (length[article] - 80)
    rows = []
    for reader in range(READERS):
        seen = random.random(len(article)) < sees[article]
        start = where[seen].astype(np.int64) + random.integers(0, 6, seen.sum())
        long = random.integers(6, 40, seen.sum())
        rows.append((article[seen], np.full(seen.sum(), reader), start, start + long))
    kinds = [np.concatenate(column) for column in zip(*rows, strict=True)]
    done = np.indices((articles, READERS))
    return Study(
        labels=("label",),
        texts=Texts(np.arange(articles), length),
        completions=Completions(done[0].ravel(), done[1].ravel()),
        spans=Spans(kinds[0], kinds[1], np.zeros_like(kinds[0]), kinds[2], kinds[3]),
    )


def coverage(population: PerArticle, n: int, simulations: int, seed: int) -> dict[str, float]:
    """formula -> share of the simulated corpora whose interval holds the population's value."""
    random = np.random.default_rng(seed)
    of = [MEASURES[formula].of for formula in FORMULAS]
    true = [float(statistic(population.total())[0]) for statistic in of]
    hits = np.zeros(len(FORMULAS))
    for draw in range(simulations):
        kept = np.zeros(len(population), dtype=np.bool_)
        kept[random.choice(len(population), n, replace=False)] = True
        found = all_intervals(population.chosen(kept), of, seed=draw)
        hits += [
            of_one.low is not None and of_one.low <= value <= (of_one.high or 0)
            for (of_one,), value in zip(found, true, strict=True)
        ]
    return dict(zip(FORMULAS, hits / simulations, strict=True))


def main() -> None:
    simulations = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{simulations} corpora of each kind and size; {READERS} annotators")
    print(f"{'':<24}" + "".join(f"{formula:>20}" for formula in FORMULAS))
    for heavy in (False, True):
        population = per_article(count(corpus(POPULATION, 1, heavy=heavy)))
        for n in SIZES:
            shares = coverage(population, n, simulations, seed=n)
            told = [
                f"{share:.3f}{' ' if 0.93 <= share <= 0.97 else '!'}" for share in shares.values()
            ]
            name = f"{'heavy-tailed' if heavy else 'homogeneous'}, {n} articles"
            print(f"{name:<24}" + "".join(f"{cell:>20}" for cell in told), flush=True)


if __name__ == "__main__":
    main()
