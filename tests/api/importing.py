"""What tests of imports over REST send, and ask for."""

import json
from typing import Any
from uuid import uuid4

from annotator.articles.models import Article
from annotator.imports.models import Import
from annotator.imports.storing_actions import store_import
from tests.conftest import As
from tests.imports.test_import_articles import SCRAPES, VELMAR
from tests.world import World

MENU = "Home\nShare\nPrint\n"
HEADLINE = "Blueprint for 'regime' overthrow in Velmar unveiled"


def address(world: World, uuid: Any, verb: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/imports/{uuid}/{verb}"


def pasted(name: str = "pasted", **changes: Any) -> dict[str, Any]:
    return {"name": name, "text": VELMAR.read_text(), **changes}


def file(api: As, world: World, name: str, data: bytes = b"") -> dict[str, Any]:
    """Sent first, as the page does."""
    uuid = uuid4()
    where = f"/api/v1/projects/{world.project.slug}/uploads/{uuid}/?name={name}"
    data = data or (SCRAPES / name).read_bytes()
    client: Any = api(world.mona)
    assert client.generic("PUT", where, data, "application/octet-stream").status_code == 201
    return {"name": name, "upload": str(uuid)}


def rows(*lines: dict[str, Any] | str) -> bytes:
    told = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return "\n".join(told).encode()


def levy(number: int, **changes: Any) -> dict[str, Any]:
    body = f"The council of town {number} voted for it on day {number}, it said."
    return {"headline": f"Levy number {number} doubled", "body": body, **changes}


def draft(api: As, world: World, *sources: dict[str, Any], uuid: Any = None) -> Any:
    where = address(world, uuid or uuid4())
    return api(world.mona).put(where, {"sources": list(sources)})


def begin(api: As, world: World, uuid: Any, **body: Any) -> Any:
    return api(world.mona).post(address(world, uuid, "start/"), body)


def finish(api: As, world: World, uuid: Any, **body: Any) -> Any:
    assert begin(api, world, uuid, **body).status_code == 200
    store_import(batch=Import.objects.get(uuid=uuid).pk)
    return api(world.mona).get(address(world, uuid)).json()


def edit(api: As, world: World, uuid: Any, position: int, **body: Any) -> Any:
    return api(world.mona).put(address(world, uuid, f"items/{position}/"), body)


def articles(world: World) -> Any:
    return Article.objects.filter(project=world.project).exclude(identity__startswith="test:")
