from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from annotator.demo.build import build
from annotator.demo.sources import BadSource


class Command(BaseCommand):
    help = "Builds fixtures/demo_*.json from the texts and labels in fixtures/demo/."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures"
        try:
            written = build(folder / "demo")
        except BadSource as reason:
            raise CommandError(str(reason)) from None
        for name, content in written.items():
            (folder / f"{name}.json").write_text(content, encoding="utf-8")
            self.stdout.write(f"{name}: {content.count(chr(10)) - 2} rows")
