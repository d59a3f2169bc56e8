"""How change plans are shown: the draft with all it would do, and the report of what was done."""

from collections import Counter
from collections.abc import Container, Mapping
from typing import Any

from rest_framework import serializers

from annotator.api import shapes
from annotator.api.present import Looks
from annotator.changes.models import ChangePlan
from annotator.changes.outcome import Outcome
from annotator.changes.planning import Decisions
from annotator.changes.preview import Preview
from annotator.codebook.models import Codebook
from annotator.spans.models import Span

FATES = ["kept", "renamed", "merged", "split", "retired", "undecided"]
TOTALS = (
    "spans",
    "changed",
    "joined",
    "set_aside",
    "items",
    "collisions",
    "links",
    "links_lost",
    "answers",
    "answers_lost",
    "assignments",
    "assignments_in_progress",
    "assignments_submitted",
    "staying",
    "waiting",
)


class RuleShape(serializers.Serializer[Any]):
    rule = serializers.ChoiceField(["join", "keep", "worklist"])
    label = serializers.CharField(allow_blank=True)


class DecisionsShape(serializers.Serializer[Any]):
    labels = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))
    collisions = serializers.DictField(child=RuleShape())
    link_types = serializers.DictField(child=serializers.CharField(allow_null=True))
    questions = serializers.DictField(child=serializers.CharField(allow_null=True))
    look_at_losses = serializers.BooleanField()


