"""The OpenAPI document in the repository is the one the code states."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.test import Client

CHECKED_IN = Path(__file__).resolve().parents[2] / "frontend" / "src" / "api" / "openapi.json"


def test_the_checked_in_document_has_not_drifted() -> None:
    out = StringIO()
    call_command("spectacular", format="openapi-json", validate=True, fail_on_warn=True, stdout=out)
    stated = json.loads(out.getvalue())
    assert json.loads(CHECKED_IN.read_text()) == stated, "run `make client`"


def test_it_is_openapi_3_1_and_served(db: None) -> None:
    answer = Client().get("/api/openapi.json", headers={"Accept": "application/json"})
    assert answer.status_code == 200
    assert json.loads(answer.content)["openapi"].startswith("3.1")


def test_the_docs_page_loads_nothing_from_elsewhere(db: None) -> None:
    content = Client().get("/api/docs/").content.decode()
    assert "swagger-ui" in content
    assert "//cdn" not in content
    assert "https://" not in content


def test_every_endpoint_says_what_it_is_for() -> None:
    document = json.loads(CHECKED_IN.read_text())
    told = [
        (operation["tags"], operation["summary"], bool(operation["description"]))
        for path in document["paths"].values()
        for operation in path.values()
    ]
    assert all(len(tags) == 1 and summary and described for tags, summary, described in told)
    assert len({summary for _, summary, _ in told}) == len(told)
