"""Every measure of predefined items, by its exact name.

Each is a function of sums over items: `columns` (I, X) holds what an item adds, `value` turns
sums (B, X) into (B,), masked where undefined. So an interval costs one matrix product.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from . import metrics
from .items import Ratings
from .measures import GWET_2008, KRIPPENDORFF_2004, KRIPPENDORFF_2011, Values
from .study import BoolArray, FloatArray, IntArray

Columns = Callable[[Ratings], FloatArray]
Formula = Callable[[FloatArray, Ratings], Values]
Metric = Callable[[metrics.Values], FloatArray]
Weights = Callable[[int], FloatArray]


@dataclass(frozen=True)
class ItemMeasure:
    """`pair` measures are of exactly two annotators; `level` is the scale a measure assumes."""

    formula: str
    source: str
    level: str
    columns: Columns
    value: Formula
    pair: bool = False
    floor: float | None = None


def alpha_columns(metric: Metric) -> Columns:
    """Each item's disagreement, sum of delta over ordered pairs / (m - 1), and its values."""

    def columns(ratings: Ratings) -> FloatArray:
        counts = ratings.counts.astype(np.float64)
        m = counts.sum(axis=1, keepdims=True)
        counts *= m >= 2
        apart = ((counts @ metric(ratings.values)) * counts).sum(axis=1, keepdims=True)
        return np.hstack([apart / np.maximum(m - 1, 1), counts])

    return columns


def alpha_value(metric: Metric) -> Formula:
    """alpha = 1 - (n - 1) sum o delta / sum n_c n_k delta."""

    def value(sums: FloatArray, ratings: Ratings) -> Values:
        apart, n_c = sums[:, 0], sums[:, 1:]
        by_chance = ((n_c @ metric(ratings.values)) * n_c).sum(axis=1)
        return _one_minus((n_c.sum(axis=1) - 1) * apart, by_chance)

    return value


def ordinal_columns(ratings: Ratings) -> FloatArray:
    """Coincidences of the cells that occur, and the values: the distance depends on the sums."""
    counts = ratings.counts.astype(np.float64)
    m = counts.sum(axis=1, keepdims=True)
    counts *= m >= 2
    low, high = _cells(ratings)
    pairs = counts[:, low] * counts[:, high] * 2 / np.maximum(m - 1, 1)
    return np.hstack([pairs, counts])


def ordinal_value(sums: FloatArray, ratings: Ratings) -> Values:
    """delta of two values is the squared difference of their mean ranks."""
    low, high = _cells(ratings)
    n_c = sums[:, len(low) :]
    rank = np.cumsum(n_c, axis=1) - n_c / 2
    apart = (sums[:, : len(low)] * (rank[:, low] - rank[:, high]) ** 2).sum(axis=1)
    n = n_c.sum(axis=1)
    middle = (n_c * rank).sum(axis=1) / np.maximum(n, 1)
    by_chance = 2 * n * (n_c * (rank - middle[:, None]) ** 2).sum(axis=1)
    varied = (n_c > 0).sum(axis=1) > 1
    return _one_minus((n - 1) * apart, np.where(varied, by_chance, 0))


def agreed_columns(weights: Weights) -> Columns:
    """Whether two rated the item, how much they agree, whether one did, and shares of values."""

    def columns(ratings: Ratings) -> FloatArray:
        return of_counts(ratings.counts.astype(np.float64), weights)

    return columns


def of_counts(counts: FloatArray, weights: Weights) -> FloatArray:
    """The same from counts (I, V) of annotators per value."""
    m = counts.sum(axis=1, keepdims=True)
    near = counts @ weights(counts.shape[1])
    agreed = (counts * (near - 1)).sum(axis=1, keepdims=True) / np.maximum(m * (m - 1), 1)
    share = counts / np.maximum(m, 1)
    return np.hstack([m >= 2, agreed * (m >= 2), m >= 1, share])


def percent(sums: FloatArray, ratings: Ratings) -> Values:
    """A_o: mean over items that two rated of the share of agreeing pairs."""
    return _ratio(sums[:, 1], sums[:, 0])


def by_chance(chance: Callable[[FloatArray], FloatArray]) -> Formula:
    """(A_o - A_e) / (1 - A_e), A_e from the mean shares (B, V) of values."""

    def value(sums: FloatArray, ratings: Ratings) -> Values:
        share = sums[:, 3:] / np.maximum(sums[:, 2:3], 1)
        return corrected(_ratio(sums[:, 1], sums[:, 0]), chance(share))

    return value


