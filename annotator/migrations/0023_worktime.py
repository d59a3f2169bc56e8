"""How long annotators are at work, by sittings instead of one number that nobody could check."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

MOVE = """
INSERT INTO annotator_sitting (uuid, assignment_id, seconds, began_at)
SELECT gen_random_uuid(), id, active_seconds, coalesce(started_at, created_at)
FROM annotator_assignment WHERE active_seconds > 0 ORDER BY id;
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0022_preferences")]

    operations = [
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                ("seconds", models.PositiveIntegerField()),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sittings",
                        to="annotator.assignment",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("assignment", "uuid"), name="sitting_once")
                ],
            },
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="assignment", name="active_seconds"),
    ]
