from django.contrib import admin
from django.urls import include, path

from annotator.web import demo, health, pages
from annotator.web.docs import docs

urlpatterns = [
    path("", pages.home),
    path("assignments/<int:assignment>/", pages.annotate),
    path("projects/<slug:project>/", pages.project),
    path("projects/<slug:project>/agreement/", pages.agreement),
    path("api/docs/", docs, name="docs"),
    path("api/", include("annotator.api.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("demo/sign-in/<slug:username>/", demo.sign_in, name="demo_sign_in"),
    path("admin/", admin.site.urls),
    path("livez", health.live),
    path("readyz", health.ready),
]

handler404 = "annotator.web.errors.not_found"
handler500 = "annotator.web.errors.broken"
