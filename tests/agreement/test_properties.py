"""What must not change a figure, and what must."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import Result, Undefined

from .corpora import LABELS, Article, Corpus, Marked, articles, corpora, one, spans, study
from .labels import per_label


def figures(corpus: Corpus, labels: tuple[str, ...] = LABELS) -> list[object]:
    return [agreement.as_dict() for agreement in per_label(study(corpus, labels))]


def alpha(corpus: Corpus) -> list[Result]:
    return [agreement.alpha_char_nominal for agreement in per_label(study(corpus))]


@given(corpora(), st.permutations(range(4)))
def test_who_is_who_does_not_matter(corpus: Corpus, names: list[int]) -> None:
    renamed = {
        a: Article(article.length, {names[r]: s for r, s in reversed(article.readers.items())})
        for a, article in corpus.items()
    }
    assert figures(renamed) == figures(corpus)


@given(corpora())
def test_order_and_names_of_articles_do_not_matter(corpus: Corpus) -> None:
    assert figures({-a: article for a, article in reversed(corpus.items())}) == figures(corpus)


@given(corpora(), st.permutations(LABELS))
def test_order_of_labels_does_not_matter(corpus: Corpus, labels: list[str]) -> None:
    there = {a.label: a.as_dict() for a in per_label(study(corpus, tuple(labels)))}
    assert list(there) == labels
    assert [there[label] for label in LABELS] == figures(corpus)


@given(articles(), st.integers(0, 30))
def test_moving_all_spans_does_not_matter(article: Article, by: int) -> None:
    """In a text with room on both sides only the length counts, not where the spans lie."""
    wide = replace(article, length=article.length + by)
    moved = Article(wide.length, {r: [shift(s, by) for s in x] for r, x in wide.readers.items()})
    assert figures({0: moved}) == figures({0: wide})


def shift(span: Marked, by: int) -> Marked:
    return span[0], span[1] + by, span[2] + by


@given(st.integers(1, 20).flatmap(lambda n: st.tuples(st.just(n), spans(n), spans(n))))
def test_cutting_a_text_does_not_matter(example: tuple[int, list[Marked], list[Marked]]) -> None:
    """Gaps are not written down: to split one is to cut the text, and alpha sees no seam."""
    length, mine, yours = example
    apart = {
        0: Article(length, {0: mine, 1: yours}),
        1: Article(length, {0: yours, 1: mine}),
    }
    joined = Article(
        2 * length,
        {
            0: mine + [shift(span, length) for span in yours],
            1: yours + [shift(span, length) for span in mine],
        },
    )
    for two, single in zip(alpha(apart), alpha({0: joined}), strict=True):
        assert (two.value, two.undefined) == (single.value, single.undefined)


@given(st.integers(1, 20).flatmap(lambda n: st.tuples(st.just(n), spans(n))), st.integers(2, 4))
def test_identical_annotators(example: tuple[int, list[Marked]], readers: int) -> None:
    length, marked = example
    for agreement in per_label(one(length, *[marked] * readers)):
        assert agreement.alpha_char_nominal.value in (None, 1.0)
        assert agreement.span_f1_exact.value in (None, 1.0)
        assert agreement.span_f1_overlap.value in (None, 1.0)
        here = any(label == agreement.label for label, _, _ in marked)
        assert (agreement.span_f1_exact.value is None) == (not here)


@given(corpora(), articles(annotators=1))
def test_an_article_read_once_changes_only_the_number_dropped(
    corpus: Corpus, article: Article
) -> None:
    before, after = per_label(study(corpus)), per_label(study({**corpus, 99: article}))
    for old, new in zip(before, after, strict=True):
        for formula in ("alpha_char_nominal", "span_f1_exact", "span_f1_overlap"):
            was, now = getattr(old, formula), getattr(new, formula)
            assert now == replace(was, n_dropped=was.n_dropped + 1)


@given(corpora())
def test_overlapping_spans_of_one_label_count_as_their_union(corpus: Corpus) -> None:
    united = {
        a: Article(article.length, {r: union(s) for r, s in article.readers.items()})
        for a, article in corpus.items()
    }
    for spread, whole in zip(alpha(corpus), alpha(united), strict=True):
        assert replace(spread, n_spans=None) == replace(whole, n_spans=None)


def union(marked: list[Marked]) -> list[Marked]:
    """One span per character: the plainest way to say which characters are marked."""
    characters = {(label, at) for label, start, end in marked for at in range(start, end)}
    return [(label, at, at + 1) for label, at in sorted(characters)]


@given(corpora())
def test_a_span_cut_in_two_keeps_alpha(corpus: Corpus) -> None:
    cut = {
        a: Article(article.length, {r: halves(s) for r, s in article.readers.items()})
        for a, article in corpus.items()
    }
    for whole, parts in zip(alpha(corpus), alpha(cut), strict=True):
        assert replace(whole, n_spans=None) == replace(parts, n_spans=None)


def halves(marked: list[Marked]) -> list[Marked]:
    middle = [(label, start, (start + end) // 2, end) for label, start, end in marked]
    left = [(label, start, cut) for label, start, cut, _ in middle if start < cut]
    return left + [(label, cut, end) for label, _, cut, end in middle]


def test_having_marked_nothing_is_not_the_same_as_not_having_read() -> None:
    mine = [("loaded", 0, 10)]
    read = Article(20, {0: mine, 1: mine, 2: []})
    unread = Article(20, {0: mine, 1: mine})
    with_zero, without = per_label(study({0: read}))[1], per_label(study({0: unread}))[1]
    assert without.alpha_char_nominal.value == 1.0
    assert with_zero.alpha_char_nominal.value == pytest.approx(1 - 59 * 20 / (2 * 20 * 40))
    assert without.span_f1_exact.value == 1.0
    assert with_zero.span_f1_exact.value == 0.5
    assert (with_zero.span_f1_exact.n_annotators, without.span_f1_exact.n_annotators) == (3, 2)


def test_nobody_agrees_with_somebody_who_read_another_article() -> None:
    """Two annotators without a common article have no agreement at all, above all not 1."""
    apart = {0: Article(20, {0: [("loaded", 0, 5)]}), 1: Article(20, {1: [("loaded", 0, 5)]})}
    for result in alpha(apart):
        assert (result.value, result.undefined) == (None, Undefined.TOO_FEW_ANNOTATORS)
        assert (result.n_articles, result.n_dropped) == (0, 2)
