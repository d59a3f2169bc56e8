"""A codebook made of the values that files use, so that a data set can be looked at in one go."""

import re
import unicodedata
from hashlib import sha256
from typing import Any

from annotator.labelled.mapping import CONTINUES, LABEL, LEAVE_OUT, QUESTION, Value, folded

FAMILY = "imported"
# What a codebook offers to choose from; an answer beyond it is a text.
LONGEST_VALUE = 100
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def slug_of(value: str, longest: int = 50) -> str:
    """As a codebook spells slugs. What that cannot say becomes a fingerprint, so no two meet."""
    said = unicodedata.normalize("NFKD", folded(value))
    plain = re.sub("_+", "_", re.sub("[^a-z0-9_]", "", said)).strip("_")
    slug = plain if plain[:1].isalpha() or not said else f"v_{plain}".strip("_")
    lost = any(sign > "\x7f" and not unicodedata.combining(sign) for sign in said)
    if lost or len(slug) > longest:
        return f"{slug[: longest - 9].strip('_')}_{sha256(said.encode()).hexdigest()[:8]}"
    return slug


def targeted(values: list[Value]) -> list[Value]:
    """Every value with a target, its own where nobody gave it another; blank ones are left out."""
    free = {v["name"] for v in values if v["kind"] == QUESTION and _is_long(v["value"])}
    return [{**value, "target": value["target"] or _own(value, free)} for value in values]


def _is_long(said: str | None) -> bool:
    return len(said or "") > LONGEST_VALUE


def _own(value: Value, free_questions: set[str]) -> dict[str, Any] | None:
    kind, said = value["kind"], value["value"]
    if kind == QUESTION:
        if said == "":
            return dict(LEAVE_OUT)
        question = slug_of(value["name"])
        free = {"question": question}
        chosen = {} if said is None or value["name"] in free_questions else {"value": said}
        return {**free, **chosen} if question else None
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
