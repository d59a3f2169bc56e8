"""A codebook made of the values that files use, so that a data set can be looked at in one go."""

import re
from typing import Any

from annotator.labelled.mapping import CONTINUES, LABEL, LEAVE_OUT, QUESTION, Value, folded

FAMILY = "imported"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def slug_of(value: str, longest: int = 50) -> str:
    return folded(value)[:longest].strip("_")


def targeted(values: list[Value]) -> list[Value]:
    """Every value with a target, its own where nobody gave it another; blank ones are left out."""
    return [{**value, "target": value["target"] or _own(value)} for value in values]


def _own(value: Value) -> dict[str, Any] | None:
    kind, said = value["kind"], value["value"]
    if kind == QUESTION:
        question = slug_of(value["name"])
        free = {"question": question}
        return (free if said is None else {**free, "value": said}) if question else None
    slug = slug_of(said or "", 100 if kind == LABEL else 50)
    if not slug:
        return dict(LEAVE_OUT) if said is not None and not said.strip() else None
    return {kind: slug}


def drafted(values: list[Value]) -> dict[str, Any]:
    """The content of a codebook in which each of `targeted` values has its target."""
    values = targeted(values)
    links = {v["target"]["link"] for v in values if v["target"] and "link" in v["target"]}
    return {
        "principle": "",
        "families": [
            {"slug": FAMILY, "name": "Imported", "question": "What was marked?", "colour": "violet"}
        ],
        "labels": [_label(slug, name) for slug, name in _labels(values).items()],
        "link_types": [
            {"slug": slug, "from_labels": [], "to_labels": []}
            for slug in sorted(links | {CONTINUES})
        ],
        "questions": _questions(values),
    }


def _labels(values: list[Value]) -> dict[str, str]:
    """Slug to name, the most frequent spelling first."""
    found: dict[str, str] = {}
    for value in values:
        slug = (value["target"] or {}).get("label")
        if slug and (slug not in found or slug_of(value["value"] or "", 100) == slug):
            found.setdefault(slug, (value["value"] or slug)[:100])
    return found


def _label(slug: str, name: str) -> dict[str, Any]:
    return {
        "slug": slug,
        "family": FAMILY,
        "name": name,
        "definition": "As it was used where the labels were made.",
        # Nothing is known of the rules there, so none is imposed on what was marked.
        "self_overlap": "allow",
        "may_cross_blocks": True,
    }


def _questions(values: list[Value]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for value in values:
        target = value["target"] or {}
        if "question" in target:
            question = found.setdefault(target["question"], _question(target["question"], value))
            question["multiple"] = question["multiple"] or bool(value.get("several"))
            said = target.get("value")
            if said is not None and said not in [one["value"] for one in question["values"]]:
                question["values"].append({"value": said, "meaning": ""})
    return list(found.values())


def _question(slug: str, value: Value) -> dict[str, Any]:
    wording = value["name"] or slug
    return {"slug": slug, "wording": wording, "level": "nominal", "values": [], "multiple": False}
