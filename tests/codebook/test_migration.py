"""Examples of codebooks that were published as sentences become objects and say the same."""

from importlib import import_module

from django.db import connection

from tests.make import make_codebook, make_project

MIGRATION = import_module("annotator.migrations.0016_codebook_editor")


def test_sentences_become_examples_and_stay_frozen(db: None) -> None:
    book = make_codebook(make_project())
    label = book.labels.get(slug="loaded")
    there = {"text": "kept", "spans": [[0, 4]], "why": ""}
    book.labels.filter(pk=label.pk).update(examples=["a", "b 😀"], do_not_label=[there])
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(MIGRATION.EXAMPLES_AS_OBJECTS)
    label.refresh_from_db()
    assert label.examples == [
        {"text": "a", "spans": [], "why": ""},
        {"text": "b 😀", "spans": [], "why": ""},
    ]
    assert label.do_not_label == [there]


def test_the_trigger_stands_again_after_it(db: None) -> None:
    book = make_codebook(make_project())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(MIGRATION.EXAMPLES_AS_OBJECTS)
        cursor.execute(MIGRATION.LINK_TYPES_IN_ORDER)
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = 'frozen' AND tgenabled = 'O'"
            " AND tgrelid IN ('annotator_label'::regclass, 'annotator_linktype'::regclass)"
        )
        assert cursor.fetchone() == (2,)
    assert book.link_types.get().position == 0
