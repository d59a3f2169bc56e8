from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotator", "0011_sentences")]

    operations = [
        migrations.AddField(
            "text",
            "note",
            models.TextField(blank=True, default="", help_text="What was corrected."),
        ),
        migrations.AddField(
            "article", "withdrawn_reason", models.TextField(blank=True, default="")
        ),
    ]
