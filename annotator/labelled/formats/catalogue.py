"""The formats by name: who reads them, what they count, and how a file of theirs looks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.labelled.formats import brat, csv_long, doccano, label_studio, native, xmi
from annotator.labelled.found import Found, Source
from annotator.labelled.units import CODEPOINT

Read = Callable[[Sequence[Source], dict[str, str]], Iterator[Found]]


@dataclass(frozen=True)
class Format:
    """`unit` is what its offsets count where the format says so; "" where files differ."""

    read: Read
    unit: str = ""


FORMATS = {
    "native": Format(native.read, CODEPOINT),
    "brat": Format(brat.read),
    "doccano": Format(doccano.read),
    "label-studio": Format(label_studio.read),
    # The library turns UTF-16 into code points itself.
    "xmi": Format(xmi.read, CODEPOINT),
    "csv": Format(csv_long.read),
}
_BY_ENDING = {".ann": "brat", ".xmi": "xmi", ".csv": "csv", ".tsv": "csv", ".json": "label-studio"}


def likely(files: Sequence[Source]) -> str:
    """The format these files seem to have; "" where nothing tells."""
    for ending, name in _BY_ENDING.items():
        if any(source.name.lower().endswith(ending) for source in files):
            return name
    for source in files:
        with source.open() as stream:
            head = stream.read(200).lstrip(b"\xef\xbb\xbf \r\n\t")
        if b'"scarequote-dataset"' in head:
            return "native"
        if head[:1] in (b"{", b"["):
            return "doccano" if head[:1] == b"{" else "label-studio"
    return ""
