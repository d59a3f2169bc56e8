"""Who reads what: gives articles to annotators so that all read equally much, and in all pairs.

    pairs = plan(articles=[7, 8], annotators=[1, 2, 3], per_article=2, have={7: {1}}, loads={1: 1})

Articles and annotators are numbers of any kind. What somebody has already stays and counts.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from random import Random

Pairs = list[tuple[int, int]]
Chain = list[tuple[int, int, int]]  # who hands on, which article, to whom


def plan(
    *,
    articles: Sequence[int],
    annotators: Sequence[int],
    per_article: int,
    have: Mapping[int, Collection[int]],
    loads: Mapping[int, int],
    caps: Mapping[int, int] | None = None,
    seed: int = 0,
) -> Pairs:
    """The assignments to add, as (article, annotator): no other plan makes the loads more equal.

    `have` names who has an article already and `loads` how much each has in all; nobody gets
    more than `caps` allows them in all. An article for which too few of `annotators` are left gets
    as many as there are.
    """
    random = Random(seed)  # noqa: S311  nobody need not guess it
    desk = _Desk(annotators, have, loads, caps or {}, random)
    for article in desk.shuffled(articles):
        desk.give(article, per_article - len(have.get(article, ())))
    desk.level()
    order = {article: number for number, article in enumerate(articles)}
    return sorted(desk.given(), key=lambda pair: (order[pair[0]], pair[1]))


class _Desk:
    """The plan as it grows."""

    def __init__(
        self,
        annotators: Sequence[int],
        have: Mapping[int, Collection[int]],
        loads: Mapping[int, int],
        caps: Mapping[int, int],
        random: Random,
    ) -> None:
        self.random = random
        self.caps = caps
        self.annotators = sorted(set(annotators))
        self.have = have
        self.loads = Counter({one: loads.get(one, 0) for one in self.annotators})
        self.new: dict[int, set[int]] = {}
        self.together: Counter[frozenset[int]] = Counter(
            frozenset(pair) for holders in have.values() for pair in combinations(set(holders), 2)
        )

    def shuffled(self, articles: Sequence[int]) -> list[int]:
        return self.random.sample(list(articles), len(articles))

    def give(self, article: int, wanted: int) -> None:
        """To those who have least; among equals to those who met the others here least."""
        self.new[article] = set()
        for _ in range(wanted):
            holders = self._holders(article)
            free = [one for one in self.annotators if one not in holders and self._may(one)]
            if not free:
                return
            self._add(article, min(free, key=lambda one: self._rank(one, holders)))

    def level(self) -> None:
        """Hands articles on, from those who have most, until nothing can be made more equal."""
        while path := self._path():
            for giver, article, taker in path:
                self.new[article].remove(giver)
                self.new[article].add(taker)
                self.loads[giver] -= 1
                self.loads[taker] += 1

    def given(self) -> Pairs:
        return [(article, one) for article, takers in self.new.items() for one in takers]

    def _holders(self, article: int) -> set[int]:
        return {*self.have.get(article, ()), *self.new[article]}

    def _may(self, one: int) -> bool:
        return one not in self.caps or self.loads[one] < self.caps[one]

    def _rank(self, one: int, holders: set[int]) -> tuple[int, int, float]:
        met = sum(self.together[frozenset((one, other))] for other in holders)
        return self.loads[one], met, self.random.random()

    def _add(self, article: int, one: int) -> None:
        for other in self._holders(article):
            self.together[frozenset((one, other))] += 1
        self.new[article].add(one)
        self.loads[one] += 1

    def _path(self) -> Chain:
        """Hand-overs that lead from somebody to one who has at least two fewer, if there are."""
        ways = self._ways()
        by_load = sorted(self.annotators, key=lambda one: -self.loads[one])
        return next(filter(None, (self._path_from(one, ways) for one in by_load)), [])

    def _path_from(self, first: int, ways: Mapping[int, Mapping[int, int]]) -> Chain:
        came: dict[int, tuple[int, int]] = {}
        queue = deque([first])
        while queue:
            giver = queue.popleft()
            for taker, article in ways[giver].items():
                if taker == first or taker in came:
                    continue
                came[taker] = giver, article
                if self.loads[taker] <= self.loads[first] - 2 and self._may(taker):
                    return _walked(came, first, taker)
                queue.append(taker)
        return []

    def _ways(self) -> dict[int, dict[int, int]]:
        """For each annotator whom they could hand something on to, and what."""
        ways: dict[int, dict[int, int]] = defaultdict(dict)
        for article, takers in self.new.items():
            free = [one for one in self.annotators if one not in self._holders(article)]
            for giver in takers:
                for taker in free:
                    ways[giver].setdefault(taker, article)
        return ways


def _walked(came: Mapping[int, tuple[int, int]], first: int, last: int) -> Chain:
    steps, taker = [], last
    while taker != first:
        giver, article = came[taker]
        steps.append((giver, article, taker))
        taker = giver
    return steps
