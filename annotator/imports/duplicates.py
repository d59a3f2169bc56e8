"""Whether something is there already, or much like something else: said, never decided here."""

from collections.abc import Iterable

from django.db import connection

from annotator.articles.models import Article, Text, TextBands
from annotator.imports import items as rows
from annotator.imports.likeness import bands, likeness
from annotator.imports.models import Import, ImportItem
from annotator.projects.models import Project

LIKE = 0.7  # from here on two texts are shown beside each other
MOST_ALIKE = 5
A_FEW = 100
BY_WORDS = "text:"

# OFFSET 0 has the index of bands asked first: it finds a handful among any number.
AMONG_TEXTS = """
SELECT i.id, t.id FROM annotator_importitem i CROSS JOIN LATERAL (
    SELECT t.id FROM (
        SELECT b.text_id FROM annotator_textbands b WHERE b.values && i.bands OFFSET 0
    ) b JOIN annotator_text t ON t.id = b.text_id
    JOIN annotator_article a ON a.id = t.article_id
    WHERE a.project_id = %s AND a.id IS DISTINCT FROM i.known_id
    ORDER BY t.id DESC LIMIT %s
) t WHERE i.id = ANY(%s)
"""
AMONG_ITEMS = """
SELECT i.id, o.id FROM annotator_importitem i CROSS JOIN LATERAL (
    SELECT o.id FROM (
        SELECT o.id, o.batch_id, o.position FROM annotator_importitem o
        WHERE o.bands && i.bands OFFSET 0
    ) o
    WHERE o.batch_id = i.batch_id AND o.position < i.position
        AND o.position IS DISTINCT FROM i.twin
    ORDER BY o.id LIMIT %s
) o WHERE i.id = ANY(%s)
"""


def place(batch: Import, items: list[ImportItem]) -> None:
    """Says of each whether its article is there already, or an earlier item is the same."""
    recognise(batch.project, items)
    identities = {item.identity for item in items if item.identity}
    there = _there(batch.project, identities)
    earlier = ImportItem.objects.filter(batch=batch, identity__in=identities).exclude(choice="skip")
    first: dict[str, int] = {}
    for identity, position in earlier.order_by("position").values_list("identity", "position"):
        first.setdefault(identity, position)
    for item in items:
        if item.identity:
            known, digests = there.get(item.identity, (None, set()))
            item.known_id, item.changed = known, bool(known) and item.digest not in digests
            position = first.setdefault(item.identity, item.position)
            item.twin = position if position < item.position else None


def recognise(project: Project, items: Iterable[ImportItem]) -> list[ImportItem]:
    """Gives items with the words of any version of an article its identity; says which.

    What has an id or address of its own stays apart from what has another one: two papers may
    print the same words.
    """
    items = [item for item in items if item.identity]
    same = Text.objects.filter(article__project=project, sha256__in={i.digest for i in items})
    found: dict[str, list[str]] = {}
    rows = same.order_by("article").values_list("sha256", "article__identity")
    for digest, identity in rows:
        found.setdefault(digest, []).append(identity)
    return [item for item in items if _takes(item, found.get(item.digest, []))]


def _takes(item: ImportItem, identities: list[str]) -> bool:
    nameless = item.identity.startswith(BY_WORDS)
    fitting = [one for one in identities if nameless or one.startswith(BY_WORDS)]
    if item.identity in identities or not fitting:
        return False
    item.identity = fitting[0]
    return True


def _there(project: Project, identities: Iterable[str]) -> dict[str, tuple[int, set[str]]]:
    texts = Text.objects.filter(article__project=project, article__identity__in=identities)
    found: dict[str, tuple[int, set[str]]] = {}
    for identity, article, digest in texts.values_list("article__identity", "article", "sha256"):
        found.setdefault(identity, (article, set()))[1].add(digest)
    for pk, identity in Article.objects.filter(
        project=project, identity__in=set(identities) - set(found)
    ).values_list("pk", "identity"):
        found[identity] = (pk, set())
    return found


def fill_bands(project: Project) -> bool:
    """Bands for some texts that have none yet; False when every text has them.

    Withdrawn ones get theirs: a copy of one would bring back what was taken down.
    """
    texts = Text.objects.newest().filter(article__project=project, bands=None)
    some = texts.values_list("pk", "content")[:A_FEW]
    made = [TextBands(text_id=pk, values=list(bands(content))) for pk, content in some]
    TextBands.objects.bulk_create(made, ignore_conflicts=True)
    return bool(made)


def compare(batch: Import, items: list[ImportItem]) -> None:
    """Says of each which articles and earlier items its words are much like."""
    texts, others = _candidates(batch, [item.pk for item in items])
    known = {text.pk: text for text in Text.objects.filter(pk__in={b for _, b in texts})}
    near = ImportItem.objects.filter(pk__in={b for _, b in others}).select_related("source")
    by_pk = {item.pk: item for item in near}
    for item in items:
        mine = rows.words(item)
        near_it = [known[b] for a, b in texts if a == item.pk]
        alike = _articles(mine, near_it) + [
            {"item": by_pk[b].position, "likeness": likeness(mine, rows.words(by_pk[b]))}
            for a, b in others
            if a == item.pk
        ]
        found = [one for one in alike if one["likeness"] >= LIKE]
        item.alike = sorted(found, key=lambda one: -one["likeness"])[:MOST_ALIKE]


def _articles(mine: str, texts: list[Text]) -> list[dict[str, float]]:
    """Each article once, by the version of its text that is most like these words."""
    most: dict[int, float] = {}
    for text in texts:
        share = likeness(mine, text.content)
        most[text.article_id] = max(share, most.get(text.article_id, 0))
    return [{"article": article, "likeness": share} for article, share in most.items()]


def _candidates(
    batch: Import, pks: list[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    with connection.cursor() as cursor:
        cursor.execute(AMONG_TEXTS, [batch.project_id, MOST_ALIKE, pks])
        texts = cursor.fetchall()
        cursor.execute(AMONG_ITEMS, [MOST_ALIKE, pks])
        return texts, cursor.fetchall()
