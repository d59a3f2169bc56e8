from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import include, path

from annotator.articles.models import Outlet, Story
from annotator.changes.models import ChangePlan
from annotator.projects.models import EVERYBODY, MANAGERS, REVIEWERS
from annotator.threads.actions import TALKERS
from annotator.web import demo, headers, health, invitations, pages, password_links
from annotator.web.docs import docs

# The admin's own sign-in form knows no limit; ours does.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# Its scripts write HTML by themselves, which Trusted Types forbid; all else of our policy stays.
admin.site.admin_view = headers.relaxed_for(admin.site.admin_view)  # type: ignore[assignment, method-assign]
admin.site.site_header = admin.site.site_title = "Scarequote"
# Roles are memberships, and an address is a person's; a second way would have no history.
admin.site.unregister([Group, EmailAddress])

urlpatterns = [
    path("", pages.home),
    path("assignments/<int:assignment>/", pages.annotate),
    path("assignments/<int:assignment>/carried/", pages.carried),
    path("invitations/<str:token>/", invitations.accept_page, name="invitation"),
    path("projects/new/", pages.new_project),
    path("projects/<slug:project>/", pages.of_project("project")),
    path("projects/<slug:project>/articles/", pages.of_project("articles")),
    path("projects/<slug:project>/stories/", pages.of_project("stories")),
    path("projects/<slug:project>/stories/<int:number>/", pages.of_project("story", about=Story)),
    path("projects/<slug:project>/outlets/<int:number>/", pages.of_project("outlet", about=Outlet)),
    path("projects/<slug:project>/assignments/", pages.of_project("assignments", MANAGERS)),
    path("projects/<slug:project>/changes/", pages.of_project("changes", MANAGERS)),
    path(
        "projects/<slug:project>/changes/<uuid:uuid>/",
        pages.of_project("changes", MANAGERS, ChangePlan),
    ),
    path(
        "projects/<slug:project>/changes/<uuid:uuid>/worklist/",
        pages.of_project("worklist", REVIEWERS, ChangePlan),
    ),
    path("projects/<slug:project>/import/", pages.of_project("import", MANAGERS)),
    path("projects/<slug:project>/import/labels/", pages.of_project("importLabels", MANAGERS)),
    path(
        "projects/<slug:project>/label-imports/<uuid:uuid>/",
        pages.of_project("labelImport", MANAGERS),
    ),
    path("projects/<slug:project>/imports/<uuid:uuid>/", pages.of_project("imported", MANAGERS)),
    path("projects/<slug:project>/spans/", pages.of_project("spans")),
    path("projects/<slug:project>/texts/<int:text>/", pages.of_text("reading")),
    path(
        "projects/<slug:project>/texts/<int:text>/difference/<int:version>/",
        pages.of_text("difference"),
    ),
    path("projects/<slug:project>/texts/<int:text>/correct/", pages.of_text("correct", MANAGERS)),
    path("projects/<slug:project>/withdrawn/", pages.of_project("withdrawn", MANAGERS)),
    path("projects/<slug:project>/reports/", pages.of_project("reports", REVIEWERS)),
    path("projects/<slug:project>/agreement/", pages.of_project("agreement")),
    path("projects/<slug:project>/review/", pages.of_project("review", REVIEWERS)),
    path("projects/<slug:project>/dataset/", pages.of_project("dataset")),
    path("projects/<slug:project>/history/", pages.of_project("history", MANAGERS)),
    path("projects/<slug:project>/threads/", pages.of_project("threads", TALKERS)),
    path("projects/<slug:project>/people/", pages.of_project("people", MANAGERS)),
    path("projects/<slug:project>/codebook/", pages.of_project("codebook", EVERYBODY)),
    path("projects/<slug:project>/codebook/draft/", pages.of_project("codebookDraft", MANAGERS)),
    path("api/docs/", docs, name="docs"),
    path("api/", include("annotator.api.urls")),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("password/<str:token>/", password_links.password_link, name="password_link"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("demo/sign-in/<slug:username>/", demo.sign_in, name="demo_sign_in"),
    path("admin/", admin.site.urls),
    path("livez", health.live),
    path("readyz", health.ready),
]

handler400 = "annotator.web.errors.bad_request"
handler403 = "annotator.web.errors.forbidden"
handler404 = "annotator.web.errors.not_found"
handler429 = "annotator.web.errors.too_many"  # allauth looks for it here
handler500 = "annotator.web.errors.broken"
