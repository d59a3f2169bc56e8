"""Small codebooks and plans for the tests of changes."""

from typing import Any
from uuid import UUID, uuid4

from annotator.changes.actions import apply_plan, write_plan
from annotator.changes.models import ChangePlan
from annotator.codebook.models import Codebook
from annotator.dataset.rows import dataset
from annotator.projects.models import Project
from tests.make import make_codebook
from tests.world import World


def label(slug: str, **changes: Any) -> dict[str, Any]:
    """A label of the next version; its key stays free."""
    words = {"family": "quotation", "name": slug.title(), "definition": f"What {slug} is."}
    return {"slug": slug, **words, **changes}


def next_version(project: Project, *labels: dict[str, Any], **changes: Any) -> Codebook:
    """Published, with these labels and, unless said otherwise, no link types."""
    return make_codebook(project, **{"labels": list(labels), "link_types": [], **changes})


def write(
    world: World,
    revision: int = 0,
    uuid: UUID | None = None,
    versions: tuple[int, int] = (1, 2),
    **decisions: Any,
) -> ChangePlan:
    """What is not decided follows the slugs."""
    plan, _ = write_plan(
        actor=world.mona,
        project=world.project,
        uuid=uuid or uuid4(),
        versions=versions,
        decisions=decisions,
        revision=revision,
    )
    return plan


def apply(world: World, **decisions: Any) -> ChangePlan:
    plan = write(world, **decisions)
    return apply_plan(actor=world.mona, project=world.project, uuid=plan.uuid, revision=1)


def exported(project: Project) -> bytes:
    return b"".join(dataset(project))
