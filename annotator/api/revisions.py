"""How a request says which revision it speaks of."""

import re
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from annotator.api.fields import Whole

# What PostgreSQL's integer holds; beyond it lies no text either.
LARGEST = 2**31 - 1
IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description='The revision that is to be deleted, such as "3" with its quote marks.',
)


class UnderCodebook(Whole):
    """Which version somebody works with; where it is named, another one is a conflict."""

    def __init__(self, **kwargs: Any) -> None:
        words = "The number of the codebook you see; a change since then answers 409."
        asked = {"default": None, "allow_null": True, "min_value": 1, "max_value": LARGEST}
        super().__init__(**{**asked, "help_text": words, **kwargs})


class RevisionMissing(APIException):
    status_code = 428
    default_code = "revision_missing"
    default_detail = 'If-Match must say which revision is meant, such as "3".'


def revision_in(request: Request) -> int:
    match = re.fullmatch(r'"(\d{1,9})"', request.headers.get("If-Match", ""))
    if match is None:
        raise RevisionMissing
    return int(match[1])
