"""The history of a project: who did what, when, with which values; and bringing back a span."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api.access import NoTokens, managed_project
from annotator.api.fields import Strict
from annotator.api.present import span_shape
from annotator.api.shapes import Problem, SpanShape
from annotator.articles.models import Article, Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Label
from annotator.history.models import Event
from annotator.history.reading import PREFIX, Change, Wanted, changes, history, said_in
from annotator.projects.models import Membership, Project
from annotator.review.models import Verdict
from annotator.saying import said
from annotator.spans.models import Span
from annotator.spans.restoring_actions import restore_span
from annotator.threads.models import Thread

NUMBER = 2**62


class HistoryFilters(Strict):
    actor = serializers.CharField(required=False, max_length=50, help_text="Pseudonym.")
    verb = serializers.CharField(required=False, max_length=100)
    table = serializers.CharField(required=False, max_length=100)
    row = serializers.IntegerField(required=False, min_value=1, max_value=NUMBER)
    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField(required=False)
    before = serializers.IntegerField(
        required=False, min_value=1, max_value=NUMBER, help_text="`following` of the page before."
    )


class ChangedValueShape(serializers.Serializer[Any]):
    field = serializers.CharField()
    old = serializers.JSONField(allow_null=True)
    new = serializers.JSONField(allow_null=True)


class EventShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    actor = serializers.CharField(
        allow_blank=True, help_text="Pseudonym; a name where there is none; empty: no person."
    )
    verb = serializers.CharField()
    said = serializers.CharField(help_text="The verb in the language of this answer.")
    table = serializers.CharField()
    row = serializers.IntegerField()
    changes = ChangedValueShape(many=True)
    text = serializers.IntegerField(allow_null=True, help_text="Of a span: where it lies.")
    restorable = serializers.BooleanField(help_text="A span that is deleted now.")


class ActorShape(serializers.Serializer[Any]):
    pseudonym = serializers.CharField()
    name = serializers.CharField()


class VerbShape(serializers.Serializer[Any]):
    verb = serializers.CharField()
    said = serializers.CharField()


class HistoryShape(serializers.Serializer[Any]):
    following = serializers.IntegerField(allow_null=True, help_text="For `before`.")
    results = EventShape(many=True)
    people = ActorShape(many=True)
    verbs = VerbShape(many=True)
    tables = serializers.ListField(child=serializers.CharField())


class HistoryList(APIView):
    """Every act in a project, the newest first."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_history",
        parameters=[HistoryFilters],
        responses={200: HistoryShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = managed_project(request, project)
        given = HistoryFilters.read(request.query_params.dict())
        members = {one.user_id: one for one in _members(where)}
        actor = given.pop("actor", None)
        by_name = {one.pseudonym: one.user_id for one in members.values()}
        # Nobody is called so: there is nothing they did.
        wanted = Wanted(**given, actor=by_name.get(actor, 0) if actor is not None else None)
        events, more = history(where.pk, wanted)
        verbs, tables = said_in(where.pk)
        return Response(
            {
                "following": events[-1].pk if more else None,
                "results": list(_rows(where, events, members)),
                "people": [_person(one) for one in members.values()],
                "verbs": [{"verb": verb, "said": said(verb, "verb")} for verb in verbs],
                "tables": tables,
            }
        )


class SpanRestore(APIView):
    """A span that somebody deleted."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="restore_span",
        request=None,
        responses={200: SpanShape, 403: Problem, 404: Problem, 409: Problem, 410: Problem},
    )
    def post(self, request: Request, project: str, span: int) -> Response:
        """Makes a deleted span live again. Repeating it changes nothing."""
        where = managed_project(request, project)
        actor: Any = request.user
        return Response(span_shape(restore_span(actor=actor, project=where, span=span)))


def _members(project: Project) -> Iterable[Membership]:
    return Membership.objects.filter(project=project).select_related("user").order_by("pseudonym")


def _person(member: Membership) -> dict[str, str]:
    name = member.user.get_full_name() or member.user.username
    return {"pseudonym": member.pseudonym, "name": name}


def _rows(
    project: Project, events: list[Event], members: dict[int, Membership]
) -> Iterable[dict[str, Any]]:
    away = _Away(project)
    found = [(event, away.without_words(event, changes(event))) for event in events]
    names = _Names(found, members)
    spans = [event.row for event in events if event.table == f"{PREFIX}span"]
    there = {
        pk: (text, deleted is not None)
        for pk, text, deleted in Span.objects.filter(pk__in=spans).values_list(
            "pk", "assignment__text", "deleted_at"
        )
    }
    for event, its in found:
        is_span = event.table == f"{PREFIX}span"
        text, deleted = there.get(event.row, (None, False)) if is_span else (None, False)
        yield {
            "id": event.pk,
            "at": event.at,
            "actor": names.of_actor(event),
            "verb": event.verb,
            "said": said(event.verb, "verb"),
            "table": event.table.removeprefix(PREFIX),
            "row": event.row,
            "changes": [names.told(one) for one in its],
            "text": text,
            "restorable": deleted,
        }


class _Away:
    """What is about a withdrawn article: its address, notes and comments may hold its words."""

    SAFE = frozenset(
        [
            "withdrawn_at",
            "state",
            "revision",
            "deleted_at",
            "created_at",
            "started_at",
            "submitted_at",
            "reviewed_at",
            "lease_until",
            "lapsed_at",
            "ended_at",
            "decided_at",
            "annotator_id",
            "reviewer_id",
            "label_id",
            "start",
            "end",
            "round",
            "slot",
            "origin",
        ]
    )

    def __init__(self, project: Project) -> None:
        gone = Article.objects.filter(project=project, withdrawn_at__isnull=False)
        texts = Text.objects.filter(article__in=gone)
        spans = Span.objects.filter(assignment__text__in=texts)
        self._rows: dict[str, set[int]] = {
            "article": set(gone.values_list("pk", flat=True)),
            "text": set(texts.values_list("pk", flat=True)),
            "assignment": _pks(Assignment.objects.filter(text__in=texts)),
            "span": _pks(spans),
            "verdict": _pks(Verdict.objects.filter(text__in=texts)),
            "thread": _pks(Thread.objects.filter(Q(text__in=texts) | Q(span__in=spans))),
        }

    def without_words(self, event: Event, found: list[Change]) -> list[Change]:
        return [one for one in found if one.field in self.SAFE] if self._has(event) else found

    def _has(self, event: Event) -> bool:
        values = {**(event.old or {}), **(event.new or {})}
        values[f"{event.table.removeprefix(PREFIX)}_id"] = event.row
        return any(values.get(f"{name}_id") in rows for name, rows in self._rows.items())


def _pks(rows: QuerySet[Any]) -> set[int]:
    return set(rows.order_by().values_list("pk", flat=True))


class _Names:
    """What stands for a number in a line: the slug of a label, the pseudonym of a member."""

    def __init__(
        self, found: list[tuple[Event, list[Change]]], members: dict[int, Membership]
    ) -> None:
        values = [one for _, its in found for one in its if one.field == "label_id"]
        labels = {value for one in values for value in (one.old, one.new) if value}
        self._users = members
        self._names: dict[str, dict[Any, str]] = {
            "label_id": dict(Label.objects.filter(pk__in=labels).values_list("pk", "slug")),
            "annotator_id": {one.pk: one.pseudonym for one in members.values()},
            "reviewer_id": {one.pk: one.pseudonym for one in members.values()},
            "user_id": {pk: one.pseudonym for pk, one in members.items()},
        }

    def of_actor(self, event: Event) -> str:
        if event.actor_id is None:
            return ""
        member = self._users.get(event.actor_id)
        if member:
            return member.pseudonym
        return event.actor.username if event.actor else str(event.actor_id)

    def told(self, one: Change) -> dict[str, Any]:
        field = one.field.removesuffix("_id")
        names = self._names.get(one.field)
        if names is None:
            return {"field": field, "old": one.old, "new": one.new}
        old, new = names.get(one.old, one.old), names.get(one.new, one.new)
        return {"field": field, "old": old, "new": new}
