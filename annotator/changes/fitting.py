"""Which values still have a place under another label or question, and which have none."""

from collections.abc import Iterable
from typing import Any, Protocol

from annotator.codebook.models import Attribute, in_order

Values = dict[str, Any]


class Field(Protocol):
    """An attribute or a question."""

    values: Any

    def problem_with(self, value: object) -> str | None: ...


def parted(field: Field | None, value: Any) -> tuple[Any, Any]:
    """What of `value` stays and what is lost; None for nothing."""
    if field is None:
        return None, value
    if isinstance(value, list):
        fits = [one for one in value if field.problem_with([one]) is None]
        rest = [one for one in value if one not in fits]
        return in_order(fits, field.values) or None, rest or None
    if field.problem_with(value) is None:
        return value, None
    # One choice where now several are allowed.
    return ([value], None) if field.problem_with([value]) is None else (None, value)


def fitted(attributes: Iterable[Attribute], values: Values) -> tuple[Values, Values]:
    """The attributes a span keeps under a label that has `attributes`, and those it loses."""
    there = {attribute.slug: attribute for attribute in attributes}
    kept, lost = {}, {}
    for slug, value in values.items():
        stays, goes = parted(there.get(slug), value)
        if stays is not None:
            kept[slug] = stays
        if goes is not None:
            lost[slug] = goes
    return kept, lost
