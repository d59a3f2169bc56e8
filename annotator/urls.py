from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path

from annotator.web import demo, health, pages
from annotator.web.docs import docs

# The admin's own sign-in form knows no limit; ours does.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# Roles are memberships; a group would be a second way, and one without history.
admin.site.unregister(Group)

urlpatterns = [
    path("", pages.home),
    path("assignments/<int:assignment>/", pages.annotate),
    path("projects/<slug:project>/", pages.of_project("project")),
    path("projects/<slug:project>/spans/", pages.of_project("spans")),
    path("projects/<slug:project>/texts/<int:text>/", pages.text),
    path("projects/<slug:project>/agreement/", pages.of_project("agreement")),
    path("api/docs/", docs, name="docs"),
    path("api/", include("annotator.api.urls")),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("demo/sign-in/<slug:username>/", demo.sign_in, name="demo_sign_in"),
    path("admin/", admin.site.urls),
    path("livez", health.live),
    path("readyz", health.ready),
]

handler400 = "annotator.web.errors.bad_request"
handler404 = "annotator.web.errors.not_found"
handler500 = "annotator.web.errors.broken"
