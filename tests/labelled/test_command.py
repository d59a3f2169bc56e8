import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from annotator.projects.models import Project
from annotator.spans.models import Span

BRAT = "fixtures/labelled/brat"


def run(project: Project, *words: str) -> str:
    out = StringIO()
    call_command("import_labels", *words, "--project", project.slug, stdout=out)
    return out.getvalue()


def test_a_data_set_is_tried_in_one_go(empty: Project, tmp_path: Path) -> None:
    rejected = tmp_path / "rejected.csv"
    said = run(empty, BRAT, "--format=brat", "--make-codebook", f"--rejected={rejected}")
    assert "Offsets: codepoint" in said
    assert "5 spans" in said
    assert ") -> a new entry" in said
    assert "-> ?" not in said
    assert "anna of the files is P01 here" in said
    assert "outside_text" in rejected.read_text(encoding="utf-8")


def test_a_dry_run_writes_the_mapping_that_a_run_takes(empty: Project, tmp_path: Path) -> None:
    values = json.loads(run(empty, BRAT, "--format=brat", "--dry-run"))
    assert not Span.objects.exists()
    for value in values:
        if value["value"] == "doubt":
            value["target"] = {"leave_out": True}
    file = tmp_path / "mapping.json"
    file.write_text(json.dumps(values), encoding="utf-8")
    said = run(empty, BRAT, "--format=brat", "--make-codebook", f"--mapping={file}")
    assert "3 spans" in said


def test_it_says_what_is_missing(empty: Project) -> None:
    with pytest.raises(CommandError, match="no codebook"):
        run(empty, BRAT, "--format=brat")
    with pytest.raises(CommandError, match="offsets count"):
        run(empty, "fixtures/labelled/doccano.jsonl", "--format=doccano", "--make-codebook")
    with pytest.raises(CommandError, match="no file"):
        run(empty, "nowhere.csv", "--format=csv")
    with pytest.raises(CommandError, match="no column wrong"):
        run(empty, "fixtures/labelled/long.csv", "--format=csv", "--columns=item=wrong")
