"""Names for rows in fixtures: what a row is known by in every database, instead of its number."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, TypeVar

from django.db import models

Row = TypeVar("Row", bound="Named")
Found = TypeVar("Found")
_memory: ContextVar[dict[Any, Any] | None] = ContextVar("names_seen", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Looks each name up once: the rows of a fixture speak of the same few parents."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


class NamedQuerySet(models.QuerySet[Row]):
    def get_by_natural_key(self, *names: Any) -> Row:
        return _once((self.db, self.model, names), lambda: self.get(**self._wanted(list(names))))

    def _wanted(self, names: list[Any]) -> dict[str, Any]:
        wanted = {}
        for name in self.model.NAMED_BY:
            parent = _parent(self.model, name)
            mine = [names.pop(0) for _ in range(_width(parent))]
            wanted[name] = self._row(parent, mine) if parent else mine[0]
        return wanted

    def _row(self, parent: Any, names: list[Any]) -> models.Model:
        found: models.Model = parent._default_manager.db_manager(self.db).get_by_natural_key(*names)
        return found


class Named(models.Model):
    """A model whose rows fixtures name by the fields in `NAMED_BY`, a parent by its own names."""

    NAMED_BY: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        names = (self._names(field) for field in self.NAMED_BY)
        return tuple(name for some in names for name in some)

    def _names(self, field: str) -> tuple[Any, ...]:
        parent = _parent(type(self), field)
        if parent is None:
            return (getattr(self, field),)
        key = (self._state.db, parent, getattr(self, f"{field}_id"))
        return _once(key, lambda: tuple(getattr(self, field).natural_key()))


def _parent(model: type[models.Model], field: str) -> Any:
    return model._meta.get_field(field).related_model


def _width(model: Any) -> int:
    """How many names a row of `model` has; a plain field and a User have one."""
    fields = getattr(model, "NAMED_BY", None)
    return sum(_width(_parent(model, field)) for field in fields) if fields else 1


def _once(key: Any, find: Callable[[], Found]) -> Found:
    memory = _memory.get()
    if memory is None:
        return find()
    if key not in memory:
        memory[key] = find()
    found: Found = memory[key]
    return found
