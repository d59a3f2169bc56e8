"""What becomes of each label between two versions of a codebook. Pure: names in, fates out.

A slug is an identity: the label that has it in both versions is the same. Everything else is a
decision, a list of new slugs for an old one: none retires it, several split it, and one to which
several lead is merged.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

KEPT, RENAMED, MERGED, SPLIT, RETIRED = "kept", "renamed", "merged", "split", "retired"
UNDECIDED = "undecided"
JOIN, KEEP, WORKLIST = "join", "keep", "worklist"


@dataclass(frozen=True)
class Entry:
    """What a label is recognised by."""

    slug: str
    name: str
    definition: str
    exclusive: bool


@dataclass(frozen=True)
class Names:
    """One version: its labels in order, its link types and its questions."""

    labels: Mapping[str, Entry]
    link_types: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rule:
    """What happens where spans collide: join them, keep both as `label`, or let a person look."""

    rule: str = JOIN
    label: str = ""


@dataclass(frozen=True)
class Decisions:
    """`labels` leads from an old slug to new ones; the first holds until a person has looked."""

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    collisions: Mapping[str, Rule] = field(default_factory=dict)
    link_types: Mapping[str, str | None] = field(default_factory=dict)
    questions: Mapping[str, str | None] = field(default_factory=dict)
    look_at_losses: bool = True

    def rule_for(self, label: str) -> Rule:
        return self.collisions.get(label, Rule())


@dataclass(frozen=True)
class Fate:
    """`to` has no slug where the label is retired, and several where it is split."""

    kind: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """Something that must be put right before the plan can be applied."""

    code: str
    label: str
    other: str = ""


def fates(old: Names, new: Names, decided: Decisions) -> dict[str, Fate]:
    """For each old label, in order. What nobody decided and no slug answers is undecided."""
    chosen = {slug: _targets(slug, new, decided) for slug in old.labels}
    many = Counter(to[0] for to in chosen.values() if to)
    return {slug: Fate(_kind(slug, to, many), to or ()) for slug, to in chosen.items()}


def _targets(slug: str, new: Names, decided: Decisions) -> tuple[str, ...] | None:
    if slug in decided.labels:
        return tuple(dict.fromkeys(decided.labels[slug]))
    return (slug,) if slug in new.labels else None


def _kind(slug: str, to: tuple[str, ...] | None, many: Counter[str]) -> str:
    if to is None:
        return UNDECIDED
    if not to:
        return RETIRED
    if len(to) > 1:
        return SPLIT
    if many[to[0]] > 1:
        return MERGED
    return KEPT if to[0] == slug else RENAMED


def same(slug: str, decided: Mapping[str, str | None], there: Iterable[str]) -> str | None:
    """Where a link type or a question goes: as decided, else to the one with its slug."""
    if slug in decided:
        return decided[slug]
    return slug if slug in there else None


def proposed(old: Names, new: Names) -> dict[str, tuple[str, ...]]:
    """A rename for each old label that is gone, where a new one has its name or definition."""
    fresh = [one for slug, one in new.labels.items() if slug not in old.labels]
    gone = [one for slug, one in old.labels.items() if slug not in new.labels]
    found = {one.slug: [other.slug for other in fresh if _alike(one, other)] for one in gone}
    return {slug: (alike[0],) for slug, alike in found.items() if len(alike) == 1}


def _alike(one: Entry, other: Entry) -> bool:
    if _plain(one.name) == _plain(other.name):
        return True
    return _plain(one.definition) != "" and _plain(one.definition) == _plain(other.definition)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def problems(old: Names, new: Names, decided: Decisions) -> list[Problem]:
    """What keeps the plan from being applied, in the order of the old labels."""
    found = [
        Problem(UNDECIDED, slug)
        for slug, fate in fates(old, new, decided).items()
        if fate.kind == UNDECIDED
    ]
    for slug, rule in decided.collisions.items():
        other = new.labels.get(rule.label)
        if rule.rule == KEEP and (other is None or other.exclusive):
            found.append(Problem("keeps_nowhere", slug, rule.label))
    return found + _asked_twice(old, new, decided)


def _asked_twice(old: Names, new: Names, decided: Decisions) -> list[Problem]:
    """Two answers of one article cannot become one."""
    seen: dict[str, str] = {}
    found = []
    for slug in sorted(old.questions):
        to = same(slug, decided.questions, new.questions)
        if to and to in seen:
            found.append(Problem("asked_twice", slug, seen[to]))
        elif to:
            seen[to] = slug
    return found


def unknown(old: Names, new: Names, decided: Decisions) -> str | None:
    """The first name in the decisions that its version does not have."""
    new_labels = [*(one for to in decided.labels.values() for one in to), *decided.collisions]
    new_labels += [rule.label for rule in decided.collisions.values() if rule.label]
    asked = (
        (decided.labels, old.labels),
        (new_labels, new.labels),
        (decided.link_types, old.link_types),
        (filter(None, decided.link_types.values()), new.link_types),
        (decided.questions, old.questions),
        (filter(None, decided.questions.values()), new.questions),
    )
    for names, there in asked:
        for name in names:
            if name not in there:
                return name
    return None
