"""`manage.py import_articles`: a messy scrape becomes an article, once, or nothing at all."""

from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from annotator.articles.models import Article, Snapshot, Text
from annotator.assignments.models import Assignment
from tests.world import World

SCRAPES = Path(__file__).resolve().parents[2] / "fixtures" / "scrapes"
VELMAR = SCRAPES / "velmar_regime.txt"


def run(world: World, *files: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_articles", *files, project=world.project.slug, stdout=out, **options)
    return out.getvalue()


def articles(world: World) -> Any:
    return Article.objects.filter(project=world.project).exclude(identity__startswith="test:")


def test_the_article_stands_as_it_was_read(world: World) -> None:
    run(world, VELMAR)
    article = articles(world).get()
    text = article.texts.get()
    assert "'regime'" in text.headline
    assert text.content.count(text.headline) == 1
    assert article.zone_assumed
    kinds = [block["kind"] for block in text.blocks]
    assert kinds[:2] == ["headline", "standfirst"]
    assert kinds.count("paragraph") == 9


def test_outlet_story_and_language_may_be_named(world: World) -> None:
    run(world, VELMAR, outlet="Lake Herald", story="Velmar", language="en-GB")
    article = articles(world).get()
    assert (article.outlet.name, article.story.name) == ("Lake Herald", "Velmar")
    assert article.language == "en-GB"


def test_blocks_cover_the_text_in_order(world: World) -> None:
    run(world, VELMAR)
    text = articles(world).get().texts.get()
    parts = [text.content[b["start"] : b["end"]] for b in text.blocks]
    assert "\n\n".join(parts) == text.content
    assert text.length == len(text.content)


def test_the_original_bytes_are_kept(world: World) -> None:
    run(world, VELMAR)
    snapshot = Snapshot.objects.get(article=articles(world).get())
    assert bytes(snapshot.content) == VELMAR.read_bytes()
    assert snapshot.sha256 == sha256(VELMAR.read_bytes()).hexdigest()
    assert snapshot.extractor == "plain-text-scrape"
    assert snapshot.version
    assert snapshot.steps


def test_importing_again_adds_nothing(world: World) -> None:
    run(world, VELMAR)
    assert "there already" in run(world, VELMAR)
    assert articles(world).count() == 1
    assert Text.objects.filter(article__in=articles(world)).count() == 1


def test_all_scrapes_at_once(world: World) -> None:
    files = sorted(SCRAPES.glob("*.txt"))
    run(world, *files)
    assert articles(world).count() == len(files)


def test_a_file_without_body_says_why_and_stores_nothing(world: World, tmp_path: Path) -> None:
    bare = tmp_path / "menu.txt"
    bare.write_text("Home\nShare\nPrint\n")
    with pytest.raises(CommandError, match=r"Nothing was imported\. .*menu\.txt: "):
        run(world, VELMAR, bare)
    assert not articles(world).exists()


def test_a_missing_file(world: World) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run(world, Path("nowhere.txt"))


def test_an_unknown_project_names_the_known_ones(world: World) -> None:
    with pytest.raises(CommandError, match=world.project.slug):
        call_command("import_articles", VELMAR, project="nope")


def test_assign_gives_it_to_every_annotator_once(world: World) -> None:
    for _ in range(2):
        run(world, VELMAR, assign=True)
    given = Assignment.objects.filter(text__article__in=articles(world))
    assert sorted(a.annotator.user.pk for a in given if a.annotator) == [
        world.alice.pk,
        world.bob.pk,
    ]
    assert sorted(given.values_list("slot", flat=True)) == [1, 2]


def test_the_same_article_in_two_projects_is_two_articles(world: World) -> None:
    run(world, VELMAR)
    call_command("import_articles", VELMAR, project=world.ottos.project.slug, stdout=StringIO())
    assert Article.objects.filter(identity=articles(world).get().identity).count() == 2


def test_a_language_is_a_code_as_it_is_for_a_project(world: World) -> None:
    with pytest.raises(CommandError, match="A language is given by its code"):
        run(world, VELMAR, language="English")
    assert not articles(world).exists()
