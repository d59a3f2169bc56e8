"""Results as a table for people: plain text, LaTeX and CSV, the same columns in each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .result import Result

COLUMNS = (
    "label", "formula", "value", "low", "high", "method", "unit", "pooling", "positions", "level",
    "articles", "dropped", "annotators", "spans", "prevalence", "coverage", "undefined",
    "codebook", "filters",
)  # fmt: skip
NUMBERS = frozenset(COLUMNS) - {
    "label", "formula", "method", "unit", "pooling", "positions", "level", "undefined", "filters",
}  # fmt: skip

# What LaTeX reads as commands.
_ESCAPED = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A result under the name people know its label by."""

    name: str
    result: Result

    def cells(self) -> dict[str, str]:
        """column -> what stands there; figures with three decimals."""
        one, interval = self.result, self.result.interval
        return {
            "label": self.name,
            "formula": one.formula,
            "value": _figure(one.value),
            "low": _figure(interval.low if interval else None),
            "high": _figure(interval.high if interval else None),
            "method": interval.method if interval else "",
            "unit": one.unit,
            "pooling": one.pooling,
            "positions": one.layer or "",
            "level": one.level or "",
            "articles": str(one.n_articles),
            "dropped": str(one.n_dropped),
            "annotators": str(one.n_annotators),
            "spans": "" if one.n_spans is None else str(one.n_spans),
            "prevalence": _figure(one.prevalence),
            "coverage": _figure(one.coverage),
            "undefined": one.undefined.value if one.undefined else "",
            "codebook": "" if one.codebook_version is None else str(one.codebook_version),
            "filters": "; ".join(f"{name}: {value}" for name, value in one.filters.items()),
        }


def as_csv(rows: Iterable[Row]) -> str:
    """With a heading; names that look like formulas begin with an apostrophe."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        cells = row.cells()
        table.writerow({**cells, "label": _harmless(cells["label"])})
    return out.getvalue()


def as_text(rows: Iterable[Row]) -> str:
    """Columns of equal width, numbers to the right; empty columns are left out."""
    cells = [row.cells() for row in rows]
    used = _used(cells)
    widths = {name: max(len(line[name]) for line in [{name: name}, *cells]) for name in used}
    lines = [{name: name for name in used}, *cells]
    return "".join(
        "  ".join(_padded(line[name], name, widths[name]) for name in used).rstrip() + "\n"
        for line in lines
    )


def as_latex(rows: Iterable[Row]) -> str:
    r"""A `tabular` for the package booktabs; columns in which nothing stands are left out."""
    cells = [row.cells() for row in rows]
    used = _used(cells)
    kinds = "".join("r" if name in NUMBERS else "l" for name in used)
    lines = [
        rf"\begin{{tabular}}{{{kinds}}}",
        r"\toprule",
        " & ".join(used) + r" \\",
        r"\midrule",
        *(" & ".join(_latex(cell[name]) for name in used) + r" \\" for cell in cells),
        r"\bottomrule",
        r"\end{tabular}",
    ]
    return "\n".join(lines) + "\n"


def _used(cells: Sequence[dict[str, str]]) -> list[str]:
    return [name for name in COLUMNS if any(cell[name] for cell in cells)] or list(COLUMNS)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _padded(cell: str, name: str, width: int) -> str:
    return cell.rjust(width) if name in NUMBERS else cell.ljust(width)


def _latex(cell: str) -> str:
    return "".join(_ESCAPED.get(character, character) for character in cell)


def _harmless(name: str) -> str:
    return f"'{name}" if name[:1] in {"=", "+", "-", "@", "\t", "\r"} else name
