"""What date lines say, and what is no date line."""

from datetime import UTC, datetime

import pytest

from annotator.imports.dates import choose, read_date_line

SEVEN_36 = datetime(2022, 1, 18, 7, 36, tzinfo=UTC)
SIX_36 = SEVEN_36.replace(hour=6)
MIDNIGHT = SEVEN_36.replace(hour=0, minute=0)


@pytest.mark.parametrize(
    ("line", "at", "zone_assumed"),
    [
        ("18 Jan, 2022 07:36", SEVEN_36, True),
        ("18th of January 2022, 7:36am", SEVEN_36, True),
        ("2022-01-18T07:36:00+01:00", SIX_36, False),
        ("2022-01-18T07:36:00.123Z", SEVEN_36, False),
        ("2022/01/18 07:36", SEVEN_36, True),
        ("January 18, 2022 at 7:36 a.m. EST", SEVEN_36.replace(hour=12), False),
        ("Jan. 18, 2022 7:36 PM MSK", SEVEN_36.replace(hour=16), False),
        ("January 18, 2022 12:36 a.m. UTC", SEVEN_36.replace(hour=0), False),
        ("18.01.2022 07:36 Uhr", SEVEN_36, True),
        ("Di., 18.01.22 | 07:36 Uhr", SEVEN_36, True),
        ("18. Januar 2022", MIDNIGHT, True),
        ("18. Jänner 2022 um 7.36 Uhr MEZ", SIX_36, False),
        ("Tue 18 Jan 2022 07.36 GMT", SEVEN_36, False),
        ("Tuesday, 18 January 2022 (08:36 CET)", SEVEN_36, False),
        ("18 Jan 2022 10:36 UTC+3", SEVEN_36, False),
        ("18 Jan 2022 07:36 Tarn time", SEVEN_36, True),
        ("18 Jan 2022 07:36 XYZ", SEVEN_36, True),
        ("Published: 18/01/2022 - 07:36", SEVEN_36, True),
        ("First published on 01/18/2022", MIDNIGHT, True),
        ("Published: 01/01/2022", MIDNIGHT.replace(day=1), True),
        ("Veröffentlicht am 18.1.2022", MIDNIGHT, True),
    ],
)
def test_date_lines(line: str, at: datetime, zone_assumed: bool) -> None:
    (stamp,) = read_date_line(line)
    assert (stamp.published.at, stamp.published.zone_assumed) == (at, zone_assumed)
    assert stamp.published.printed == line


@pytest.mark.parametrize("line", ["03/04/2022", "31 February 2022", "18 Jan 2022 25:00"])
def test_unclear_dates_are_kept_as_printed_without_a_time(line: str) -> None:
    (stamp,) = read_date_line(line)
    assert (stamp.published.at, stamp.published.printed) == (None, line)
    assert not stamp.published.zone_assumed


@pytest.mark.parametrize(
    "line",
    [
        "18 January 2022 was a Tuesday.",
        "Mayor 18, 2022",
        "Marching 18, 2022",
        "Published: never",
        "2022",
        "1234567890",
        "18 Jan 2022 12",
        "He was born on 18 January 2022.",
    ],
)
def test_other_lines(line: str) -> None:
    assert read_date_line(line) == ()


def test_publication_is_preferred_to_update() -> None:
    stamps = read_date_line("Updated: 19 Jan 2022 10:00 GMT | Published: 18 Jan 2022 07:36 GMT")
    chosen = choose(list(stamps))
    assert chosen is not None
    assert chosen.published.at == SEVEN_36


def test_an_update_alone_is_used_and_says_what_it_is() -> None:
    chosen = choose(list(read_date_line("Last updated 18 Jan 2022 07:36 GMT")))
    assert chosen is not None
    assert chosen.label == "updated"
    assert chosen.published.printed == "Last updated 18 Jan 2022 07:36 GMT"
