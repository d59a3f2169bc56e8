"""A codebook leaves and enters by command, the same bytes both ways."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from annotator.codebook.actions import preset
from annotator.codebook.file import file_of
from annotator.codebook.models import Codebook
from tests.make import make_codebook, make_project


def run(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_a_file_goes_in_and_comes_out(db: None, tmp_path: Path) -> None:
    project = make_project()
    file = tmp_path / "codebook.json"
    file.write_text(file_of(preset("framing_cues")), encoding="utf-8")
    assert "begun" in run("import_codebook", str(file), project=project.slug)
    assert "there already" in run("import_codebook", str(file), project=project.slug)
    assert run("export_codebook", project=project.slug, number=1) == file.read_text()


def test_without_a_number_it_is_the_newest_published(db: None) -> None:
    project = make_project()
    make_codebook(project, title="First")
    make_codebook(project, title="Second")
    assert '"title": "Second"' in run("export_codebook", project=project.slug)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[", "not JSON"),
        ("{}", "is no codebook"),
        ('{"labels": 1}', "/labels"),
        ('{"title": "a\\u0000"}', "U\\+0000"),
        ('{"title": "a\\ud800"}', "U\\+D800"),
        ('{"title": "a", "title": "b"}', "occurs twice"),
        ("[" * 100_000, "nested deeper"),
        ("[" * 40 + "]" * 40, "nested deeper"),
    ],
)
def test_a_bad_file_changes_nothing(db: None, tmp_path: Path, text: str, told: str) -> None:
    project = make_project()
    file = tmp_path / "codebook.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=told):
        run("import_codebook", str(file), project=project.slug)
    assert not Codebook.objects.filter(project=project).exists()


def test_a_byte_order_mark_is_no_part_of_the_file(db: None, tmp_path: Path) -> None:
    file = tmp_path / "codebook.json"
    file.write_text(file_of(preset("framing_cues")), encoding="utf-8-sig")
    assert "begun" in run("import_codebook", str(file), project=make_project().slug)


def test_a_draft_that_is_there_stays(db: None, tmp_path: Path) -> None:
    project = make_project()
    file = tmp_path / "codebook.json"
    for title, refused in (("One", False), ("Two", True)):
        file.write_text(file_of({**preset("framing_cues"), "title": title}), encoding="utf-8")
        if refused:
            with pytest.raises(CommandError, match="has a draft already"):
                run("import_codebook", str(file), project=project.slug)
        else:
            run("import_codebook", str(file), project=project.slug)
    assert Codebook.objects.get(project=project).title == "One"
