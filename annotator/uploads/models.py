from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from annotator.projects.models import Project


class UploadQuerySet(models.QuerySet["Upload"]):
    def in_project(self, project: Project) -> Self:
        return self.filter(project=project)

    def unused(self) -> Self:
        """Those that no other table points at, whichever tables there are."""
        users = [
            relation
            for relation in Upload._meta.related_objects
            if relation.related_model is not UploadChunk
        ]
        used = [
            Exists(
                relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            )
            for relation in users
        ]
        return self.exclude(Q(*used, _connector=Q.OR)) if used else self


class Upload(models.Model):
    """A file somebody sent, whole: its bytes lie in chunks, for whatever job reads them."""

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="uploads"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="upload_once_in_project"),
        ]

    def __str__(self) -> str:
        return self.name


class UploadChunk(models.Model):
    """So many bytes of an upload that reading or writing it never needs more memory."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="chunks")
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["upload", "position"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "position"], name="chunk_once_in_upload"),
        ]
