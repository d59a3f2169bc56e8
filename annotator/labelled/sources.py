"""What an import of labels is made of: files that were sent, or that are only named."""

from collections.abc import Sequence
from functools import partial

from annotator.errors import Invalid
from annotator.labelled.archives import unpacked
from annotator.labelled.formats.catalogue import FORMATS, likely
from annotator.labelled.found import Source
from annotator.labelled.models import LabelledFile, LabelledImport
from annotator.uploads.models import Upload
from annotator.uploads.reading import open_upload


class UnknownFormat(Invalid):
    """The files do not tell their format. Choose one of: {formats}."""

    field = "format"


def sources_in(files: Sequence[Upload | str | None]) -> list[Source]:
    """Those in uploads, archives unpacked."""
    return [
        source
        for upload in files
        if isinstance(upload, Upload)
        for source in unpacked(upload.name, partial(open_upload, upload))
    ]


def row_of(batch: LabelledImport, number: int, file: Upload | str) -> LabelledFile:
    upload = file if isinstance(file, Upload) else None
    name = upload.name if upload else str(file)
    return LabelledFile(batch=batch, position=number, name=name[:500], upload=upload)


def format_of(format: str, files: Sequence[Upload | str | None]) -> str:
    """The format, or what the files look like. Raises UnknownFormat."""
    found = format or likely(sources_in(files))
    if found not in FORMATS:
        raise UnknownFormat(formats=", ".join(FORMATS))
    return found
