"""What one annotator marked with one label, as disjoint intervals."""

import numpy as np

from annotator.agreement import Blocks


def test_spans_that_overlap_are_united_and_spans_that_touch_are_not() -> None:
    start, end = np.array([6, 0, 12, 2, 3]), np.array([9, 6, 14, 4, 5])
    blocks = Blocks.union(start, end)
    assert blocks.start.tolist() == [0, 6, 12]
    assert blocks.end.tolist() == [6, 9, 14]
