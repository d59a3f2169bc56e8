"""Keeps feedparser from "repairing" words.

It takes texts of Latin-1 letters that could be UTF-8 for UTF-8 ("Â¡" becomes "¡") and control
characters for windows-1252. Behind signs for private use these characters are safe from that.
"""

import re
from html.entities import name2codepoint

from annotator.imports.formats.markup import declared_codec

LATIN, PRIVATE = range(0x80, 0x100), 0xF0000
SHIELD = {number: PRIVATE + number for number in LATIN}
UNSHIELD = {shielded: number for number, shielded in SHIELD.items()}
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def shielded(data: bytes) -> bytes:
    """The document in UTF-8, its Latin-1 letters behind others."""
    text = data.decode(declared_codec(data), "replace").removeprefix("\ufeff")
    text = REFERENCE.sub(_character, DECLARATION.sub("", text))
    return text.translate(SHIELD).encode()


def unshielded(text: str) -> str:
    return text.translate(UNSHIELD)


def _character(found: re.Match[str]) -> str:
    decimal, sixteen, name = found.groups()
    number = name2codepoint.get(name, 0) if name else int(decimal or sixteen, 10 if decimal else 16)
    return chr(number) if number in LATIN else found[0]
