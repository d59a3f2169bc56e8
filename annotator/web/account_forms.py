"""The library's forms in our words: a label above each field, and nothing in it."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext_lazy as _


class Unfilled:
    """Without placeholders, which would say the label again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Unfilled, forms.LoginForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(Unfilled, forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class PasswordForm(Unfilled, forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Current password")
        self.fields["password1"].label = _("New password")
        self.fields["password2"].label = _("New password again")
