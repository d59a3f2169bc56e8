import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError

from annotator.errors import Refused
from annotator.labelled.actions import prepare_labels
from annotator.labelled.archives import sources_of
from annotator.labelled.deciding_actions import decide_labels, start_labels
from annotator.labelled.formats.catalogue import FORMATS
from annotator.labelled.models import LabelledImport
from annotator.labelled.offers import progress
from annotator.labelled.reading_actions import read_labels
from annotator.labelled.report import became, reasons, table
from annotator.labelled.storing_actions import store_labels
from annotator.labelled.units import UNITS
from annotator.projects.models import Project

SHOWN = 40
NAMED = ("kind", "name", "value", "target")


class Command(BaseCommand):
    help = (
        "Imports labels that several annotators made elsewhere. One bad row never drops the rest;"
        " importing again adds nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="or folder, or ZIP")
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--format", required=True, choices=FORMATS)
        parser.add_argument("--unit", default="", choices=UNITS, help="what the offsets count")
        parser.add_argument("--columns", default="", help="of a CSV: item=doc,annotator=coder,…")
        parser.add_argument("--mapping", type=Path, help="what values mean, as --dry-run writes it")
        parser.add_argument("--round", type=int, default=1)
        parser.add_argument(
            "--make-codebook", action="store_true", help="of the values found, where there is none"
        )
        parser.add_argument("--rejected", type=Path, help="writes the rejected rows there, as CSV")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only reads, and writes the mapping with its proposals to the standard output",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            slugs = ", ".join(Project.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no project {options['project']}. There are: {slugs}.")
        try:
            self._import(project, options)
        except Refused as refused:
            raise CommandError(str(refused)) from refused

    def _import(self, project: Project, options: dict[str, Any]) -> None:
        sources = sources_of(self._there(options["files"]))
        batch, _ = prepare_labels(
            actor=None,
            project=project,
            uuid=uuid4(),
            format=options["format"],
            files=[str(file) for file in options["files"]],
            columns=self._columns(options["columns"]),
            round=options["round"],
        )
        batch = read_labels(batch=batch, sources=sources)
        if batch.problem:
            raise CommandError(batch.problem)
        batch = decide_labels(
            actor=None,
            batch=batch,
            unit=options["unit"],
            values=self._mapping(options["mapping"]),
            makes_codebook=options["make_codebook"],
        )
        if options["dry_run"]:
            self.stdout.write(json.dumps(batch.values, ensure_ascii=False, indent=1))
            return
        self._values(batch)
        batch = start_labels(actor=None, batch=batch)
        store_labels(batch=batch.pk)
        self._report(batch, options["rejected"])

    def _there(self, files: list[Path]) -> list[Path]:
        for file in files:
            if not file.exists():
                raise CommandError(f"There is no file {file}.")
        return files

    def _columns(self, words: str) -> dict[str, str]:
        parts = [part.partition("=") for part in words.split(",") if part]
        if any(not sign for _, sign, _ in parts):
            raise CommandError("--columns is role=column, several with commas between.")
        return {role.strip(): column.strip() for role, _, column in parts}

    def _mapping(self, file: Path | None) -> list[dict[str, Any]]:
        if file is None:
            return []
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            return [{name: one[name] for name in NAMED} for one in found]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{file} is no mapping as --dry-run writes it: {error}.") from error

    def _values(self, batch: LabelledImport) -> None:
        counts = ", ".join(f"{count:,} {name}" for name, count in batch.found.items())
        self.stdout.write(f"Read: {counts}. Offsets: {batch.unit or 'unknown'}.")
        for value in batch.values[:SHOWN]:
            target = value["target"] or {}
            shown = "left out" if "leave_out" in target else " = ".join(target.values())
            where = f"{value['name']}: " if value["name"] else ""
            said = "(any)" if value["value"] is None else value["value"]
            shown = shown or ("a new entry" if batch.makes_codebook else "?")
            self.stdout.write(f"  {value['kind']:8} {where}{said} ({value['count']:,}) -> {shown}")
        if len(batch.values) > SHOWN:
            self.stdout.write(f"  and {len(batch.values) - SHOWN:,} more values")

    def _report(self, batch: LabelledImport, rejected: Path | None) -> None:
        batch.refresh_from_db()
        stored = progress(batch)
        counts = ", ".join(f"{count:,} {name}" for name, count in stored.items())
        self.stdout.write(f"{batch.get_state_display().capitalize()}: {counts}.")
        for name, here in became(batch)[:SHOWN]:
            self.stdout.write(f"  {name} of the files is {here} here")
        for code, count, example in reasons(batch):
            self.stdout.write(f"  rejected {count:,} {code}: {example}")
        if rejected:
            with rejected.open("wb") as out:
                out.writelines(table(batch))
            self.stdout.write(f"The rejected rows are in {rejected}.")
