"""For any text and any words in it, each format leads back to these very words."""

import csv
import io
import json
from pathlib import Path

from cassis import Cas, TypeSystem
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from annotator.labelled.found import Item, Source
from annotator.labelled.units import UNITS
from tests.labelled.reading import items, read, source, unit, words

CASES = json.loads(Path("fixtures/offsets.json").read_text(encoding="utf-8"))["cases"]
PARTS = [case["string"] for case in CASES] + [
    "😀",
    "\r\n",
    "é",
    "e\u0301",
    "👨\u200d👩\u200d👧",
    "ميناء",
    "a",
    " ",
]
TEXTS = some.lists(some.sampled_from(PARTS), min_size=1, max_size=5).map("".join)
Span = tuple[str, int, int]


@some.composite
def spans(draw: some.DrawFn) -> Span:
    text = draw(TEXTS)
    start = draw(some.integers(0, len(text) - 1))
    end = draw(some.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    return text, start, end


def counted(text: str, offset: int, unit: str) -> int:
    before = text[:offset]
    if unit.endswith("_lf"):
        before = before.replace("\r\n", "\n")
        if text[offset - 1 : offset + 1] == "\r\n":
            before = before[:-1]
    if unit == "byte":
        return len(before.encode())
    return len(before.encode("utf-16-le")) // 2 if unit.startswith("utf16") else len(before)


def told(file: Source, format: str, *more: Source) -> Item:
    (item,) = items(read(format, file, *more))
    return item


@given(spans(), some.sampled_from(UNITS))
def test_every_unit_leads_to_the_words(span: Span, unit_of_file: str) -> None:
    text, start, end = span
    # Where a line end counts as one, no offset is between its two characters.
    assume("\r\n" not in (text[start - 1 : start + 1], text[end - 1 : end + 1]))
    ends = [counted(text, offset, unit_of_file) for offset in (start, end)]
    out = io.StringIO()
    csv.writer(out).writerows(
        [
            ["item", "annotator", "label", "start", "end", "quote", "text"],
            [1, "a", "x", *ends, text[start:end], text],
        ]
    )
    item = told(source("a.csv", out.getvalue()), "csv")
    (mark,) = item.works[0].marks
    assert item.text == text
    assert words(item, mark, unit_of_file) == [text[start:end]]
    found = unit([item])
    # Either the quote leaves no doubt, or nobody guesses.
    assert not found or words(item, mark, found) == [text[start:end]]


@given(spans())
def test_label_studio(span: Span) -> None:
    text, start, end = span
    ends = {name: counted(text, at, "utf16") for name, at in (("start", start), ("end", end))}
    value = {**ends, "text": text[start:end], "labels": ["x"]}
    result = {"id": "a", "type": "labels", "from_name": "label", "value": value}
    task = {
        "id": 1,
        "data": {"text": text},
        "annotations": [{"completed_by": 1, "result": [result]}],
    }
    item = told(source("a.json", json.dumps([task])), "label-studio")
    assert item.text == text
    assert words(item, item.works[0].marks[0], "utf16") == [text[start:end]]


@given(spans())
def test_doccano(span: Span) -> None:
    text, start, end = span
    row = json.dumps({"id": 1, "text": text, "label": [[start, end, "x"]]}, ensure_ascii=False)
    item = told(source("a.jsonl", row), "doccano")
    assert item.text == text
    assert words(item, item.works[0].marks[0], "codepoint") == [text[start:end]]


@given(spans())
def test_brat(span: Span) -> None:
    text, start, end = span
    assume(not text.startswith("\ufeff"))
    shown = text[start:end].replace("\r\n", " ").replace("\n", " ")
    assume("\r" not in shown)
    line = f"T1\tx {start} {end}\t{shown}\n"
    item = told(source("a.txt", text), "brat", source("a_ann.ann", line))
    assert item.text == text
    assert words(item, item.works[0].marks[0], "codepoint") == [text[start:end]]
    assert unit([item]) in ("", "codepoint") or words(
        item, item.works[0].marks[0], unit([item])
    ) == [text[start:end]]


@settings(max_examples=25, deadline=None)
@given(spans())
def test_xmi(span: Span) -> None:
    text, start, end = span
    types = TypeSystem()
    entity = types.create_type("scheme.Entity", "uima.tcas.Annotation")
    types.create_feature(entity, "value", "uima.cas.String")
    cas = Cas(types)
    cas.sofa_string = text
    cas.add(entity(begin=start, end=end, value="x"))
    files = source("a.xmi", cas.to_xmi()), source("TypeSystem.xml", types.to_xml())
    item = told(files[0], "xmi", files[1])
    assert item.text == text
    assert words(item, item.works[0].marks[0], "codepoint") == [text[start:end]]
