"""What becomes of the links and the answers."""

from annotator.changes.fitting import parted
from annotator.changes.models import WorkItem
from annotator.changes.outcome import Item, Outcome, Values
from annotator.changes.planning import Decisions, same
from annotator.codebook.models import LinkType
from annotator.spans.models import Answer, Link

LINK = ("type_id", "source_id", "target_id", "revision", "deleted_at")
ANSWER = ("question_id", "value", "revision")


def links(found: Outcome, decided: Decisions) -> None:
    """A link goes with its spans; one whose type or ends have no place any more is taken back."""
    there = Link.objects.filter(assignment__in=found.moving, deleted_at=None).order_by("pk")
    seen: set[tuple[int, int, int]] = set()
    for row in there.values("pk", "assignment", "type__slug", *LINK):
        before = {name: row[name] for name in LINK}
        slug = same(row["type__slug"], decided.link_types, found.new.link_types)
        after = _moved(found, before, found.new.link_types.get(slug or ""))
        key = (after["type_id"], after["source_id"], after["target_id"])
        if after["deleted_at"] is None and key in seen:
            after = found.gone(before)
        elif after["deleted_at"]:
            _tell(found, row, decided)
        seen.add(key)
        changed = slug != row["type__slug"] or _otherwise(before, after)
        found.totals["links"] += 1
        found.link_types[row["type__slug"]] += 1
        after["revision"] = before["revision"] + int(changed)
        found.change("link", row["pk"], before, after)


def _otherwise(before: Values, after: Values) -> bool:
    return any(before[name] != after[name] for name in ("source_id", "target_id", "deleted_at"))


def _moved(found: Outcome, before: Values, kind: LinkType | None) -> Values:
    source, target = _end(found, before["source_id"]), _end(found, before["target_id"])
    if kind is None or source == target or not _fits(found, kind, source, target):
        return found.gone(before)
    return {**before, "type_id": kind.pk, "source_id": source, "target_id": target}


def _end(found: Outcome, span: int) -> int:
    """The span itself, or the one that covers it now."""
    return found.into.get(span, span)


def _fits(found: Outcome, kind: LinkType, source: int, target: int) -> bool:
    # A span that was deleted before is in no list; its link waits for it, as ever.
    if source not in found.labelled or target not in found.labelled:
        return True
    begin, end = found.labelled[source], found.labelled[target]
    if begin is None or end is None:
        return False
    return kind.begins_at(begin) and kind.leads_to(end)


def _tell(found: Outcome, row: Values, decided: Decisions) -> None:
    """Only where both ends stay: a link that goes with its span needs no look of its own."""
    source, target = _end(found, row["source_id"]), _end(found, row["target_id"])
    if source == target or not (found.labelled.get(source) and found.labelled.get(target)):
        return
    found.totals["links_lost"] += 1
    if decided.look_at_losses:
        lost = {row["type__slug"]: target}
        found.items.append(Item(row["assignment"], source, WorkItem.Reason.LINK, lost=lost))


def answers(found: Outcome, decided: Decisions) -> None:
    """An answer goes to the question with its slug, or where the plan says; what has no place
    there is taken back."""
    there = Answer.objects.filter(assignment__in=found.moving).order_by("pk")
    for row in there.values("pk", "assignment", "question__slug", *ANSWER):
        before = {name: row[name] for name in ANSWER}
        slug = same(row["question__slug"], decided.questions, found.new.questions)
        asked = found.new.questions.get(slug or "")
        kept, lost = parted(asked, before["value"]) if before["value"] is not None else (None, None)
        changed = kept != before["value"] or slug not in (row["question__slug"], None)
        after = {
            "question_id": asked.pk if asked else before["question_id"],
            "value": kept,
            "revision": before["revision"] + int(changed),
        }
        found.totals["answers"] += int(before["value"] is not None)
        found.questions[row["question__slug"]] += int(before["value"] is not None)
        found.change("answer", row["pk"], before, after)
        if lost is not None:
            _miss(found, row, lost, decided)


def _miss(found: Outcome, row: Values, lost: object, decided: Decisions) -> None:
    found.totals["answers_lost"] += 1
    if decided.look_at_losses:
        told = {row["question__slug"]: lost}
        found.items.append(Item(row["assignment"], None, WorkItem.Reason.ANSWER, lost=told))
