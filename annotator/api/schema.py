"""How the OpenAPI document is worded, and how it describes the two ways to be known.

Importing it registers them.
"""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema


class Schema(AutoSchema):
    """Each endpoint stands with those of its subject; its docstring tells what it is for."""

    def get_tags(self) -> list[str]:
        # One file per resource in annotator/api/, so the file's name is the subject.
        subject = type(self.view).__module__.rpartition(".")[2]
        return [subject.capitalize()]

    def get_summary(self) -> str:
        first, _, _ = self.get_description().strip().partition("\n\n")
        return " ".join(first.split()).rstrip(".")


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "annotator.api.access.ProjectTokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "description": "Read-only, for one project."}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "annotator.api.access.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "__Host-session"}
