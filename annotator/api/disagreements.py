from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement import Kind, Marked
from annotator.api.agreement import AgreementFilters, readers_project
from annotator.api.agreement_shapes import DisagreementsShape
from annotator.api.agreement_views import LAYER, parted
from annotator.api.shapes import Problem
from annotator.statistics.disagreements import Disagreement, Wanted, disagreements


class DisagreementFilters(AgreementFilters):
    layer = serializers.CharField(default="all", max_length=200, help_text=LAYER)
    kind = serializers.ChoiceField(choices=[str(kind) for kind in Kind], required=False)
    annotator = serializers.ListField(
        child=serializers.CharField(max_length=200),
        required=False,
        max_length=50,
        help_text="Repeated: only between these, by pseudonym.",
    )
    reader = serializers.CharField(
        required=False,
        max_length=200,
        help_text="Only articles in which this annotator and another differ, by pseudonym.",
    )
    repeated = serializers.BooleanField(
        default=False, help_text="Annotators beside themselves in another round."
    )
    after = serializers.IntegerField(
        default=0, min_value=0, max_value=2**62, help_text="`following` of the page before."
    )


class DisagreementList(APIView):
    """The places behind a figure: what one saw and another did not, or saw otherwise."""

    @extend_schema(
        operation_id="list_disagreements",
        parameters=[DisagreementFilters],
        responses={200: DisagreementsShape, 400: Problem, 404: Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = readers_project(request, project)
        filters, rest = parted(request, DisagreementFilters, "annotator")
        wanted = Wanted(
            layer=rest["layer"],
            kind=rest.get("kind"),
            annotators=tuple(rest.get("annotator", ())),
            reader=rest.get("reader"),
            repeated=rest["repeated"],
            after=rest["after"],
        )
        page = disagreements(where, filters, wanted)
        rows = [_row(one) for one in page.rows]
        return Response({"articles": page.articles, "following": page.following, "rows": rows})


def _row(one: Disagreement) -> dict[str, Any]:
    outlet = one.text.article.outlet
    return {
        "text": one.text.pk,
        "headline": one.text.headline,
        "outlet": outlet.name if outlet else None,
        "start": one.cluster.start,
        "end": one.cluster.end,
        "before": one.before,
        "quote": one.quote,
        "after": one.after,
        "kinds": [kind for kind in Kind if kind in one.cluster.kinds],
        "spans": [_span(span, one.names) for span in one.cluster.spans],
        "missing": sorted(one.names[who] for who in one.cluster.missing),
    }


def _span(span: Marked, names: dict[int, str]) -> dict[str, Any]:
    told = {name: getattr(span, name) for name in ("label", "start", "end", "attributes")}
    return {"annotator": names[span.annotator], **told}
