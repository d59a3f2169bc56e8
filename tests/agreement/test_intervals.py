"""Intervals resample articles: a jackknife with t below 50 of them, from 50 a bootstrap."""

import numpy as np
import pytest

from annotator.agreement import PerArticle, Study, count, figures, per_article
from annotator.agreement.intervals import T, resampled
from annotator.agreement.measures import alpha_char
from tests.benchmarks.agreement import synthetic


def study(articles: int) -> Study:
    return synthetic(articles, 3, 6, 2)


def sums(articles: int) -> PerArticle:
    return per_article(count(study(articles)))


def alphas(found: PerArticle, rows: list[int]) -> list[float]:
    weights = np.bincount(rows, minlength=len(found.article)).astype(np.float64)[None]
    return [float(value) for value in alpha_char(found.weighted(weights))[0]]


def test_jackknife_by_its_definition() -> None:
    found = sums(12)
    everything = list(range(12))
    value = np.array(alphas(found, everything))
    without = np.array([alphas(found, [r for r in everything if r != i]) for i in everything])
    error = np.sqrt(11 / 12 * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
    for layer, result in enumerate(figures(found)["alpha_char_nominal"]):
        assert result.interval
        assert result.interval.method == "jackknife_t"
        assert result.interval.low == pytest.approx(value[layer] - T[10] * error[layer])
        assert result.interval.high == pytest.approx(value[layer] + T[10] * error[layer])


def test_bootstrap_from_fifty_articles() -> None:
    found = sums(60)
    drawn = np.concatenate([alpha_char(part).data for part in resampled(found, seed=7)])
    result = figures(found, ["alpha_char_nominal"], seed=7)["alpha_char_nominal"][0]
    assert result.interval
    assert (result.interval.method, result.interval.replicates) == ("percentile_bootstrap", 1000)
    assert len(drawn) == 1000
    assert result.interval.low == pytest.approx(np.percentile(drawn[:, 0], 2.5))
    assert result.interval.high == pytest.approx(np.percentile(drawn[:, 0], 97.5))


def test_each_draw_is_as_many_articles_as_there_are() -> None:
    found = sums(60)
    lengths = [part.characters for part in resampled(found, seed=1)]
    assert np.concatenate(lengths).mean() == pytest.approx(found.total().characters, rel=0.02)


def test_the_same_seed_draws_the_same() -> None:
    one, again, other = (figures(sums(55), seed=seed)["char_f1"][0].interval for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_weights_of_one_are_the_value_itself() -> None:
    found = sums(9)
    results = figures(found, ["alpha_char_nominal"])["alpha_char_nominal"]
    assert alphas(found, list(range(9))) == pytest.approx([r.value for r in results])


def test_slices_add_up_to_the_whole() -> None:
    found = sums(20)
    half = np.arange(20) < 7
    parts = [found.chosen(half).total().values, found.chosen(~half).total().values]
    assert np.array_equal(parts[0] + parts[1], found.total().values)


@pytest.mark.parametrize("formula", ["span_f1_exact", "percent_agreement_char"])
def test_shares_do_not_leave_nought_to_one(formula: str) -> None:
    for result in figures(sums(4))[formula]:
        assert result.interval
        assert result.interval.low is not None
        assert result.interval.high is not None
        assert 0 <= result.interval.low <= result.interval.high <= 1


def test_a_figure_of_too_few_articles_is_refused() -> None:
    result = figures(sums(3), minimum=4)["alpha_char_nominal"][0]
    assert (result.value, result.undefined, result.interval) == (None, "too_few_articles", None)
