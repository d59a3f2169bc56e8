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
    n_spans = serializers.IntegerField()


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


class AnnotatorsShape(Shape):
    rows = AnnotatorShape(many=True)


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