def corrected(observed: Values, chance: FloatArray) -> Values:
    """(A_o - A_e) / (1 - A_e)."""
    return _ratio(observed.data - chance, 1 - chance, np.ma.getmaskarray(observed))


def gwet(weights: Weights) -> Callable[[FloatArray], FloatArray]:
    """A_e = T_w / (V (V - 1)) sum pi (1 - pi)."""

    def chance(share: FloatArray) -> FloatArray:
        n = share.shape[1]
        total = weights(n).sum() / max(n * (n - 1), 1)
        expected: FloatArray = total * (share * (1 - share)).sum(axis=1)
        return expected

    return chance


def offered(share: FloatArray) -> FloatArray:
    """A_e = 1 / V."""
    return np.full(len(share), 1 / max(share.shape[1], 1))


def squared(share: FloatArray) -> FloatArray:
    """A_e = sum pi^2."""
    expected: FloatArray = (share**2).sum(axis=1)
    return expected


def pair_columns(ratings: Ratings) -> FloatArray:
    """The joint table of the two annotators."""
    return ratings.table(0, 1)


def kappa(weights: Weights) -> Formula:
    """1 - sum (1 - w) p / sum (1 - w) p^A p^B."""

    def value(sums: FloatArray, ratings: Ratings) -> Values:
        return _kappa(sums, weights(len(ratings.values)))

    return value


def all_pairs(ratings: Ratings) -> FloatArray:
    """The joint tables of all pairs, one behind the other."""
    pairs = combinations(range(ratings.codes.shape[1]), 2)
    tables = [ratings.table(one, other) for one, other in pairs]
    return np.hstack(tables) if tables else np.zeros((len(ratings.codes), 0))


def light(sums: FloatArray, ratings: Ratings) -> Values:
    """The mean of the kappas of all pairs that have one."""
    n = len(ratings.values)
    if not sums.shape[1]:
        return _ratio(np.zeros(len(sums)), np.zeros(len(sums)))
    tables = sums.reshape(len(sums), -1, n * n)
    kappas = [_kappa(tables[:, pair], np.eye(n)) for pair in range(tables.shape[1])]
    return np.ma.stack(kappas).mean(axis=0)  # type: ignore[no-any-return]


def by_annotator(ratings: Ratings) -> FloatArray:
    """Whether two rated the item, whether they agree, and who gave which value."""
    said = ratings.codes[:, :, None] == np.arange(len(ratings.values))
    who = said.reshape(len(said), said.shape[1] * said.shape[2])
    return np.hstack([agreed_columns(np.eye)(ratings)[:, :2], who])


def conger(sums: FloatArray, ratings: Ratings) -> Values:
    """A_e is the mean over pairs of annotators of sum p^A p^B."""
    k, n = ratings.codes.shape[1], len(ratings.values)
    if k < 2:
        return _ratio(np.zeros(len(sums)), np.zeros(len(sums)))
    given = sums[:, 2:].reshape(len(sums), k, n)
    share = given / np.maximum(given.sum(axis=2, keepdims=True), 1)
    chance = (share.mean(axis=1) ** 2 - share.var(axis=1, ddof=1) / k).sum(axis=1)
    return corrected(_ratio(sums[:, 1], sums[:, 0]), chance)


def _kappa(tables: FloatArray, weights: FloatArray) -> Values:
    n = len(weights)
    table = tables.reshape(len(tables), n, n)
    total = np.maximum(table.sum(axis=(1, 2)), 1)[:, None]
    rows, columns = table.sum(axis=2) / total, table.sum(axis=1) / total
    apart = ((1 - weights) * table).sum(axis=(1, 2)) / total[:, 0]
    return _one_minus(apart, ((rows @ (1 - weights)) * columns).sum(axis=1))


def _cells(ratings: Ratings) -> tuple[IntArray, IntArray]:
    """The pairs of different values that meet in an item, the smaller first."""
    given = (ratings.counts > 0).astype(np.float64)
    low, high = np.nonzero(np.triu(given.T @ given, 1))
    return low, high


def _one_minus(above: FloatArray, below: FloatArray) -> Values:
    return 1 - _ratio(above, below)


def _ratio(above: FloatArray, below: FloatArray, undefined: BoolArray | bool = False) -> Values:
    mask = (np.abs(below) < 1e-12) | undefined
    return np.ma.MaskedArray(above / np.where(mask, 1.0, below), mask=mask)


