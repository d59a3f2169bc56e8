from django.db import models


class Event(models.Model):
    """One line of the history: who did what to which row, with which values, when.

    Written by the database alone (trigger `history_write`, migration 0002) and append-only.
    The table is unmanaged so that no migration, flush or admin treats it as an ordinary one;
    its references carry no constraint because a line outlives what it speaks of.
    """

    id = models.BigIntegerField(primary_key=True)
    project = models.ForeignKey(
        "annotator.Project", models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    actor = models.ForeignKey(
        "annotator.User", models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    verb = models.TextField()
    table = models.TextField()
    row = models.BigIntegerField()
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    at = models.DateTimeField()
    request = models.TextField()

    class Meta:
        managed = False
        db_table = "annotator_event"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.table} {self.row}"
