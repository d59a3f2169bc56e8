"""How much a verdict on a cluster would tell: pure.

Every reader of the article casts a vote: the label they put here, or nothing. Shannon's entropy of
these votes, in bits, is 0 where all say the same and grows with every further opinion (Shannon
1948, equation 7). Votes for one label are told apart by where they begin and end, which weighs half
as much, and then by their attributes and links, which weigh a quarter: most disagreements about
boundaries are settled by a rule, those about labels teach something.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from math import log2

from annotator.agreement import Cluster, Kind

OF_BOUNDARIES, OF_DETAILS = 0.5, 0.25


def information(cluster: Cluster) -> float:
    """In bits; 0 where everybody who read the article says the same."""
    labels = [span.label for span in cluster.spans]
    nothing = [None] * len(cluster.missing)
    places = within((span.label, (span.start, span.end)) for span in cluster.spans)
    differ = Kind.ATTRIBUTE in cluster.kinds or Kind.LINK in cluster.kinds
    share = len(labels) / (len(labels) + len(nothing))
    details = share if differ else 0.0
    return entropy([*labels, *nothing]) + OF_BOUNDARIES * share * places + OF_DETAILS * details


def entropy(votes: Iterable[Hashable]) -> float:
    """Of the shares of the votes, in bits. Without votes it is 0."""
    counts = Counter(votes)
    total = counts.total()
    # Adding 0.0 turns -0.0, of one opinion alone, into 0.0.
    return -sum(n / total * log2(n / total) for n in counts.values()) + 0.0


def within(votes: Iterable[tuple[Hashable, Hashable]]) -> float:
    """The entropy that is left once the first part of a vote is known, in bits."""
    groups: dict[Hashable, list[Hashable]] = defaultdict(list)
    for group, vote in votes:
        groups[group].append(vote)
    total = sum(len(group) for group in groups.values())
    return sum(len(group) / total * entropy(group) for group in groups.values())
