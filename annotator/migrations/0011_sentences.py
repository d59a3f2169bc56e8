"""The sentences of every text, found once and kept with it, as immutable as its words."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import migrations, models

import annotator.articles.models
from annotator.articles.sentences import VERSION, sentences

# Texts in memory at once.
CHUNK = 200
# What no person does is no line of the history; what is immutable is so from here on.
GUARDS = ("immutable", "history")
OFF = "".join(f"ALTER TABLE annotator_text DISABLE TRIGGER {name};" for name in GUARDS)
ON = "".join(f"ALTER TABLE annotator_text ENABLE TRIGGER {name};" for name in GUARDS)


def split(apps: Any, schema_editor: Any) -> None:
    Text = apps.get_model("annotator", "Text")
    rows = Text.objects.order_by("pk").only("content", "blocks")
    for chunk in _chunks(rows.iterator(chunk_size=CHUNK)):
        for text in chunk:
            text.sentences = sentences(text.content, text.blocks)
            text.splitter_version = VERSION
        Text.objects.bulk_update(chunk, ["sentences", "splitter_version"])


def _chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


class Migration(migrations.Migration):
    dependencies = [("annotator", "0010_bulk_import")]

    operations = [
        migrations.AddField("text", "sentences", models.JSONField(null=True)),
        migrations.AddField(
            "text", "splitter_version", models.CharField(max_length=20, default=VERSION)
        ),
        migrations.RunSQL(OFF),
        migrations.RunPython(split),
        migrations.RunSQL(ON),
        migrations.AlterField("text", "sentences", annotator.articles.models.SentencesField()),
    ]
