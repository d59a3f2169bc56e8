"""Rows that were not imported no longer keep an article's words, which leave when it is withdrawn.

What older imports told of their rows names no article, so it is cut to what quotes none.
"""

import django.db.models.deletion
from django.db import migrations, models

CUT = """
UPDATE annotator_rejected SET value = '' WHERE value <> '';
UPDATE annotator_rejected SET reason = 'The text says other words here than the file quotes.'
WHERE code = 'quote_mismatch';
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0020_outlet_profiles")]

    operations = [
        migrations.AddField(
            model_name="rejected",
            name="text",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="annotator.text",
            ),
        ),
        migrations.AddField("rejected", "start", models.PositiveIntegerField(null=True)),
        migrations.AddField("rejected", "end", models.PositiveIntegerField(null=True)),
        migrations.RunSQL(CUT, migrations.RunSQL.noop),
    ]
