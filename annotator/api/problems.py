"""Errors as application/problem+json (RFC 9457): a stable code and a sentence."""

import json
import logging
from collections.abc import Iterator
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpResponse
from rest_framework import exceptions, status
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from annotator.api.codebook_shapes import draft_shape
from annotator.api.present import current_shape
from annotator.api.review_shapes import verdict_shape
from annotator.articles.actions import CorrectedMeanwhile
from annotator.assignments.pool_actions import NoAnnotatorHere
from annotator.changes.actions import LaterWork
from annotator.changes.depending import Dependent
from annotator.codebook.draft_actions import MOST_TOLD, StaleDraft, Troubled
from annotator.codebook.file import Fault
from annotator.errors import Conflict, Invalid, Refused
from annotator.review.actions import NoVerdict, StaleVerdict
from annotator.saying import said
from annotator.spans.actions import Incomplete
from annotator.spans.fitting import QuoteMismatch
from annotator.spans.place import NotYours, Stale, WithdrawnArticle
from annotator.spans.restoring_actions import NoSpan
from annotator.threads.actions import NoThread
from annotator.uploads.actions import ProjectFull, UploadTooLarge

# Work that found no place: somebody may miss it who can do something about it.
REFUSED = logging.getLogger("annotator.refused")
MEDIA_TYPE = "application/problem+json"
# The first class that fits decides; the order goes from the special to the general.
STATUS: list[tuple[type[Refused], int]] = [
    (NotYours, status.HTTP_404_NOT_FOUND),
    (NoVerdict, status.HTTP_404_NOT_FOUND),
    (NoSpan, status.HTTP_404_NOT_FOUND),
    (NoThread, status.HTTP_404_NOT_FOUND),
    (NoAnnotatorHere, status.HTTP_404_NOT_FOUND),
    (UploadTooLarge, status.HTTP_413_REQUEST_ENTITY_TOO_LARGE),
    (ProjectFull, status.HTTP_413_REQUEST_ENTITY_TOO_LARGE),
    (WithdrawnArticle, status.HTTP_410_GONE),
    (Conflict, status.HTTP_409_CONFLICT),
    (Invalid, status.HTTP_400_BAD_REQUEST),
    (Refused, status.HTTP_400_BAD_REQUEST),
]


class Faulty(Invalid):
    """This is not of the form a codebook has: {first}."""

    def __init__(self, field: str, faults: list[Fault]) -> None:
        self.field, self.faults = field, faults
        super().__init__(first=faults[0].sentence)


def body(code: int, name: str, detail: str, **more: Any) -> dict[str, Any]:
    return {
        "type": f"urn:scarequote:{name}",
        "status": code,
        "code": name,
        "detail": said(detail),
        **more,
    }


def problem(code: int, name: str, detail: str) -> HttpResponse:
    """A problem for those who have no REST framework at hand."""
    text = json.dumps(body(code, name, detail))
    return HttpResponse(text, status=code, content_type=MEDIA_TYPE)


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """What the REST framework calls for every exception of a view."""
    if isinstance(error, Refused):
        if isinstance(error, NotYours | WithdrawnArticle):
            _log(error, context["request"])
        return _answer(refused(error, context["request"]))
    if isinstance(error, OperationalError):
        return _later()
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = _of_framework(error, response.status_code)
    response.content_type = MEDIA_TYPE
    return response


