"""`make run`: the demo unless somebody asks for an empty instance."""

import os
from collections.abc import Iterator
from unittest import mock

import pytest

from annotator.toolchain import commands


@pytest.fixture
def started() -> Iterator[mock.Mock]:
    """`run` with nothing to set up; what would become the site is recorded."""
    with (
        mock.patch("annotator.toolchain.packages.install_all"),
        mock.patch("annotator.toolchain.front_end.build"),
        mock.patch("annotator.toolchain.env_file.make"),
        mock.patch.object(os, "execv") as execv,
        mock.patch.dict(os.environ),
    ):
        os.environ.pop("SCAREQUOTE_DEMO", None)
        yield execv


def test_it_loads_the_demo(started: mock.Mock) -> None:
    commands.run([])
    assert os.environ["SCAREQUOTE_DEMO"] == "on"
    assert "serve_local" in started.call_args.args[1]


def test_it_starts_empty_when_told_so(started: mock.Mock) -> None:
    os.environ["SCAREQUOTE_DEMO"] = "off"
    commands.run([])
    assert os.environ["SCAREQUOTE_DEMO"] == "off"
