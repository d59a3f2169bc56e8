"""What a label at a place must fit: the text, its blocks and characters, and the label itself."""

from typing import Any

from annotator.articles.models import Text
from annotator.codebook.models import Label, in_order
from annotator.errors import Conflict, Invalid
from annotator.spans.characters import NEAR, inside_character


class QuoteMismatch(Conflict):
    """The quoted words are not what the stored text says at this place."""


class OutsideText(Invalid):
    """The text ends at {length}; a label cannot end at {end}."""

    field = "end"


class OutOfOrder(Invalid):
    """A label must end after it starts."""

    field = "end"


class CrossesBlocks(Invalid):
    """This label must stay within one paragraph."""

    field = "end"


class SplitsCharacter(Invalid):
    """Offset {offset} lies inside one character, which counts as several code points here."""

    def __init__(self, field: str, offset: int) -> None:
        self.field = field
        super().__init__(offset=offset)


class UnknownAttribute(Invalid):
    """The label {label} has no attribute {attribute}."""

    field = "attributes"


class BadAttribute(Invalid):
    """The attribute {attribute} must be {wanted}."""

    field = "attributes"


def refuse_unfit_place(text: Text, label: Label, start: int, end: int, quote: str | None) -> None:
    """Checks `[start, end)`, in code points; None for a `quote` that nobody wrote down.

    Raises OutOfOrder, OutsideText, QuoteMismatch, CrossesBlocks and SplitsCharacter.
    """
    if end <= start:
        raise OutOfOrder
    if end > text.length:
        raise OutsideText(length=text.length, end=end)
    if quote is not None and text.content[start:end] != quote:
        raise QuoteMismatch(text_sha256=text.sha256)
    if not label.may_cross_blocks and not within_one_block(text, start, end):
        raise CrossesBlocks
    for field, offset in (("start", start), ("end", end)):
        before = text.content[max(offset - NEAR, 0) : offset]
        if inside_character(before, text.content[offset : offset + 1]):
            raise SplitsCharacter(field, offset)


def within_one_block(text: Text, start: int, end: int) -> bool:
    return any(block["start"] <= start and end <= block["end"] for block in text.blocks)


def fitting_attributes(label: Label, values: dict[str, Any]) -> dict[str, Any]:
    """The values as they are stored. Raises UnknownAttribute and BadAttribute."""
    if not values:
        return values
    known = {a.slug: a for a in label.attributes.all()}
    for slug, value in values.items():
        if slug not in known:
            raise UnknownAttribute(label=label.slug, attribute=slug)
        if wanted := known[slug].problem_with(value):
            raise BadAttribute(attribute=slug, wanted=wanted)
    return {slug: in_order(value, known[slug].values) for slug, value in values.items()}