def refused(error: Refused, request: Request) -> dict[str, Any]:
    code = next(code for kind, code in STATUS if isinstance(error, kind))
    name = "not_found" if code == status.HTTP_404_NOT_FOUND else error.code
    more: dict[str, Any] = {}
    if isinstance(error, Invalid):
        name = "invalid"
        more["errors"] = list(_errors(error))
    if isinstance(error, Conflict) and error.field:
        more["errors"] = list(_errors(error))
    if isinstance(error, CorrectedMeanwhile):
        more["newest"] = {name: error.facts[name] for name in ("text", "version")}
    if isinstance(error, Stale):
        more["current"] = current_shape(error.facts["current"])
        more["sent"] = request.data
    if isinstance(error, StaleVerdict):
        current = error.facts["current"]
        more["current"] = verdict_shape(current) if current else None
        more["sent"] = request.data
    if isinstance(error, StaleDraft):
        current = error.facts["current"]
        more["current"] = draft_shape(current) if current else None
        more["sent"] = request.data
    if isinstance(error, Incomplete):
        gaps = error.facts["gaps"]
        more["incomplete"] = [{"span": str(g.span), "missing": list(g.missing)} for g in gaps]
    if isinstance(error, LaterWork):
        more["count"], more["later"] = error.count, [_later_row(row) for row in error.rows]
    if isinstance(error, QuoteMismatch):
        more["text_sha256"] = error.facts["text_sha256"]
    return body(code, name, _sentence(error), **more)


def _sentence(error: Refused) -> str:
    if isinstance(error, Troubled):
        return " ".join(said(one.sentence) for one in error.troubles[:MOST_TOLD])
    return str(error)


def _errors(error: Invalid | Conflict) -> Iterator[dict[str, str]]:
    if isinstance(error, Troubled):
        for one in error.troubles:
            yield {
                "pointer": "/content" + one.pointer,
                "code": one.code,
                "detail": said(one.sentence),
            }
    elif isinstance(error, Faulty):
        for fault in error.faults:
            pointer = f"/{error.field}{fault.pointer}"
            yield {"pointer": pointer, "code": "form", "detail": said(fault.sentence)}
    else:
        yield _pointed(error.field, error.code, str(error))


def _later_row(row: Dependent) -> dict[str, Any]:
    names = ("kind", "annotator", "text", "words")
    return {name: getattr(row, name) for name in names}


def _answer(data: dict[str, Any]) -> Response:
    return Response(data, status=data["status"], content_type=MEDIA_TYPE)


def _log(error: Refused, request: Request) -> None:
    if request.method not in SAFE_METHODS:
        told = (request.method, request.path, request.user.get_username(), error.code)
        REFUSED.warning("%s %s by %s was refused: %s", *told)


def _later() -> Response:
    detail = "The database cannot be reached right now. Nothing was changed; try again shortly."
    response = _answer(body(status.HTTP_503_SERVICE_UNAVAILABLE, "unavailable", detail))
    response["Retry-After"] = "5"
    return response


def _of_framework(error: Exception, code: int) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        found = list(_fields(error.get_full_details(), ""))
        return body(code, "invalid", " ".join(f["detail"] for f in found), errors=found)
    if isinstance(error, Http404 | exceptions.NotFound):
        return body(code, "not_found", "There is nothing here, or it is not yours to see.")
    if isinstance(error, exceptions.APIException):
        return body(code, _code(error), str(error.detail))
    return body(code, "not_allowed", "You may not do this.")


def _code(error: exceptions.APIException) -> str:
    codes = error.get_codes()
    return codes if isinstance(codes, str) else error.default_code


def _fields(details: Any, pointer: str) -> Iterator[dict[str, str]]:
    if _is_told(details):
        yield _pointed(pointer, details["code"], _named(pointer, details["message"]))
    elif isinstance(details, dict):
        for name, inner in details.items():
            yield from _fields(inner, _below(pointer, name))
    else:
        for place, inner in enumerate(details):
            yield from _fields(inner, pointer if _is_told(inner) else _below(pointer, place))


def _is_told(details: Any) -> bool:
    return isinstance(details, dict) and isinstance(details.get("message"), str)


def _below(pointer: str, name: str | int) -> str:
    """One step of a JSON pointer (RFC 6901); positions in a list count from 0."""
    if name == "non_field_errors":
        return pointer
    step = str(name).replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{step}" if pointer else step


def _pointed(field: str, code: str, detail: str) -> dict[str, str]:
    return {"pointer": f"/{field}" if field else "", "code": code, "detail": said(detail)}


def _named(field: str, message: Any) -> str:
    sentence = said(str(message))
    return f"{field}: {sentence}" if field else sentence
