"""How an import of labels looks over REST: while it is read, as a draft, as a report."""

from collections.abc import Iterable
from typing import Any

from rest_framework import serializers

from annotator.codebook.models import Codebook
from annotator.labelled import books
from annotator.labelled.drafting import drafted
from annotator.labelled.formats.catalogue import FORMATS
from annotator.labelled.mapping import LABEL, LINK, QUESTION
from annotator.labelled.models import LabelledAnnotator, LabelledImport
from annotator.labelled.offers import offers_of, progress
from annotator.labelled.report import reasons
from annotator.labelled.units import UNITS
from annotator.saying import said

KINDS = (LABEL, QUESTION, LINK)
STATE = LabelledImport.State
# Where the codebook of the labels comes from.
HERE, FILE, MADE = "project", "file", "made"
MOST_PEOPLE = 500


class LabelImportRow(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    state = serializers.ChoiceField(STATE.choices)
    format = serializers.ChoiceField(list(FORMATS))
    files = serializers.ListField(child=serializers.CharField())
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)


class LabelImportListShape(serializers.Serializer[Any]):
    formats = serializers.ListField(child=serializers.CharField())
    results = LabelImportRow(many=True)


class LabelsFoundShape(serializers.Serializer[Any]):
    items = serializers.IntegerField()
    annotators = serializers.IntegerField()
    works = serializers.IntegerField(help_text="An annotator's work on an item.")
    marks = serializers.IntegerField(help_text="Labels on words.")
    pieces = serializers.IntegerField(help_text="Spans they become; more where they have gaps.")
    replies = serializers.IntegerField(help_text="Answers about whole items.")
    ties = serializers.IntegerField(help_text="Links between labels.")


class LabelProgressShape(serializers.Serializer[Any]):
    items = serializers.IntegerField()
    done = serializers.IntegerField()
    articles = serializers.IntegerField(help_text="New ones, as all that follow.")
    assignments = serializers.IntegerField()
    spans = serializers.IntegerField()
    links = serializers.IntegerField()
    answers = serializers.IntegerField()


class TargetShape(serializers.Serializer[Any]):
    label = serializers.CharField(required=False)
    question = serializers.CharField(required=False)
    value = serializers.CharField(required=False)
    link = serializers.CharField(required=False)
    leave_out = serializers.BooleanField(required=False)


class FoundValueShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(KINDS)
    name = serializers.CharField(help_text="The question that was answered; else empty.")
    value = serializers.CharField(allow_null=True, help_text="Null: whatever was said.")
    count = serializers.IntegerField()
    target = TargetShape(allow_null=True)


class NamedShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()


class OfferedQuestionShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    values = serializers.ListField(child=serializers.CharField(), help_text="Empty: any.")


class LabelOffersShape(serializers.Serializer[Any]):
    labels = NamedShape(many=True)
    questions = OfferedQuestionShape(many=True)
    links = serializers.ListField(child=serializers.CharField())


class FittingShape(serializers.Serializer[Any]):
    unit = serializers.ChoiceField(UNITS)
    quotes = serializers.IntegerField(help_text="How many quoted words speak for it.")


class ReasonShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    count = serializers.IntegerField()
    example = serializers.CharField()


class BecameShape(serializers.Serializer[Any]):
    name = serializers.CharField(help_text="In the files.")
    items = serializers.IntegerField()
    pseudonym = serializers.CharField(allow_null=True, help_text="Here; null before the import.")


class LabelImportShape(LabelImportRow):
    columns = serializers.DictField(child=serializers.CharField())
    round = serializers.IntegerField()
    unit = serializers.CharField(help_text="What the offsets count; empty while nobody knows.")
    unit_known = serializers.BooleanField(help_text="The format or the quotes say it.")
    fitting = FittingShape(many=True)
    found = LabelsFoundShape(allow_null=True, help_text="Null until the files are read.")
    progress = LabelProgressShape()
    values = FoundValueShape(many=True)
    offers = LabelOffersShape()
    codebook = serializers.ChoiceField(
        [HERE, FILE, MADE], help_text="The project's, the file's own, or one made of the values."
    )
    draft = LabelOffersShape(allow_null=True, help_text="The codebook that would be made.")
    rejected = ReasonShape(many=True)
    annotators = BecameShape(many=True, help_text=f"At most {MOST_PEOPLE}.")
    problem = serializers.CharField(help_text="Why the files cannot be read at all.")
    waits_for_worker = serializers.BooleanField()


def label_import_rows(batches: Iterable[LabelledImport]) -> list[dict[str, Any]]:
    return [_row(batch) for batch in _with_files(batches)]


def _with_files(batches: Iterable[LabelledImport]) -> list[LabelledImport]:
    keys = [batch.pk for batch in batches]
    rows = LabelledImport.objects.filter(pk__in=keys).order_by("-id")
    return list(rows.prefetch_related("files"))


def _row(batch: LabelledImport) -> dict[str, Any]:
    names = ("uuid", "state", "format", "created_at", "finished_at")
    files = [file.name for file in batch.files.all()]
    return {**{name: getattr(batch, name) for name in names}, "files": files}


def label_import_shape(batch: LabelledImport) -> dict[str, Any]:
    source = _source(batch)
    names = ("columns", "round", "unit", "unit_known", "values")
    return {
        **_row(batch),
        **{name: getattr(batch, name) for name in names},
        "problem": said(batch.problem),
        "fitting": [{"unit": unit, "quotes": count} for unit, count in batch.fitting.items()],
        "found": batch.found or None,
        "progress": progress(batch),
        "offers": _offers(batch),
        "codebook": source,
        "draft": _draft(batch) if source == MADE and batch.values else None,
        "rejected": [
            {"code": code, "count": count, "example": said(example)}
            for code, count, example in reasons(batch)
        ],
        "annotators": _people(batch),
        "waits_for_worker": batch.waits_for_worker,
    }


def _source(batch: LabelledImport) -> str:
    if Codebook.objects.published_in(batch.project).exists():
        return HERE
    return FILE if books.brought(batch) else MADE


def _offers(batch: LabelledImport) -> dict[str, Any]:
    offers = offers_of(batch)
    return {
        "labels": [{"slug": slug, "name": name} for slug, name in offers.labels.items()],
        "questions": [
            {"slug": slug, "values": values} for slug, values in offers.questions.items()
        ],
        "links": offers.links,
    }


def _draft(batch: LabelledImport) -> dict[str, Any]:
    content = drafted(batch.values)
    return {
        "labels": [{"slug": one["slug"], "name": one["name"]} for one in content["labels"]],
        "questions": [
            {"slug": one["slug"], "values": [value["value"] for value in one["values"]]}
            for one in content["questions"]
        ],
        "links": [kind["slug"] for kind in content["link_types"]],
    }


def _people(batch: LabelledImport) -> list[dict[str, Any]]:
    rows = LabelledAnnotator.objects.filter(batch=batch).order_by("name")
    columns = ("name", "items", "member__pseudonym")
    return [
        {"name": name, "items": items, "pseudonym": pseudonym}
        for name, items, pseudonym in rows.values_list(*columns)[:MOST_PEOPLE]
    ]
