"""The example in the library's docstring is true."""

import doctest

import annotator.agreement


def test_example() -> None:
    assert doctest.testmod(annotator.agreement) == (0, 4)
