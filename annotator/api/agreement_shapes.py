"""What the routes about agreement answer."""

from typing import Any

from rest_framework import serializers

from annotator.agreement import Kind
from annotator.api.shapes import CodebookNumber, UndefinedShape

Shape = serializers.Serializer[Any]


class IntervalShape(Shape):
    """A confidence interval over articles, or the reason why there is none."""

    method = serializers.CharField()
    level = serializers.FloatField()
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    replicates = serializers.IntegerField(allow_null=True)
    seed = serializers.IntegerField(allow_null=True)
    undefined_share = serializers.FloatField(help_text="Of the resamples, those without a value.")
    undefined = UndefinedShape(allow_null=True)


class FigureShape(Shape):
    formula = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    undefined = UndefinedShape(allow_null=True)
    interval = IntervalShape(allow_null=True)
    unit = serializers.CharField()
    pooling = serializers.CharField()
    n_articles = serializers.IntegerField()
    n_dropped = serializers.IntegerField()
    n_annotators = serializers.IntegerField()
    n_spans = serializers.IntegerField(allow_null=True)
    positions = serializers.CharField(
        allow_null=True, help_text="binary, exclusive or set: what a position can hold."
    )
    level = serializers.CharField(allow_null=True, help_text="Of measurement, of items.")
    of = serializers.CharField(allow_null=True, help_text="The label, family or item it is of.")
    coverage = serializers.FloatField(
        allow_null=True, help_text="Of what was marked, the part the figure speaks of."
    )
    experimental = serializers.BooleanField(
        help_text="The formula could not be checked against its paper."
    )


class LayerFiguresShape(Shape):
    """Of one label, one family (spans of it united) or of everything marked."""

    kind = serializers.ChoiceField(choices=["label", "family", "all"])
    slug = serializers.CharField()
    name = serializers.CharField()
    family = serializers.CharField(allow_null=True)
    prevalence = serializers.FloatField(
        allow_null=True, help_text="Share of characters marked, over annotators."
    )
    n_spans = serializers.IntegerField()
    figures = FigureShape(many=True)


class MeasureShape(Shape):
    formula = serializers.CharField()
    unit = serializers.CharField()
    positions = serializers.CharField(
        allow_null=True, help_text="binary: marked, or gap, at each position."
    )
    reference = serializers.CharField(help_text="The paper the formula is taken from.")


class ChoicesShape(Shape):
    """What the filters can be set to."""

    rounds = serializers.ListField(child=serializers.IntegerField())
    codebooks = serializers.ListField(child=serializers.IntegerField())
    outlets = serializers.ListField(child=serializers.CharField())
    stories = serializers.ListField(child=serializers.CharField())
    languages = serializers.ListField(child=serializers.CharField())


class AgreementShape(Shape):
    codebook = CodebookNumber(allow_null=True)
    round = serializers.IntegerField()
    n_articles = serializers.IntegerField()
    n_dropped = serializers.IntegerField(help_text="Submitted by fewer than two annotators.")
    n_annotators = serializers.IntegerField()
    n_spans = serializers.IntegerField()
    minimum = serializers.IntegerField(help_text="With fewer articles than this, no figure.")
    measures = MeasureShape(many=True)
    layers = LayerFiguresShape(many=True)
    choices = ChoicesShape()


class PairShape(Shape):
    first = serializers.CharField()
    second = serializers.CharField()
    figure = FigureShape()


class PairsShape(Shape):
    rows = PairShape(many=True)


class AnnotatorShape(Shape):
    """Rates per 1,000 characters; the others are the mean of those who read the same articles."""

    annotator = serializers.CharField()
    n_articles = serializers.IntegerField()
    n_spans = serializers.IntegerField()
    spans_per_1000 = serializers.FloatField()
    others_per_1000 = serializers.FloatField()
    length = serializers.FloatField(allow_null=True, help_text="Mean length of a span.")
    others_length = serializers.FloatField(allow_null=True)
    with_others = FigureShape(help_text="Pairs of this annotator with each of the others.")
    without = FigureShape(help_text="All the others, without this annotator.")


class StretchShape(Shape):
    """Part of somebody's work in the order they submitted it: from article `first` to `last`."""

    first = serializers.IntegerField()
    last = serializers.IntegerField()
    spans_per_1000 = serializers.FloatField()
    others_per_1000 = serializers.FloatField()
    figure = FigureShape()


class AnnotatorWithDriftShape(AnnotatorShape):
    drift = StretchShape(many=True)


class AnnotatorsShape(Shape):
    rows = AnnotatorWithDriftShape(many=True)


class SliceShape(Shape):
    value = serializers.CharField(allow_null=True, help_text="null: not known.")
    figure = FigureShape()


