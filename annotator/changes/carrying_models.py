from django.db import models

from annotator.assignments.models import Assignment
from annotator.natural import Named, NamedQuerySet
from annotator.spans.models import Span


class CarryOver(Named):
    """An assignment on a corrected text, and the one on the older text whose spans it is offered.

    Nothing is carried by this row: its annotator accepts spans one by one, or all that are exact.
    """

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="carry_over")
    source = models.ForeignKey(Assignment, models.PROTECT, related_name="carried_to")
    offered_at = models.DateTimeField(auto_now_add=True)

    NAMED_BY = ("assignment",)
    objects = NamedQuerySet["CarryOver"].as_manager()

    def __str__(self) -> str:
        return f"{self.source_id} -> {self.assignment_id}"


class CarriedSpan(Named):
    """What an annotator decided about one old span: `made` is the new one, None was declined."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="carried_spans")
    span = models.ForeignKey(Span, models.PROTECT, related_name="carried_as")
    made = models.ForeignKey(
        Span, models.PROTECT, null=True, blank=True, related_name="carried_from"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    NAMED_BY = ("assignment", "span")
    objects = NamedQuerySet["CarriedSpan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "span"], name="span_carried_once")
        ]

    def __str__(self) -> str:
        return f"{self.span_id} -> {self.made_id}"
