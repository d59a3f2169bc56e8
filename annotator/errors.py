"""Rule violations, as classes. The docstring of a class is the sentence a person reads."""

import re
from typing import Any


class Refused(Exception):
    """This is not possible."""

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__((type(self).__doc__ or "").format(**facts))

    @property
    def code(self) -> str:
        """Stable name for programs: `QuoteMismatch` becomes `quote_mismatch`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", type(self).__name__).lower()


class Invalid(Refused):
    """The input is not of the right form."""

    field = ""


class Conflict(Refused):
    """The input is well formed, but what is stored now does not allow it."""

    field = ""
