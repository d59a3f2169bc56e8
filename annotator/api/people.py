"""The people of a project and the invitations to it, for its managers."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project
from annotator.api.fields import Strict, Truth, Whole
from annotator.api.revisions import LARGEST
from annotator.invitations.actions import invite, revoke
from annotator.invitations.models import Invitation
from annotator.invitations.password_links import make_password_link
from annotator.projects.actions import change_member
from annotator.projects.models import Membership, MembershipQuerySet, Project, Role


class MemberShape(serializers.Serializer[Any]):
    pseudonym = serializers.CharField()
    username = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)
    joined_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    assigned = serializers.IntegerField(help_text="Articles that are not withdrawn.")
    submitted = serializers.IntegerField()
    cap = serializers.IntegerField(allow_null=True, help_text="Articles at most. Null: no limit.")


class InvitationShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    role = serializers.ChoiceField(Role.choices)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    path = serializers.CharField(help_text="The link, below this site's address. Treat as a key.")


class PeopleShape(serializers.Serializer[Any]):
    members = MemberShape(many=True)
    invitations = InvitationShape(many=True, help_text="Those that can still be accepted.")


class MemberInput(Strict):
    role = serializers.ChoiceField(Role.choices)
    active = Truth()
    cap = Whole(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=LARGEST,
        help_text="Articles at most, in all; null: no limit. Left out, it stays as it is.",
    )


class InvitationInput(Strict):
    role = serializers.ChoiceField(Role.choices)


class PeopleList(APIView):
    """Everybody who is or was a member, and the open invitations with their links."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="read_people",
        responses={200: PeopleShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = managed_project(request, project)
        waiting = Invitation.objects.open().filter(project=where)
        return Response(
            {
                "members": [_member(one) for one in _members(where)],
                "invitations": [_invitation(one) for one in waiting],
            }
        )


class MemberDetail(APIView):
    """One member's role, and whether they belong to the project now."""

    @extend_schema(
        operation_id="change_member",
        request=MemberInput,
        responses={
            200: MemberShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, pseudonym: str) -> Response:
        where = managed_project(request, project)
        member = get_object_or_404(where.memberships, pseudonym=pseudonym)
        given = MemberInput(data=request.data)
        given.is_valid(raise_exception=True)
        change_member(actor=request.user, member=member, **given.validated_data)
        return Response(_member(_members(where).get(pk=member.pk)))


class PasswordLinkShape(serializers.Serializer[Any]):
    path = serializers.CharField(help_text="Below this site's address. It opens the account.")
    expires_at = serializers.DateTimeField()


class PasswordLinks(APIView):
    """A way back in for a member who forgot their password."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="make_password_link",
        request=None,
        responses={
            201: PasswordLinkShape,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def post(self, request: Request, project: str, pseudonym: str) -> Response:
        """Makes a link by which the member sets a new password, once, within a day.

        It is shown in this answer alone; the links made before it are dead.
        """
        where = managed_project(request, project)
        member = get_object_or_404(where.memberships.select_related("user"), pseudonym=pseudonym)
        actor: Any = request.user
        made = make_password_link(actor=actor, project=where, member=member)
        path = reverse("password_link", args=[made.token])
        return Response({"path": path, "expires_at": made.expires_at}, status=201)


class InvitationDetail(APIView):
    """One invitation of a project."""

    @extend_schema(
        operation_id="make_invitation",
        request=InvitationInput,
        responses={
            200: InvitationShape,
            201: InvitationShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Invites one person to a role, by a link that works once.

        The uuid is made by the client; the same request answers the same link.
        """
        where = managed_project(request, project)
        given = InvitationInput(data=request.data)
        given.is_valid(raise_exception=True)
        made, new = invite(
            actor=request.user,  # type: ignore[arg-type]
            project=where,
            uuid=uuid,
            **given.validated_data,
        )
        return Response(_invitation(made), status=201 if new else 200)

    @extend_schema(
        operation_id="revoke_invitation",
        responses={204: None, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem},
    )
    def delete(self, request: Request, project: str, uuid: UUID) -> Response:
        """Takes an invitation back that nobody has used."""
        where = managed_project(request, project)
        revoke(actor=request.user, project=where, uuid=uuid)  # type: ignore[arg-type]
        return Response(status=204)


def _members(project: Project) -> MembershipQuerySet:
    """The members with their work: `assigned` and `submitted` articles that are still there."""
    present = Q(assignments__text__article__withdrawn_at=None, assignments__isnull=False)
    done = present & Q(assignments__state="submitted")
    rows = Membership.objects.filter(project=project).select_related("user")
    return rows.annotate(
        assigned=Count("assignments", filter=present), submitted=Count("assignments", filter=done)
    )


def _member(member: Membership) -> dict[str, Any]:
    return {
        "pseudonym": member.pseudonym,
        "username": member.user.username,
        "name": member.user.get_full_name(),
        "role": member.role,
        "joined_at": member.joined_at,
        "ended_at": member.ended_at,
        "assigned": getattr(member, "assigned", 0),
        "submitted": getattr(member, "submitted", 0),
        "cap": member.cap,
    }


def _invitation(invitation: Invitation) -> dict[str, Any]:
    return {
        "uuid": str(invitation.uuid),
        "role": invitation.role,
        "created_at": invitation.created_at,
        "expires_at": invitation.expires_at,
        "path": reverse("invitation", args=[invitation.token]),
    }
