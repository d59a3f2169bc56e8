"""What each format's fixture says, and what is told of its bad rows."""

import json

import pytest

from annotator.labelled.archives import sources_of
from annotator.labelled.formats.catalogue import likely
from annotator.labelled.formats.csv_long import NoColumn, UnknownColumn
from annotator.labelled.found import Trouble
from tests.labelled.reading import FOLDER, items, marked, read, source, troubles, unit

REGIME = "re\u0301gime"


def test_brat_reads_every_annotators_file_over_line_ends_of_two_characters() -> None:
    found = read("brat", "brat")
    (item,) = items(found)
    assert unit([item]) == "codepoint"
    assert marked(item, "anna", "codepoint") == [
        ("loaded", ["“experts”"]),
        ("doubt", ["so-called", "smiled"]),
        ("loaded", [REGIME]),
    ]
    assert "\r\n" in str(item.text)
    anna, _ben = item.works
    assert [(tie.type, tie.source, tie.target) for tie in anna.ties] == [("judges", "T1", "T3")]
    assert [mark.attributes for mark in anna.marks] == [{"Certain": True}, {}, {"Strength": "high"}]
    assert anna.marks[0].note == "Irony?"


def test_a_bad_line_of_brat_is_told_and_the_rest_stays() -> None:
    found = read("brat", "brat")
    assert troubles(found) == [(3, "not_brat")]
    assert [mark.key for mark in items(found)[0].works[1].marks] == ["T1", "T2"]


def test_brat_takes_a_folder_for_each_annotator() -> None:
    found = read(
        "brat",
        source("anna/day.txt", "A mob came."),
        source("anna/day.ann", "T1\tloaded 2 5\tmob\n"),
        source("ben/day.txt", "A mob came."),
        source("ben/day.ann", ""),
    )
    assert [[w.annotator for w in item.works] for item in items(found)] == [["anna"], ["ben"]]


def test_an_event_of_brat_is_links_from_its_trigger() -> None:
    ann = "T1\tSays 0 1\tA\nT2\tWho 2 5\tmob\nE1\tSays:T1 Source:T2\n"
    (item,) = items(read("brat", source("a.txt", "A mob came."), source("a_x.ann", ann)))
    (tie,) = item.works[0].ties
    assert (tie.type, tie.source, tie.target) == ("Source", "T1", "T2")


def test_doccano_reads_both_generations() -> None:
    found = read("doccano", "doccano.jsonl")
    first, second, third, fourth, fifth = items(found)
    expected = [("loaded", ["storms"]), ("Loaded", [REGIME])]
    assert marked(first, "doccano", "codepoint") == expected
    assert marked(second, "doccano", "codepoint") == expected[:1]
    assert [reply.value for reply in third.works[0].replies] == ["news"]
    assert marked(fourth, "7", "codepoint") == [("doubt", ["Old"])]
    assert [(tie.source, tie.target) for tie in fifth.works[0].ties] == [("10", "11")]
    assert troubles(found) == [(6, "not_json")]


def test_doccano_quotes_nothing_so_its_unit_must_be_asked() -> None:
    found = items(read("doccano", "doccano.jsonl"))
    assert unit(found) == ""
    assert unit(found[2:]) == "codepoint"  # where every unit counts alike, there is no question


def test_label_studio_counts_utf16_and_says_who() -> None:
    found = read("label-studio", "label_studio.json")
    (item,) = items(found)
    assert unit([item]) == "utf16"
    assert marked(item, "anna@example.org", "utf16") == [
        ("loaded", ["storms"]),
        ("Loaded", [REGIME]),
    ]
    anna = item.works[0]
    assert anna.marks[0].attributes == {"strength": "high"}
    assert [(reply.question, reply.value) for reply in anna.replies] == [("genre", "opinion")]
    assert [(tie.type, tie.source, tie.target) for tie in anna.ties] == [("judges", "a", "b")]
    codes = [code for _, code in troubles(found)]
    assert codes == ["not_read", "skipped_there", "no_text"]


def test_xmi_is_code_points_already() -> None:
    (item,) = items(read("xmi", "xmi"))
    assert marked(item, "anna", "codepoint") == [("loaded", ["storms"]), ("Loaded", [REGIME])]
    assert item.works[0].marks[0].attributes == {"strength": "high"}
    (tie,) = item.works[0].ties
    assert (tie.type, tie.source, tie.target) == ("judges", "1", "2")


@pytest.mark.parametrize(
    "prolog",
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '<!doctype a SYSTEM "a.dtd">'],
)
def test_xmi_that_could_fetch_something_is_refused(prolog: str) -> None:
    types = (FOLDER / "xmi/TypeSystem.xml").read_bytes()
    body = (FOLDER / "xmi/anna.xmi").read_text(encoding="utf-8").partition("?>")[2]
    for encoding in ("utf-8", "utf-16"):
        evil = f'<?xml version="1.0" encoding="{encoding}"?>{prolog}{body}'.encode(encoding)
        found = read("xmi", source("a.xmi", evil), source("TypeSystem.xml", types))
        assert troubles(found) == [(None, "unsafe_xml")]


