"""Discussions of spans, articles and labels, for those who may read them."""

from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api.access import NoTokens, visible_projects
from annotator.api.fields import Strict, Truth, Uuid, Whole, Words
from annotator.api.shapes import Problem
from annotator.projects.models import Membership, Project
from annotator.threads.actions import TALKERS, About, open_thread, resolve, say, see, talker
from annotator.threads.models import Comment, Thread, ThreadQuerySet

NUMBER = 2**62
AT_ONCE = 50
REFUSED = {400: Problem, 404: Problem, 409: Problem}


class ThreadFilters(Strict):
    state = serializers.ChoiceField(["open", "resolved", "unread"], default="open")
    before = serializers.IntegerField(
        required=False, min_value=1, max_value=NUMBER, help_text="`following` of the page before."
    )


class CommentShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    author = serializers.CharField(help_text="Pseudonym.")
    mine = serializers.BooleanField()
    words = serializers.CharField()
    created_at = serializers.DateTimeField()
    mentions_me = serializers.BooleanField()


class ThreadAboutShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(["span", "article", "label"])
    quote = serializers.CharField(allow_blank=True)
    label = serializers.CharField(allow_blank=True, help_text="Its name.")  # type: ignore[assignment]
    headline = serializers.CharField(allow_blank=True)
    text = serializers.IntegerField(allow_null=True, help_text="For who may read it.")
    assignment = serializers.IntegerField(allow_null=True, help_text="Mine, where it lies in.")


class ThreadShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    about = ThreadAboutShape()
    opened_by = serializers.CharField()
    created_at = serializers.DateTimeField()
    resolved_at = serializers.DateTimeField(allow_null=True)
    unread = serializers.BooleanField()
    comments = CommentShape(many=True)


class ThreadPage(serializers.Serializer[Any]):
    following = serializers.IntegerField(allow_null=True)
    unread = serializers.IntegerField(help_text="Threads in which somebody else wrote since.")
    results = ThreadShape(many=True)


class ThreadInput(Strict):
    span = Whole(default=None, allow_null=True, min_value=1, max_value=NUMBER)
    assignment = Whole(default=None, allow_null=True, min_value=1, max_value=NUMBER)
    span_uuid = Uuid(default=None, allow_null=True, help_text="Of a span of this assignment.")
    text = Whole(default=None, allow_null=True, min_value=1, max_value=NUMBER)
    label = Words(default=None, allow_null=True, max_length=100)  # type: ignore[assignment]
    words = Words(max_length=5000)


class CommentInput(Strict):
    words = Words(max_length=5000)


class ResolutionInput(Strict):
    resolved = Truth()


class Talk(APIView):
    """What all of these have in common: a person with a part in the project."""

    permission_classes = (IsAuthenticated, NoTokens)


