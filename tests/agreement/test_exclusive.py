"""The family of 2016 and alpha of sets against slow definitions; and where there is no figure."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby, permutations

import pytest
from hypothesis import given

from annotator.agreement import (
    Layers,
    Result,
    Undefined,
    count,
    exclusive,
    layered,
    metrics,
    per_article,
    stack,
)
from annotator.agreement.packed_sets import pack_sets, unpack_sets
from annotator.agreement.stacked import alpha_of_sets, columns

from .corpora import LABELS, Article, Corpus, Marked, corpora, one, study
from .references import comparable, has

LAYERS = Layers.with_families(dict.fromkeys(LABELS, "one"))


def family(corpus: Corpus, **options: bool) -> dict[str, list[Result]]:
    counts = count(layered(study(corpus), LAYERS))
    return exclusive(per_article(counts), len(LABELS), interval=False, minimum=1, **options)


def alone(spans: list[Marked]) -> list[Marked]:
    """The spans that do not overlap one before them."""
    kept: list[Marked] = []
    for label, start, end in sorted(spans, key=lambda span: span[1]):
        if not kept or kept[-1][2] <= start:
            kept.append((label, start, end))
    return kept


def without_overlap(corpus: Corpus) -> Corpus:
    return {
        a: Article(article.length, {r: alone(s) for r, s in article.readers.items()})
        for a, article in corpus.items()
    }


@given(corpora())
def test_u_alphas_by_their_definition(corpus: Corpus) -> None:
    corpus = without_overlap(corpus)
    found, slow = family(corpus), Slow(corpus)
    for formula in ("u_alpha_2016", "bar_u_alpha_2016", "cu_alpha_2016"):
        same(found[formula][0].value, getattr(slow, formula)())
    for label, result in zip(LABELS, found["ku_alpha_2016"], strict=True):
        same(result.value, slow.ku(label))


def same(value: float | None, exact: Fraction | None) -> None:
    assert (value is None) == (exact is None)
    if exact is not None:
        assert value == pytest.approx(float(exact), abs=1e-9)


class Slow:
    """The formulas of the paper, position by position, in fractions."""

    def __init__(self, corpus: Corpus) -> None:
        self.values = (None, *LABELS)
        self.l = dict.fromkeys(permutations_of(self.values), Fraction(0))
        self.t = dict.fromkeys(self.values, Fraction(0))
        self.shared = dict.fromkeys(LABELS, Fraction(0))
        for article in comparable(corpus):
            self.add(article)
        self.n = sum(self.l.values(), Fraction(0))

    def add(self, article: Article) -> None:
        rows = [[at(s, p) for p in range(article.length)] for s in article.readers.values()]
        share = Fraction(1, len(rows) - 1)
        for mine, theirs in permutations(rows, 2):
            for pair in zip(mine, theirs, strict=True):
                self.l[pair] += share
            for spans in [
                s for s, row in zip(article.readers.values(), rows, strict=True) if row is mine
            ]:
                for label, start, end in spans:
                    self.shared[label] += share * sum(x is not None for x in theirs[start:end]) ** 2
        for spans, row in zip(article.readers.values(), rows, strict=True):
            for label, start, end in spans:
                self.t[label] += (end - start) ** 2
            for value, run in groupby(row):
                self.t[None] += len(list(run)) if value is None else 0

    def of(self, c: object) -> Fraction:
        return sum((self.l[c, k] for k in self.values), Fraction(0))  # type: ignore[index]

    def e(self, c: object, k: object) -> Fraction | None:
        below = self.n**2 - sum(self.t.values())
        own = self.t[c] if c == k else 0  # type: ignore[index]
        return self.n * (self.of(c) * self.of(k) - own) / below if below > 0 else None

    def u_alpha_2016(self) -> Fraction | None:
        chance = [self.e(c, c) for c in self.values]
        if None in chance or self.n == sum(chance):  # type: ignore[arg-type, no-any-return, unused-ignore]
            return None
        observed = self.n - sum(self.l[c, c] for c in self.values)
        return 1 - observed / (self.n - sum(chance))  # type: ignore[arg-type, no-any-return, unused-ignore]

    def bar_u_alpha_2016(self) -> Fraction | None:
        apart = [self.e(None, k) for k in LABELS]
        if None in apart or not sum(apart):  # type: ignore[arg-type, no-any-return, unused-ignore]
            return None
        return 1 - (self.of(None) - self.l[None, None]) / sum(apart)  # type: ignore[arg-type, no-any-return, unused-ignore]

    def star(self, c: str) -> Fraction:
        return sum((self.l[c, k] for k in LABELS), Fraction(0))

    def e_star(self, c: str, k: str) -> Fraction | None:
        n = sum((self.star(x) for x in LABELS), Fraction(0))
        below = n**2 - sum(self.shared.values())
        own = self.shared[c] if c == k else 0
        return n * (self.star(c) * self.star(k) - own) / below if below > 0 else None

    def cu_alpha_2016(self) -> Fraction | None:
        n = sum((self.star(x) for x in LABELS), Fraction(0))
        chance = [self.e_star(c, c) for c in LABELS]
        if None in chance or n == sum(chance):  # type: ignore[arg-type, no-any-return, unused-ignore]
            return None
        return 1 - (n - sum(self.l[c, c] for c in LABELS)) / (n - sum(chance))  # type: ignore[arg-type, no-any-return, unused-ignore]

    def ku(self, k: str) -> Fraction | None:
        chance = [self.e_star(c, k) for c in LABELS]
        if not self.star(k) or None in chance:
            return None
        total = sum(chance)  # type: ignore[arg-type, no-any-return, unused-ignore]
        left = total - self.e_star(k, k)  # type: ignore[operator, unused-ignore]
        if not left or total <= 0:
            return None
        return 1 - total / self.star(k) * (self.star(k) - self.l[k, k]) / left  # type: ignore[no-any-return, unused-ignore]


def permutations_of(values: tuple[str | None, ...]) -> list[tuple[str | None, str | None]]:
    return [(c, k) for c in values for k in values]


def at(spans: list[Marked], position: int) -> str | None:
    return next((name for name, start, end in spans if start <= position < end), None)


@given(corpora())
def test_alpha_of_sets_by_its_definition(corpus: Corpus) -> None:
    stacked = stack(study(corpus))
    for distance in ("jaccard", "masi"):
        sums = columns(stacked, distance).total()
        alpha = alpha_of_sets(sums, stacked.sets, distance)
        same(None if alpha.mask.all() else float(alpha[0, 0]), in_positions(corpus, distance))


def in_positions(corpus: Corpus, distance: str) -> Fraction | None:
    rows = [
        [[frozenset(x for x in LABELS if has(s, x, p)) for s in article.readers.values()], None]
        for article in comparable(corpus)
        for p in range(article.length)
    ]
    units = [row[0] for row in rows]
    values = [value for unit in units for value in unit]  # type: ignore[union-attr]
    kinds = list(dict.fromkeys(values))
    table = getattr(metrics, distance)(kinds)
    far = {
        (a, b): Fraction(table[i, j]).limit_denominator(1000)
        for i, a in enumerate(kinds)
        for j, b in enumerate(kinds)
    }
    many = {kind: values.count(kind) for kind in kinds}
    expected = sum((many[a] * many[b] * far[a, b] for a in kinds for b in kinds), Fraction(0))
    if not expected:
        return None
    observed = sum(
        (far[a, b] / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)),  # type: ignore[arg-type, no-any-return, unused-ignore]
        Fraction(0),
    )
    return 1 - (len(values) - 1) * observed / expected


def test_a_place_with_two_labels_leaves_its_article_out() -> None:
    stacked = Article(20, {0: [("loaded", 0, 9), ("hedge", 2, 4)], 1: [("loaded", 0, 9)]})
    clear = Article(20, {0: [("loaded", 0, 9)], 1: [("loaded", 0, 9), ("hedge", 12, 14)]})
    (result,) = family({0: stacked, 1: clear, 2: clear})["u_alpha_2016"]
    assert (result.n_articles, result.n_dropped) == (2, 1)
    assert result.value == family({1: clear, 2: clear})["u_alpha_2016"][0].value


def test_only_places_with_two_labels_have_no_figure() -> None:
    stacked = Article(20, {0: [("loaded", 0, 9), ("hedge", 2, 4)], 1: [("loaded", 0, 9)]})
    (result,) = family({0: stacked})["cu_alpha_2016"]
    assert (result.value, result.undefined) == (None, Undefined.OVERLAPPING_SPANS)


def test_two_spans_of_one_label_may_overlap() -> None:
    twice = Article(20, {0: [("loaded", 0, 9), ("loaded", 5, 12)], 1: [("loaded", 0, 9)]})
    assert family({0: twice})["u_alpha_2016"][0].n_articles == 1


def test_other_label_at_the_same_place_is_no_agreement_about_labels() -> None:
    article = Article(20, {0: [("loaded", 0, 9)], 1: [("hedge", 0, 9)]})
    found = family({0: article})
    assert found["bar_u_alpha_2016"][0].value == 1
    assert (found["cu_alpha_2016"][0].value or 0) <= 0


def test_layers_without_everything() -> None:
    with pytest.raises(ValueError, match="everything together"):
        exclusive(per_article(count(one(20, [], []))), 3)


@given(corpora())
def test_sets_are_kept_per_article(corpus: Corpus) -> None:
    stacked = stack(study(corpus))
    again = unpack_sets([*pack_sets(stacked).values()], LABELS)
    for distance in ("jaccard", "masi"):
        one, other = (columns(part, distance) for part in (stacked, again))
        values = [
            alpha_of_sets(part.total(), kept.sets, distance).filled(2)
            for part, kept in ((one, stacked), (other, again))
        ]
        assert values[0] == pytest.approx(values[1])
        assert len(one) == len(other)


def test_more_labels_than_a_word_has_bits() -> None:
    labels = tuple(f"label {n}" for n in range(130))
    both = [(labels[n], n, n + 2) for n in (0, 61, 62, 123, 124, 129)]
    stacked = stack(study({7: Article(200, {1: both, 2: both[:-1]})}, labels))
    again = unpack_sets([*pack_sets(stacked).values()], labels)
    assert {tuple(row) for row in again.sets} == {tuple(row) for row in stacked.sets}
    assert (again.apart == stacked.apart).all()


def test_bytes_that_are_no_sets() -> None:
    with pytest.raises(ValueError, match="not packed"):
        unpack_sets([b"nothing of the kind"], LABELS)
