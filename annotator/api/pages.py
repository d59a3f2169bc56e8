import re

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request


class Pages(CursorPagination):
    """Cursor pages, oldest first: constant time however deep one reads."""

    page_size = 100
    max_page_size = 1000
    page_size_query_param = "page_size"
    ordering = "id"

    def decode_cursor(self, request: Request) -> Cursor | None:
        cursor = super().decode_cursor(request)
        position = cursor.position if cursor else None
        # The position goes into a comparison of ids; anything else was made up.
        if position is not None and not re.fullmatch(r"[0-9]{1,18}", str(position)):
            raise NotFound(self.invalid_cursor_message)
        return cursor


class NamePages(CursorPagination):
    """Cursor pages by name, where a name occurs once."""

    page_size = 100
    max_page_size = 1000
    page_size_query_param = "page_size"
    ordering = "name"

    def decode_cursor(self, request: Request) -> Cursor | None:
        cursor = super().decode_cursor(request)
        # What no text of the database can be was made up.
        if cursor and "\0" in str(cursor.position):
            raise NotFound(self.invalid_cursor_message)
        return cursor
