"""Giving out evenly, as a pure function: whatever the numbers, these rules hold."""

from collections import Counter
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.assignments.plan import plan

People = st.integers(1, 7).map(lambda n: list(range(1, n + 1)))


@st.composite
def situations(draw: Any) -> dict[str, Any]:
    """Some articles are read by some people already, who have other work too."""
    people = draw(People)
    articles = list(range(100, 100 + draw(st.integers(0, 12))))
    holders = st.sets(st.sampled_from([*people, 99]), max_size=len(people))
    have = {article: draw(holders) for article in articles}
    held = Counter(one for who in have.values() for one in who)
    loads = {one: held[one] + draw(st.integers(0, 5)) for one in people}
    return {
        "articles": articles,
        "annotators": people,
        "per_article": draw(st.integers(1, len(people))),
        "have": have,
        "loads": loads,
        "seed": draw(st.integers(0, 9)),
    }


@given(situations())
def test_nobody_gets_what_they_have(case: dict[str, Any]) -> None:
    pairs = plan(**case)
    assert len(pairs) == len(set(pairs))
    assert not [(a, one) for a, one in pairs if one in case["have"][a]]
    assert {one for _, one in pairs} <= set(case["annotators"])


@given(situations())
def test_each_article_has_so_many_afterwards(case: dict[str, Any]) -> None:
    given_out = Counter(article for article, _ in plan(**case))
    for article in case["articles"]:
        there = case["have"][article]
        free = set(case["annotators"]) - there
        missing = max(0, case["per_article"] - len(there))
        assert given_out[article] == min(missing, len(free))


@given(st.integers(1, 8), st.integers(0, 40), st.data())
def test_from_nothing_loads_differ_by_one_at_most(people: int, texts: int, data: Any) -> None:
    k = data.draw(st.integers(1, people))
    pairs = plan(articles=range(texts), annotators=range(people), per_article=k, have={}, loads={})
    loads = Counter(dict.fromkeys(range(people), 0))
    loads.update(one for _, one in pairs)
    assert max(loads.values()) - min(loads.values()) <= 1


@settings(max_examples=60, deadline=None)
@given(situations())
def test_no_other_plan_is_more_equal(case: dict[str, Any]) -> None:
    """Checked against every plan there is, for situations small enough to try them all."""
    case["articles"] = case["articles"][:3]
    choices = []
    for article in case["articles"]:
        free = sorted(set(case["annotators"]) - case["have"][article])
        missing = max(0, case["per_article"] - len(case["have"][article]))
        choices.append(list(combinations(free, min(missing, len(free)))))
    best = min(
        unequal(case, [one for chosen in whole for one in chosen]) for whole in product(*choices)
    )
    assert unequal(case, [one for _, one in plan(**case)]) == best


def unequal(case: dict[str, Any], gets: list[int]) -> int:
    loads = Counter(case["loads"])
    loads.update(gets)
    return sum(loads[one] ** 2 for one in case["annotators"])


@given(situations())
def test_the_same_question_has_the_same_answer(case: dict[str, Any]) -> None:
    assert plan(**case) == plan(**case)


@given(situations())
def test_planning_again_adds_nothing(case: dict[str, Any]) -> None:
    for article, one in plan(**case):
        case["have"][article].add(one)
        case["loads"][one] += 1
    assert plan(**case) == []


@pytest.mark.parametrize(("people", "texts"), [(4, 6), (4, 12), (3, 9), (5, 20), (6, 30)])
def test_every_pair_meets_and_about_equally_often(people: int, texts: int) -> None:
    pairs = plan(articles=range(texts), annotators=range(people), per_article=2, have={}, loads={})
    met = Counter(dict.fromkeys(combinations(range(people), 2), 0))
    for article in range(texts):
        met[tuple(sorted(one for a, one in pairs if a == article))] += 1  # type: ignore[index]
    assert min(met.values()) >= 1
    assert max(met.values()) - min(met.values()) <= 2
