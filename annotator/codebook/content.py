"""What a codebook says, as one value: the same words are the same value, in the same order. Pure.

Whatever is left out has its usual value; `normal` writes it out. Positions of examples' spans are
code points.
"""

from typing import Any

Content = dict[str, Any]

# Every field in the order it is written, with what it is where nothing is said.
ABOUT: Content = {"title": "", "principle": ""}
FAMILY: Content = {"slug": "", "name": "", "question": "", "colour": "slate"}
LABEL: Content = {
    "slug": "",
    "family": "",
    "name": "",
    "tier": "core",
    "key": "",
    "colour": "",
    "pattern": "solid",
    "definition": "",
    "test": "",
    "examples": [],
    "do_not_label": [],
    "contrasts": [],
    "self_overlap": "forbid",
    "may_cross_blocks": False,
    "attributes": [],
}
EXAMPLE: Content = {"text": "", "spans": [], "why": ""}
CONTRAST: Content = {"label": "", "why": ""}
ATTRIBUTE: Content = {"slug": "", "kind": "choice", "values": [], "required": False}
LINK_TYPE: Content = {"slug": "", "from_labels": [], "to_labels": [], "required": False}
QUESTION: Content = {
    "slug": "",
    "wording": "",
    "level": "nominal",
    "values": [],
    "multiple": False,
    "missing_policy": "missing",
}
GUIDELINE: Content = {"slug": "", "title": "", "body": ""}


def normal(content: Content) -> Content:
    """`content` with every field written out, in order; nothing it says is changed."""
    return {
        **_filled(ABOUT, content),
        "families": [_filled(FAMILY, one) for one in content.get("families", [])],
        "labels": [_label(one) for one in content.get("labels", [])],
        "link_types": [_filled(LINK_TYPE, one) for one in content.get("link_types", [])],
        "questions": [_with_values(QUESTION, one) for one in content.get("questions", [])],
        "guidelines": [_filled(GUIDELINE, one) for one in content.get("guidelines", [])],
    }


def _label(label: Content) -> Content:
    written = _filled(LABEL, label)
    for name in ("examples", "do_not_label"):
        written[name] = [_filled(EXAMPLE, one) for one in written[name]]
    written["contrasts"] = [_filled(CONTRAST, one) for one in written["contrasts"]]
    written["attributes"] = [_with_values(ATTRIBUTE, one) for one in written["attributes"]]
    return written


def _with_values(usual: Content, entry: Content) -> Content:
    written = _filled(usual, entry)
    written["values"] = [_value(one) for one in written["values"]]
    return written


def _value(value: Content) -> Content:
    """A value without a name is called what it is, so no empty name is written.

    `no_answer`, for questions, marks values such as "don't know"; it is written where it is true.
    """
    name = {"name": value["name"]} if value.get("name") else {}
    none = {"no_answer": True} if value.get("no_answer") else {}
    return {"value": value.get("value", ""), **name, "meaning": value.get("meaning", ""), **none}


def _filled(usual: Content, given: Content) -> Content:
    return {name: given.get(name, value) for name, value in usual.items()}
