"""What is counted of each pair is what the definitions say, and adding up changes nothing."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import (
    COLUMNS,
    MEASURES,
    Counts,
    Layers,
    Sentences,
    between,
    count,
    figures,
    in_sentences,
    layered,
    per_article,
)
from annotator.agreement.packed import NOTHING, pack, unpack

from .corpora import LABELS, Article, Corpus, corpora, one, study
from .pairwise import expected, pairs
from .references import alpha_in_fractions

FAMILIES = {"quotation": "who", "loaded": "how", "hedge": "how"}


def rows(counts: Counts) -> dict[tuple[int, int, int, int], dict[str, int]]:
    """(article, layer, first, second) -> column -> number."""
    keys = zip(
        counts.article[counts.row_article].tolist(),
        counts.row_layer.tolist(),
        counts.first.tolist(),
        counts.second.tolist(),
        strict=True,
    )
    found = (dict(zip(COLUMNS, row, strict=True)) for row in counts.values.tolist())
    return dict(zip(keys, found, strict=True))


@given(corpora())
def test_every_number_of_every_pair(corpus: Corpus) -> None:
    found = rows(count(study(corpus)))
    nothing = dict.fromkeys(COLUMNS, 0)
    for number, article, first, second in pairs(corpus):
        for layer, label in enumerate(LABELS):
            row = found.get((number, layer, first, second), nothing)
            for name, value in expected(article, first, second, label).items():
                scale, near = (1_000_000, 10) if name == "partial" else (1, 0)
                assert row[name] == pytest.approx(float(value * scale), abs=near), name


@given(corpora())
def test_alpha_from_counts_is_alpha(corpus: Corpus) -> None:
    results = figures(per_article(count(study(corpus))), interval=False, minimum=1)
    for label, result in zip(LABELS, results["alpha_char_nominal"], strict=True):
        value = alpha_in_fractions(corpus, label)
        assert result.value == (None if value is None else pytest.approx(float(value), abs=1e-12))


@given(corpora())
def test_u_alpha_in_fractions(corpus: Corpus) -> None:
    results = figures(per_article(count(study(corpus))), interval=False, minimum=1)
    for label, result in zip(LABELS, results["u_alpha_2016"], strict=True):
        value = u_alpha_in_fractions(corpus, label)
        assert result.value == (None if value is None else pytest.approx(float(value), abs=1e-9))


def u_alpha_in_fractions(corpus: Corpus, label: str) -> Fraction | None:
    """1 - observed / expected, from sums over pairs that count 1 / (m - 1)."""
    n = marked = squares = different = Fraction(0)
    for _, article, first, second in pairs(corpus):
        share = Fraction(1, len(article.readers) - 1)
        row = expected(article, first, second, label)
        n += 2 * article.length * share
        marked += (row["first"] + row["second"]) * share
        squares += (row["squares_first"] + row["squares_second"]) * share
        different += (row["first"] + row["second"] - 2 * row["both"]) * share
    gap = n - marked
    if not marked * gap:
        return None
    chance = n * marked * gap / (n * n - squares - gap) if n * n != squares + gap else None
    return None if chance is None else 1 - different / chance


@given(corpora())
def test_articles_counted_apart_and_packed_are_the_same(corpus: Corpus) -> None:
    whole = count(study(corpus))
    packed: dict[int, bytes] = {}
    for number in sorted(corpus):
        packed |= pack(count(study({number: corpus[number]})))
    parts = [packed.get(number, NOTHING) for number in sorted(corpus)]
    again = unpack(parts, LABELS)
    for name in ("article", "length", "reading_article", "annotator", "n_dropped"):
        assert np.array_equal(getattr(again, name), getattr(whole, name)), name
    assert rows(again) == rows(whole)


@pytest.mark.parametrize("nonsense", [b"x", b"\x78\x9c"])
def test_other_bytes_are_refused(nonsense: bytes) -> None:
    with pytest.raises(ValueError, match="packed"):
        unpack([nonsense], LABELS)


@given(corpora(), st.permutations(range(4)))
def test_renaming_annotators_changes_no_figure(corpus: Corpus, names: list[int]) -> None:
    renamed = {
        number: Article(article.length, {names[who]: s for who, s in article.readers.items()})
        for number, article in corpus.items()
    }
    assert values(corpus) == values(renamed)


def values(corpus: Corpus) -> dict[str, list[float | None]]:
    found = figures(per_article(count(study(corpus))), interval=False, minimum=1)
    return {
        formula: [result.value and round(result.value, 9) for result in results]
        for formula, results in found.items()
    }


@given(corpora())
def test_an_article_of_one_annotator_changes_only_what_was_dropped(corpus: Corpus) -> None:
    more = {**corpus, 99: Article(9, {0: [("loaded", 0, 4)]})}
    assert values(corpus) == values(more)
    assert count(study(more)).n_dropped == count(study(corpus)).n_dropped + 1


@given(corpora())
def test_without_an_annotator_is_a_study_without_their_work(corpus: Corpus) -> None:
    less = {
        number: Article(article.length, {w: s for w, s in article.readers.items() if w != 3})
        for number, article in corpus.items()
    }
    chosen = per_article(count(study(corpus)), {0, 1, 2})
    found = figures(chosen, interval=False, minimum=1)
    for formula, expected_values in values(less).items():
        assert [r.value and round(r.value, 9) for r in found[formula]] == expected_values


@given(corpora())
def test_identical_annotators_agree_wholly_or_say_nothing(corpus: Corpus) -> None:
    alike = {
        number: Article(article.length, dict.fromkeys(article.readers, spans))
        for number, article in corpus.items()
        for spans in [next(iter(article.readers.values()), [])]
    }
    for results in figures(per_article(count(study(alike))), interval=False, minimum=1).values():
        assert {result.value for result in results} <= {1.0, None}


def test_scare_quotes_inside_loaded_language_that_one_alone_saw() -> None:
    texts = one(120, [("loaded", 0, 100), ("quotation", 10, 15)], [("loaded", 0, 100)])
    results = figures(per_article(count(texts)), minimum=1)["alpha_char_nominal"]
    found = dict(zip(LABELS, results, strict=True))
    assert found["loaded"].value == 1
    assert found["quotation"].value is not None
    assert found["quotation"].value < 0.1
    assert found["hedge"].undefined == "no_variation"


def test_three_people_with_three_labels_do_not_agree_by_a_third() -> None:
    texts = one(50, [("loaded", 5, 15)], [("quotation", 5, 15)], [("hedge", 5, 15)])
    found = figures(per_article(count(texts)), minimum=1)
    assert all((r.value or 0) <= 0 for r in found["alpha_char_nominal"])
    assert [r.value for r in found["span_f1_exact"]] == [0, 0, 0]


def test_families_unite_their_labels() -> None:
    texts = one(50, [("loaded", 5, 15)], [("hedge", 5, 15)])
    layers = Layers.with_families(FAMILIES)
    found = figures(per_article(count(layered(texts, layers))), minimum=1)["span_f1_exact"]
    assert dict(zip(layers.names, [r.value for r in found], strict=True)) == {
        "quotation": None, "loaded": 0, "hedge": 0, "family:who": None, "family:how": 1, "all": 1,
    }  # fmt: skip


def test_sentences_are_marked_by_what_touches_them() -> None:
    texts = one(30, [("loaded", 2, 4)], [("loaded", 8, 12)])
    sentences = Sentences.from_rows([(0, 0, 10), (0, 11, 20), (0, 21, 30)])
    inside = in_sentences(texts, sentences)
    assert list(zip(inside.spans.start.tolist(), inside.spans.end.tolist(), strict=True)) == [
        (0, 1),
        (0, 2),
    ]
    result = figures(per_article(count(texts, sentences)), minimum=1)["alpha_sentence_nominal"][1]
    # six sentences read: o_01 = 1, n_1 = 3, n_0 = 3
    assert result.value == pytest.approx(1 - 5 * 1 / 9)


def test_between_two_groups_only_their_pairs_count() -> None:
    span = [("loaded", 5, 15)]
    texts = one(50, span, span, span, [])
    counts = count(texts)
    across = figures(between(counts, {0, 1}, {2}), minimum=1)["span_f1_exact"][1]
    apart = figures(between(counts, {0}, {3}), minimum=1)["span_f1_exact"][1]
    assert (across.value, across.n_annotators, apart.value) == (1, 3, 0)
    with pytest.raises(ValueError, match="both groups"):
        between(counts, {0, 1}, {1})


def test_every_measure_has_a_name_a_unit_and_a_source() -> None:
    assert all(m.formula == name and m.unit and m.source for name, m in MEASURES.items())
