r"""No outlet without a name, no leaning without who says so: blanks say neither.

What such rows hold already is mended first: a nameless outlet is called by its number, a leaning
that nobody stands for is taken back, and of a website the part before its first blank is left.
The history keeps what was there.
"""

from django.db import migrations, models

MEND = r"""
UPDATE annotator_outlet SET name = 'Outlet ' || id WHERE name !~ '\S';
UPDATE annotator_outlet SET leaning = '' WHERE leaning ~ '\S' AND leaning_source !~ '\S';
UPDATE annotator_outlet SET website = coalesce(substring(website FROM '^https?://\S+'), '')
    WHERE website <> '' AND website !~ '^https?://\S+$';
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0019_span_made_under")]

    operations = [
        migrations.RunSQL(MEND, migrations.RunSQL.noop),
        migrations.RemoveConstraint("outlet", "outlet_leaning_has_source"),
        migrations.RemoveConstraint("outlet", "outlet_website_is_web"),
        migrations.AddConstraint(
            "outlet",
            models.CheckConstraint(
                condition=models.Q(("name__regex", r"\S")), name="outlet_has_name"
            ),
        ),
        migrations.AddConstraint(
            "outlet",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("leaning__regex", r"\S"), _negated=True),
                    ("leaning_source__regex", r"\S"),
                    _connector="OR",
                ),
                name="outlet_leaning_has_source",
            ),
        ),
        migrations.AddConstraint(
            "outlet",
            models.CheckConstraint(
                condition=models.Q(
                    ("website", ""), ("website__regex", r"^https?://\S+$"), _connector="OR"
                ),
                name="outlet_website_is_web",
            ),
        ),
    ]
