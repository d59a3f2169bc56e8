"""What every article must be, whatever it was read from."""

import re
from dataclasses import replace

from annotator.articles.composing import MOST_CHARACTERS
from annotator.imports.decoding import FORBIDDEN
from annotator.imports.formats.limits import LONGEST
from annotator.imports.formats.troubles import EmptyBody, ForbiddenInField, TooLong
from annotator.imports.found import FoundArticle
from annotator.imports.lines import Dropped

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")
LONGEST_LANGUAGE = 35
WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
BODY = ("subheading", "paragraph", "caption")


def checked(article: FoundArticle) -> FoundArticle:
    """Raises where the words cannot be taken; what is said about them and makes no sense goes."""
    _refuse_forbidden(article)
    _refuse_too_long(article)
    if not any(block.kind == "paragraph" for block in article.blocks):
        raise EmptyBody
    return _with_sound_language(_with_sound_address(article))


def refuse_forbidden(field: str, text: str, **facts: int) -> None:
    found = FORBIDDEN.search(text)
    if found:
        name = f"U+{ord(found.group()):04X}"
        raise ForbiddenInField(name=name, field=field, position=found.start(), **facts)


def _refuse_forbidden(article: FoundArticle) -> None:
    for block in article.blocks:
        refuse_forbidden(f"the {block.kind}", block.text)
    for field in (*LONGEST, "language"):
        refuse_forbidden(field, getattr(article, field))
    refuse_forbidden("the date", article.published.printed or "")


def _refuse_too_long(article: FoundArticle) -> None:
    sizes = {"The text": sum(len(block.text) for block in article.blocks)}
    sizes |= {f"The field {field}": len(getattr(article, field)) for field in LONGEST}
    most = {"The text": MOST_CHARACTERS} | {f"The field {f}": n for f, n in LONGEST.items()}
    for what, size in sizes.items():
        if size > most[what]:
            raise TooLong(what=what, size=size, unit="characters", most=most[what])


def _with_sound_address(article: FoundArticle) -> FoundArticle:
    if not article.url or WEB_ADDRESS.fullmatch(article.url):
        return article
    gone = Dropped(article.place.line or 0, article.url, "no web address")
    return replace(article, url="", dropped=(*article.dropped, gone))


def _with_sound_language(article: FoundArticle) -> FoundArticle:
    if not article.language:
        return article
    tag = language_tag(article.language)
    if tag:
        return replace(article, language=tag)
    gone = Dropped(article.place.line or 0, article.language, "no tag of a language")
    return replace(article, language="", dropped=(*article.dropped, gone))


def language_tag(printed: str) -> str:
    """`EN_us` as `en-US`, or "" for what is no tag."""
    first, *rest = printed.strip().replace("_", "-").split("-")
    tag = "-".join([first.lower(), *map(_subtag, rest)])
    return tag if LANGUAGE.fullmatch(tag) and len(tag) <= LONGEST_LANGUAGE else ""


def _subtag(part: str) -> str:
    if len(part) == len("US"):
        return part.upper()
    return part.title() if len(part) == len("Latn") else part.lower()
