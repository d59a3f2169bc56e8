from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Label
from annotator.projects.models import REVIEWERS, Membership, Project, Role
from annotator.spans.models import Span


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, member: Membership) -> Self:
        """What `member` may read: blind means that nobody hears of labels not their own.

        Reviewers and managers read all; an annotator what is about their own spans or about a
        label, and what they asked about an article themselves. Nobody reads of withdrawn articles.
        """
        here = self.filter(project=member.project_id).filter(
            Q(span=None) | Q(span__assignment__text__article__withdrawn_at=None),
            Q(text=None) | Q(text__article__withdrawn_at=None),
        )
        if member.role in REVIEWERS:
            return here
        if member.role != Role.ANNOTATOR:
            return here.none()
        given = Assignment.objects.filter(annotator=member).values("text")
        own = Q(span__assignment__annotator=member) | Q(text__in=given, opened_by=member)
        return here.filter(own | Q(label__isnull=False))

    def open(self) -> Self:
        return self.filter(resolved_at=None)

    def with_news(self, member: Membership) -> Self:
        """Each with its `last` comment and whether it is `unread`: somebody else wrote since."""
        comments = Comment.objects.filter(thread=OuterRef("pk"))
        seen = ThreadSeen.objects.filter(thread=OuterRef("pk"), member=member).values("comment")
        newer = comments.exclude(author=member).filter(
            pk__gt=Coalesce(Subquery(ThreadSeen.objects.filter(
                thread=OuterRef("thread"), member=member
            ).values("comment")), 0)
        )  # fmt: skip
        return self.annotate(
            last=Max("comments"), seen=Coalesce(Subquery(seen), 0), unread=Exists(newer)
        )


class Thread(models.Model):
    """A discussion of one span, one article or one label; open until somebody resolves it."""

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="threads")
    span = models.ForeignKey(Span, models.PROTECT, null=True, blank=True, related_name="threads")
    text = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="threads")
    label = models.ForeignKey(Label, models.PROTECT, null=True, blank=True, related_name="threads")
    opened_by = models.ForeignKey(Membership, models.PROTECT, related_name="threads")
    created_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    last: int  # these two only after `with_news`
    unread: bool

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="thread_once"),
            models.CheckConstraint(
                condition=Q(span__isnull=False, text=None, label=None)
                | Q(span=None, text__isnull=False, label=None)
                | Q(span=None, text=None, label__isnull=False),
                name="thread_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="thread_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"thread {self.uuid}"


class Comment(models.Model):
    """What somebody says in a thread. Sent, it stays as it is. `mentions` are memberships."""

    uuid = models.UUIDField()
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="comments")
    author = models.ForeignKey(Membership, models.PROTECT, related_name="comments")
    words = models.TextField()
    mentions = ArrayField(models.BigIntegerField(), default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "uuid"], name="comment_once"),
            models.CheckConstraint(condition=~Q(words=""), name="comment_has_words"),
        ]

    def __str__(self) -> str:
        return f"comment {self.uuid}"


class ThreadSeen(models.Model):
    """Up to which comment a member has read a thread. No work, and so without a history."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="seen_by")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    comment = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "member"], name="thread_seen_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.thread_id}"
