"""Who gets what from every route. A route without a row here fails the build."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from annotator.projects.models import Role
from tests.api.places import Place
from tests.conftest import As
from tests.make import make_member, make_span
from tests.world import World

PEOPLE = ("nobody", "otto", "alice", "bob", "rita", "mona")
# route -> method and the answer for each of PEOPLE. What depends on a row of somebody is 404 for
# strangers; a person who is not signed in gets 401 from REST, and the sign-in page from pages.
MANAGE_PAGE = (302, 404, 404, 404, 404, 200)
OWN, READ = (401, 404, 200, 404, 404, 404), (401, 404, 404, 404, 200, 200)
ALL, SEES_PAGE = (401, 200, 200, 200, 200, 200), (302, 200, 200, 200, 200, 200)
# The world's own people may not; a manager may, and then sends the wrong body.
MANAGE = (401, 404, 403, 403, 403, 200)
MANAGE_WRONGLY, MANAGE_NOTHING = (*MANAGE[:-1], 400), (*MANAGE[:-1], 404)
REVIEW = (401, 404, 404, 404, 200, 200)
MEMBERS = (401, 404, 200, 200, 200, 200)
OPEN = (200,) * 6
IMPORT_ITEM = "api/v1/projects/<slug:project>/imports/<uuid:uuid>/items/<int:position>/"
ROUTES: dict[str, tuple[str, tuple[int, ...]]] = {
    "": ("get", SEES_PAGE),
    "assignments/<int:assignment>/": ("get", (302, *OWN[1:])),
    "projects/<slug:project>/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/spans/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/texts/<int:text>/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/texts/<int:text>/difference/<int:version>/": (
        "get",
        (302, *READ[1:]),
    ),
    "projects/<slug:project>/texts/<int:text>/correct/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/withdrawn/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/reports/": ("get", (302, 404, 404, 404, 200, 200)),
    # Of the small world's annotators nobody has anything to carry over.
    "assignments/<int:assignment>/carried/": ("get", (302, 404, 404, 404, 404, 404)),
    "projects/<slug:project>/agreement/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/review/": ("get", (302, 404, 404, 404, 200, 200)),
    "projects/<slug:project>/dataset/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/people/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/history/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/threads/": ("get", (302, 404, 200, 200, 200, 200)),
    "projects/<slug:project>/codebook/": ("get", (302, *MEMBERS[1:])),
    "projects/<slug:project>/codebook/draft/": ("get", MANAGE_PAGE),
    "projects/new/": ("get", (302, 404, 404, 404, 404, 404)),
    "invitations/<str:token>/": ("get", (404,) * 6),
    "password/<str:token>/": ("get", (410,) * 6),
    "projects/<slug:project>/articles/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/stories/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/stories/<int:number>/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/outlets/<int:number>/": ("get", (302, *READ[1:])),
    "projects/<slug:project>/assignments/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/changes/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/changes/<uuid:uuid>/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/changes/<uuid:uuid>/worklist/": (
        "get",
        (302, 404, 404, 404, 200, 200),
    ),
    "projects/<slug:project>/import/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/imports/<uuid:uuid>/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/import/labels/": ("get", MANAGE_PAGE),
    "projects/<slug:project>/label-imports/<uuid:uuid>/": ("get", MANAGE_PAGE),
    "api/openapi.json": ("get", OPEN),
    "api/docs/": ("get", OPEN),
    "api/v1/dataset-schema.json": ("get", OPEN),
    "api/v1/preferences/": ("get", ALL),
    "api/v1/home/": ("get", ALL),
    "api/v1/assignments/": ("get", ALL),
    "api/v1/assignments/<int:assignment>/": ("get", OWN),
    "api/v1/assignments/<int:assignment>/sittings/<uuid:uuid>/": ("put", OWN),
    "api/v1/assignments/<int:assignment>/reports/": ("get", OWN),
    "api/v1/assignments/<int:assignment>/reports/<uuid:uuid>/": ("put", (*OWN[:2], 201, *OWN[3:])),
    "api/v1/assignments/<int:assignment>/feedback/": ("get", OWN),
    "api/v1/assignments/<int:assignment>/submit/": ("post", OWN),
    "api/v1/assignments/<int:assignment>/reopen/": ("post", OWN),
    "api/v1/assignments/<int:assignment>/links/<uuid:uuid>/": ("put", OWN),
    "api/v1/assignments/<int:assignment>/answers/<slug:question>/": ("put", OWN),
    "api/v1/assignments/<int:assignment>/spans/<uuid:uuid>/": ("put", OWN),
    "api/v1/assignments/<int:assignment>/carried/": ("get", (401, 404, 409, 404, 404, 404)),
    "api/v1/projects/": ("get", ALL),
    "api/v1/projects/<slug:project>/": ("get", READ),
    "api/v1/projects/<slug:project>/spans/": ("get", READ),
    "api/v1/projects/<slug:project>/articles/": ("get", READ),
    "api/v1/projects/<slug:project>/withdrawn/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/recognition/": ("post", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/articles/<int:article>/withdrawal/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/articles/<int:article>/texts/<int:version>/": (
        "put",
        MANAGE_WRONGLY,
    ),
    "api/v1/projects/<slug:project>/articles/<int:article>/older-work/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/texts/<int:text>/difference/<int:version>/": ("get", READ),
    "api/v1/projects/<slug:project>/articles/story/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/filters/": ("get", READ),
    "api/v1/projects/<slug:project>/filters/<uuid:uuid>/": ("put", (*READ[:-2], 400, 400)),
    "api/v1/projects/<slug:project>/outlets/": ("get", READ),
    "api/v1/projects/<slug:project>/outlets/<int:outlet>/": ("get", READ),
    "api/v1/projects/<slug:project>/stories/": ("get", READ),
    "api/v1/projects/<slug:project>/stories/<int:story>/": ("get", READ),
    "api/v1/projects/<slug:project>/assignments/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/assignments/plan/": ("post", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/assignments/pool/": ("post", MANAGE_WRONGLY),
    # Annotators alone; in the world's pool there is nothing to take.
    "api/v1/projects/<slug:project>/assignments/next/": ("post", (401, 404, 409, 409, 404, 404)),
    "api/v1/projects/<slug:project>/changes/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/changes/<uuid:uuid>/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/changes/<uuid:uuid>/apply/": ("post", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/changes/<uuid:uuid>/revert/": (
        "post",
        (*MANAGE[:-1], 409),
    ),
    "api/v1/projects/<slug:project>/changes/<uuid:uuid>/items/": ("get", REVIEW),
    "api/v1/projects/<slug:project>/changes/<uuid:uuid>/items/<int:item>/": (
        "put",
        (*REVIEW[:-2], 404, 404),
    ),
    "api/v1/projects/<slug:project>/imports/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/imports/<uuid:uuid>/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/imports/<uuid:uuid>/start/": ("post", MANAGE),
    "api/v1/projects/<slug:project>/imports/<uuid:uuid>/cancel/": ("post", MANAGE),
    "api/v1/projects/<slug:project>/imports/<uuid:uuid>/items/": ("get", MANAGE),
    IMPORT_ITEM: ("get", MANAGE),
    f"{IMPORT_ITEM}beside-item/<int:other>/": ("get", MANAGE),
    f"{IMPORT_ITEM}beside-text/<int:text>/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/imports/<uuid:uuid>/rejected.jsonl": ("get", MANAGE),
    "api/v1/projects/<slug:project>/label-imports/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/label-imports/<uuid:uuid>/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/label-imports/<uuid:uuid>/read/": ("post", MANAGE),
    "api/v1/projects/<slug:project>/label-imports/<uuid:uuid>/start/": ("post", MANAGE),
    "api/v1/projects/<slug:project>/label-imports/<uuid:uuid>/cancel/": ("post", MANAGE),
    "api/v1/projects/<slug:project>/label-imports/<uuid:uuid>/rejected.csv": ("get", MANAGE),
    "api/v1/projects/<slug:project>/reports/": ("get", REVIEW),
    "api/v1/projects/<slug:project>/reports/<uuid:uuid>/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/texts/<int:text>/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/pairs/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/annotators/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/slices/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/groups/": ("get", (*READ[:4], 400, 400)),
    "api/v1/projects/<slug:project>/agreement/repeated/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/disagreements/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/together/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/questions/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/unitizing-1995/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/matched/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/export/": ("get", READ),
    "api/v1/projects/<slug:project>/agreement/gamma/": ("get", READ),
    "api/v1/projects/<slug:project>/review/": ("get", REVIEW),
    "api/v1/projects/<slug:project>/review/unanimous/": ("post", REVIEW),
    # Which codebook is missing in the address.
    "api/v1/projects/<slug:project>/review/texts/<int:text>/": ("get", (*REVIEW[:-2], 400, 400)),
    "api/v1/projects/<slug:project>/verdicts/<uuid:uuid>/": ("put", (*REVIEW[:-2], 400, 400)),
    "api/v1/projects/<slug:project>/assignments/<int:assignment>/return/": (
        "put",
        (*REVIEW[:-2], 400, 400),
    ),
    "api/v1/projects/<slug:project>/threads/": ("get", (401, 404, 200, 200, 200, 200)),
    "api/v1/projects/<slug:project>/threads/<uuid:uuid>/": (
        "put",
        (401, 404, 400, 400, 400, 400),
    ),
    "api/v1/projects/<slug:project>/threads/<uuid:uuid>/resolution/": (
        "put",
        (401, 404, 400, 400, 400, 400),
    ),
    "api/v1/projects/<slug:project>/threads/<uuid:uuid>/seen/": ("put", (401, *(404,) * 5)),
    "api/v1/projects/<slug:project>/threads/<uuid:uuid>/comments/<uuid:comment>/": (
        "put",
        (401, 404, 400, 400, 400, 400),
    ),
    "api/v1/projects/<slug:project>/dataset/": ("get", READ),
    "api/v1/projects/<slug:project>/people/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/history/": ("get", MANAGE),
    "api/v1/projects/<slug:project>/spans/<int:span>/restore/": ("post", MANAGE),
    "api/v1/projects/<slug:project>/people/<slug:pseudonym>/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/people/<slug:pseudonym>/password-link/": (
        "post",
        (*MANAGE[:-1], 201),
    ),
    "api/v1/projects/<slug:project>/invitations/<uuid:uuid>/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/codebook/": ("get", MEMBERS),
    "api/v1/projects/<slug:project>/codebooks/<int:number>/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/codebook/draft/": ("get", MANAGE_NOTHING),
    "api/v1/projects/<slug:project>/codebook/draft/start/": ("post", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/codebook/draft/file/": ("put", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/codebooks/<int:number>.json": ("get", MEMBERS),
    "api/v1/projects/<slug:project>/codebooks/<int:number>/changes/": (
        "get",
        (401, 404, 400, 400, 400, 400),
    ),
    "api/v1/projects/<slug:project>/codebooks/<int:number>/publish/": ("post", MANAGE_WRONGLY),
    "api/v1/projects/<slug:project>/codebooks/<int:number>/retire/": ("post", MANAGE),
    "api/v1/codebook.schema.json": ("get", OPEN),
    "api/v1/projects/<slug:project>/dataset.jsonl": ("get", READ),
    "api/v1/projects/<slug:project>/dataset.csv": ("get", READ),
    "api/v1/projects/<slug:project>/tokens/": ("post", (401, 404, 404, 404, 201, 201)),
    "api/v1/projects/<slug:project>/tokens/<int:token>/": (
        "delete",
        (401, 404, 404, 404, 404, 204),
    ),
    "api/v1/projects/<slug:project>/uploads/<uuid:uuid>/": ("put", MANAGE_WRONGLY),
    "api/": ("get", (404,) * 6),
    "demo/sign-in/<slug:username>/": ("post", (404,) * 6),
    "livez": ("get", OPEN),
    "readyz": ("get", OPEN),
}
# What a route is sent, where it is not a span.
# Libraries' own pages, tested in tests/web/test_sign_in.py and tests/web/test_admin.py.
LIBRARIES = ("accounts/", "admin/")


def walk(patterns: Any, prefix: str = "") -> Iterator[str]:
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            yield route


def ours() -> list[str]:
    return [r for r in walk(get_resolver().url_patterns) if not r.startswith(LIBRARIES)]


def test_every_route_has_a_row() -> None:
    assert sorted(ours()) == sorted(ROUTES)


def client(world: World, person: str) -> Client:
    browser = Client()
    if person != "nobody":
        browser.force_login(getattr(world, person))
    return browser


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("route", ROUTES)
def test_who_gets_what(world: World, route: str, person: str) -> None:
    place = Place(world)
    method, expected = ROUTES[route]
    ask = getattr(client(world, person), method)
    answer = ask(place.address(route), place.body(route), content_type="application/json")
    assert answer.status_code == expected[PEOPLE.index(person)], answer.content


@pytest.mark.parametrize("person", ["otto", "bob", "rita", "mona"])
@pytest.mark.parametrize("method", ["put", "delete", "post", "patch", "get"])
def test_nobody_else_reaches_a_span(world: World, api: As, method: str, person: str) -> None:
    span = make_span(world.alices, "'regime'")
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{span.uuid}/"
    body = {"label": "loaded", "start": 0, "end": 4, "quote": "Plan", "revision": 1}
    headers = {"If-Match": '"1"'}
    answer = getattr(api(getattr(world, person)), method)(address, body, headers=headers)
    assert answer.status_code in (404, 405)
    span.refresh_from_db()
    assert (span.label.slug, span.deleted_at) == ("scare_quote", None)


def test_blind_annotators_see_only_their_own_work(world: World, api: As) -> None:
    make_span(world.alices, "'regime'")
    mine = api(world.bob).get(f"/api/v1/assignments/{world.bobs.pk}/").json()
    assert mine["spans"] == []
    listed = api(world.bob).get("/api/v1/assignments/").json()["results"]
    assert [(row["id"], row["span_count"]) for row in listed] == [(world.bobs.pk, 0)]


def test_objects_of_one_project_are_not_found_below_another(world: World, api: As) -> None:
    make_span(world.ottos, "'regime'")
    answer = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/spans/")
    assert answer.json()["results"] == []


def test_an_ended_membership_closes_every_door(world: World, api: As) -> None:
    make_member(world.project, "max", Role.MANAGER)
    both = world.project.memberships.filter(user__in=[world.alice, world.mona])
    both.update(ended_at="2026-01-01T00:00:00Z")
    for person in (world.alice, world.mona):
        assert api(person).get("/api/v1/projects/").json()["results"] == []
    assert api(world.alice).get(f"/api/v1/assignments/{world.alices.pk}/").status_code == 404


def test_a_deactivated_person_is_out_at_once(world: World, api: As) -> None:
    signed_in = api(world.alice)
    world.alice.is_active = False
    world.alice.save()
    assert signed_in.get("/api/v1/assignments/").status_code == 401


def test_a_withdrawn_article_is_gone_from_every_page(world: World, api: As) -> None:
    make_span(world.alices, "'regime'")
    world.text.article.withdrawn_at = timezone.now()
    world.text.article.save()
    project = f"/api/v1/projects/{world.project.slug}/"
    assert api(world.mona).get(project + "spans/").json()["results"] == []
    assert api(world.mona).get(project).json()["counts"] == {
        "articles": 0,
        "annotators": 2,
        "assignments": 0,
        "submitted": 0,
        "spans": 0,
    }
    assert api(world.mona).get("/api/v1/projects/").json()["results"][0]["article_count"] == 0
    assert api(world.alice).get("/api/v1/assignments/").json()["results"] == []
    content = b"".join(api(world.mona).get(project + "dataset.jsonl"))
    assert b"regime" not in content


def test_an_unknown_address_below_api_is_a_problem(world: World, api: As) -> None:
    answer = api(world.alice).get(f"/api/v1/nothing/{uuid4()}/")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert answer["Content-Type"] == "application/problem+json"
