"""What a mark says about its label, as the codebook has it."""

from typing import Any

from annotator.codebook.models import Attribute, Label, in_order
from annotator.labelled.found import Mark
from annotator.labelled.mapping import each, folded, words
from annotator.labelled.placing.case import Case


def attributes_of(case: Case, mark: Mark, label: Label) -> dict[str, Any]:
    """Those that the label has, spelled as there; the others are told."""
    known = case.book.attributes[label.slug]
    if case.mapping is None:
        return mark.attributes
    facts: dict[str, Any] = {}
    for name, value in mark.attributes.items():
        found = next((a for slug, a in known.items() if folded(slug) == folded(name)), None)
        fitting = _fitting(found, value) if found else None
        if found and fitting is not None:
            facts[found.slug] = fitting
        else:
            reason = f"The label {label.slug} has no attribute {name} with this value."
            case.trouble(mark.place, "attribute_left_out", reason, words(value))
    return facts


def _fitting(attribute: Attribute, value: Any) -> Any:
    """The value as the attribute has it; None where it has none like it."""
    offered = [option["value"] for option in attribute.values]
    if attribute.kind == Attribute.Kind.TEXT:
        fitting: Any = words(value)
    else:
        same = [_alike(one, offered) for one in each(value)]
        fitting = same if attribute.kind == Attribute.Kind.CHOICES else same[0] if same else None
    return None if attribute.problem_with(fitting) else in_order(fitting, attribute.values)


def _alike(value: Any, offered: list[str]) -> Any:
    return next((one for one in offered if folded(one) == folded(words(value))), value)
