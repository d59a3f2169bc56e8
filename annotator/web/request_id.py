import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from annotator.history.actor import request_id


class RequestIdMiddleware:
    """Gives each request an id that its answer, its log lines and its Events share."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        mine = uuid.uuid4().hex
        token = request_id.set(mine)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = mine
        return response
