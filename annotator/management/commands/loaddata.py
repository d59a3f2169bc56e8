from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializedObject
from django.db import connection

from annotator.natural import remembering
from annotator.people.models import User
from annotator.projects.models import Project


class Command(loaddata.Command):
    """Django's own, which here only ever adds: what is there already stays as people left it.

    It looks each parent up once, so that a demo of a thousand labels takes seconds.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        self.brings_project = False
        with remembering():
            super().handle(*args, **options)
        # Until somebody counts what was just loaded, PostgreSQL plans as if the tables were empty.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def save_obj(self, obj: DeserializedObject) -> bool:
        if self._is_there(obj.object):
            self._refuse_strangers(obj.object)
            return False
        self.brings_project = self.brings_project or isinstance(obj.object, Project)
        return bool(super().save_obj(obj))

    def _is_there(self, row: Any) -> bool:
        # A row that fixtures name by what it is has a number only if it was found.
        return row.pk is not None and type(row)._base_manager.filter(pk=row.pk).exists()

    def _refuse_strangers(self, row: Any) -> None:
        """Nobody's account or project becomes part of a fixture's because it has the same name."""
        if isinstance(row, User) and self.brings_project:
            raise CommandError(f"The fixture needs the name {row}, which somebody here has.")
        if isinstance(row, Project) and row.name != Project.objects.get(pk=row.pk).name:
            raise CommandError(f"The address {row.slug} belongs to another project here.")