class ThreadList(Talk):
    """The discussions I may read, those with the newest comment first."""

    @extend_schema(
        operation_id="list_threads",
        parameters=[ThreadFilters],
        responses={200: ThreadPage, 400: Problem, 404: Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        _, member = _here(request, project)
        given = ThreadFilters.read(request.query_params.dict())
        mine = Thread.objects.visible_to(member).with_news(member)
        rows = _in_state(mine, given["state"])
        if "before" in given:
            rows = rows.filter(Q(("last__lt", given["before"])))
        found = list(_whole(rows).order_by(F("last").desc())[: AT_ONCE + 1])
        following = found[AT_ONCE - 1].last if len(found) > AT_ONCE else None
        return Response(
            {
                "following": following,
                "unread": _in_state(mine, "unread").count(),
                "results": [_thread(one, member) for one in found[:AT_ONCE]],
            }
        )


class ThreadDetail(Talk):
    """One discussion."""

    @extend_schema(
        operation_id="open_thread",
        request=ThreadInput,
        responses={200: ThreadShape, 201: ThreadShape, **REFUSED},
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Opens a discussion with its first comment.

        It is about a span (by its number, or by its assignment and uuid), an article (by its text)
        or a label. The client makes the uuid; repeating the request changes nothing.
        """
        where, member = _here(request, project)
        given = ThreadInput.read(request.data)
        words = given.pop("words")
        about = About(**given)
        person: Any = request.user
        made, new = open_thread(person=person, project=where, uuid=uuid, about=about, words=words)
        return Response(_shown(member, made.uuid), status=201 if new else 200)


class CommentDetail(Talk):
    """One comment in a discussion."""

    @extend_schema(
        operation_id="comment_thread",
        request=CommentInput,
        responses={200: ThreadShape, 201: ThreadShape, **REFUSED},
    )
    def put(self, request: Request, project: str, uuid: UUID, comment: UUID) -> Response:
        """Says something in a discussion. `@P02` calls a member; repeating it changes nothing."""
        where, member = _here(request, project)
        given = CommentInput.read(request.data)
        person: Any = request.user
        _, new = say(person=person, project=where, thread=uuid, uuid=comment, **given)
        return Response(_shown(member, uuid), status=201 if new else 200)


class ThreadResolution(Talk):
    """Whether a discussion is over."""

    @extend_schema(
        operation_id="resolve_thread",
        request=ResolutionInput,
        responses={200: ThreadShape, 400: Problem, 404: Problem},
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Closes a discussion, or opens it again. Repeating it changes nothing."""
        where, member = _here(request, project)
        given = ResolutionInput.read(request.data)
        person: Any = request.user
        resolve(person=person, project=where, thread=uuid, **given)
        return Response(_shown(member, uuid))


class ThreadSight(Talk):
    """That I have read a discussion."""

    @extend_schema(operation_id="see_thread", request=None, responses={204: None, 404: Problem})
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Counts all of a discussion as read by me."""
        where, _ = _here(request, project)
        person: Any = request.user
        see(person=person, project=where, thread=uuid)
        return Response(status=204)


def _here(request: Request, slug: str) -> tuple[Project, Membership]:
    where = get_object_or_404(visible_projects(request, TALKERS), slug=slug)
    person: Any = request.user
    return where, talker(person, where)


def _in_state(threads: ThreadQuerySet, state: str) -> ThreadQuerySet:
    if state == "unread":
        return threads.filter(Q(("unread", True)))
    return threads.open() if state == "open" else threads.filter(resolved_at__isnull=False)


def _whole(threads: ThreadQuerySet) -> ThreadQuerySet:
    comments = Comment.objects.select_related("author").order_by("pk")
    names = ("span__label", "span__assignment__text", "text", "label", "opened_by")
    rows = threads.select_related(*names).prefetch_related(Prefetch("comments", comments))
    words = ("content", "blocks", "sentences")
    hidden = [f"{path}__{name}" for path in ("text", "span__assignment__text") for name in words]
    return rows.defer(*hidden)


def _shown(member: Membership, uuid: UUID) -> dict[str, Any]:
    mine = Thread.objects.visible_to(member).with_news(member)
    return _thread(_whole(mine).get(uuid=uuid), member)


def _thread(one: Thread, member: Membership) -> dict[str, Any]:
    return {
        "uuid": str(one.uuid),
        "about": _about(one, member),
        "opened_by": one.opened_by.pseudonym,
        "created_at": one.created_at,
        "resolved_at": one.resolved_at,
        "unread": one.unread,
        "comments": [
            {
                "uuid": str(comment.uuid),
                "author": comment.author.pseudonym,
                "mine": comment.author_id == member.pk,
                "words": comment.words,
                "created_at": comment.created_at,
                "mentions_me": member.pk in comment.mentions,
            }
            for comment in one.comments.all()
        ],
    }


def _about(one: Thread, member: Membership) -> dict[str, Any]:
    """An annotator is led to their own assignment, whoever reads all to the text."""
    place = one.span.assignment if one.span else None
    text = place.text if place else one.text
    own = place is not None and place.annotator_id == member.pk
    label = one.span.label if one.span else one.label
    return {
        "kind": "span" if one.span else "article" if one.text else "label",
        "quote": one.span.quote if one.span else "",
        "label": label.name if label else "",
        "headline": text.headline if text else "",
        "text": text.pk if text and member.role != "annotator" else None,
        "assignment": place.pk if place and own else None,
    }