def test_csv_joins_the_texts_of_another_file() -> None:
    found = read("csv", "long.csv", "texts.csv")
    (item,) = items(found)
    assert item.about.outlet == "Velmar Herald"
    assert unit([item]) == "codepoint"
    assert marked(item, "anna", "codepoint") == [("loaded", ["storms"])]
    assert [(r.question, r.value) for r in item.works[0].replies] == [("genre", "opinion")]
    assert marked(item, "ben", "codepoint") == []
    assert marked(item, "cara", "codepoint") == [("doubt", [REGIME])]
    assert troubles(found) == [(3, "not_joined"), (5, "not_a_row")]


def test_csv_takes_each_fact_from_the_first_row_that_says_it() -> None:
    rows = ["doc,coder,label,text,outlet", "1,b,x,A mob came.,", "1,a,x,,Herald"]
    (item,) = items(read("csv", source("a.csv", "\n".join(rows)), item="doc", annotator="coder"))
    assert (item.text, item.about.outlet) == ("A mob came.", "Herald")


def test_csv_tells_a_row_whose_text_is_another_one() -> None:
    rows = ["item,annotator,label,text", "1,a,x,A mob came.", "1,b,y,A mob went.", "1,c,z,"]
    found = read("csv", source("a.csv", "\n".join(rows)))
    assert troubles(found) == [(3, "other_text_here")]
    assert [work.annotator for work in items(found)[0].works] == ["a", "c"]


def test_csv_columns_of_other_names_are_told() -> None:
    file = source("a.csv", "who;doc;verdict\nann;1;yes\n")
    (item,) = items(read("csv", file, item="doc", annotator="who", **{"question.bad": "verdict"}))
    assert [(r.question, r.value) for r in item.works[0].replies] == [("bad", "yes")]
    with pytest.raises(NoColumn, match="item"):
        read("csv", file, annotator="who")
    with pytest.raises(UnknownColumn, match="coder"):
        read("csv", file, item="doc", annotator="coder")


def test_csv_says_the_line_of_every_row_that_is_not_as_it_should_be() -> None:
    content = 'item,annotator,label\n1,ann,a,b\n2,ann\n3,ann,"x"y\n4,ann,"two\nlines"\n5,,a\n'
    found = read("csv", source("a.csv", content))
    assert sorted(troubles(found), key=lambda one: one[0] or 0) == [
        (2, "wide_row"),
        (3, "short_row"),
        (4, "loose_quotes"),
        (7, "not_a_row"),
    ]


def test_a_file_that_is_not_utf8_names_the_byte() -> None:
    found = read("doccano", source("a.jsonl", b'{"text": "a"}\n{"text": "\xff"}\n'))
    assert troubles(found) == [(2, "not_utf8")]


@pytest.mark.parametrize(
    ("file", "format"),
    [
        ("brat", "brat"),
        ("doccano.jsonl", "doccano"),
        ("label_studio.json", "label-studio"),
        ("xmi", "xmi"),
        ("long.csv", "csv"),
    ],
)
def test_files_look_like_their_format(file: str, format: str) -> None:
    assert likely(sources_of([FOLDER / file])) == format


def test_utf16_is_one_hint_and_no_row_for_each_line() -> None:
    content = '{"text": "A mob came.", "label": []}\n' * 9
    for encoding in ("utf-16-le", "utf-16-be", "utf-16"):
        found = read("doccano", source("a.jsonl", content.encode(encoding)))
        assert troubles(found) == [(None, "utf16")]


def test_a_line_that_is_not_json_says_its_byte() -> None:
    (trouble,) = read("doccano", source("a.jsonl", '{"text": "é", x}'))
    assert isinstance(trouble, Trouble)
    assert "character 15 (byte 16)" in trouble.reason


def test_label_studio_names_the_field_that_a_result_lacks() -> None:
    value = {"start": 0, "end": 1, "labels": ["x"]}
    result = {"type": "labels", "value": value, "from_name": "a"}
    task = {"data": {"text": "A mob."}, "annotations": [{"id": 1, "result": [result]}]}
    found = read("label-studio", source("a.json", json.dumps([task])))
    assert ["no field 'id'" in one.reason for one in found if isinstance(one, Trouble)] == [True]


@pytest.mark.parametrize("content", ["Plain words.\nMore.\n", '[\n{"text": "a"}\n]', "a,b\n1,2\n"])
def test_a_file_that_is_no_json_lines_is_one_row(content: str) -> None:
    assert troubles(read("doccano", source("a.txt", content))) == [(None, "not_json_lines")]


def test_a_name_that_stands_twice_in_a_line_is_told() -> None:
    content = '{"text": "Old mob.", "text": "A mob."}\n{"text": "A mob.", "label": []}'
    found = read("doccano", source("a.jsonl", content))
    assert troubles(found) == [(1, "not_json")]
    assert len(items(found)) == 1
