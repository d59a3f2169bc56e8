"""Writing and publishing codebooks."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from annotator.codebook.content import normal
from annotator.codebook.models import (
    Attribute,
    Codebook,
    Guideline,
    Label,
    LinkType,
    Question,
)
from annotator.codebook.tiers import of_tiers
from annotator.errors import Conflict
from annotator.history.actor import Actor, acting
from annotator.projects.models import Project
from annotator.violations import explained

PRESETS = Path(__file__).parent / "presets"
# The one that is offered first; the others by name.
DEFAULT_PRESET = "framing_cues"
PRESET_NAMES = sorted(
    (file.stem for file in PRESETS.glob("*.json")), key=lambda name: (name != DEFAULT_PRESET, name)
)


class CodebookThere(Conflict):
    """This project has another codebook already, so nothing was taken over."""


class DraftThere(Conflict):
    """This project has a draft already. Go on with it, or discard it first."""


def preset(name: str) -> dict[str, Any]:
    """A codebook that comes with Scarequote, such as `framing_cues`.

    Beside its content it has `about`: {description, citations, licence}.
    """
    found: dict[str, Any] = json.loads((PRESETS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def write_codebook(*, actor: Actor | None, project: Project, content: dict[str, Any]) -> Codebook:
    """Writes the next version of the project's codebook, as a draft.

    `content` is of the shape that annotator/codebook/content.py writes out; what it leaves out has
    its usual value. Raises DraftThere: a project has one draft at most.
    """
    content = normal(content)
    with explained({"codebook_one_draft": DraftThere()}), acting(actor, "write codebook"):
        Project.objects.locked(project.pk)
        last = Codebook.objects.filter(project=project).last()
        book = Codebook.objects.create(
            project=project,
            number=last.number + 1 if last else 1,
            title=content["title"],
            principle=content["principle"],
            families=content["families"],
        )
        for position, label in enumerate(content["labels"]):
            _write_label(book, position, dict(label))
        for position, link_type in enumerate(content["link_types"]):
            LinkType.objects.create(codebook=book, position=position, **link_type)
        for position, question in enumerate(content["questions"]):
            Question.objects.create(codebook=book, position=position, **question)
        for position, page in enumerate(content["guidelines"]):
            Guideline.objects.create(codebook=book, position=position, **page)
        return book


def publish(*, actor: Actor | None, codebook: Codebook, change_note: str = "") -> Codebook:
    """Freezes the codebook; from then on the database refuses every change."""
    with acting(actor, "publish codebook"):
        codebook.state = Codebook.State.PUBLISHED
        codebook.change_note = change_note or codebook.change_note
        codebook.save(update_fields=["state", "change_note"])
        codebook.refresh_from_db()
        return codebook


def take_preset(
    *, actor: Actor | None, project: Project, number: int, name: str, tiers: Collection[str]
) -> tuple[Codebook, bool]:
    """Writes and publishes the preset's core labels and those of `tiers` as the first codebook.

    Returns the codebook and whether it is new; a repeated request changes nothing. Raises
    CodebookThere.
    """
    content = of_tiers(preset(name), tiers)
    with acting(actor, "take preset"):
        Project.objects.locked(project.pk)
        last = Codebook.objects.filter(project=project).last()
        if last and last.number == number and _says(last) == _asks(content):
            return last, False
        if last or number != 1:
            raise CodebookThere
        written = write_codebook(actor=actor, project=project, content=content)
        return publish(actor=actor, codebook=written), True


def _says(book: Codebook) -> tuple[object, ...]:
    labels = list(book.labels.values_list("slug", "definition", "test"))
    return book.state, book.principle, book.families, labels


def _asks(content: dict[str, Any]) -> tuple[object, ...]:
    labels = [(one["slug"], one["definition"], one["test"]) for one in content["labels"]]
    return Codebook.State.PUBLISHED, content["principle"], content["families"], labels


def _write_label(book: Codebook, position: int, values: dict[str, Any]) -> None:
    attributes = values.pop("attributes", [])
    label = Label.objects.create(codebook=book, position=position, **values)
    Attribute.objects.bulk_create(
        Attribute(label=label, position=number, **attribute)
        for number, attribute in enumerate(attributes)
    )