class VersionShape(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    published_at = serializers.DateTimeField()
    labels = serializers.IntegerField()
    spans = serializers.IntegerField(help_text="Live spans made or standing under it.")


class PlanRow(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    old = serializers.IntegerField()
    new = serializers.IntegerField()
    state = serializers.ChoiceField(ChangePlan.State.choices)
    revision = serializers.IntegerField()
    applied_at = serializers.DateTimeField(allow_null=True)
    reverted_at = serializers.DateTimeField(allow_null=True)


class PlanList(serializers.Serializer[Any]):
    versions = VersionShape(many=True)
    plans = PlanRow(many=True)


class NewLabelShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    colour = serializers.CharField()
    exclusive = serializers.BooleanField()


class SampleShape(serializers.Serializer[Any]):
    before = serializers.CharField()
    quote = serializers.CharField()
    after = serializers.CharField()
    annotator = serializers.CharField()
    text = serializers.IntegerField()
    uuid = serializers.UUIDField()
    label = serializers.CharField()


class LossShape(serializers.Serializer[Any]):
    attribute = serializers.CharField()
    count = serializers.IntegerField()
    values = serializers.ListField(child=serializers.JSONField())


class OldLabelShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    colour = serializers.CharField()
    fate = serializers.ChoiceField(FATES)
    to = serializers.ListField(child=serializers.CharField())
    proposed = serializers.ListField(child=serializers.CharField())
    spans = serializers.IntegerField()
    losses = LossShape(many=True)
    samples = SampleShape(many=True)


class CollisionShape(serializers.Serializer[Any]):
    label = serializers.CharField()
    rule = serializers.ChoiceField(["join", "keep", "worklist"])
    spans = SampleShape(many=True)


class CollidingShape(serializers.Serializer[Any]):
    label = serializers.CharField()
    count = serializers.IntegerField()


class ProblemShape(serializers.Serializer[Any]):
    code = serializers.ChoiceField(["undecided", "keeps_nowhere", "asked_twice"])
    label = serializers.CharField()
    other = serializers.CharField(allow_blank=True)


class TotalsShape(serializers.Serializer[Any]):
    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return {name: serializers.IntegerField() for name in TOTALS}


class GoneShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    to = serializers.CharField(allow_null=True, help_text="null takes back.")
    count = serializers.IntegerField()


class NewNameShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()


class PreviewShape(serializers.Serializer[Any]):
    labels = OldLabelShape(many=True)
    new_labels = NewLabelShape(many=True)
    colliding = CollidingShape(many=True, help_text="How often, for each new label.")
    collisions = CollisionShape(many=True, help_text="The first of them.")
    problems = ProblemShape(many=True)
    link_types = GoneShape(many=True, help_text="Those the new version does not have.")
    questions = GoneShape(many=True, help_text="Those the new version does not have.")
    new_link_types = NewNameShape(many=True)
    new_questions = NewNameShape(many=True)


class WholePlan(PlanRow):
    decisions = DecisionsShape()
    totals = TotalsShape()
    preview = PreviewShape(allow_null=True, help_text="Of a draft.")
    open_items = serializers.IntegerField()


class LaterShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(["span", "link", "answer", "assignment"])
    annotator = serializers.CharField()
    text = serializers.IntegerField()
    words = serializers.CharField()


class LaterProblem(shapes.Problem):
    count = serializers.IntegerField(required=False)
    later = LaterShape(many=True, required=False)


def version_shape(book: Codebook) -> dict[str, Any]:
    return {
        "number": book.number,
        "published_at": book.published_at,
        "labels": getattr(book, "label_count", 0),
        "spans": getattr(book, "span_count", 0),
    }


def plan_row(plan: ChangePlan) -> dict[str, Any]:
    names = ("uuid", "state", "revision", "applied_at", "reverted_at")
    told = {name: getattr(plan, name) for name in names}
    return {**told, "old": plan.old.number, "new": plan.new.number}


def decisions_shape(plan: ChangePlan) -> dict[str, Any]:
    said = plan.decided
    rules = {slug: {"rule": r.rule, "label": r.label} for slug, r in said.collisions.items()}
    return {
        "labels": said.labels,
        "collisions": rules,
        "link_types": said.link_types,
        "questions": said.questions,
        "look_at_losses": said.look_at_losses,
    }


def totals_shape(counts: dict[str, Any]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in TOTALS}


def preview_shape(found: Preview, looks: Looks, said: Decisions) -> dict[str, Any]:
    outcome = found.outcome
    many: dict[str, int] = {}
    for one in outcome.collisions:
        many[one.label] = many.get(one.label, 0) + 1
    return {
        "labels": [_old_label(found, slug, looks) for slug in outcome.fates],
        "new_labels": [
            {
                "slug": slug,
                "name": label.name,
                "colour": looks.of(label)["colour"],
                "exclusive": label.exclusive,
            }
            for slug, label in outcome.new.labels.items()
        ],
        "colliding": [{"label": label, "count": count} for label, count in sorted(many.items())],
        "collisions": [
            {
                "label": one.label,
                "rule": one.rule,
                "spans": [sample(found.shown[pk]) for pk in one.spans],
            }
            for one in found.collisions
        ],
        "problems": [
            {"code": one.code, "label": one.label, "other": one.other} for one in found.problems
        ],
        **_others(outcome, said),
    }


def _others(outcome: Outcome, said: Decisions) -> dict[str, Any]:
    old, new = outcome.old, outcome.new
    kinds = {slug: slug for slug in old.link_types}
    asked = {slug: question.wording for slug, question in old.questions.items()}
    return {
        "link_types": _gone(kinds, new.link_types, said.link_types, outcome.link_types),
        "questions": _gone(asked, new.questions, said.questions, outcome.questions),
        "new_link_types": [{"slug": slug, "name": slug} for slug in new.link_types],
        "new_questions": [{"slug": s, "name": one.wording} for s, one in new.questions.items()],
    }


def _gone(
    old: Mapping[str, str], new: Container[str], to: Mapping[str, str | None], counts: Counter[str]
) -> list[dict[str, Any]]:
    return [
        {"slug": slug, "name": name, "to": to.get(slug), "count": counts[slug]}
        for slug, name in old.items()
        if slug not in new
    ]


def _old_label(found: Preview, slug: str, looks: Looks) -> dict[str, Any]:
    outcome, label = found.outcome, found.outcome.old.labels[slug]
    fate = outcome.fates[slug]
    return {
        "slug": slug,
        "name": label.name,
        "colour": looks.of(label)["colour"],
        "fate": fate.kind,
        "to": list(fate.to),
        "proposed": list(found.proposed.get(slug, ())),
        "spans": outcome.labels[slug],
        "losses": _losses(outcome, slug),
        "samples": [sample(span) for span in found.samples.get(slug, [])],
    }


def _losses(outcome: Outcome, slug: str) -> list[dict[str, Any]]:
    found = []
    for (label, attribute), values in sorted(outcome.losses.items()):
        if label == slug:
            few = list({str(value): value for value in values}.values())[:5]
            found.append({"attribute": attribute, "count": len(values), "values": few})
    return found


def sample(span: Span) -> dict[str, Any]:
    """A span in its words; those of its own block alone."""
    place = span.assignment
    before, after = span.context
    return {
        "before": before,
        "quote": span.quote,
        "after": after,
        "annotator": place.annotator.pseudonym if place.annotator else "",
        "text": place.text_id,
        "uuid": span.uuid,
        "label": span.label.slug,
    }
