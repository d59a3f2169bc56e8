"""What is known about an outlet, and the indexes a long list of articles is narrowed by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("annotator", "0012_text_versions")]

    operations = [
        migrations.AddField(
            model_name="outlet",
            name="country",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="outlet",
            name="leaning",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="outlet",
            name="leaning_source",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="outlet",
            name="ownership",
            field=models.CharField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="outlet",
            name="type",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="outlet",
            name="website",
            field=models.URLField(blank=True, max_length=2000),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("withdrawn_at", None)),
                fields=["project", "language", "outlet", "story"],
                name="article_choices",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["project", "published_at"], name="article_published"),
        ),
        migrations.AddConstraint(
            model_name="outlet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leaning", ""),
                    models.Q(("leaning_source", ""), _negated=True),
                    _connector="OR",
                ),
                name="outlet_leaning_has_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="outlet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("website", ""), ("website__regex", "^https?://"), _connector="OR"
                ),
                name="outlet_website_is_web",
            ),
        ),
    ]
