"""What the API says of review: clusters, verdicts, and what they leave."""

from typing import Any

from rest_framework import serializers

from annotator.agreement import Kind
from annotator.api import shapes
from annotator.review.article import ReviewedArticle
from annotator.review.feedback import Outcome
from annotator.review.models import Cluster, Decision, GoldSpan, Reason, Verdict

KINDS = [str(kind) for kind in Kind]
CLUSTER_STATES = ("open", "settled", "stale", "unanimous", "unread")


class GoldShape(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]
    start = serializers.IntegerField(help_text="Code points, inclusive.")
    end = serializers.IntegerField(help_text="Code points, exclusive.")
    quote = serializers.CharField()
    attributes = serializers.DictField()
    span = serializers.IntegerField(allow_null=True, help_text="The one it is, unchanged.")


class VerdictShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    key = serializers.CharField(help_text="The cluster it was given on.")
    decision = serializers.ChoiceField(Decision.choices)
    reason = serializers.ChoiceField(Reason.choices, allow_blank=True)
    note = serializers.CharField()
    guideline_change = serializers.BooleanField()
    reviewer = serializers.CharField(help_text="Pseudonym.")
    revision = serializers.IntegerField()
    decided_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True, help_text="Reopened or replaced.")
    basis = serializers.ListField(child=serializers.IntegerField(), help_text="Ids of spans.")
    gold = GoldShape(many=True)


class ClusterShape(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="Another one as soon as anything in it changes.")
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    spans = serializers.ListField(child=serializers.IntegerField(), help_text="Ids of spans.")
    kinds = serializers.ListField(child=serializers.ChoiceField(KINDS))
    readers = serializers.IntegerField()
    information = serializers.FloatField(help_text="In bits.")
    state = serializers.ChoiceField(CLUSTER_STATES)


class ReviewedPlaceShape(ClusterShape):
    text = serializers.IntegerField()
    headline = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)
    codebook = serializers.IntegerField()
    round = serializers.IntegerField()
    quote = serializers.CharField(help_text="At most 160 code points.")
    labels = serializers.ListField(child=serializers.CharField())


class KindCounts(serializers.Serializer[Any]):
    presence = serializers.IntegerField()
    boundary = serializers.IntegerField()
    label = serializers.IntegerField()  # type: ignore[assignment]
    attribute = serializers.IntegerField()
    link = serializers.IntegerField()


class ReviewCountsShape(serializers.Serializer[Any]):
    open = serializers.IntegerField()
    settled = serializers.IntegerField()
    stale = serializers.IntegerField(help_text="Settled before something in them changed.")
    unanimous = serializers.IntegerField()
    unread = serializers.IntegerField(help_text="Somebody has not submitted the article yet.")
    kinds = KindCounts(help_text="Of the open ones.")


class ReviewQueueShape(serializers.Serializer[Any]):
    following = serializers.CharField(allow_null=True, help_text="For `after`.")
    counts = ReviewCountsShape()
    results = ReviewedPlaceShape(many=True)


class LaneSpanShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    lane = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    attributes = serializers.DictField()
    note = serializers.CharField()
    confidence = serializers.IntegerField(allow_null=True)
    revision = serializers.IntegerField()


class LaneLinkShape(serializers.Serializer[Any]):
    type = serializers.CharField()
    source = serializers.IntegerField()  # type: ignore[assignment]
    target = serializers.IntegerField()


class LaneShape(serializers.Serializer[Any]):
    letter = serializers.CharField(help_text="Names the annotator in this article alone.")
    annotator = serializers.CharField(allow_null=True, help_text="Pseudonym; null: hidden.")
    assignment = serializers.IntegerField(allow_null=True, help_text="Null: hidden.")


class ArticleInReviewShape(serializers.Serializer[Any]):
    article = shapes.ArticleShape()
    text = shapes.TextShape()
    codebook = shapes.CodebookShape()
    round = serializers.IntegerField()
    lanes = LaneShape(many=True)
    spans = LaneSpanShape(many=True)
    links = LaneLinkShape(many=True)
    clusters = ClusterShape(many=True)
    verdicts = VerdictShape(many=True)


class FeedbackSpanShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    label = serializers.CharField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    attributes = serializers.DictField()


class FeedbackGoldShape(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    attributes = serializers.DictField()


class ToldShape(serializers.Serializer[Any]):
    outcome = serializers.ChoiceField([str(one) for one in Outcome])
    span = FeedbackSpanShape(allow_null=True, help_text="Mine; null where I marked nothing.")
    gold = FeedbackGoldShape(many=True, help_text="What stands there now.")
    decision = serializers.ChoiceField(Decision.choices, allow_blank=True)
    reason = serializers.ChoiceField(Reason.choices, allow_blank=True)
    note = serializers.CharField(allow_blank=True, help_text="The reviewer's.")


class FeedbackShape(serializers.Serializer[Any]):
    reviewed_at = serializers.DateTimeField(allow_null=True, help_text="Null: not yet.")
    returned_because = serializers.CharField(allow_blank=True)
    told = ToldShape(many=True)


def verdict_shape(verdict: Verdict) -> dict[str, Any]:
    """Of one read as `whole`."""
    names = ("key", "decision", "reason", "note", "guideline_change", "revision")
    return {
        "uuid": str(verdict.uuid),
        **{name: getattr(verdict, name) for name in names},
        "reviewer": verdict.reviewer.pseudonym,
        "decided_at": verdict.decided_at,
        "ended_at": verdict.ended_at,
        "basis": [one.span_id for one in verdict.basis.all()],
        "gold": [{**marked(one), "span": one.span_id} for one in verdict.gold.all()],
    }


def marked(one: Any) -> dict[str, Any]:
    """What a span and a gold span both say."""
    names = ("start", "end", "quote", "attributes")
    return {"label": one.label.slug, **{name: getattr(one, name) for name in names}}


def cluster_shape(row: Cluster) -> dict[str, Any]:
    names = ("key", "start", "end", "spans", "kinds", "readers", "information")
    return {**{name: getattr(row, name) for name in names}, "state": state_of(row)}


def state_of(row: Cluster) -> str:
    """Of one read `with_state`."""
    if row.settled:
        return "settled"
    if row.touched:
        return "stale"
    if row.waiting:
        return "unread"
    return "open" if row.kinds or row.readers == 1 else "unanimous"


def queued_shape(row: Any) -> dict[str, Any]:
    outlet = row.text.article.outlet
    return {
        **cluster_shape(row),
        "text": row.text_id,
        "headline": row.text.headline,
        "outlet": outlet.name if outlet else None,
        "codebook": row.codebook.number,
        "round": row.round,
        "quote": row.quote,
        "labels": row.labels,
    }


def lanes_shape(found: ReviewedArticle, names: bool) -> dict[str, Any]:
    """With `names`, who is who; else letters alone."""
    lane = {one.assignment.pk: one.letter for one in found.lanes}
    return {
        "lanes": [
            {
                "letter": one.letter,
                "annotator": one.annotator.pseudonym if names else None,
                "assignment": one.assignment.pk if names else None,
            }
            for one in found.lanes
        ],
        "spans": [
            {
                "id": span.pk,
                "lane": lane[span.assignment_id],
                **marked(span),
                "note": span.note,
                "confidence": span.confidence,
                "revision": span.revision,
            }
            for span in found.spans
        ],
        "links": [
            {"type": link.type.slug, "source": link.source_id, "target": link.target_id}
            for link in found.links
        ],
    }


def gold_told(gold: list[GoldSpan]) -> list[dict[str, Any]]:
    return [marked(one) for one in gold]
