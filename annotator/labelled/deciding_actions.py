"""What a manager decides about the values that were found, until the import starts."""

from collections.abc import Iterable

from django.utils import timezone

from annotator.codebook.actions import publish, write_codebook
from annotator.codebook.models import Codebook
from annotator.errors import Conflict, Invalid
from annotator.history.actor import acting
from annotator.labelled import books
from annotator.labelled.actions import StartedAlready, State
from annotator.labelled.drafting import drafted, targeted
from annotator.labelled.formats.catalogue import FORMATS
from annotator.labelled.mapping import Value, applied
from annotator.labelled.models import LabelledImport
from annotator.labelled.offers import offers_of
from annotator.labelled.units import UNITS
from annotator.people.models import User
from annotator.projects.models import Project


class UnknownUnit(Invalid):
    """There is no unit {unit}. There are: {units}."""

    field = "unit"


class UnitNeeded(Invalid):
    """The files do not tell what their offsets count, so somebody must say it."""

    field = "unit"


class NoCodebookHere(Conflict):
    """This project has no codebook, so labels have nowhere to go. Make one of the values found."""


class CodebookHere(Conflict):
    """This project has a codebook already, so none is made of the values found."""


class BadTarget(Invalid):
    """The value {value} cannot become {target}: the codebook has no such entry."""

    field = "values"


class NotRead(Conflict):
    """The files of this import are not read yet."""


def decide_labels(
    *,
    actor: User | None,
    batch: LabelledImport,
    unit: str = "",
    values: Iterable[Value] = (),
    makes_codebook: bool = False,
) -> LabelledImport:
    """Keeps what a manager decided about a draft.

    Raises StartedAlready, NotRead, UnknownUnit, CodebookHere and BadTarget.
    """
    if unit and unit not in UNITS:
        raise UnknownUnit(unit=unit, units=", ".join(UNITS))
    with acting(actor, "decide labelled import"):
        batch = LabelledImport.objects.locked(batch.pk)
        _refuse_unless_draft(batch)
        if makes_codebook and _current(batch.project):
            raise CodebookHere
        if unit and not FORMATS[batch.format].unit:
            batch.unit = unit
        batch.values = applied(batch.values, values)
        batch.makes_codebook = makes_codebook
        if not makes_codebook:
            _refuse_unknown_targets(batch)
        batch.save()
        return batch


def start_labels(*, actor: User | None, batch: LabelledImport) -> LabelledImport:
    """Makes the codebook, where one is to be made, and lets the import begin.

    An import that failed goes on with what is left; a repeated request changes nothing. Raises
    NotRead, UnitNeeded and NoCodebookHere.
    """
    with acting(actor, "start labelled import"):
        batch = LabelledImport.objects.locked(batch.pk)
        if batch.state in (State.QUEUED, State.RUNNING, State.DONE):
            return batch
        if batch.state not in (State.DRAFT, State.FAILED) or not batch.found:
            raise NotRead
        if not batch.unit:
            raise UnitNeeded
        Project.objects.locked(batch.project_id)
        if _current(batch.project) is None:
            _ready_codebook(actor, batch)
        batch.codebook = _current(batch.project)
        batch.problem, batch.started_at = "", batch.started_at or timezone.now()
        batch.wait(State.QUEUED)
        return batch


def _ready_codebook(actor: User | None, batch: LabelledImport) -> None:
    brought = books.brought(batch)
    if brought and not Codebook.objects.ever_published_in(batch.project).exists():
        books.restore(batch.project, brought)
    elif batch.makes_codebook:
        batch.values = targeted(batch.values)
        content = drafted(batch.values)
        written = write_codebook(actor=actor, project=batch.project, content=content)
        publish(actor=actor, codebook=written)
    elif batch.values and not books.same_here(batch.project, brought):
        raise NoCodebookHere


def _current(project: Project) -> Codebook | None:
    return Codebook.objects.published_in(project).last()


def _refuse_unless_draft(batch: LabelledImport) -> None:
    if batch.state in (State.WAITING, State.READING):
        raise NotRead
    if batch.state != State.DRAFT:
        raise StartedAlready


def _refuse_unknown_targets(batch: LabelledImport) -> None:
    offers = offers_of(batch)
    for value in batch.values:
        target = value["target"] or {}
        if not offers.have(target):
            shown = ", ".join(map(str, target.values()))
            raise BadTarget(value=value["value"], target=shown)
