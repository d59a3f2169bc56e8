from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    """Cursor pages, oldest first: constant time however deep one reads."""

    page_size = 100
    max_page_size = 1000
    page_size_query_param = "page_size"
    ordering = "id"
