from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

SHOWN = ("account/messages/password_changed.txt",)


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; people are invited."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _(
            "Signing in failed too often. Wait some minutes, then try again."
        ),
        "username_password_mismatch": _("No account has this username and this password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *more: Any,
        **named: Any,
    ) -> None:
        """Only what a page of ours shows; the rest would wait and pop up in the admin."""
        if message_template in SHOWN:
            super().add_message(request, level, message_template, *more, **named)
