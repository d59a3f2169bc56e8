"""The JSON Schema of the native format, as it is served."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from annotator.codebook import file as codebook_file

_SCHEMA = Path(__file__).parent / "dataset.json"


@cache
def schema() -> dict[str, Any]:
    """With the codebook's own schema in it, which the header's codebooks are described by."""
    found: dict[str, Any] = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return {**found, "$defs": {**found["$defs"], "codebook_file": codebook_file.schema()}}