COHEN_1960 = (
    "Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological "
    "Measurement 20(1), pp. 37-46"
)
COHEN_1968 = "Cohen (1968), Weighted kappa, Psychological Bulletin 70(4), pp. 213-220"
SCOTT_1955 = "Scott (1955), Reliability of content analysis, Public Opinion Quarterly 19(3)"
FLEISS_1971 = (
    "Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin "
    "76(5), pp. 378-382"
)
CONGER_1980 = (
    "Conger (1980), Integration and generalization of kappas for multiple raters, Psychological "
    "Bulletin 88(2), pp. 322-328"
)
LIGHT_1971 = (
    "Light (1971), Measures of response agreement for qualitative data, Psychological Bulletin "
    "76(5), pp. 365-377"
)
BRENNAN_1981 = (
    "Brennan and Prediger (1981), Coefficient kappa: some uses, misuses, and alternatives, "
    "Educational and Psychological Measurement 41(3), pp. 687-699"
)
PASSONNEAU_2006 = "Passonneau (2006), Measuring agreement on set-valued items (MASI), LREC"
GWET_MISSING = f"{GWET_2008}; missing ratings as in Gwet, Handbook of Inter-Rater Reliability"


def _alpha(name: str, source: str, level: str, metric: Metric) -> ItemMeasure:
    return ItemMeasure(name, source, level, alpha_columns(metric), alpha_value(metric))


def _chance(name: str, source: str, level: str, weights: Weights, chance: Formula) -> ItemMeasure:
    return ItemMeasure(name, source, level, agreed_columns(weights), chance)


def _pair(name: str, source: str, level: str, weights: Weights) -> ItemMeasure:
    return ItemMeasure(name, source, level, pair_columns, kappa(weights), pair=True)


_ALL = (
    _alpha("alpha_nominal", KRIPPENDORFF_2011, "nominal", metrics.nominal),
    ItemMeasure("alpha_ordinal", KRIPPENDORFF_2011, "ordinal", ordinal_columns, ordinal_value),
    _alpha("alpha_interval", KRIPPENDORFF_2011, "interval", metrics.interval),
    _alpha("alpha_ratio", KRIPPENDORFF_2011, "ratio", metrics.ratio),
    _alpha("alpha_set_jaccard", PASSONNEAU_2006, "set", metrics.jaccard),
    _alpha("alpha_set_masi", PASSONNEAU_2006, "set", metrics.masi),
    ItemMeasure(
        "percent_agreement",
        KRIPPENDORFF_2004,
        "nominal",
        agreed_columns(np.eye),
        percent,
        floor=0.0,
    ),
    _pair("cohen_kappa", COHEN_1960, "nominal", np.eye),
    _pair("weighted_kappa_linear", COHEN_1968, "ordinal", metrics.linear),
    _pair("weighted_kappa_quadratic", COHEN_1968, "ordinal", metrics.quadratic),
    ItemMeasure(
        "scott_pi", SCOTT_1955, "nominal", agreed_columns(np.eye), by_chance(squared), pair=True
    ),
    _chance("fleiss_kappa", FLEISS_1971, "nominal", np.eye, by_chance(squared)),
    ItemMeasure("conger_kappa", CONGER_1980, "nominal", by_annotator, conger),
    ItemMeasure("light_kappa", LIGHT_1971, "nominal", all_pairs, light),
    _chance("brennan_prediger", BRENNAN_1981, "nominal", np.eye, by_chance(offered)),
    _chance("gwet_ac1", GWET_MISSING, "nominal", np.eye, by_chance(gwet(np.eye))),
    _chance(
        "gwet_ac2_quadratic",
        GWET_MISSING,
        "ordinal",
        metrics.quadratic,
        by_chance(gwet(metrics.quadratic)),
    ),
)
ITEM_MEASURES = {measure.formula: measure for measure in _ALL}

# What each level of measurement allows; every level also allows what forgets the order.
NOMINAL = tuple(m.formula for m in _ALL if m.level == "nominal")
LEVELS = {
    "nominal": NOMINAL,
    "ordinal": (
        "alpha_ordinal",
        "weighted_kappa_linear",
        "weighted_kappa_quadratic",
        "gwet_ac2_quadratic",
        *NOMINAL,
    ),
    "interval": ("alpha_interval", "alpha_ordinal", *NOMINAL),
    "ratio": ("alpha_ratio", "alpha_interval", "alpha_ordinal", *NOMINAL),
    "set": ("alpha_set_jaccard", "alpha_set_masi", "percent_agreement"),
}
