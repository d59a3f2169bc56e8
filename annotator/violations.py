"""Turns the name of a violated database rule into the sentence a person reads."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError

from annotator.errors import Refused


@contextmanager
def explained(by_constraint: Mapping[str, Refused]) -> Iterator[None]:
    """Raises the Refused that belongs to the violated constraint; others pass unchanged.

    Stands around the transaction, since a violation has already ended it.
    """
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        name = getattr(diagnosis, "constraint_name", None) or ""
        if name not in by_constraint:
            raise
        raise by_constraint[name] from error
