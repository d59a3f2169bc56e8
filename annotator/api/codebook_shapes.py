"""A codebook's content, its draft and its versions as the OpenAPI document states them."""

from typing import Any

from rest_framework import serializers

from annotator.api import shapes
from annotator.codebook import comparing
from annotator.codebook.checking import Trouble, troubles
from annotator.codebook.models import Codebook, Label
from annotator.codebook.palette import COLOURS, PATTERNS
from annotator.codebook.published import published_slugs
from annotator.codebook.reading import content_of
from annotator.saying import said

CHANGES = (comparing.ADDED, comparing.REMOVED, comparing.CHANGED, comparing.MOVED)


class LabelContent(serializers.Serializer[Any]):
    slug = serializers.CharField(help_text="family.label; its identity in every version.")
    family = serializers.CharField()
    name = serializers.CharField()
    tier = serializers.CharField()
    key = serializers.CharField()
    colour = serializers.ChoiceField(COLOURS, allow_blank=True, help_text="Empty: its family's.")
    pattern = serializers.ChoiceField(PATTERNS)
    definition = serializers.CharField()
    test = serializers.CharField()
    examples = shapes.ExampleShape(many=True)
    do_not_label = shapes.ExampleShape(many=True)
    contrasts = shapes.ContrastShape(many=True)
    self_overlap = serializers.ChoiceField(Label.SelfOverlap.choices)
    may_cross_blocks = serializers.BooleanField()
    attributes = shapes.AttributeShape(many=True)


class GuidelineShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    body = serializers.CharField(help_text="Markdown, without HTML.")


class ContentShape(serializers.Serializer[Any]):
    title = serializers.CharField()
    principle = serializers.CharField()
    families = shapes.FamilyShape(many=True)
    labels = LabelContent(many=True)
    link_types = shapes.LinkTypeShape(many=True)
    questions = shapes.QuestionShape(many=True)
    guidelines = GuidelineShape(many=True)


class TroubleShape(serializers.Serializer[Any]):
    pointer = serializers.CharField(help_text="A JSON pointer into the content.")
    code = serializers.CharField()
    detail = serializers.CharField()


class PublishedSlugs(serializers.Serializer[Any]):
    families = serializers.ListField(child=serializers.CharField())
    labels = serializers.ListField(child=serializers.CharField())
    link_types = serializers.ListField(child=serializers.CharField())
    questions = serializers.ListField(child=serializers.CharField())
    attributes = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), help_text="By their label."
    )


class DraftShape(serializers.Serializer[Any]):
    number = serializers.IntegerField(help_text="That it will have once published.")
    revision = serializers.IntegerField()
    content = ContentShape()
    published_slugs = PublishedSlugs(
        help_text="Those any version published: with another one, an entry is another one."
    )
    troubles = TroubleShape(many=True, help_text="What keeps it from being published.")


class StaleDraftProblem(shapes.Problem):
    current = DraftShape(allow_null=True, required=False)
    sent = serializers.DictField(required=False)


class VersionRow(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    state = serializers.ChoiceField(Codebook.State.choices)
    published_at = serializers.DateTimeField()
    change_note = serializers.CharField()


class FieldChange(serializers.Serializer[Any]):
    name = serializers.CharField()
    before = serializers.JSONField()
    after = serializers.JSONField()


class ChangeShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(CHANGES)
    part = serializers.ChoiceField(["codebook", "attribute", *comparing.PARTS.values()])
    slug = serializers.CharField()
    name = serializers.CharField()
    within = serializers.CharField(help_text="Slug of an attribute's label.")
    fields = FieldChange(many=True)


class ChangesShape(serializers.Serializer[Any]):
    since = serializers.IntegerField()
    number = serializers.IntegerField()
    changes = ChangeShape(many=True)


def draft_shape(book: Codebook) -> dict[str, Any]:
    content, published = content_of(book), published_slugs(book.project_id)
    return {
        "number": book.number,
        "revision": book.revision,
        "content": content,
        "published_slugs": vars(published),
        "troubles": [trouble_shape(one) for one in troubles(content, known=published.labels)],
    }


def trouble_shape(trouble: Trouble) -> dict[str, str]:
    return {"pointer": trouble.pointer, "code": trouble.code, "detail": said(trouble.sentence)}


def changes_shape(old: Codebook, new: Codebook) -> dict[str, Any]:
    changes = comparing.compare(content_of(old), content_of(new))
    return {
        "since": old.number,
        "number": new.number,
        "changes": [_change(one) for one in changes],
    }


def _change(change: comparing.Change) -> dict[str, Any]:
    fields = [{"name": f.name, "before": f.before, "after": f.after} for f in change.fields]
    return {**vars(change), "fields": fields}
