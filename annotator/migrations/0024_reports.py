"""Problems with articles, reported by those who read them, and what became of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from annotator.history.triggers import audit


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0023_worktime"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("furniture", "page furniture in the text"),
                            ("cut", "text cut off or missing"),
                            ("no_article", "not an article"),
                            ("language", "wrong language"),
                            ("duplicate", "duplicate"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("reply", models.TextField(blank=True)),
                (
                    "annotator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="annotator.membership",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="annotator.project",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="annotator.text",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["project"],
                        name="report_open_in_project",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("project", "uuid"), name="report_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "furniture",
                                    "cut",
                                    "no_article",
                                    "language",
                                    "duplicate",
                                    "other",
                                ],
                            )
                        ),
                        name="report_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "other"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="report_other_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reply", ""), ("settled_at", None), ("settled_by", None)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_settled_by_somebody",
                    ),
                ],
            },
        ),
        migrations.RunSQL(audit("report", "project_id")),
    ]
