import secrets
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

Policy = Mapping[str, list[str]]
View = Callable[..., HttpResponseBase]


class SecurityHeadersMiddleware:
    """Sends the content security policy, and keeps personal answers out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = self.get_response(request)
        policy = getattr(response, "csp", settings.SECURE_CSP)
        response["Content-Security-Policy"] = written(policy, nonce)
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if not request.path.startswith(settings.STATIC_URL):
            response.setdefault("Cache-Control", "no-store")
        return response


def written(policy: Policy, nonce: str) -> str:
    """The policy as a header; `'nonce'` stands for this answer's nonce."""
    value = "; ".join(" ".join([directive, *sources]) for directive, sources in policy.items())
    return value.replace("'nonce'", f"'nonce-{nonce}'")


def with_csp(
    policy: Policy,
) -> Callable[[View], View]:
    """Lets one view answer under another policy."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
            response = view(*args, **kwargs)
            response.csp = policy  # type: ignore[attr-defined]
            return response

        return answer

    return decorate


def relaxed_for(admin_view: Callable[..., View]) -> Callable[..., View]:
    """The admin's wrapper of views, whose answers then come without Trusted Types."""
    policy = {name: of for name, of in settings.SECURE_CSP.items() if "trusted" not in name}

    def wrap(view: View, cacheable: bool = False) -> View:
        return with_csp(policy)(admin_view(view, cacheable))

    return wrap
