from django.db import models

from annotator.articles.models import Text
from annotator.codebook.models import Codebook


class ArticleFigures(models.Model):
    """What agreement needs of one Text, codebook and round that somebody submitted.

    The database counts `changes` of submitted work, by triggers of migration 0025. `counts` and
    `sets` were made when there were `counted` of them: they are right as long as the two are equal.
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="figures")
    codebook = models.ForeignKey(Codebook, models.CASCADE, related_name="figures")
    round = models.PositiveIntegerField()
    changes = models.BigIntegerField(default=1)
    counted = models.BigIntegerField(null=True)
    counts = models.BinaryField(default=b"")
    sets = models.BinaryField(default=b"")

    class Meta:
        verbose_name_plural = "article figures"
        constraints = [
            models.UniqueConstraint(fields=["text", "codebook", "round"], name="figures_once")
        ]
        indexes = [
            models.Index(
                fields=["codebook", "round"],
                condition=~models.Q(counted=models.F("changes")) | models.Q(counted=None),
                name="figures_to_count",
            )
        ]

    def __str__(self) -> str:
        return f"figures of text {self.text_id}, round {self.round}"
