"""Results as text, LaTeX and CSV."""

import csv
import io

import pytest

from annotator.agreement import Interval, Result, Undefined
from annotator.agreement.tables import COLUMNS, Row, as_csv, as_latex, as_text


def result(value: float | None = 0.5) -> Result:
    return Result(
        formula="alpha_char_nominal",
        value=value,
        undefined=None if value is not None else Undefined.NO_SPANS,
        unit="character",
        pooling="pooled",
        layer="binary",
        label="scare_quote",
        n_articles=12,
        n_dropped=1,
        n_annotators=3,
        n_spans=40,
        interval=Interval(method="jackknife_t", low=0.25, high=0.75) if value is not None else None,
        prevalence=0.0125,
    )


ROWS = [Row("Scare quotes & co_", result()), Row("Loaded", result(None))]


def test_csv() -> None:
    first, second = csv.DictReader(io.StringIO(as_csv(ROWS)))
    assert list(first) == list(COLUMNS)
    assert (first["value"], first["low"], first["high"]) == ("0.500", "0.250", "0.750")
    assert (second["value"], second["undefined"]) == ("", "no_spans")


@pytest.mark.parametrize("name", ["=1+1", "@x", "-2", "+3"])
def test_no_name_is_a_formula_of_a_spreadsheet(name: str) -> None:
    assert f"'{name}" in as_csv([Row(name, result())])


def test_text_has_columns_of_one_width() -> None:
    heading, first, second = as_text(ROWS).splitlines()
    assert heading.index("formula") == first.index("alpha") == second.index("alpha")
    assert "coverage" not in heading
    assert first.endswith("12        1           3     40       0.013")


def test_latex_reads_no_name_as_a_command() -> None:
    table = as_latex(ROWS)
    assert r"Scare quotes \& co\_ & alpha\_char\_nominal & 0.500" in table
    assert table.startswith(r"\begin{tabular}{llrr")
    assert table.count(r"\\") == 3


def test_no_rows() -> None:
    assert as_text([]).split() == list(COLUMNS)
    assert r"\bottomrule" in as_latex([])
