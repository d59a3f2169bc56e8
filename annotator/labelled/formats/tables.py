"""Several CSV files as one long table, sorted, in a file of its own and not in memory."""

import csv
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from annotator.labelled.formats.reading import LONGEST_LINE, not_utf8, open_text
from annotator.labelled.found import Place, Source, Trouble

DELIMITERS = "\t;,"
_MANY = 500
csv.field_size_limit(min(LONGEST_LINE, sys.maxsize))


@dataclass
class Table:
    """Files of the same columns. `shared` are those it has in common with the tables before it."""

    name: str
    columns: list[str]
    files: list[str] = field(default_factory=list)
    shared: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """`cells` by column; `place` is the line of the last file that had something to say."""

    place: Place
    cells: dict[str, str]


class _Read(NamedTuple):
    """A row of a file, the line where it begins, and what is wrong with it."""

    line: int
    cells: list[str]
    code: str = ""
    problem: str = ""


def _rows(stream: Iterable[str], delimiter: str) -> Iterator[_Read]:
    kept: list[str] = []
    rows = csv.reader(_kept(stream, kept), delimiter=delimiter)
    line = 2
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield _Read(line, [], "not_csv", f"The row is not CSV: {error}.")
            cells = []
        if cells and _is_loose(kept, delimiter):
            reason = "A quotation mark within a quoted cell is not doubled. Check how it was read."
            yield _Read(line, cells, "loose_quotes", reason)
        else:
            yield _Read(line, cells)
        line += len(kept)
        kept.clear()


def _misshapen(place: Place, read: _Read, lacking: int) -> Trouble:
    shape = f"It has {len(read.cells)} cells, and there are {len(read.cells) + lacking} columns."
    if lacking < 0:
        return Trouble(place, "wide_row", shape)
    return Trouble(place, "short_row", f"{shape} What it lacks is taken as empty.")


def _kept(stream: Iterable[str], kept: list[str]) -> Iterator[str]:
    for line in stream:
        kept.append(line)
        yield line


def _is_loose(lines: list[str], delimiter: str) -> bool:
    if not any('"' in line for line in lines):
        return False
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return True
    return False


class Tables:
    """The first file and others like it; further files add their columns to its rows.

    A further file belongs to the rows that say the same in the columns both have.
    """

    def __init__(self) -> None:
        # An empty name is a temporary file that sqlite removes itself.
        self._base = sqlite3.connect("")
        self._tables: list[Table] = []
        self.troubles: list[Trouble] = []

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(name for table in self._tables for name in table.columns))

    def take(self, source: Source) -> Iterator[Trouble]:
        try:
            with open_text(source) as stream:
                first = stream.readline()
                delimiter = max(DELIMITERS, key=first.count)
                head = next(csv.reader([first], delimiter=delimiter), [])
                table = self._table(source.name, [name.strip() for name in head])
                if table is None:
                    reason = "It has no column in common with the files before it."
                    yield Trouble(Place(source.name), "not_joined", reason)
                    return
                yield from self._fill(table, source.name, _rows(stream, delimiter))
        except UnicodeDecodeError as error:
            yield not_utf8(source.name, error.start)

    def _table(self, file: str, columns: list[str]) -> Table | None:
        for table in self._tables:
            if table.columns == columns:
                table.files.append(file)
                return table
        table = Table(f"t{len(self._tables)}", columns, [file])
        for column in columns:
            owner = self._owner(column)
            if owner:
                table.shared[column] = owner
        if self._tables and not table.shared:
            return None
        self._tables.append(table)
        names = ", ".join(f"c{n} TEXT" for n in range(len(columns)))
        self._base.execute(f"CREATE TABLE {table.name} (file INTEGER, line INTEGER, {names})")
        return table

    def _fill(self, table: Table, file: str, rows: Iterator[_Read]) -> Iterator[Trouble]:
        marks = ", ".join("?" * (len(table.columns) + 2))
        number = table.files.index(file)
        good: list[list[object]] = []
        for read in rows:
            if read.problem:
                yield Trouble(Place(file, read.line), read.code, read.problem)
            lacking = len(table.columns) - len(read.cells) if read.cells else 0
            if lacking:
                yield _misshapen(Place(file, read.line), read, lacking)
            if read.cells and lacking >= 0:
                good.append([number, read.line, *read.cells, *[""] * lacking])
            if len(good) >= _MANY:
                self._insert(table, marks, good)
        self._insert(table, marks, good)

    def _insert(self, table: Table, marks: str, rows: list[list[object]]) -> None:
        self._base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608
        rows.clear()

    def _owner(self, column: str) -> str:
        for table in self._tables:
            if column in table.columns:
                return f"{table.name}.c{table.columns.index(column)}"
        return ""

    def rows(self, first: Sequence[str]) -> Iterator[Row]:
        """Joined, sorted by the columns of `first`."""
        if not self._tables:
            return
        joined = [self._tables[0].name]
        for table in self._tables[1:]:
            fits = [f"{self._own(table, name)} = {to}" for name, to in table.shared.items()]
            keys = ", ".join(f"c{table.columns.index(name)}" for name in table.shared)
            self._base.execute(f"CREATE INDEX i{table.name} ON {table.name} ({keys})")
            joined.append(f"LEFT JOIN {table.name} ON {' AND '.join(fits)}")
        places = ", ".join(f"{table.name}.file, {table.name}.line" for table in self._tables)
        cells = ", ".join(self._owner(column) for column in self.columns)
        order = [self._owner(column) for column in first]
        order += [f"{table.name}.rowid" for table in self._tables]
        tables = " ".join(joined)
        query = f"SELECT {places}, {cells} FROM {tables} ORDER BY {', '.join(order)}"  # noqa: S608
        for found in self._base.execute(query):
            yield self._row(iter(found))

    def _own(self, table: Table, column: str) -> str:
        return f"{table.name}.c{table.columns.index(column)}"

    def _row(self, values: Iterator[object]) -> Row:
        place = Place("")
        for table in self._tables:
            file, line = islice(values, 2)
            # The text of an item is the same for all its rows; its line names no label.
            if isinstance(file, int) and isinstance(line, int) and not self._constant(table):
                place = Place(table.files[file], line)
        cells = {
            name: value
            for name, value in zip(self.columns, values, strict=True)
            if isinstance(value, str)
        }
        return Row(place, cells)

    def _constant(self, table: Table) -> bool:
        return table is not self._tables[0] and self._wide == table.name

    # The table that holds the texts, once somebody says which column that is.
    _wide = ""

    def texts_in(self, column: str) -> None:
        owner = self._owner(column)
        self._wide = owner.partition(".")[0] if owner else ""

    def without_rows(self) -> Iterator[Trouble]:
        """Rows of further files that fit no row of the first."""
        for table in self._tables[1:]:
            fits = " AND ".join(
                f"{self._own(table, name)} = {to}" for name, to in table.shared.items()
            )
            others = {to.partition(".")[0] for to in table.shared.values()}
            query = (
                f"SELECT {table.name}.file, {table.name}.line FROM {table.name} WHERE NOT EXISTS"  # noqa: S608
                f" (SELECT 1 FROM {', '.join(sorted(others))} WHERE {fits})"
            )
            for file, line in self._base.execute(query):
                shared = ", ".join(table.shared)
                reason = f"No row of the other files has the same {shared}."
                yield Trouble(Place(table.files[file], line), "not_joined", reason)
