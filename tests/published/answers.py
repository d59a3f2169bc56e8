"""Published answers, through the import and read again over REST."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotator.projects.models import Project, Role
from tests.conftest import As
from tests.labelled.conftest import drafted, imported
from tests.make import make_member

Row = tuple[str, str, str, str]  # item, annotator, question, answer


def imported_answers(
    project: Project, folder: Path, rows: Iterable[Row], no_answer: Iterable[str] = ()
) -> None:
    """Imports them as a table; answers that say nothing are left out in the mapping."""
    file = folder / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["item", "text", "annotator", "question", "value"])
        table.writerows([item, f"Item {item}.", *rest] for item, *rest in rows)
    batch = drafted(project, "csv", file)
    nothing = set(no_answer)
    targets = [
        {**{name: value[name] for name in ("kind", "name", "value")}, "target": {"leave_out": True}}
        for value in batch.values
        if value["value"] in nothing
    ]
    batch = imported(batch, makes_codebook=True, values=targets)
    assert batch.state == "done", batch.state


def figures(api: As, project: Project) -> dict[str, dict[str, Any]]:
    """question -> formula -> figure, as a manager reads them."""
    manager = make_member(project, "maria", Role.MANAGER).user
    answer = api(manager).get(f"/api/v1/projects/{project.slug}/agreement/questions/")
    assert answer.status_code == 200, answer.json()
    return {
        row["question"]: {one["formula"]: one for one in row["figures"]}
        for row in answer.json()["rows"]
        if row["option"] is None
    }
