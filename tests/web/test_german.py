"""Whoever reads German is told everything in German: what a person can read is in the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import translation

from annotator.agreement.result import Undefined
from annotator.dataset.table import COLUMNS
from annotator.errors import Refused
from annotator.people.actions import prefer
from annotator.saying import CATALOGUES, PLACE, messages, said
from tests.world import World

CODE = Path("annotator")
TEMPLATES = CODE / "web" / "templates"
WORDS = CATALOGUES / "de" / "LC_MESSAGES"
# Written for those who run the site or write programs: these stay English.
ENGLISH = (
    "admin",
    "environment",
    "jobs",
    "localdb",
    "management",
    "migrations",
    "settings",
    "toolchain",
)
# What a developer alone can bring about, or what is part of a text and not said about it.
UNSAID = (
    "agreement/study.py",
    "labelled/drafting.py",
    "demo/build.py",
    "demo/sources.py",
    "api/revisions.py",
)


def german() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for context, english, _ in messages("de"):
        found.setdefault(context, set()).add(shape(english))
    return found


def shape(sentence: str) -> str:
    """The sentence without the names of its places, which a program calls something else."""
    return PLACE.sub("{}", re.sub(r"%\(\w+\)s", "{}", sentence))


def subclasses(kind: type[Refused]) -> Iterator[type[Refused]]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


def has_words(sentence: str) -> bool:
    return bool(re.search("[a-z]{2}", PLACE.sub("", sentence)))


def test_every_refusal_has_german() -> None:
    ours = [one for one in subclasses(Refused) if one.__module__.startswith("annotator.")]
    sentences = {one.__doc__ or "" for one in ours}
    assert len(sentences) > 100
    assert {s for s in sentences if has_words(s) and shape(s) not in german()[""]} == set()


def test_every_sentence_in_the_code_has_german() -> None:
    sentences = {s for path in sorted(CODE.rglob("*.py")) if is_read(path) for s in told_in(path)}
    assert len(sentences) > 50
    assert {s for s in sentences if shape(s) not in german()[""]} == set()


def is_read(path: Path) -> bool:
    within = path.relative_to(CODE)
    return within.parts[0].removesuffix(".py") not in ENGLISH and within.as_posix() not in UNSAID


def told_in(path: Path) -> Iterator[str]:
    """Whole sentences: they begin with a capital or a fact, and end with a full stop."""
    tree = ast.parse(path.read_text())
    silent = {id(part) for node in ast.walk(tree) for part in unread(node)}
    for node in ast.walk(tree):
        sentence = written(node)
        if id(node) not in silent and re.fullmatch(r"[A-Z{]\S* (?s:.*)[^.]\.", sentence):
            yield sentence


def written(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(
            written(part) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def unread(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, the words of the REST documentation, and parts of longer sentences."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        yield from (one.value for one in node.body[:1] if isinstance(one, ast.Expr))
    if isinstance(node, ast.keyword) and node.arg in ("help_text", "description", "message"):
        yield from ast.walk(node.value)
    if isinstance(node, ast.Dict):
        named = zip(node.keys, node.values, strict=True)
        yield from (value for key, value in named if key and written(key) == "description")
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "OpenApiParameter":
        yield from ast.walk(node)
    if isinstance(node, ast.JoinedStr):
        yield from node.values


def test_every_template_has_german() -> None:
    text = "\n".join(path.read_text() for path in TEMPLATES.rglob("*.*"))
    sentences = set(re.findall(r'{% trans "([^"]*)" %}', text))
    for inner in re.findall(r"{% blocktrans[^%]*%}(.*?){% endblocktrans %}", text, re.DOTALL):
        sentences.add(re.sub(r"{{ (\w+) }}", r"{}", inner))
    assert len(sentences) > 20
    assert {s for s in sentences if s not in german()[""]} == set()


def test_every_page_made_here_has_german() -> None:
    text = "\n".join(path.read_text() for path in (CODE / "web").glob("*.py"))
    sentences = set(re.findall(r'_\(\s*"([^"]*)"\s*\)', text))
    assert len(sentences) > 20
    assert sentences - german()[""] == set()


@pytest.mark.parametrize("why", Undefined)
def test_why_a_figure_is_missing_has_german(why: Undefined) -> None:
    assert why.sentence in german()[""]


def test_every_column_of_the_dataset_is_explained_in_german() -> None:
    assert set(COLUMNS.values()) == german()["column"] & set(COLUMNS.values())


def test_german_fills_in_what_english_fills_in() -> None:
    def places(sentence: str) -> list[str]:
        return sorted(re.findall(r"%\(\w+\)s|\{\w+(?::[^}]*)?\}", sentence))

    unlike = [e for _, e, translated in messages("de") if places(e) != places(translated)]
    assert unlike == []


def test_what_is_delivered_is_what_is_written() -> None:
    with (WORDS / "django.po").open("rb") as words:
        catalogue = read_po(words)
    there = {(one.context or "", one.id, one.string) for one in catalogue if one.id}
    assert there == set(messages("de")), "compile the catalogue anew: CONTRIBUTING.md says how"


def test_what_fills_a_place_is_said_too() -> None:
    english = "The archive cannot be read: it holds more than 20,000 files."
    with translation.override("de"):
        assert said(english) == "Das Archiv ist nicht lesbar: es enthält mehr als 20.000 Dateien."
    with translation.override("en"):
        assert said(english) == english


def test_a_name_is_not_taken_for_our_words() -> None:
    with translation.override("de"):
        assert said("There is no label characters.") == "Es gibt kein Label characters."


def test_what_the_catalogue_does_not_know_stays_as_it_is() -> None:
    with translation.override("de"):
        assert said("Nobody ever wrote this.") == "Nobody ever wrote this."


def test_pages_before_signing_in_follow_the_browser(client: Client, db: None) -> None:
    page = client.get("/accounts/login/", headers={"Accept-Language": "de-AT,en;q=0.5"})
    words = page.content.decode()
    assert '<html lang="de">' in words
    assert "<h1>Anmelden</h1>" in words
    assert "Benutzername" in words


def test_a_choice_counts_more_than_the_browser(client: Client, world: World) -> None:
    prefer(person=world.alice, language="de")
    client.force_login(world.alice)
    for address in ("/", "/accounts/password/change/", "/assignments/999999/"):
        page = client.get(address, headers={"Accept-Language": "en"})
        assert '<html lang="de"' in page.content.decode(), address
        assert page["Content-Language"] == "de"


def test_the_documentation_stays_english(client: Client, world: World) -> None:
    prefer(person=world.alice, language="de")
    client.force_login(world.alice)
    page = client.get("/api/docs/", headers={"Accept-Language": "de"})
    assert '<html lang="en">' in page.content.decode()
    assert page["Content-Language"] == "en"


def test_an_answer_is_in_the_language_that_was_asked_for(client: Client, world: World) -> None:
    client.force_login(world.alice)
    there = client.get("/api/v1/assignments/999999/", headers={"Accept-Language": "de"}).json()
    assert there["code"] == "not_found"
    assert there["detail"] == "Unter Ihren Zuweisungen gibt es diese nicht."


def test_a_refusal_is_german_for_who_reads_german(client: Client, world: World) -> None:
    client.force_login(world.alice)
    ends = {"label": "scare_quote", "start": 0, "end": len(world.text.content)}
    answer = client.put(
        f"/api/v1/assignments/{world.alices.pk}/spans/{uuid4()}/",
        {**ends, "quote": world.text.content, "revision": 0},
        content_type="application/json",
        headers={"Accept-Language": "de"},
    )
    assert answer.status_code == 400
    assert answer.json()["detail"] == "Dieses Label muss innerhalb eines Absatzes bleiben."
