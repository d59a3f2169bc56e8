from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.fields import Strict, Whole, Words
from annotator.people.models import Token
from annotator.projects.models import READERS
from annotator.projects.token_actions import LONGEST_NAME, MOST_DAYS, make_token, revoke_token


class TokenInput(Strict):
    name = Words(max_length=LONGEST_NAME, help_text="What it is for.")
    days = Whole(default=90, min_value=1, max_value=MOST_DAYS, help_text="Until it expires.")


class TokenShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    created = serializers.DateTimeField()
    expiry = serializers.DateTimeField()


class NewTokenShape(TokenShape):
    secret = serializers.CharField(help_text="Only in this answer, and never again.")


class TokenList(APIView):
    """My tokens to one project."""

    @extend_schema(
        operation_id="make_token",
        request=TokenInput,
        responses={
            201: NewTokenShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def post(self, request: Request, project: str) -> Response:
        """Makes a read-only token of mine to this project.

        The secret is in this answer and never again: only its hash is stored. It takes a sign-in;
        a token cannot make tokens. At most 20 live ones for each person and project.
        """
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        given = TokenInput(data=request.data)
        given.is_valid(raise_exception=True)
        who: Any = request.user
        token, secret = make_token(actor=who, user=who, project=where, **given.validated_data)
        return Response({**token_shape(token), "secret": secret}, status=201)


class TokenDetail(APIView):
    """One token of mine."""

    @extend_schema(
        operation_id="revoke_token",
        responses={204: None, 403: shapes.Problem, 404: shapes.Problem},
    )
    def delete(self, request: Request, project: str, token: int) -> Response:
        """Revokes a token of mine: from now on it opens nothing.

        Its row is kept. Repeating this changes nothing.
        """
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        mine = Token.objects.filter(user=request.user.pk, project=where)
        who: Any = request.user
        revoke_token(actor=who, token=get_object_or_404(mine, pk=token))
        return Response(status=204)


def token_shape(token: Token) -> dict[str, Any]:
    return {name: getattr(token, name) for name in ("id", "name", "created", "expiry")}
