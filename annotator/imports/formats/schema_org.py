"""What a page says about itself for machines: schema.org in JSON-LD, else its meta elements."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.imports.formats.checking import WEB_ADDRESS
from annotator.imports.formats.markup import text_of

NEWS = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle", "LiveBlogPosting",
    "Article", "BlogPosting", "Report",
)  # fmt: skip
MOST_NODES = 10_000


@dataclass(frozen=True, kw_only=True)
class About:
    """What a page says of its article; "" where it says nothing."""

    headline: str = ""
    standfirst: str = ""
    body: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    step: str = ""


def about(tree: Any) -> About:
    """schema.org first; where it is silent, meta elements, the canonical address, `html lang`."""
    said, meta = _json_ld(tree), _Meta(tree)
    step = "schema.org data read" if said else "meta elements read"
    publisher = _names(said.get("publisher") or said.get("sourceOrganization"))
    return About(
        headline=_text(said.get("headline")) or meta("og:title", "twitter:title"),
        standfirst=_text(said.get("description")) or _text(said.get("alternativeHeadline")),
        body=text_of(_words(said.get("articleBody"))).strip(),
        byline=_names(said.get("author") or said.get("creator")) or meta.author,
        outlet=publisher or meta("og:site_name", "application-name"),
        published=_text(said.get("datePublished"))
        or meta("article:published_time", "datePublished", "date", "dc.date", "dcterms.created")
        or _time(tree),
        language=_text(said.get("inLanguage")) or tree.get("lang", "") or meta("og:locale"),
        url=_address(tree.xpath("string(//link[@rel='canonical']/@href)"))
        or _address(_text(said.get("url")))
        or _address(_id(said.get("mainEntityOfPage")))
        or _address(meta("og:url")),
        step=step,
    )


class _Meta:
    def __init__(self, tree: Any) -> None:
        self.said: dict[str, str] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            self.said.setdefault(name.lower(), (element.get("content") or "").strip())

    def __call__(self, *names: str) -> str:
        return next((said for name in names if (said := self.said.get(name.lower()))), "")

    @property
    def author(self) -> str:
        named = self("author", "article:author", "dc.creator")
        return "" if WEB_ADDRESS.fullmatch(named) else named


def _time(tree: Any) -> str:
    found = tree.xpath("string((//time[@itemprop='datePublished'] | //article//time)/@datetime)")
    return str(found).strip()


def _address(found: str) -> str:
    found = str(found).strip()
    return found if WEB_ADDRESS.fullmatch(found) else ""


def _json_ld(tree: Any) -> dict[str, Any]:
    """The first object that is news, wherever it stands in the data of the page."""
    found = [node for node in _nodes(tree) if _rank(node) < len(NEWS)]
    return min(found, key=lambda node: (not node.get("headline"), _rank(node)), default={})


def _rank(node: dict[str, Any]) -> int:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return min((NEWS.index(n) for n in names if n in NEWS), default=len(NEWS))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    waiting = [_loaded(script.text or "") for script in tree.iter("script") if _is_data(script)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            waiting += node


def _is_data(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _loaded(text: str) -> Any:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _text(value: Any) -> str:
    """A field in one line; many sites write it with HTML's entities, which JSON does not know."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def _names(value: Any) -> str:
    """People and organisations, which are texts, objects with a name, or lists of such."""
    each = value if isinstance(value, list) else [value]
    names = [_text(one.get("name") if isinstance(one, dict) else one) for one in each]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _id(value: Any) -> str:
    return _text(value.get("@id") if isinstance(value, dict) else value)
