"""Around a span stand whole words of its own block, and it is said where they go on."""

import pytest

from annotator.spans.context import CONTEXT, context

LONG = "word " * 30


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("The ", " fell.", ("The ", " fell.")),
        ("Headline\n\nThe ", " fell.\n\nNext", ("The ", " fell.")),
        (LONG[-CONTEXT:], LONG[:CONTEXT], ("…" + "word " * 15, "word " * 15 + "word…")),
        ("x" * CONTEXT, "y" * CONTEXT, ("…" + "x" * CONTEXT, "y" * CONTEXT + "…")),
    ],
)
def test_what_is_shown(before: str, after: str, shown: tuple[str, str]) -> None:
    assert context(before, after) == shown
