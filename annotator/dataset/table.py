"""The dataset as CSV in long form (RFC 4180, UTF-8): values to bytes, nothing else.

One row per span, one per answer, and one per submitted assignment in which nothing was marked.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

COLUMNS = {
    "row": "span, answer, or nothing: this annotator read this text and marked no span",
    "project": "short name of the project",
    "article": "what names the article: its id elsewhere, else its address or hash",
    "external_id": "the article's own id where it came from",
    "url": "its address",
    "outlet": "who published it",
    "story": "the event it tells, as other outlets do too",
    "language": "language of the article",
    "published_at": "when it was published, UTC",
    "text_version": "version of the article's text",
    "text_sha256": "SHA-256 of that text; offsets refer to it",
    "annotator": "pseudonym",
    "codebook": "number of the codebook version",
    "round": "round of annotation",
    "condition": "what the annotator was shown, as JSON",
    "submitted_at": "when the work was submitted, UTC",
    "uuid": "names the span; links refer to it",
    "label": "label of the span",
    "start": "first character, in Unicode code points from 0",
    "end": "end, exclusive",
    "quote": "the marked words, text[start:end]",
    "attributes": "what the span says beyond its words, as JSON",
    "confidence": "1 to 3, where given",
    "note": "the annotator's note",
    "links": "links that start here, as JSON: type and the uuid of the span they lead to",
    "origin": "how the span came about: by hand, suggestion, import, carried over",
    "made_under": "number of the codebook version the span was made under",
    "question": "question of the codebook, in a row of kind answer",
    "answer": "the answer: a text as it is, anything else as JSON",
    "revision": "revision of the span or answer",
}
# A spreadsheet runs a cell that starts so; the full-width forms count in some languages' editions.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it, spreadsheets take UTF-8 for an older encoding.
BYTE_ORDER_MARK = "\ufeff"


def table(project: str, articles: Iterable[dict[str, Any]], safe: bool = False) -> Iterator[bytes]:
    """The column names, then the rows of one article at a time.

    `safe` is for spreadsheets: no cell can be taken for a formula. It changes such cells, so
    programs read the other one.
    """
    first = _written([dict(zip(COLUMNS, COLUMNS, strict=True))], safe)
    yield (BYTE_ORDER_MARK.encode() if safe else b"") + first
    for article in articles:
        found = _written(_rows(project, article), safe)
        if found:
            yield found


def _rows(project: str, article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    about = {**_about(article), "project": project}
    for done in article["assignments"]:
        names = ("annotator", "codebook", "round", "submitted_at")
        work = {**about, **{name: done[name] for name in names}}
        work["condition"] = _json(done["condition"])
        yield from ({**work, **row} for row in _of_assignment(done))


def _about(article: dict[str, Any]) -> dict[str, Any]:
    names = ("article", "external_id", "url", "outlet", "story", "language")
    return {
        **{name: article[name] for name in names},
        "published_at": article["published"]["at"],
        "text_version": article["text"]["version"],
        "text_sha256": article["text"]["sha256"],
    }


def _of_assignment(done: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if not done["spans"]:
        yield {"row": "nothing"}
    for span in done["spans"]:
        links = [link for link in done["links"] if link["source"] == span["uuid"]]
        out = [{"type": link["type"], "target": link["target"]} for link in links]
        held = {"attributes": _json(span["attributes"]), "links": _json(out)}
        yield {"row": "span", **span, **held}
    for answer in done["answers"]:
        value = answer["value"]
        said = value if isinstance(value, str) else _json(value)
        facts = {"question": answer["question"], "revision": answer["revision"]}
        yield {"row": "answer", **facts, "answer": said}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _written(rows: Iterable[dict[str, Any]], safe: bool) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        cells = [row.get(name) for name in COLUMNS]
        writer.writerow([_harmless(cell) for cell in cells] if safe else cells)
    return out.getvalue().encode()


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell
