"""Which part of a preset a project takes. Pure: content in, content out."""

from collections.abc import Collection
from typing import Any

CORE = "core"
TIERS = (CORE, "extended", "optional")

Content = dict[str, Any]


def of_tiers(content: Content, tiers: Collection[str]) -> Content:
    """`content` with its core labels and those of `tiers`, and what belongs to them.

    Families without a label, link types without an end and contrasts to labels that are not taken
    are left out.
    """
    labels = [one for one in content["labels"] if one["tier"] == CORE or one["tier"] in tiers]
    kept = {label["slug"] for label in labels}
    labels = [{**label, "contrasts": _known(label["contrasts"], kept)} for label in labels]
    families = {label["family"] for label in labels}
    trimmed = [_trimmed(link_type, kept) for link_type in content.get("link_types", [])]
    return {
        **content,
        "labels": labels,
        "families": [family for family in content["families"] if family["slug"] in families],
        "link_types": [link_type for link_type in trimmed if link_type],
    }


def _known(contrasts: list[Content], kept: Collection[str]) -> list[Content]:
    return [contrast for contrast in contrasts if contrast["label"] in kept]


def _trimmed(link_type: Content, kept: set[str]) -> Content | None:
    """The link type between kept labels; None when one of its ends has none left."""
    ends: dict[str, list[str]] = {}
    for end in ("from_labels", "to_labels"):
        ends[end] = [slug for slug in link_type[end] if slug in kept]
        # An empty end means any label, so a list must not become empty.
        if link_type[end] and not ends[end]:
            return None
    return {**link_type, **ends}
