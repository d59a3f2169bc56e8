"""What becomes of labels made elsewhere, and what is said of the rest."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from annotator.articles.actions import add_version, withdraw_article
from annotator.articles.models import Article, Text
from annotator.assignments.models import Assignment
from annotator.labelled.actions import cancel_labels, prepare_labels
from annotator.labelled.archives import sources_of
from annotator.labelled.deciding_actions import (
    BadTarget,
    CodebookHere,
    NoCodebookHere,
    UnitNeeded,
    decide_labels,
    start_labels,
)
from annotator.labelled.models import LabelledImport
from annotator.labelled.offers import progress
from annotator.labelled.reading_actions import read_labels
from annotator.labelled.staging import Staging
from annotator.labelled.storing import store
from annotator.labelled.storing_actions import store_labels
from annotator.people.models import User
from annotator.projects.models import Membership, Project
from annotator.spans.models import Answer, Link, Span
from tests.labelled.conftest import drafted, imported
from tests.labelled.reading import FOLDER
from tests.make import blocks_of, make_codebook, make_text

LEAVE_OUT = {"leave_out": True}


def rejected(batch: LabelledImport) -> list[tuple[int | None, str]]:
    return list(batch.rejected.order_by("id").values_list("line", "code"))


def target(kind: str, value: str | None, target: Any, name: str = "") -> dict[str, Any]:
    return {"kind": kind, "name": name, "value": value, "target": target}


def quotes(project: Project) -> list[tuple[str, str]]:
    spans = Span.objects.filter(assignment__project=project).order_by("start")
    return sorted(spans.values_list("label__slug", "quote"))


def test_a_foreign_data_set_makes_its_own_codebook(empty: Project) -> None:
    batch = imported(drafted(empty, "brat", "brat"), makes_codebook=True)
    assert batch.state == "done"
    assert quotes(empty) == [
        ("doubt", "smiled"),
        ("doubt", "so-called"),
        ("loaded", "re\u0301gime"),
        ("loaded", "الميناء"),
        ("loaded", "“experts”"),
    ]
    links = Link.objects.order_by("type__slug").values_list("type__slug", "source__quote")
    assert list(links) == [("continues", "smiled"), ("judges", "“experts”")]
    assert sorted(rejected(batch)) == [
        (1, "attribute_left_out"),
        (2, "outside_text"),
        (3, "attribute_left_out"),
        (3, "not_brat"),
    ]


def test_the_text_is_stored_as_it_came(empty: Project) -> None:
    imported(drafted(empty, "brat", "brat"), makes_codebook=True)
    (text,) = Text.objects.filter(article__project=empty)
    assert text.content.encode() == Path("fixtures/labelled/brat/harbour.txt").read_bytes()
    kinds = [block["kind"] for block in text.blocks]
    assert kinds == ["headline", "paragraph"]
    assert Article.objects.get(project=empty).external_id == "harbour"


def test_annotators_become_people_who_cannot_sign_in(empty: Project) -> None:
    imported(drafted(empty, "brat", "brat"), makes_codebook=True)
    members = Membership.objects.filter(project=empty)
    assert [(m.pseudonym, m.role, m.ended_at is None) for m in members] == [
        ("P01", "annotator", False),
        ("P02", "annotator", False),
    ]
    people = User.objects.filter(memberships__in=members)
    assert not any(person.is_active or person.has_usable_password() for person in people)
    assert [person.email for person in people] == [None, None]
    assert "anna" not in "".join(person.username for person in people)


def test_work_is_submitted_and_says_that_it_was_imported(empty: Project) -> None:
    imported(drafted(empty, "csv", "long.csv", "texts.csv"), makes_codebook=True)
    done = Assignment.objects.filter(project=empty)
    assert {(one.state, one.round) for one in done} == {("submitted", 1)}
    assert done.count() == 3, "who marked nothing is there too"
    assert set(Span.objects.values_list("origin", flat=True)) == {"import"}
    assert list(Answer.objects.values_list("question__slug", "value")) == [("genre", "opinion")]


@pytest.mark.parametrize(
    ("format", "file"),
    [("brat", "brat"), ("label-studio", "label_studio.json"), ("xmi", "xmi"), ("csv", "long.csv")],
)
def test_a_second_import_adds_nothing(empty: Project, format: str, file: str) -> None:
    files = [file, "texts.csv"] if format == "csv" else [file]
    first = imported(drafted(empty, format, *files), makes_codebook=True)
    assert progress(first)["spans"] > 0
    again = progress(imported(drafted(empty, format, *files)))
    assert {name for name, count in again.items() if count} == {"items", "done"}


def test_values_find_labels_by_slug_name_and_spelling(empty: Project) -> None:
    make_codebook(empty)
    batch = drafted(empty, "label-studio", "label_studio.json")
    found = {(v["kind"], v["name"], v["value"]): v["target"] for v in batch.values}
    assert found == {
        ("label", "", "loaded"): {"label": "loaded"},
        ("label", "", "Loaded"): {"label": "loaded"},
        ("link", "", "judges"): {"link": "judges"},
        ("question", "genre", "opinion"): {"question": "genre", "value": "opinion"},
    }


def test_a_mapping_gives_every_value_its_meaning(empty: Project) -> None:
    make_codebook(empty)
    batch = drafted(empty, "brat", "brat")
    values = [
        target("label", "doubt", {"question": "genre", "value": "opinion"}),
        target("label", "loaded", LEAVE_OUT),
    ]
    batch = imported(batch, values=values)
    assert quotes(empty) == []
    assert list(Answer.objects.values_list("value", flat=True)) == ["opinion"]
    assert [code for _, code in rejected(batch)] == ["not_brat"]


def test_what_is_not_mapped_is_reported(empty: Project) -> None:
    make_codebook(empty)
    batch = imported(drafted(empty, "brat", "brat"))
    assert [label for label, _ in quotes(empty)] == ["loaded"] * 3
    codes = [code for _, code in rejected(batch)]
    assert codes.count("unmapped") == 1


def test_a_target_must_be_there(empty: Project) -> None:
    make_codebook(empty)
    batch = drafted(empty, "brat", "brat")
    with pytest.raises(BadTarget):
        decide_labels(
            actor=None, batch=batch, values=[target("label", "doubt", {"label": "nothing"})]
        )


def test_labels_obey_the_codebook(empty: Project, tmp_path: Path) -> None:
    """Exclusive labels do not overlap, and stay within a paragraph."""
    make_codebook(empty)
    rows = ["item,annotator,label,start,end,text", '1,a,loaded,0,5,"Words here.\n\nMore."']
    rows += ["1,a,loaded,3,8,", "1,a,loaded,8,16,", "1,a,loaded,0,5,", "1,a,claim,0,8,"]
    rows += ["1,a,claim,3,8,"]
    file = tmp_path / "a.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    batch = imported(drafted(empty, "csv", file))
    assert [code for _, code in rejected(batch)] == ["overlaps", "crosses_blocks", "twice"]
    assert progress(batch)["spans"] == 3


def test_the_unit_is_asked_where_nothing_tells_it(empty: Project) -> None:
    batch = drafted(empty, "doccano", "doccano.jsonl")
    assert not batch.unit_known
    decide_labels(actor=None, batch=batch, makes_codebook=True)
    with pytest.raises(UnitNeeded):
        start_labels(actor=None, batch=batch)
    batch = imported(batch, unit="codepoint", makes_codebook=True)
    assert ("loaded", "storms") in quotes(empty)


def test_a_project_without_codebook_must_be_given_one(empty: Project) -> None:
    batch = drafted(empty, "brat", "brat")
    with pytest.raises(NoCodebookHere):
        start_labels(actor=None, batch=batch)
    make_codebook(empty)
    with pytest.raises(CodebookHere):
        decide_labels(actor=None, batch=batch, makes_codebook=True)


def test_an_article_that_is_there_with_other_words_is_not_touched(empty: Project) -> None:
    make_codebook(empty)
    text = make_text(empty, "Other words.")
    Article.objects.filter(pk=text.article_id).update(external_id="harbour")
    batch = imported(drafted(empty, "brat", "brat"))
    assert [code for _, code in rejected(batch)] == ["not_brat", "other_text"]
    assert quotes(empty) == []


def test_labels_find_the_article_with_the_same_words(empty: Project) -> None:
    make_codebook(empty)
    words = Path("fixtures/labelled/brat/harbour.txt").read_bytes().decode()
    text = make_text(empty, words)
    imported(drafted(empty, "brat", "brat"))
    assert set(Span.objects.values_list("assignment__text", flat=True)) == {text.pk}


def test_labels_find_the_version_with_the_same_words(empty: Project, tmp_path: Path) -> None:
    """Also where the article is known by its first words, and corrected since."""
    make_codebook(empty)
    first = make_text(empty, "The mob came.")
    words = "The crowd came."
    newer, _ = add_version(
        actor=None, article=first.article, content=words, blocks=blocks_of(words)
    )
    rows = [{"text": text.content, "label": [[0, 3, "claim"]]} for text in (newer, first)]
    for row in rows:
        file = tmp_path / "a.jsonl"
        file.write_text(json.dumps(row), encoding="utf-8")
        imported(drafted(empty, "doccano", file), unit="codepoint")
    assert Article.objects.filter(project=empty).count() == 1
    found = Assignment.objects.filter(project=empty, spans__isnull=False)
    assert sorted(found.values_list("text__version", flat=True)) == [1, 2]


def test_a_withdrawn_article_hides_no_other_with_the_same_words(empty: Project) -> None:
    make_codebook(empty)
    words = Path("fixtures/labelled/brat/harbour.txt").read_bytes().decode()
    gone, there = make_text(empty, words), make_text(empty, words)
    withdraw_article(actor=None, article=gone.article, reason="Court order.")
    imported(drafted(empty, "brat", "brat"))
    assert set(Span.objects.values_list("assignment__text", flat=True)) == {there.pk}


def test_what_cannot_be_stored_is_refused_alone(empty: Project, tmp_path: Path) -> None:
    rows = [{"text": "a\x00b", "label": []}, {"text": "good", "label": [[0, 4, "x"]]}]
    rows += [{"text": "ok", "label": [[0, 2, "\ud800"]]}]
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    batch = imported(drafted(empty, "doccano", file), makes_codebook=True)
    assert rejected(batch) == [(1, "unstorable"), (3, "unstorable")]
    assert quotes(empty) == [("x", "good")]


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    empty: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [json.dumps({"text": f"Text {n}", "label": [[0, 4, "x"]]}) for n in range(250)]
    file = tmp_path / "ann.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    batch = drafted(empty, "doccano", file)
    decide_labels(actor=None, batch=batch, makes_codebook=True)
    start_labels(actor=None, batch=batch)
    chunks = []

    def killed(plan: Any, found: Any) -> None:
        store(plan, found)
        chunks.append(len(found))
        if len(chunks) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("annotator.labelled.storing_actions.store", killed)
    with pytest.raises(KeyboardInterrupt):
        store_labels(batch=batch.pk)
    assert progress(batch)["done"] == 100, "the second chunk left nothing"
    monkeypatch.undo()
    store_labels(batch=batch.pk)
    done = progress(batch)
    assert (done["done"], done["articles"], done["spans"]) == (250, 250, 250)
    assert not batch.items.exclude(content=None).exists(), "no second copy of the words is kept"


def test_cancelled_it_imports_nothing_more(empty: Project) -> None:
    batch = drafted(empty, "brat", "brat")
    decide_labels(actor=None, batch=batch, makes_codebook=True)
    start_labels(actor=None, batch=batch)
    cancel_labels(actor=None, batch=batch)
    store_labels(batch=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, quotes(empty)) == ("cancelled", [])


def test_cancelled_while_it_is_read_it_stays_cancelled(
    empty: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch, _ = prepare_labels(
        actor=None, project=empty, uuid=uuid4(), format="brat", files=["brat"]
    )

    def cancelled(self: Staging, sources: Any) -> None:
        read(self, sources)
        cancel_labels(actor=None, batch=batch)

    read = Staging.read
    monkeypatch.setattr(Staging, "read", cancelled)
    now = read_labels(batch=batch, sources=sources_of([FOLDER / "brat"]))
    assert now.state == "cancelled"
    # The cancelling of this test is undone with the reading it happened in.
    batch.refresh_from_db()
    assert batch.state != "draft"
    assert not batch.items.exists()