class SlicesShape(Shape):
    ways = serializers.ListField(
        child=serializers.CharField(), help_text="What the work can be sliced by."
    )
    rows = SliceShape(many=True)


class RepeatedRow(Shape):
    annotator = serializers.CharField(allow_null=True, help_text="null: everybody together.")
    figure = FigureShape()


class RepeatedShape(Shape):
    rows = RepeatedRow(many=True)


class SpanOfShape(Shape):
    annotator = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    attributes = serializers.DictField()


class DisagreementShape(Shape):
    """Spans about one place, at most one of each annotator; offsets in code points."""

    text = serializers.IntegerField()
    headline = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    before = serializers.CharField()
    quote = serializers.CharField()
    after = serializers.CharField()
    kinds = serializers.ListField(
        child=serializers.ChoiceField(choices=[str(kind) for kind in Kind])
    )
    spans = SpanOfShape(many=True)
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="Read the article, and marked nothing here."
    )


class DisagreementsShape(Shape):
    articles = serializers.IntegerField(help_text="In which there is a disagreement.")
    following = serializers.IntegerField(allow_null=True, help_text="`after` of the next page.")
    rows = DisagreementShape(many=True)


class TogetherShape(Shape):
    """All labels together: `exclusive` where a place has one, `set` where it has several."""

    rows = FigureShape(many=True)


class ValueShareShape(Shape):
    value = serializers.CharField()
    share = serializers.FloatField()


class ConsistentShape(Shape):
    """How consistent an annotator is with the group (Dawid and Skene 1979); not how good."""

    annotator = serializers.CharField()
    consistency = serializers.FloatField()


class AnswerGivenShape(Shape):
    annotator = serializers.CharField()
    answer = serializers.CharField()


class DifferingArticleShape(Shape):
    """An article on which annotators differ."""

    text = serializers.IntegerField()
    headline = serializers.CharField()
    answers = AnswerGivenShape(many=True)


class QuestionRow(Shape):
    question = serializers.CharField()
    wording = serializers.CharField()
    option = serializers.CharField(
        allow_null=True, help_text="Of a question with several answers: chosen or not."
    )
    level = serializers.CharField()
    missing_policy = serializers.CharField()
    figures = FigureShape(many=True)
    shares = ValueShareShape(many=True)
    consistent = ConsistentShape(many=True)
    differing = DifferingArticleShape(many=True, help_text="The first twenty.")


class QuestionsShape(Shape):
    rows = QuestionRow(many=True)


class AttributeRow(Shape):
    of_label = serializers.CharField()
    attribute = serializers.CharField()
    level = serializers.CharField()
    figures = FigureShape(many=True)


class LinkRow(Shape):
    type = serializers.CharField(allow_null=True, help_text="null: links of any type.")
    figure = FigureShape()


class HabitRow(Shape):
    """Mean differences of starts and ends from the others' spans of one label, in code points."""

    annotator = serializers.CharField()
    n = serializers.IntegerField()
    start = serializers.FloatField()
    end = serializers.FloatField()


class ConfusionRow(Shape):
    """At one place this annotator chose `mine`, another `theirs`, so many times."""

    annotator = serializers.CharField()
    mine = serializers.CharField()
    theirs = serializers.CharField()
    times = serializers.IntegerField()


class MatchedShape(Shape):
    """What is said of spans that two annotators agree on; nothing here is of other spans."""

    attributes = AttributeRow(many=True)
    links = LinkRow(many=True)
    habits = HabitRow(many=True)
    confusions = ConfusionRow(many=True)
    consistent = ConsistentShape(many=True)


class GammaParametersShape(Shape):
    alpha = serializers.FloatField()
    beta = serializers.FloatField()
    empty = serializers.FloatField()
    samples = serializers.IntegerField()
    seed = serializers.IntegerField()
    sampler = serializers.CharField()


class GammaShape(Shape):
    """Gamma (Mathet, Widlöcher and Métivier 2015), the mean of articles; it cannot be pooled."""

    state = serializers.ChoiceField(choices=["none", "going", "done", "failed"])
    measured = serializers.IntegerField()
    total = serializers.IntegerField()
    left_out = serializers.IntegerField(
        help_text="Articles of more than four annotators, or with too many spans on each other."
    )
    current = serializers.BooleanField(help_text="False: submitted work has changed since.")
    finished_at = serializers.DateTimeField(allow_null=True)
    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True, help_text="95 % interval, Student's t.")
    high = serializers.FloatField(allow_null=True)
    n_articles = serializers.IntegerField(help_text="In which somebody marked something.")
    parameters = GammaParametersShape()
