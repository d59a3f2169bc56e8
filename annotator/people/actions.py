"""What a person changes about themselves."""

from typing import Any

from django.db import transaction

from annotator.people.models import Preferences, User


def prefer(*, person: User, **choices: Any) -> Preferences:
    """Changes the preferences named in `choices`; the others stay as they are.

    The values are checked by whoever asks; PostgreSQL holds the limits.
    """
    with transaction.atomic():
        kept, _ = Preferences.objects.get_or_create(person=person)
        for name, value in choices.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(choices))
    return kept
