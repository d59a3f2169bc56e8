"""Invitations; and two rules about who is in a project and where it is found."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import annotator.invitations.models
from annotator.history.triggers import audit

# After the change and under the project's lock, so that of two managers who step down at once the
# second sees that the first is gone.
LAST_MANAGER = """
CREATE FUNCTION project_keeps_manager() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM annotator_project WHERE id = OLD.project_id FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM annotator_membership m JOIN annotator_user u ON u.id = m.user_id
        WHERE m.project_id = OLD.project_id AND m.role = 'manager' AND m.ended_at IS NULL
            AND u.is_active)
    THEN
        RAISE EXCEPTION 'project % would be without a manager', OLD.project_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'project_keeps_manager';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER keeps_manager
    AFTER UPDATE OF role, ended_at, project_id ON annotator_membership
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
    WHEN (OLD.role = 'manager' AND OLD.ended_at IS NULL
        AND (NEW.role <> 'manager' OR NEW.ended_at IS NOT NULL
            OR NEW.project_id <> OLD.project_id))
    EXECUTE FUNCTION project_keeps_manager();
"""

# What a link opens never changes, and a door that closed stays closed.
SETTLED = """
CREATE FUNCTION invitation_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := ARRAY['used_by_id', 'used_at', 'revoked_at'];
BEGIN
    IF OLD IS DISTINCT FROM NEW AND (
        to_jsonb(NEW) - may_change <> to_jsonb(OLD) - may_change
        OR OLD.used_at IS NOT NULL OR OLD.revoked_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'invitation % is settled', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'invitation_settled';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER settled BEFORE UPDATE ON annotator_invitation
    FOR EACH ROW EXECUTE FUNCTION invitation_settled();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_invitation
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
"""


# Projects made before there were rules: `und` is the code for a language that is not determined.
BEFORE_THE_RULES = """
UPDATE annotator_project SET language = 'und'
    WHERE language !~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$';
UPDATE annotator_project SET slug = 'new-' || id WHERE slug = 'new';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("annotator", "0004_same_text_again"),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("annotator", "annotator"),
                            ("reviewer", "reviewer"),
                            ("manager", "manager"),
                            ("researcher", "researcher"),
                        ],
                        max_length=20,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "expires_at",
                    models.DateTimeField(default=annotator.invitations.models.in_two_weeks),
                ),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["project", "created_at"],
            },
        ),
        migrations.RunSQL(BEFORE_THE_RULES),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", ("new",)), _negated=True), name="project_slug_free"
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "language__regex",
                        "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$",
                    )
                ),
                name="project_language_well_formed",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="invitations",
                to="annotator.project",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="used_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(fields=("project", "uuid"), name="invitation_once"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["annotator", "reviewer", "manager", "researcher"])
                ),
                name="invitation_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("used_at", None), ("used_by", None)),
                    models.Q(
                        ("revoked_at", None), ("used_at__isnull", False), ("used_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="invitation_used_or_revoked",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires_at__gt", models.F("created_at")),
                    models.Q(
                        ("used_at", None), ("used_at__lte", models.F("expires_at")), _connector="OR"
                    ),
                ),
                name="invitation_used_in_time",
            ),
        ),
        migrations.RunSQL(audit("invitation", "project_id")),
        migrations.RunSQL(SETTLED),
        migrations.RunSQL(LAST_MANAGER),
    ]
