from django.db import models

from annotator.articles.models import Text
from annotator.codebook.models import Codebook


class ArticleFigures(models.Model):
    """What agreement needs of one Text, codebook and round that somebody submitted.

    The database counts `changes` of submitted work, by triggers of migration 0025. `counts` and
    `sets` were made when there were `counted` of them: they are right as long as the two are equal
    and they were packed as this version of Scarequote packs. `clustered` says the same of the
    clusters that review keeps.
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="figures")
    codebook = models.ForeignKey(Codebook, models.CASCADE, related_name="figures")
    round = models.PositiveIntegerField()
    changes = models.BigIntegerField(default=1)
    counted = models.BigIntegerField(null=True)
    clustered = models.BigIntegerField(null=True)
    packed = models.PositiveIntegerField(default=0, help_text="How: the version of the packing.")
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
            ),
            models.Index(
                fields=["codebook", "round"],
                condition=~models.Q(clustered=models.F("changes")) | models.Q(clustered=None),
                name="figures_to_cluster",
            ),
        ]

    def __str__(self) -> str:
        return f"figures of text {self.text_id}, round {self.round}"


class GammaRun(models.Model):
    """Gamma of each article of one codebook and round, as far as it was asked for.

    `values` maps texts to gamma (null: nobody marked anything); `left_out` counts articles with
    more than four annotators or too many spans on each other. They are those of `changes`.
    """

    JOB = "measure_gamma"

    class State(models.TextChoices):
        GOING = "going"
        DONE = "done"
        FAILED = "failed"

    codebook = models.ForeignKey(Codebook, models.CASCADE, related_name="gamma_runs")
    round = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.FAILED)
    measured = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    changes = models.BigIntegerField(default=0)
    values = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["codebook", "round"], name="gamma_once")]

    def __str__(self) -> str:
        return f"gamma of codebook {self.codebook_id}, round {self.round}"

    def begin(self) -> None:
        """What was measured before stays until it is done."""
        self.state, self.measured = self.State.GOING, 0
        self.save()
