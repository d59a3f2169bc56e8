"""Every line of a dataset is as the published schema says."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from jsonschema import Draft202012Validator

from annotator.codebook.file import content_in, faults_in, file_of
from annotator.dataset.schema import schema
from annotator.labelled.actions import prepare_labels
from annotator.labelled.archives import sources_of
from annotator.labelled.deciding_actions import decide_labels, start_labels
from annotator.labelled.reading_actions import read_labels
from annotator.labelled.storing_actions import store_labels
from tests.dataset.conftest import written
from tests.dataset.moving import exported, moved, withdraw
from tests.world import World

SCHEMA = Draft202012Validator(schema())


def kinds(file: Path) -> list[str]:
    """The kinds of the lines, each as the schema says."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        SCHEMA.validate(row)
    return [row["type"] for row in rows]


def test_every_line_is_as_the_schema_says(full: World, tmp_path: Path) -> None:
    assert kinds(exported(full.project, tmp_path)) == ["header", "article", "article", "end"]


def test_so_are_versions_and_what_is_withdrawn(versions: World, tmp_path: Path) -> None:
    withdraw(versions)
    found = kinds(exported(versions.project, tmp_path))
    assert found == ["header", *["article"] * 5, "withdrawn", "end"]


@pytest.mark.parametrize("bad", [{"type": "withdrawn", "text": {"content": "words"}}, {"type": ""}])
def test_the_schema_lets_no_other_line_pass(bad: dict[str, Any]) -> None:
    assert not SCHEMA.is_valid(bad)


def test_the_header_says_what_the_codebooks_file_says(versions: World, tmp_path: Path) -> None:
    first = exported(versions.project, tmp_path)
    header = json.loads(first.read_text(encoding="utf-8").splitlines()[0])
    one, _, last = header["codebooks"]
    assert (one["state"], last["change_note"]) == ("retired", "Said more clearly.")
    assert content_in(last) == written()
    assert faults_in(json.loads(file_of(last))) == []


def test_a_codebook_made_of_foreign_values_is_as_the_schema_says(
    full: World, tmp_path: Path
) -> None:
    rows = ["item,annotator,label,question,value,start,end,text", '1,a,1st,,,0,5,"Words here."']
    rows += ["1,a,Ähnlich,,,6,10,", "1,a,слово,,,0,5,", "1,a,дело,,,0,5,"]
    rows += [f"1,a,,Why?,{'long ' * 40},,,", "1,b,,Why?,short,,,"]
    file = tmp_path / "long.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    empty = moved(full.project)
    batch, _ = prepare_labels(
        actor=None, project=empty, uuid=uuid4(), format="csv", files=[file.name]
    )
    batch = read_labels(batch=batch, sources=sources_of([file]))
    decide_labels(actor=None, batch=batch, unit="codepoint", makes_codebook=True)
    start_labels(actor=None, batch=batch)
    store_labels(batch=batch.pk)
    assert not batch.rejected.exists()
    out = exported(empty, tmp_path)
    assert kinds(out) == ["header", "article", "end"]
    (book,) = json.loads(out.read_text(encoding="utf-8").splitlines()[0])["codebooks"]
    assert len(book["labels"]) == 4
