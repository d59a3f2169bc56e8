"""What kind of file this is, by its first bytes and, where those do not tell, by its name."""

import mimetypes

UNKNOWN = "application/octet-stream"
# Longer ones first where one begins like another.
MAGIC = {
    b"PK\x03\x04": "application/zip",
    b"PK\x05\x06": "application/zip",
    b"\x1f\x8b": "application/gzip",
    b"WARC/": "application/warc",
    b"%PDF-": "application/pdf",
}
ENDINGS = {
    ".ann": "text/plain",
    ".atom": "application/atom+xml",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".rss": "application/rss+xml",
    ".warc": "application/warc",
    ".xmi": "application/xml",
}


def guess(name: str, head: bytes) -> str:
    """Never trusted by a reader; it says on a page what was sent."""
    for magic, media_type in MAGIC.items():
        if head.startswith(magic):
            return media_type
    for ending, media_type in ENDINGS.items():
        if name.lower().endswith(ending):
            return media_type
    return mimetypes.guess_type(name)[0] or UNKNOWN
