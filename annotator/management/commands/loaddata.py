from typing import Any

from django.core.management.commands import loaddata

from annotator.natural import remembering


class Command(loaddata.Command):
    """Django's own, looking each parent up once: a demo of a thousand labels takes seconds."""

    def handle(self, *args: Any, **options: Any) -> Any:
        with remembering():
            return super().handle(*args, **options)
