"""Turns the demo's sources into fixtures, the same bytes from the same sources."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from annotator.articles.sentences import VERSION, sentences
from annotator.codebook.actions import preset
from annotator.codebook.content import normal
from annotator.demo.people import PEOPLE, PROJECT, PROJECT_NAME
from annotator.demo.sources import BadSource, Source, Work, WrittenSpan, read_outlets, read_sources

Row = dict[str, Any]
Names = list[Any]

FIXTURES = ("demo_project", "demo_codebook", "demo_articles", "demo_labels")
BOOK: Names = [PROJECT, 1]
BEGAN = datetime(2024, 10, 7, 8, tzinfo=UTC)
# Nobody's password: signing in is impossible until load_demo sets one.
UNUSABLE = "!the demo has no password before load_demo"


def build(folder: Path) -> dict[str, str]:
    """The text of every fixture, by its name, from the sources in `folder`."""
    sources = read_sources(folder)
    rows = (_project(), _codebook(), _articles(sources, read_outlets(folder)), _labels(sources))
    return {name: _written(list(part)) for name, part in zip(FIXTURES, rows, strict=True)}


def _written(rows: list[Row]) -> str:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _row(model: str, **fields: Any) -> Row:
    return {"model": f"annotator.{model}", "fields": fields}


def _at(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _project() -> Iterator[Row]:
    began = _at(BEGAN)
    yield _row("project", slug=PROJECT, name=PROJECT_NAME, language="en", created_at=began)
    for number, (username, (first_name, role)) in enumerate(PEOPLE.items(), start=1):
        yield _row(
            "user",
            username=username,
            first_name=first_name,
            password=UNUSABLE,
            date_joined=began,
        )
        yield _row(
            "membership",
            project=[PROJECT],
            user=[username],
            role=role,
            pseudonym=f"P{number:02}",
            joined_at=began,
        )


def _codebook() -> Iterator[Row]:
    content = normal(preset("framing_cues"))
    yield _row(
        "codebook",
        project=[PROJECT],
        number=1,
        state="published",
        title=content["title"],
        principle=content["principle"],
        families=content["families"],
    )
    for position, label in enumerate(content["labels"]):
        yield from _label(position, dict(label))
    for position, link_type in enumerate(content["link_types"]):
        yield _row("linktype", codebook=BOOK, position=position, **link_type)
    for position, question in enumerate(content["questions"]):
        yield _row("question", codebook=BOOK, position=position, **question)
    for position, page in enumerate(content["guidelines"]):
        yield _row("guideline", codebook=BOOK, position=position, **page)


def _label(position: int, label: Row) -> Iterator[Row]:
    attributes = label.pop("attributes")
    yield _row("label", codebook=BOOK, position=position, **label)
    for number, attribute in enumerate(attributes):
        yield _row("attribute", label=[*BOOK, label["slug"]], position=number, **attribute)


def _articles(sources: list[Source], profiles: dict[str, dict[str, str]]) -> Iterator[Row]:
    for outlet in sorted({source.header["outlet"] for source in sources}):
        yield _row("outlet", project=[PROJECT], name=outlet, **profiles[outlet])
    for story in sorted({s.header["story"] for s in sources if "story" in s.header}):
        yield _row("story", project=[PROJECT], name=story)
    for source in sources:
        yield _article(source)
        yield _text(source)


def _identity(source: Source) -> str:
    return f"url:{source.header['url']}"


def _article(source: Source) -> Row:
    header = source.header
    return _row(
        "article",
        project=[PROJECT],
        outlet=[PROJECT, header["outlet"]],
        story=[PROJECT, header["story"]] if "story" in header else None,
        identity=_identity(source),
        url=header["url"],
        byline=header.get("byline", ""),
        language=header["language"],
        published_at=header["published"],
        published_as_printed=header["printed"],
        created_at=_at(BEGAN),
    )


def _text(source: Source) -> Row:
    return _row(
        "text",
        article=[PROJECT, _identity(source)],
        version=1,
        content=source.content,
        sha256=sha256(source.content.encode()).hexdigest(),
        blocks=source.blocks,
        sentences=sentences(source.content, source.blocks),
        splitter_version=VERSION,
        created_at=_at(BEGAN),
    )


def _labels(sources: list[Source]) -> Iterator[Row]:
    for day, source in enumerate(sources):
        for slot, (username, work) in enumerate(source.work.items(), start=1):
            began = BEGAN + timedelta(days=day, hours=slot)
            text = [PROJECT, _identity(source), 1]
            yield _assignment(text, slot, username, work, began)
            place = [*text, *BOOK, 1, slot]
            if work.state != "open":
                yield _sitting(place, f"{source.slug}/{username}", work, began)
            yield from _work(place, f"{source.slug}/{username}", work, began)


def _assignment(text: Names, slot: int, username: str, work: Work, began: datetime) -> Row:
    submitted = began + timedelta(seconds=_seconds(work))
    return _row(
        "assignment",
        project=[PROJECT],
        text=text,
        codebook=BOOK,
        annotator=[PROJECT, username],
        round=1,
        slot=slot,
        state=work.state,
        created_at=_at(BEGAN),
        started_at=None if work.state == "open" else _at(began),
        submitted_at=_at(submitted) if work.state == "submitted" else None,
    )


def _sitting(place: Names, path: str, work: Work, began: datetime) -> Row:
    uuid = str(uuid5(NAMESPACE_URL, f"{path}/sitting"))
    return _row("sitting", uuid=uuid, assignment=place, seconds=_seconds(work), began_at=_at(began))


def _seconds(work: Work) -> int:
    return 420 + 45 * len(work.spans)


def _work(place: Names, path: str, work: Work, began: datetime) -> Iterator[Row]:
    exclusive = {s["slug"]: s["self_overlap"] == "forbid" for s in preset("framing_cues")["labels"]}
    for number, span in enumerate(work.spans, start=1):
        at = _at(began + timedelta(seconds=45 * number))
        yield _span(place, path, span, exclusive[span.label], at)
    for span in work.spans:
        yield from _links(place, path, span, work.spans, _at(began))
    for question, value in work.answers.items():
        yield _row("answer", assignment=place, question=[*BOOK, question], value=value)


def _span(place: Names, path: str, span: WrittenSpan, exclusive: bool, at: str) -> Row:
    return _row(
        "span",
        uuid=_uuid(path, span),
        assignment=place,
        label=[*BOOK, span.label],
        start=span.start,
        end=span.end,
        quote=span.quote,
        attributes=span.attributes,
        note=span.note,
        confidence=span.confidence,
        exclusive=exclusive,
        created_at=at,
    )


def _links(
    place: Names, path: str, span: WrittenSpan, spans: list[WrittenSpan], at: str
) -> Iterator[Row]:
    named = {other.name: other for other in spans if other.name}
    for link_type, targets in span.links.items():
        for name in targets:
            if name not in named:
                raise BadSource(f"{path} links to {name}, which is no label there.")
            source, target = _uuid(path, span), _uuid(path, named[name])
            yield _row(
                "link",
                uuid=str(uuid5(NAMESPACE_URL, f"{source} {link_type} {target}")),
                assignment=place,
                type=[*BOOK, link_type],
                source=[*place, source],
                target=[*place, target],
                created_at=at,
            )


def _uuid(path: str, span: WrittenSpan) -> str:
    return str(uuid5(NAMESPACE_URL, f"{path}/{span.label}/{span.start}-{span.end}"))
