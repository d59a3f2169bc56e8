"""Sentences in the language of whoever reads them.

They are made in English where something happens, and many are stored. Here a finished sentence
finds the template it was made from again, which is its name in the catalogue.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import get_language

CATALOGUES = Path(__file__).parent / "locale"
PLACE = re.compile(r"\{(\w+)(:[^}]*)?\}")
CONTEXT_ENDS = "\x04"  # so does gettext part a message from what it stands in


class Template(NamedTuple):
    """What a sentence looks like in English, and what it is in the other language."""

    pattern: re.Pattern[str]
    translation: str


def said(sentence: str, context: str = "") -> str:
    """The sentence in the language of this answer; as it is, where the catalogue has none.

    What fills a place is looked up too, with the name of the place as its context: it may be
    words of ours, and in no other place is it taken for them.
    """
    return _said(get_language() or "", context, sentence)


@lru_cache(maxsize=4096)
def _said(language: str, context: str, sentence: str) -> str:
    for template in _templates(language.partition("-")[0]).get(context, []):
        found = template.pattern.fullmatch(sentence)
        if found:
            return _filled(template.translation, found.groupdict())
    return sentence


def _filled(translation: str, facts: dict[str, str]) -> str:
    def fact(place: re.Match[str]) -> str:
        name, style = place.groups()
        words = facts[name]
        if style == ":,":
            return str(number_format(int(words.replace(",", "")), force_grouping=True))
        return said(words, name)

    return PLACE.sub(fact, translation)


@cache
def _templates(language: str) -> dict[str, list[Template]]:
    """By context, those that say most first: another one may look like a part of them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for context, english, translation in messages(language):
        found.setdefault(context, []).append((english, translation))
    return {
        context: [Template(_pattern(english), other) for english, other in sorted(pairs, key=_rank)]
        for context, pairs in found.items()
    }


def messages(language: str) -> Iterator[tuple[str, str, str]]:
    """Context, English and translation of all that the catalogue of a language has."""
    path = CATALOGUES / language / "LC_MESSAGES" / "django.mo"
    if not path.exists():
        return
    with path.open("rb") as file:
        catalogue = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    for message, translation in catalogue.items():
        context, _, english = message.rpartition(CONTEXT_ENDS)
        if english:
            yield context, english, translation


def _rank(pair: tuple[str, str]) -> tuple[int, int]:
    literal = PLACE.sub("", pair[0])
    return (-len(literal), len(pair[0]))


def _pattern(english: str) -> re.Pattern[str]:
    parts, end = [], 0
    for place in PLACE.finditer(english):
        inner = r"[\d,]+" if place[2] == ":," else ".+?"
        parts += [re.escape(english[end : place.start()]), f"(?P<{place[1]}>{inner})"]
        end = place.end()
    return re.compile("".join(parts) + re.escape(english[end:]), re.DOTALL)
