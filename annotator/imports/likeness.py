"""Near-duplicates: texts that share most of their wording, such as an agency's copy in two papers.

`bands` are numbers to keep and look up: two texts of likeness SIMILAR have at least one in common
almost surely (998 in 1000), unrelated ones practically never. `likeness` then says how alike two
texts are. Numbers of different VERSIONs cannot be compared.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from unicodedata import normalize

from rensa import RMinHash

VERSION = 1
SIMILAR = 0.8
SHINGLE = 4  # words
# Two texts of likeness s meet with a probability of 1 - (1 - s ** ROWS) ** BANDS.
BANDS, ROWS = 20, 6
SEED = 17
# Scripts without spaces between words (kana, Han, Thai): each sign is a word of its own.
UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


def bands(text: str) -> tuple[int, ...]:
    """Numbers of 64 bits with a sign, one a band; none for a text without words."""
    found = _shingles(text)
    if not found:
        return ()
    signature = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signature.update(sorted(found))
    digest = signature.digest()
    return tuple(_number(band, digest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS))


def likeness(one: str, other: str) -> float:
    """The share of shingles that two texts have in common (Jaccard), from 0 to 1."""
    first, second = _shingles(one), _shingles(other)
    together = len(first | second)
    return len(first & second) / together if together else 0.0


def _shingles(text: str) -> set[str]:
    words = list(_words(text))
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return {" ".join(words[start : start + SHINGLE]) for start in starts}


def _words(text: str) -> Iterator[str]:
    yield from WORD.findall(normalize("NFKC", text).casefold())


def _number(band: int, rows: list[int]) -> int:
    """The band's place is part of it, so that all bands of all texts can be kept together."""
    said = f"{VERSION}:{band}:{','.join(map(str, rows))}".encode()
    return int.from_bytes(blake2b(said, digest_size=8).digest(), "big", signed=True)
