"""PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018), from a copy of your own.

    POLNEAR=<folder of multi/> pytest tests/published/polnear.py

Its data has no stated licence, so nothing of it is kept here, and it is no part of the ordinary
tests. Imports the 20 core articles as brat files and reads the figures over REST.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from annotator.projects.models import Project, Role
from tests.conftest import As
from tests.labelled.conftest import drafted, imported
from tests.make import make_member, make_project

KEPT = {"Source": "source", "Cue": "cue", "Content": "content"}
PARTS = ("train", "dev", "test")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The core articles, a folder for each annotator."""
    there = Path(os.environ["POLNEAR"])
    folder = tmp_path_factory.mktemp("polnear")
    for part in PARTS:
        for marks in sorted((there / part / "attributions").glob("*.ann")):
            name, _, who = marks.stem.rpartition("_")
            (folder / who).mkdir(exist_ok=True)
            kept = [line for line in marks.read_text(encoding="utf-8").splitlines()
                    if line.startswith("T") and line.split("\t")[1].split()[0] in KEPT]  # fmt: skip
            (folder / who / f"{name}.ann").write_text("\n".join(kept) + "\n", encoding="utf-8")
            shutil.copy(there / part / "text" / f"{name}.txt", folder / who / f"{name}.txt")
    return folder


@pytest.fixture
def project(db: None, corpus: Path) -> Project:
    project = make_project("polnear")
    batch = imported(drafted(project, "brat", corpus), makes_codebook=True)
    assert batch.state == "done"
    return project


def read(api: As, project: Project, route: str, **asked: Any) -> Any:
    manager = make_member(project, f"m{len(route)}{len(asked)}", Role.MANAGER).user
    address = f"/api/v1/projects/{project.slug}/agreement/{route}"
    return api(manager).get(address, query_params=asked).json()


def test_each_label(api: As, project: Project) -> None:
    found = read(api, project, "")
    assert found["n_articles"] == 20
    values = {
        (layer["slug"], one["formula"]): one["value"]
        for layer in found["layers"]
        for one in layer["figures"]
    }
    for slug, alpha, exact in (
        ("source", 0.790, 0.777),
        ("cue", 0.666, 0.705),
        ("content", 0.819, 0.684),
        ("all", 0.720, None),
    ):
        assert values[slug, "alpha_char_nominal"] == pytest.approx(alpha, abs=5e-4)
        if exact:
            assert values[slug, "span_f1_exact"] == pytest.approx(exact, abs=5e-4)


def test_labels_together(api: As, project: Project) -> None:
    """Over the 19 articles without the self-overlap."""
    rows = {(row["formula"], row["of"]): row for row in read(api, project, "together/")["rows"]}
    for formula, expected in (
        ("u_alpha_2016", 0.76423), ("bar_u_alpha_2016", 0.71989), ("cu_alpha_2016", 0.91828),
    ):  # fmt: skip
        assert rows[formula, "all"]["value"] == pytest.approx(expected, abs=5e-4)
        assert rows[formula, "all"]["n_articles"] == 19
    for label, expected in (("source", 0.94302), ("cue", 0.86551), ("content", 0.92282)):
        assert rows["ku_alpha_2016", label]["value"] == pytest.approx(expected, abs=5e-4)
