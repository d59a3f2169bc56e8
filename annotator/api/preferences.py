"""How the person who asks likes their pages."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.fields import Strict, Truth, Whole, Words
from annotator.people.actions import prefer
from annotator.people.models import LINE_LENGTHS, TEXT_SIZES, Preferences

# Acts of the page, and labels of the projects a person works in, by their slugs.
MOST_HOTKEYS = 500
LONGEST_ACT = 120
LONGEST_KEY = 30


class PreferencesShape(Strict):
    """As read; and as sent, where what is left out stays as it is."""

    language = serializers.ChoiceField([("", "As the browser"), *settings.LANGUAGES])
    theme = serializers.ChoiceField(Preferences.Theme.choices)
    contrast = serializers.ChoiceField(Preferences.Contrast.choices)
    motion = serializers.ChoiceField(Preferences.Motion.choices)
    text_size = Whole(
        min_value=TEXT_SIZES[0],
        max_value=TEXT_SIZES[1],
        help_text="Per cent of the usual size.",
    )
    line_length = Whole(
        min_value=LINE_LENGTHS[0],
        max_value=LINE_LENGTHS[1],
        help_text="Characters of a line of the article.",
    )
    letter_keys = Truth()
    show_time = Truth()
    hotkeys = serializers.DictField(
        child=Words(max_length=LONGEST_KEY, allow_blank=True),
        help_text="Keys by the names of the page's acts; an empty one for none.",
    )

    def validate_hotkeys(self, hotkeys: dict[str, str]) -> dict[str, str]:
        if len(hotkeys) > MOST_HOTKEYS or any(len(act) > LONGEST_ACT for act in hotkeys):
            raise serializers.ValidationError("There are no such acts.", code="unknown_act")
        return hotkeys


class MyPreferences(APIView):
    """The preferences of the person who asks, and of nobody else."""

    @extend_schema(operation_id="read_preferences", responses={200: PreferencesShape})
    def get(self, request: Request) -> Response:
        person: Any = request.user
        return Response(PreferencesShape(Preferences.objects.of(person)).data)

    @extend_schema(
        operation_id="change_preferences",
        request=PreferencesShape(partial=True),
        responses={200: PreferencesShape, 400: shapes.Problem},
    )
    def patch(self, request: Request) -> Response:
        """Changes those that are sent; the others stay."""
        person: Any = request.user
        wanted = PreferencesShape(data=request.data, partial=True)
        wanted.is_valid(raise_exception=True)
        return Response(PreferencesShape(prefer(person=person, **wanted.validated_data)).data)
