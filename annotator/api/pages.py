import re
from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

from annotator.api.fields import Strict


class Paging(Strict):
    """What turns pages, in the address; nothing else stands there."""

    cursor = serializers.CharField(required=False, help_text="From `next` or `previous`.")
    page_size = serializers.IntegerField(required=False)

    @classmethod
    def of(cls, request: Request) -> dict[str, Any]:
        # As a plain dictionary, since a form's missing checkbox would count as said.
        given = cls(data=request.query_params.dict())
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)


class NamedPaging(Paging):
    name = serializers.CharField(
        required=False, max_length=200, help_text="Those whose name has this in it."
    )


class CheckedPages(CursorPagination):
    """Constant time however deep one reads; what is wrong in the address is named."""

    # What the database can compare a place in the list with; anything else was made up.
    place: ClassVar[re.Pattern[str]]

    page_size = 100
    max_page_size = 1000
    page_size_query_param = "page_size"

    def get_page_size(self, request: Request) -> int | None:
        said = request.query_params.get("page_size")
        if said is not None and not re.fullmatch(r"0*[1-9][0-9]{0,8}", said):
            raise ValidationError({"page_size": ["This must be a whole number from 1."]})
        size: int | None = super().get_page_size(request)
        return size

    def decode_cursor(self, request: Request) -> Cursor | None:
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            raise _made_up() from None
        if (
            cursor
            and cursor.position is not None
            and not self.place.fullmatch(str(cursor.position))
        ):
            raise _made_up()
        return cursor


class Pages(CheckedPages):
    """Oldest first."""

    ordering = "id"
    place = re.compile(r"[0-9]{1,18}")


class NamePages(CheckedPages):
    """By name, where a name occurs once."""

    ordering = "name"
    place = re.compile(r"[^\0]*")


def _made_up() -> ValidationError:
    return ValidationError({"cursor": ["Take this from `next` or `previous` of a page."]})
