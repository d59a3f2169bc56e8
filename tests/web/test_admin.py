"""The admin is for housekeeping: it cannot write past the actions and the history."""

from django.contrib import admin
from django.test import Client

from tests.make import make_user


def test_it_offers_no_table_of_ours_and_no_second_way_to_roles() -> None:
    offered = {model._meta.label for model in admin.site._registry}
    assert not {name for name in offered if name.startswith("annotator.")}
    assert "auth.Group" not in offered


def test_only_staff_get_in(db: None) -> None:
    browser = Client()
    browser.force_login(make_user("eve"))
    assert browser.get("/admin/").status_code in (302, 403)
