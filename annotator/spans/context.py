"""What stands on either side of a span where it is shown without its text: pure."""

# In code points, on either side.
CONTEXT = 80


def context(before: str, after: str) -> tuple[str, str]:
    """Of the words on either side those of the span's own block, in whole words.

    `before` and `after` are CONTEXT long unless the text ends. “…” says that the block goes on.
    """
    start, end = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
    if len(start) == CONTEXT:
        start = "…" + (start.partition(" ")[2] or start)
    if len(end) == CONTEXT:
        end = (end.rpartition(" ")[0] or end) + "…"
    return start, end
