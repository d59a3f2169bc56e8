"""What the loaded demo holds, as the product sees it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from annotator.demo.build import FIXTURES
from annotator.demo.people import PEOPLE
from annotator.history.models import Event
from annotator.models import Link, Membership, Project, Span, User
from annotator.statistics.agreement import agreement
from annotator.statistics.gathered import Filters


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Loaded once for all tests here, and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *FIXTURES, verbosity=0)
        yield
        transaction.set_rollback(True)


def test_nobody_gets_a_password(loaded: None) -> None:
    people = User.objects.filter(memberships__project__slug="demo")
    assert sorted(user.username for user in people) == sorted(PEOPLE)
    assert not any(user.has_usable_password() for user in people)


def test_every_role_takes_part(loaded: None) -> None:
    roles = Membership.objects.filter(project__slug="demo").values_list("user__username", "role")
    assert dict(roles) == {name: role for name, (_, role) in PEOPLE.items()}


def test_the_history_tells_of_the_loading(loaded: None) -> None:
    project = Project.objects.get(slug="demo")
    spans = Event.objects.filter(project=project, table="annotator_span", actor=None)
    assert spans.count() == Span.objects.filter(assignment__project=project).count()


def test_links_lead_from_and_to_labels_of_their_type(loaded: None) -> None:
    links = Link.objects.filter(assignment__project__slug="demo")
    links = links.select_related("type", "source__label", "target__label")
    for link in links:
        assert link.source.label.slug in link.type.from_labels
        assert not link.type.to_labels or link.target.label.slug in link.type.to_labels
    assert links.values("type").distinct().count() >= 4


def test_agreement_is_defined_and_believable(loaded: None) -> None:
    layers = agreement(Project.objects.get(slug="demo"), Filters()).layers
    alphas = [layer.figures[0].value for layer in layers if layer.kind == "label"]
    defined = [alpha for alpha in alphas if alpha is not None]
    assert len(defined) >= 8
    usual = [alpha for alpha in defined if 0.2 <= alpha <= 0.9]
    assert len(usual) > len(defined) * 0.6
    assert len({round(alpha, 2) for alpha in defined}) > len(defined) / 2
