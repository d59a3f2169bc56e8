from datetime import UTC, datetime


def moment(at: datetime | None) -> str | None:
    """A time as every format writes it: UTC, with a Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None
