"""On random corpora the fast figures equal slow ones written from the definitions."""

import pytest
from hypothesis import given

from annotator.agreement import Result

from .corpora import Corpus, corpora, study
from .labels import per_label
from .references import alpha_in_fractions, alpha_on_characters, f1_by_pairs


def same(result: Result, expected: float | None) -> bool:
    if expected is None:
        return result.value is None and result.undefined is not None
    return result.value == pytest.approx(expected, rel=1e-12, abs=1e-12)


@given(corpora())
def test_alpha(corpus: Corpus) -> None:
    for figures in per_label(study(corpus)):
        exact = alpha_in_fractions(corpus, figures.label)
        assert same(figures.alpha_char_nominal, None if exact is None else float(exact))
        assert same(figures.alpha_char_nominal, alpha_on_characters(corpus, figures.label))


@given(corpora())
def test_span_f1(corpus: Corpus) -> None:
    for figures in per_label(study(corpus)):
        for result, exact in ((figures.span_f1_exact, True), (figures.span_f1_overlap, False)):
            expected = f1_by_pairs(corpus, figures.label, exact=exact)
            assert same(result, None if expected is None else float(expected))
