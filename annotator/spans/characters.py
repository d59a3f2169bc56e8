"""What a reader takes for one character, where there is no doubt about it.

The browser keeps to grapheme clusters by its own, newer tables. This asks for less, so that it
never refuses what an annotator could select: only joints that every version of Unicode has (UAX 29,
GraphemeBreakProperty.txt).
"""

import unicodedata

# How much around a place is needed to judge it.
NEAR = 16
ZWNJ, ZWJ = "\u200c", "\u200d"
_JOINS_WHAT_IS_BEFORE = frozenset(f"{ZWNJ}{ZWJ}\uff9e\uff9f\u0e33\u0eb3")
# Spacing marks that stand for themselves (of the break property Other).
_APART = frozenset(
    "\u102b\u102c\u1038\u1062\u1063\u1064\u1067\u1068\u1069\u106a\u106b\u106c\u106d\u1083\u1087"
    "\u1088\u1089\u108a\u108b\u108c\u108f\u109a\u109b\u109c\u1a61\u1a63\u1a64\uaa7b\uaa7d"
    "\U00011720\U00011721"
)
# Pictures that a zero-width joiner makes one of.
_PICTURES = (
    (0x1F300, 0x1F321),
    (0x1F32D, 0x1F393),
    (0x1F3A0, 0x1F3F0),
    (0x1F3F3, 0x1F3F5),
    (0x1F3F7, 0x1F3FA),
    (0x1F400, 0x1F4FD),
    (0x1F4FF, 0x1F53D),
    (0x1F5FB, 0x1F64F),
    (0x1F680, 0x1F6C5),
    (0x1F90C, 0x1F93A),
    (0x1F947, 0x1F9FF),
)
_SIGNS = frozenset("♀♂⚕⚖⚧✈❄❤☠➡↔↕⬛")
_CONTROLS = {"Cc", "Cf", "Zl", "Zp", "Cs", "Cn"}


def inside_character(before: str, after: str) -> bool:
    """Would a boundary between the two stretches of text split one character?"""
    if not before or not after:
        return False
    last, first = before[-1], after[0]
    if last == "\r":
        return first == "\n"
    if _is_control(last):
        return False
    return (
        _continues(first)
        or _is_joined_picture(before, first)
        or _is_half_a_flag(before, first)
        or _is_one_syllable(last, first)
    )


def _is_control(character: str) -> bool:
    joins = character in (ZWNJ, ZWJ) or _is_tag(character)
    return not joins and unicodedata.category(character) in _CONTROLS


def _is_tag(character: str) -> bool:
    return "\U000e0020" <= character <= "\U000e007f"


def _is_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _continues(character: str) -> bool:
    if _is_tag(character) or _is_tone(character) or character in _JOINS_WHAT_IS_BEFORE:
        return True
    kind = unicodedata.category(character)
    return kind in ("Mn", "Me") or (kind == "Mc" and character not in _APART)


def _is_joined_picture(before: str, first: str) -> bool:
    if before[-1] != ZWJ or not _is_picture(first):
        return False
    base = before[:-1].rstrip("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
    return bool(base) and _is_picture(base[-1])


def _is_picture(character: str) -> bool:
    point = ord(character)
    return character in _SIGNS or any(first <= point <= last for first, last in _PICTURES)


def _is_half_a_flag(before: str, first: str) -> bool:
    """Flags are pairs from the first on: of a row longer than what is seen nothing is known."""
    if not _is_regional(first):
        return False
    row = len(before) - len(before.rstrip(_REGIONAL))
    return row % 2 == 1 and row < NEAR


_REGIONAL = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def _is_regional(character: str) -> bool:
    return character in _REGIONAL


def _is_one_syllable(last: str, first: str) -> bool:
    """Korean letters that stand in one block."""
    return _hangul(first) in _FOLLOWED_BY.get(_hangul(last), "")


_FOLLOWED_BY = {"L": "LVS", "V": "VT", "S": "VT", "C": "T", "T": "T"}


def _hangul(character: str) -> str:
    """L, V, T: a leading, middle or final letter; S, C: a syllable that is open or closed."""
    point = ord(character)
    if 0x1100 <= point <= 0x115F:
        return "L"
    if 0x1160 <= point <= 0x11A7:
        return "V"
    if 0x11A8 <= point <= 0x11FF:
        return "T"
    if 0xAC00 <= point <= 0xD7A3:
        return "C" if (point - 0xAC00) % 28 else "S"
    return "-"
