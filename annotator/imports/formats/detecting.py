"""What kind a file is: its content says it; its name only where the content leaves it open."""

import re
from pathlib import PurePosixPath

from annotator.imports.formats.encodings import encoding_of
from annotator.imports.formats.table import first_line, is_header
from annotator.imports.formats.troubles import UnknownKind

BINARY = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "a document of a word processor (RTF)",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "a database",
}
FEED = re.compile(r"<(?:rss|feed|(?:[\w-]+:)?RDF)[\s>]", re.IGNORECASE)
PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>)", re.IGNORECASE | re.DOTALL
)
PAGE = re.compile(
    r"<(?:html|head|body|article|main|section|div|p|h1|meta|title|table|span)[\s>]", re.IGNORECASE
)
JSON_OBJECT = re.compile(r'\{\s*("|\}|$)')
JSON_LIST = re.compile(r'\[\s*(\{\s*"|$)')
SUFFIXES = {
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".htm": "page", ".html": "page", ".xhtml": "page",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
    ".zip": "zip", ".warc": "warc",
}  # fmt: skip


def kind_of(name: str, head: bytes) -> str:
    """One of zip, warc, gzip, feed, page, jsonl, csv, plain. Raises UnknownKind for the rest."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    for sign, what in BINARY.items():
        if head.startswith(sign):
            raise UnknownKind(what=what)
    return _kind_of_text(name, head)


def _kind_of_text(name: str, head: bytes) -> str:
    encoding = encoding_of(head, or_1252=True)
    text = head.removeprefix(encoding.mark).decode(encoding.codec, "replace").lstrip()
    first = first_line(head, encoding)
    if text.startswith("<"):
        return _kind_of_markup(text) or _by_name(name, "page")
    if JSON_OBJECT.match(text) or JSON_LIST.match(text):
        return "jsonl"
    if is_header(first):
        return "csv"
    return _by_name(name, "plain")


def _kind_of_markup(text: str) -> str:
    position = 0
    while prolog := PROLOG.match(text, position):
        position = prolog.end()
    rest = text[position:].lstrip()
    if FEED.match(rest):
        return "feed"
    return "page" if PAGE.match(rest) else ""


def _by_name(name: str, otherwise: str) -> str:
    return SUFFIXES.get(PurePosixPath(name).suffix.lower(), otherwise)
