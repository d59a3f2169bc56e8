from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class AnnotatorConfig(AppConfig):
    name = "annotator"
    verbose_name = "Scarequote"
    default_auto_field = "django.db.models.BigAutoField"


class StaticFiles(StaticFilesConfig):
    """Leaves out what libraries bring and no page of ours asks for; compressing it takes long."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "*.map", "redoc", "rest_framework"]
