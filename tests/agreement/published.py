"""Reading the published cases in `fixtures/agreement/`."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "fixtures" / "agreement"


def case(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def items(ratings: dict[str, list[Any]]) -> list[tuple[Any, ...]]:
    """Fixtures hold one row per observer, as the papers print them; we rate item by item."""
    return list(zip(*ratings.values(), strict=True))


def agrees(value: float | None, printed: str) -> bool:
    """Whether the value, rounded to the printed digits, is the printed number."""
    assert value is not None
    return round(Decimal(value), -int(Decimal(printed).as_tuple().exponent)) == Decimal(printed)
