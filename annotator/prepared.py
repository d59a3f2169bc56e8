"""What is asked with every save and every page, written with the ORM and built only once.

To build the SQL of a QuerySet takes Django longer than PostgreSQL needs to answer it, and
PostgreSQL plans it anew each time. A Prepared builds at its first use; psycopg has PostgreSQL keep
the plan with the connection. The rules of access stay where they are, in the QuerySets.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.models.query import get_related_populators

Found = TypeVar("Found")
_Cursor: Any = ServerBindingCursor


def ask(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    """The rows PostgreSQL answers with, to a statement it keeps the plan of."""
    connection.ensure_connection()
    # As Django's `cursor()` does it, but for the class: the usual one writes values into the SQL.
    django: Any = connection
    with django._prepare_cursor(_Cursor(django.connection)) as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def insert(row: models.Model) -> None:
    """Writes the new row as `save` does, which says the same of every field each time."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    row.pk = ask(_insertion(type(row)), values)[0][0]
    row._state.adding, row._state.db = False, connection.alias


@cache
def _insertion(model: type[models.Model]) -> str:
    quoted, key = connection.ops.quote_name, model._meta.pk.name
    names = [str(field.column) for field in model._meta.concrete_fields if not field.primary_key]
    columns, places = ", ".join(map(quoted, names)), ", ".join("%s" for _ in names)
    table = quoted(model._meta.db_table)
    # All of it the names of the model's own columns.
    return f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING {quoted(key)}"  # noqa: S608


def slot(name: str) -> Any:
    """Where a value goes that each asking brings along; for a row, its number."""
    return _Slot(name)


class _Slot(models.Expression):
    def __init__(self, name: str) -> None:
        super().__init__(output_field=models.Field())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    @property
    def pk(self) -> "_Slot":
        return self


class Prepared(Generic[Found]):
    """A QuerySet of objects or of `values` whose slots are filled in when it is asked."""

    def __init__(self, write: Callable[[], models.QuerySet[Any, Found]]) -> None:
        self._write = write
        self._built: _Built | None = None

    def all(self, **slots: Any) -> list[Found]:
        self._built = built = self._built or _Built(self._write().query)
        given = [slots[one.name] if isinstance(one, _Slot) else one for one in built.params]
        return [built.found(row) for row in ask(built.sql, given)]

    def first(self, **slots: Any) -> Found | None:
        return next(iter(self.all(**slots)), None)


class _Built:
    """What Django's iterables make of a query, without making it again."""

    def __init__(self, query: Any) -> None:
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        self.sql, self.params = sql, list(params)
        self._converters = compiler.get_converters([column[0] for column in compiler.select])
        if query.default_cols:
            self.found = self._object
            self._learn_the_model(compiler)
        else:
            self.found = self._values
            self._names = list(query.selected)

    def _learn_the_model(self, compiler: Any) -> None:
        kind = compiler.klass_info
        first, *_, last = kind["select_fields"]
        self._own = slice(first, last + 1)
        self._names = [column[0].target.attname for column in compiler.select[self._own]]
        self._model = kind["model"]
        self._annotations = compiler.annotation_col_map
        populators: Any = get_related_populators
        self._related = populators(kind, compiler.select, connection.alias)

    def _values(self, row: tuple[Any, ...]) -> Any:
        return dict(zip(self._names, self._converted(row), strict=True))

    def _object(self, row: tuple[Any, ...]) -> Any:
        values = self._converted(row)
        found = self._model.from_db(connection.alias, self._names, values[self._own])
        for one in self._related:
            one.populate(values, found)
        for name, place in self._annotations.items():
            setattr(found, name, values[place])
        return found

    def _converted(self, row: tuple[Any, ...]) -> Sequence[Any]:
        if not self._converters:
            return row
        values = list(row)
        for place, (converters, expression) in self._converters.items():
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return values
