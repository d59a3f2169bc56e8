"""Giving out work: by hand or evenly, always in sets, never twice."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Max

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.assignments.plan import plan
from annotator.codebook.models import Codebook
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.projects.models import Membership, Project, Role


@dataclass(frozen=True, kw_only=True)
class Evenly:
    """`per_article` annotators for each article; None means all articles, or all annotators."""

    per_article: int
    articles: Collection[int] | None = None
    annotators: Collection[str] | None = None
    only_unassigned: bool = False


class NoCodebook(Conflict):
    """This project has no published codebook yet, so there is nothing to mark with."""


class NoAnnotator(Conflict):
    """This project has no annotator yet. Add one first, then give out its articles."""


class TooFewAnnotators(Invalid):
    """{wanted} annotators for each article are more than the {chosen} who were chosen."""

    field = "per_article"


class UnknownAnnotator(Invalid):
    """{pseudonym} is not an annotator of this project now."""

    field = "annotators"


class UnknownArticle(Invalid):
    """This project has no article {article}."""

    field = "articles"


def current_codebook(project: Project) -> Codebook:
    """The newest published codebook. Raises NoCodebook."""
    codebook = Codebook.objects.published_in(project).last()
    if codebook is None:
        raise NoCodebook
    return codebook


def annotators_of(project: Project) -> list[Membership]:
    """Those of today who can sign in."""
    members = Membership.objects.filter(project=project, role=Role.ANNOTATOR, ended_at=None)
    members = members.filter(user__is_active=True)
    return list(members.select_related("user").order_by("pseudonym"))


def assign(
    *, actor: Actor | None, text: Text, annotators: Iterable[Membership], round: int = 1
) -> list[Assignment]:
    """Gives `text` to `annotators`; who has it already keeps it. Raises NoCodebook."""
    with acting(actor, "assign article"):
        project = Project.objects.locked(Project.objects.get(articles__texts=text).pk)
        wanted = [(text.pk, annotator.pk) for annotator in annotators]
        return _add(project, current_codebook(project), wanted, round)


def give_by_hand(
    *, actor: Actor, project: Project, articles: Collection[int], annotators: Collection[str]
) -> list[Assignment]:
    """Gives each of `articles` to each of `annotators`; who has one already keeps it.

    Raises NoCodebook, NoAnnotator, UnknownAnnotator and UnknownArticle.
    """
    with acting(actor, "assign article"):
        project = Project.objects.locked(project.pk)
        codebook = current_codebook(project)
        people = _chosen(project, annotators)
        texts = _texts(project, articles)
        wanted = [(text, one.pk) for text in texts.values() for one in people]
        return _add(project, codebook, wanted)


def give_evenly(*, actor: Actor, project: Project, wanted: Evenly) -> list[Assignment]:
    """Carries out `planned`. Raises what it raises."""
    with acting(actor, "assign article"):
        project = Project.objects.locked(project.pk)
        pairs = [(text, member.pk) for text, member in planned(project, wanted)]
        return _add(project, current_codebook(project), pairs)


def planned(project: Project, wanted: Evenly) -> list[tuple[int, Membership]]:
    """Which text would go to whom: every article read by so many, everybody reading as much.

    Writes nothing. What is assigned already counts. Raises NoCodebook, NoAnnotator,
    UnknownAnnotator, UnknownArticle and TooFewAnnotators.
    """
    codebook = current_codebook(project)
    people = {one.pk: one for one in _chosen(project, wanted.annotators)}
    if wanted.per_article > len(people):
        raise TooFewAnnotators(wanted=wanted.per_article, chosen=len(people))
    texts = _texts(project, wanted.articles)
    have = _holders(project, codebook, texts)
    if wanted.only_unassigned:
        texts = {article: text for article, text in texts.items() if not have[text]}
    pairs = plan(
        articles=list(texts.values()),
        annotators=list(people),
        per_article=wanted.per_article,
        have=have,
        loads=_loads(project),
        caps={pk: one.cap for pk, one in people.items() if one.cap is not None},
        seed=project.pk,
    )
    return [(text, people[one]) for text, one in pairs]


def _chosen(project: Project, pseudonyms: Collection[str] | None) -> list[Membership]:
    there = {one.pseudonym: one for one in annotators_of(project)}
    if not there:
        raise NoAnnotator
    unknown = [name for name in pseudonyms or () if name not in there]
    if unknown:
        raise UnknownAnnotator(pseudonym=unknown[0])
    return [one for one in there.values() if pseudonyms is None or one.pseudonym in pseudonyms]


def _texts(project: Project, articles: Collection[int] | None) -> dict[int, int]:
    """Article to the Text that is given out now, in order."""
    present = Text.objects.present_in(project).order_by("article")
    there = dict(present.values_list("article", "pk"))
    if articles is None:
        return there
    unknown = [article for article in articles if article not in there]
    if unknown:
        raise UnknownArticle(article=unknown[0])
    return {article: there[article] for article in sorted(set(articles))}


def _holders(project: Project, codebook: Codebook, texts: dict[int, int]) -> dict[int, set[int]]:
    """Who has an article already, by its newest Text: also who has it as it was before."""
    rows = Assignment.objects.in_project(project).present().counting()
    rows = rows.filter(codebook=codebook, round=1)
    holders: dict[int, set[int]] = defaultdict(set)
    for article, annotator in rows.values_list("text__article", "annotator"):
        if article in texts:
            holders[texts[article]].add(annotator)
    return holders


def _loads(project: Project) -> Counter[int]:
    rows = Assignment.objects.in_project(project).present()
    return Counter(rows.values_list("annotator", flat=True))


def _add(
    project: Project, codebook: Codebook, wanted: list[tuple[int, int]], round: int = 1
) -> list[Assignment]:
    """Three statements, however many articles."""
    texts = {text for text, _ in wanted}
    there = Assignment.objects.filter(text__in=texts, codebook=codebook, round=round)
    have = set(there.values_list("text", "annotator"))
    slots = Counter(dict(there.order_by().values_list("text").annotate(last=Max("slot"))))
    new = [pair for pair in dict.fromkeys(wanted) if pair not in have]
    return Assignment.objects.bulk_create(
        _slotted(project, codebook, round, text, annotator, slots) for text, annotator in new
    )


def _slotted(
    project: Project,
    codebook: Codebook,
    round: int,
    text: int,
    annotator: int,
    slots: Counter[int],
) -> Assignment:
    slots[text] += 1
    return Assignment(
        project=project,
        text_id=text,
        codebook=codebook,
        annotator_id=annotator,
        round=round,
        slot=slots[text],
    )
