"""Input shapes that take nothing for something else."""

from functools import cache
from typing import Any
from uuid import UUID

from rest_framework import serializers

MOST_TOLD = 10


class Strict(serializers.Serializer[Any]):
    """Input that names an unknown field is refused, so that no typing error is ignored."""

    beside: tuple[str, ...] = ()  # what somebody else reads

    @classmethod
    def read(cls, data: Any) -> dict[str, Any]:
        """What is given, checked. Raises ValidationError."""
        checked: dict[str, Any] = _shared(cls).run_validation(data)
        return checked

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = [str(key)[:100] for key in data if not self._known(key)][:MOST_TOLD]
            if unknown:
                told = {key: ["There is no such field."] for key in unknown}
                raise serializers.ValidationError(told, code="unknown_field")
        return super().to_internal_value(data)

    def _known(self, name: Any) -> bool:
        return name in self.fields or name in self.beside


@cache
def _shared(shape: type[Strict]) -> Strict:
    """One for all requests: it keeps nothing of them, and copying its fields takes long."""
    return shape()


class Filters(Strict):
    """What is chosen of a list, in the address; pages are turned by their own rules."""

    beside = ("cursor", "page_size")


class Listed(serializers.ListField):
    """A list that is counted before anything in it is read."""

    def to_internal_value(self, data: Any) -> list[Any]:
        if isinstance(data, list) and self.max_length and len(data) > self.max_length:
            self.run_validators(data)
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """An integer of JSON: not "3", not 3.0, not true."""

    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            raise serializers.ValidationError("This must be a whole number.", code="not_whole")
        return super().to_internal_value(data)


class Truth(serializers.BooleanField):
    """true or false of JSON: not "off", not 0."""

    def to_internal_value(self, data: Any) -> bool:
        if type(data) is not bool:
            raise serializers.ValidationError("This must be true or false.", code="not_boolean")
        return data


class Uuid(serializers.UUIDField):
    """A UUID as a text: a number is none."""

    def to_internal_value(self, data: Any) -> UUID:
        if not isinstance(data, str):
            raise serializers.ValidationError("This must be a text.", code="not_text")
        return super().to_internal_value(data)


class Words(serializers.CharField):
    """A text exactly as sent: never trimmed, never made from a number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("This must be a text.", code="not_text")
        return super().to_internal_value(data)
