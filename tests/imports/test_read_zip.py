"""ZIP: each file by its content; what would harm is refused before it is unpacked."""

import random
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.imports.formats import zipped as zips
from annotator.imports.formats.troubles import TooManyEntries
from annotator.imports.found import Found
from tests.imports.files import articles, fixture, parted, read, texts, trouble, zipped

STORY = b"Mayor denies it\n\nThe mayor of Tolm denied on Monday that there was a plot.\n"
FILE = "all.zip"


def test_files_of_every_kind_are_read_with_the_way_to_them() -> None:
    names = ["reservoir.html", "velm_wire.rss", "tolmer_bote.atom", "three_outlets.csv"]
    data = zipped({f"in/{name}": fixture(f"imports/{name}") for name in names})
    found = articles(FILE, data)
    assert [each.place.file for each in found] == [
        f"all.zip/in/{name}" for name in (names[0], names[1], names[1], names[2], *[names[3]] * 2)
    ]


def test_a_zip_in_a_zip_is_read_and_one_in_that_is_not() -> None:
    inner = zipped({"page.txt": STORY})
    [found] = articles(FILE, zipped({"inner.zip": inner}))
    assert found.place.file == "all.zip/inner.zip/page.txt"
    deep = trouble(FILE, zipped({"a.zip": zipped({"b.zip": inner})}))
    assert (deep.code, deep.place.file) == ("nested_too_deep", "all.zip/a.zip/b.zip")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "a/../../evil.txt",
        "/etc/evil.txt",
        "\\evil.txt",
        "..\\evil.txt",
        "C:\\evil.txt",
    ],
)
def test_names_outside_are_refused_and_the_others_read(name: str) -> None:
    good, [found] = parted(read(FILE, zipped({name: STORY, "good.txt": STORY})))
    assert [each.place.file for each in good] == ["all.zip/good.txt"]
    assert found.code == "unsafe_name"
    assert "evil.txt" in found.reason


def test_links_are_refused() -> None:
    link = ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert trouble(FILE, data.getvalue()).code == "unsafe_name"


def test_bombs_are_refused_by_their_ratio() -> None:
    good, [found] = parted(read(FILE, zipped({"bomb.txt": b"0" * 20_000_000, "b.txt": STORY})))
    assert len(good) == 1
    assert (found.code, found.place.file) == ("bomb", "all.zip/bomb.txt")


def test_a_lie_about_the_size_unpacks_no_more_than_was_said() -> None:
    data = bytearray(zipped({"a.txt": b"0" * 20_000_000}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 1000)
    assert trouble(FILE, bytes(data)).place.file == "all.zip/a.txt"


def test_too_much_together_is_refused_as_a_whole() -> None:
    budget = zips.Budget(size=2 * len(STORY))
    found = list(zips.read_zip(FILE, BytesIO(zipped({"a": STORY, "b": STORY})), budget, read_none))
    assert found == []
    with pytest.raises(TooManyEntries, match="together are more than"):
        list(zips.read_zip(FILE, BytesIO(zipped({"a": STORY})), budget, read_none))


def read_none(name: str, stream: BinaryIO) -> Iterator[Found]:
    yield from ()


def test_too_many_files_are_refused_before_the_directory_is_read() -> None:
    data = bytearray(zipped({"a.txt": STORY}))
    struct.pack_into("<HH", data, len(data) - 14, 20_001, 20_001)
    assert trouble(FILE, bytes(data)).code == "too_many_entries"


def test_zip64_is_refused() -> None:
    data = zipped({"a.txt": STORY})
    end = data.rindex(b"PK\x05\x06")
    bigger = data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]
    assert trouble(FILE, bigger).code == "too_many_entries"


def test_encrypted_files_are_refused() -> None:
    data = bytearray(zipped({"a.txt": STORY}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert trouble(FILE, bytes(data)).code == "encrypted"


def test_packing_that_cannot_be_bounded_is_refused() -> None:
    assert trouble(FILE, zipped({"a.txt": STORY}, ZIP_BZIP2)).code == "packed_otherwise"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_files_of_one_name_the_second_is_named() -> None:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("a.txt", STORY + b"\nAnother one, he said, was there too.\n")
    good, [found] = parted(read(FILE, data.getvalue()))
    assert len(good) == 1
    assert found.code == "name_twice"


@pytest.mark.parametrize("data", [b"PK\x03\x04", zipped({"a.txt": STORY})[:-30], b"no archive"])
def test_what_is_cut_or_no_archive_is_refused(data: bytes) -> None:
    assert trouble("x.zip", data).code == "no_archive"


def test_a_damaged_file_is_named() -> None:
    data = bytearray(zipped({"a.txt": STORY}, ZIP_STORED))
    data[40] ^= 1
    found = trouble(FILE, bytes(data))
    assert (found.code, found.place.file) == ("no_archive", "all.zip/a.txt")


def test_what_systems_leave_in_archives_is_no_trouble() -> None:
    junk = {"__MACOSX/._a.txt": b"\x00\x05", "in/.DS_Store": b"\x00", "a.txt": STORY}
    assert len(articles(FILE, zipped(junk))) == 1


def test_office_documents_are_no_archives_of_articles() -> None:
    found = trouble("a.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/a.xml": b"<a/>"}))
    assert found.code == "unknown_kind"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1), st.booleans())
def test_any_words_come_back_unchanged(words: str, packed: bool) -> None:
    story = f"Mayor of Tolm denies plot\n\nThe rivals said: {words} is what they heard there."
    method = ZIP_DEFLATED if packed else ZIP_STORED
    [found] = articles(FILE, zipped({"a.txt": story.encode()}, method))
    assert texts(found) == [story.split("\n\n")[1]]


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_damage_never_raises(seed: int, hits: int) -> None:
    chance = random.Random(seed)
    data = bytearray(zipped({"a.txt": STORY, "b.csv": b"headline,body\na,b\n", "c.zip": b"PK"}))
    for _ in range(hits):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read(FILE, bytes(data))
