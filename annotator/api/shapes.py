"""The output shapes as the OpenAPI document states them."""

from typing import Any

from rest_framework import serializers

from annotator.assignments.models import State
from annotator.codebook.models import Attribute, Question
from annotator.codebook.palette import COLOURS, PATTERNS
from annotator.projects.models import Role
from annotator.spans.models import Span

BLOCK_KINDS = ["headline", "standfirst", "subheading", "paragraph", "caption"]


class ProjectRef(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()


class SpanShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    label = serializers.CharField()
    start = serializers.IntegerField(help_text="Code points, inclusive.")
    end = serializers.IntegerField(help_text="Code points, exclusive.")
    quote = serializers.CharField()
    attributes = serializers.DictField()
    note = serializers.CharField()
    confidence = serializers.IntegerField(allow_null=True)
    origin = serializers.ChoiceField(Span.Origin.choices)
    revision = serializers.IntegerField()
    deleted = serializers.BooleanField()


class LinkShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    type = serializers.CharField(help_text="Slug of the link type.")
    source = serializers.UUIDField(help_text="The span it begins at.")
    target = serializers.UUIDField(help_text="The span it leads to.")
    revision = serializers.IntegerField()
    deleted = serializers.BooleanField()


class AnswerShape(serializers.Serializer[Any]):
    question = serializers.CharField()
    value = serializers.JSONField(help_text="null: taken back.")
    revision = serializers.IntegerField()


class LookedSpanShape(SpanShape):
    """A span beside those of other codebooks, so it brings what its label is called."""

    label_name = serializers.CharField()
    family = serializers.CharField()
    colour = serializers.CharField()


class PublishedShape(serializers.Serializer[Any]):
    at = serializers.DateTimeField(allow_null=True)
    printed = serializers.CharField()
    zone_assumed = serializers.BooleanField()


class ArticleShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    headline = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)
    byline = serializers.CharField()
    language = serializers.CharField()
    published = PublishedShape()


class ArticleRef(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    headline = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)


class BlockShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(BLOCK_KINDS)
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class PlaceShape(serializers.Serializer[Any]):
    start = serializers.IntegerField(help_text="Code points, inclusive.")
    end = serializers.IntegerField(help_text="Code points, exclusive.")


class TextShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    version = serializers.IntegerField()
    sha256 = serializers.CharField()
    length = serializers.IntegerField(help_text="Code points.")
    content = serializers.CharField()
    blocks = BlockShape(many=True)
    sentences = PlaceShape(many=True, help_text="Each within one block.")
    splitter_version = serializers.CharField(help_text="What found the sentences.")


class FamilyShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    question = serializers.CharField()
    colour = serializers.CharField()


class OptionShape(serializers.Serializer[Any]):
    value = serializers.CharField()
    name = serializers.CharField(required=False)
    meaning = serializers.CharField()
    no_answer = serializers.BooleanField(
        required=False, help_text='Of a question: a value that says nothing, such as "don\'t know".'
    )


class AttributeShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    kind = serializers.ChoiceField(Attribute.Kind.choices)
    values = OptionShape(many=True)
    required = serializers.BooleanField()


class ExampleShape(serializers.Serializer[Any]):
    text = serializers.CharField()
    spans = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2),
        help_text="What the label stands for in it: [start, end) in code points.",
    )
    why = serializers.CharField()


class ContrastShape(serializers.Serializer[Any]):
    label = serializers.CharField(help_text="Slug of the label that it is not.")
    why = serializers.CharField()


class LabelShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    family = serializers.CharField()
    name = serializers.CharField()
    key = serializers.CharField()
    colour = serializers.ChoiceField(COLOURS, help_text="Its own, or its family's.")
    pattern = serializers.ChoiceField(PATTERNS)
    definition = serializers.CharField()
    test = serializers.CharField()
    examples = ExampleShape(many=True)
    do_not_label = ExampleShape(many=True)
    contrasts = ContrastShape(many=True)
    exclusive = serializers.BooleanField()
    may_cross_blocks = serializers.BooleanField()
    attributes = AttributeShape(many=True)


class LinkTypeShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    from_labels = serializers.ListField(child=serializers.CharField(), help_text="Empty for any.")
    to_labels = serializers.ListField(child=serializers.CharField(), help_text="Empty for any.")
    required = serializers.BooleanField()


class QuestionShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    wording = serializers.CharField()
    level = serializers.ChoiceField(Question.Level.choices)
    values = OptionShape(many=True)
    multiple = serializers.BooleanField()
    missing_policy = serializers.ChoiceField(Question.MissingPolicy.choices)


class CodebookShape(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    title = serializers.CharField()
    principle = serializers.CharField()
    families = FamilyShape(many=True)
    labels = LabelShape(many=True)
    link_types = LinkTypeShape(many=True)
    questions = QuestionShape(many=True)


class QueueShape(serializers.Serializer[Any]):
    position = serializers.IntegerField()
    total = serializers.IntegerField()
    previous = serializers.IntegerField(allow_null=True, help_text="The one before in the list.")
    following = serializers.IntegerField(allow_null=True, help_text="The one after in the list.")
    next = serializers.IntegerField(allow_null=True, help_text="The next one still to do.")


class AssignmentRow(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    state = serializers.ChoiceField(State.choices)
    round = serializers.IntegerField()
    project = ProjectRef()
    article = ArticleRef()
    span_count = serializers.IntegerField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    reviewed_at = serializers.DateTimeField(
        allow_null=True, help_text="Since then there is feedback. Null: not yet."
    )


class OwnReportsShape(serializers.Serializer[Any]):
    sent = serializers.IntegerField()
    settled = serializers.IntegerField()


class AssignmentShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    state = serializers.ChoiceField(State.choices)
    round = serializers.IntegerField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    active_seconds = serializers.IntegerField(help_text="Of one's own work on it.")
    project = ProjectRef()
    article = ArticleShape()
    text = TextShape()
    codebook = CodebookShape()
    spans = SpanShape(many=True)
    links = LinkShape(many=True)
    answers = AnswerShape(many=True)
    reports = OwnReportsShape(help_text="Of one's own, about its article.")
    carried = serializers.BooleanField(help_text="Whether labels of an older text are offered.")
    reviewed_at = serializers.DateTimeField(
        allow_null=True, help_text="Since then there is feedback. Null: not yet."
    )
    returned_because = serializers.CharField(allow_blank=True)
    queue = QueueShape()


class SubmittedShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    state = serializers.ChoiceField(State.choices)
    submitted_at = serializers.DateTimeField(allow_null=True)
    next = serializers.IntegerField(allow_null=True)


class ProjectRow(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)
    article_count = serializers.IntegerField(help_text="For an annotator: one's own alone.")


class FieldProblem(serializers.Serializer[Any]):
    pointer = serializers.CharField()
    code = serializers.CharField()
    detail = serializers.CharField()


class Problem(serializers.Serializer[Any]):
    """RFC 9457."""

    type = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField()
    errors = FieldProblem(many=True, required=False)


class GapShape(serializers.Serializer[Any]):
    span = serializers.UUIDField()
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="Slugs of required attributes and link types."
    )


class IncompleteProblem(Problem):
    incomplete = GapShape(many=True)


class StaleProblem(Problem):
    current = serializers.DictField(
        allow_null=True, required=False, help_text="What is stored now, in the shape of a 200."
    )
    sent = serializers.DictField(required=False)
    text_sha256 = serializers.CharField(required=False)


class UndefinedShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    reason = serializers.CharField()


class CodebookNumber(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    families = FamilyShape(many=True)
