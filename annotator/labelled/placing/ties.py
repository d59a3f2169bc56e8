"""Ties become links between the spans that came of marks."""

from annotator.labelled.found import Tie
from annotator.labelled.mapping import LINK
from annotator.labelled.placing.case import Case, Piece


def tie_up(case: Case, tie: Tie) -> None:
    target = case.target(LINK, "", tie.type)
    left_out = [key for key in (tie.source, tie.target) if case.ends.get(key, 0) is None]
    if target is not None and ("link" not in target or left_out):
        return
    source, end = case.ends.get(tie.source), case.ends.get(tie.target)
    shown = f"{tie.type} from {tie.source} to {tie.target}"
    if target is None:
        reason = f"The link “{tie.type[:100]}” has no type in the mapping."
        case.trouble(tie.place, "unmapped", reason, shown)
    elif source is None or end is None:
        reason = "One of its ends is not there, or was not imported."
        case.trouble(tie.place, "end_missing", reason, shown)
    elif why := _misfit(case, target["link"], source, end):
        case.trouble(tie.place, "link_misfit", why, shown)
    else:
        case.join(target["link"], source, end, tie)


def _misfit(case: Case, slug: str, source: Piece, target: Piece) -> str:
    kind = case.book.links.get(slug)
    if kind is None:
        return f"The codebook has no link type {slug}."
    if source.uuid == target.uuid:
        return "It leads from a label to itself."
    fits = kind.begins_at(source.label.slug) and kind.leads_to(target.label.slug)
    return "" if fits else f"A link {slug} has no place for these labels."
