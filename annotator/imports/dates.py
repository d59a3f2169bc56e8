"""Lines that print when an article appeared: what they say, in UTC, and how sure that is.

A line is a date line only as a whole: a sentence that holds a date never is. A stamp keeps its
words ("Updated: 18 Jan 2022 09:10"), because the date as printed is evidence. Where day and month
cannot be told apart (03/04/2022, 03-04-2022) no time is given; dotted dates (03.04.2022) are
day first, as nobody writes them otherwise. A date without a clock time means its midnight.
"""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta


@dataclass(frozen=True)
class Published:
    """When an article appeared; `at` is None where the print does not say it clearly."""

    at: datetime | None = None
    printed: str | None = None
    zone_assumed: bool = False


@dataclass(frozen=True)
class Stamp:
    """One printed date: when, and whether it is labelled as first publication or as an update."""

    published: Published
    label: str


UNPRINTED = Published()

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner jän",
            "february feb februar feber",
            "march mar märz mär mrz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thur|thu|fri|"
    "sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|"
    "sa|so"
)
PUBLISHED_LABELS = (
    "first published on|first published|originally published|date published|published on|"
    "published at|published|publication date|posted on|posted|created|date|issued|"
    "veröffentlicht am|veröffentlicht|erschienen am|erschienen|erstellt am|erstellt|datum|vom"
)
UPDATED_LABELS = (
    "last updated on|last updated at|last updated|updated on|updated at|updated|last modified|"
    "modified|last edited|aktualisiert am|aktualisiert|zuletzt aktualisiert|geändert am|geändert|"
    "stand"
)
# Hours from UTC. Abbreviations that mean several zones (IST, CST outside America, ET, ...) are
# either left out or given their usual meaning in English-language news.
ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip

_LABELS = rf"{PUBLISHED_LABELS}|{UPDATED_LABELS}".replace(" ", r"\s+")
# Whole words: "Mayor" is not May, "Marching" is not March.
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![^\W\d_])\.?"
STAMP = re.compile(
    rf"""
    (?P<stamp>
    (?:(?P<label>{_LABELS})\s*:?\s+)?
    (?:(?:{WEEKDAYS})\b\.?,?\s+)?
    (?:
        (?P<iso>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}})
      | (?P<dotted>\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}}(?!\d)))
      | (?P<numeric>\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}})
      | (?P<day_first>\d{{1,2}}(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+\d{{4}})
      | (?P<month_first>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})
    )
    (?![\d/])
    (?:
        (?:\s*(?:,|-|–|—|\||/|·|•|\()\s*|\s+at\s+|\s+um\s+|T|,\s+at\s+|\s+)
        (?P<hour>\d{{1,2}})
        (?:[:.](?P<minute>\d{{2}})(?:[:.](?P<second>\d{{2}})(?:[.,]\d{{1,6}})?)?)?
        (?!\d)
        (?:\s*(?P<half>[ap]\.?m\b\.?))?
        (?:\s*(?P<clock>uhr|hrs|h)\b)?
        (?:\s*[(\[]?(?P<zone>
            (?:UTC|GMT)?\s?[+−-]\d{{1,2}}(?::?\d{{2}})?
          | (?-i:[A-Z]{{1,5}})\b
          | (?:[^\W\d_]+\s)?local\stime | [^\W\d_]+\stime | Ortszeit
        )[)\]]?)?
    )?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
BETWEEN_STAMPS = re.compile(r"[\s,;|/·•()–—-]*")
UPDATED = re.compile(UPDATED_LABELS, re.IGNORECASE)


def read_date_line(line: str) -> tuple[Stamp, ...]:
    """All stamps of a line that holds nothing but dates; empty for any other line."""
    stamps: list[Stamp] = []
    position = 0
    while position < len(line):
        found = STAMP.match(line, position)
        if found is None or not _has_shape_of_time(found):
            return ()
        stamps.append(_stamp(found))
        position = _end(BETWEEN_STAMPS.match(line, found.end()))
    return tuple(stamps)


def choose(stamps: list[Stamp]) -> Stamp | None:
    """The date of publication: labelled as such, else unlabelled, else the first update."""
    return min(stamps, key=_rank, default=None)


def _rank(stamp: Stamp) -> tuple[int, bool]:
    return ("published", "", "updated").index(stamp.label), stamp.published.at is None


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _has_shape_of_time(found: re.Match[str]) -> bool:
    # A bare number after a date is no clock time: "18 Jan 2022 12".
    return found["hour"] is None or any(found[part] for part in ("minute", "half", "clock"))


def _stamp(found: re.Match[str]) -> Stamp:
    printed = found["stamp"].strip()
    label = " ".join((found["label"] or "").split())
    kind = "" if not label else "updated" if UPDATED.fullmatch(label) else "published"
    offset = _offset(found["zone"])
    printed_clock = _clock(found)
    if printed_clock is None:
        return Stamp(Published(None, printed, False), kind)
    at = printed_clock - (offset or timedelta())
    return Stamp(Published(at, printed, offset is None), kind)


def _clock(found: re.Match[str]) -> datetime | None:
    """Date and time as printed, as if they were UTC."""
    date = _date(found)
    if date is None or not 1 < date[0] < MAXYEAR:
        return None
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    try:
        return datetime(*date, _hour(found), minute, second, tzinfo=UTC)
    except ValueError:
        return None  # the thirty-first of February, or 25:00


def _date(found: re.Match[str]) -> tuple[int, int, int] | None:
    if found["day_first"]:
        return _named_month(found["day_first"])
    if found["month_first"]:
        return _named_month(found["month_first"])
    parts = [int(part) for part in re.findall(r"\d+", _digits(found))]
    if found["iso"]:
        return parts[0], parts[1], parts[2]
    if found["dotted"]:
        return parts[2] + (2000 if parts[2] < 100 else 0), parts[1], parts[0]
    return _day_or_month_first(*parts)


def _digits(found: re.Match[str]) -> str:
    return found["iso"] or found["dotted"] or found["numeric"]


def _named_month(date: str) -> tuple[int, int, int]:
    day, year = (int(part) for part in re.findall(r"\d+", date))
    names = (name.casefold() for name in re.findall(r"[^\W\d_]+", date))
    return year, next(MONTHS[name] for name in names if name in MONTHS), day


def _day_or_month_first(first: int, second: int, year: int) -> tuple[int, int, int] | None:
    if first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else None


def _hour(found: re.Match[str]) -> int:
    hour = int(found["hour"] or 0)
    if not found["half"]:
        return hour
    if not 1 <= hour <= 12:
        return 99  # "13:05 p.m." is no time; datetime refuses it
    return hour % 12 + (12 if found["half"][0] in "pP" else 0)


def _offset(zone: str | None) -> timedelta | None:
    """The printed distance from UTC, or None where none is printed or the name is not known."""
    if zone is None:
        return None
    digits = re.fullmatch(r"(?i)(?:utc|gmt)?\s?([+−-])(\d{1,2})(?::?(\d{2}))?", zone)
    if digits is None:
        hours = ZONES.get(zone.casefold())
        return None if hours is None else timedelta(hours=hours)
    size = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
    if size > timedelta(hours=14):
        return None
    return size if digits[1] == "+" else -size
