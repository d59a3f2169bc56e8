"""From the values that files use to the entries of a codebook. Pure: values in, values out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.labelled.found import Item

LABEL, QUESTION, LINK = "label", "question", "link"
# A question with more distinct answers than this is not a choice.
MOST_ANSWERS, MOST_LABELS = 60, 2000
CONTINUES = "continues"
LEAVE_OUT = {"leave_out": True}
Target = dict[str, Any]
Value = dict[str, Any]


def words(value: Any) -> str:
    """A value as a mapping shows and finds it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def folded(value: str) -> str:
    return re.sub(r"[\W_]+", "_", value.casefold()).strip("_")


class Values:
    """Counts the distinct values of every kind while items go by."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], Counter[str]] = {}
        self._free: Counter[tuple[str, str]] = Counter()
        self._several: set[str] = set()

    def hear(self, item: Item) -> None:
        for work in item.works:
            for mark in work.marks:
                self._count(LABEL, "", mark.label)
            for tie in work.ties:
                self._count(LINK, "", tie.type)
            for reply in work.replies:
                if isinstance(reply.value, list):
                    self._several.add(reply.question)
                for one in each(reply.value):
                    self._count(QUESTION, reply.question, words(one))

    def _count(self, kind: str, name: str, value: str) -> None:
        key = (kind, name)
        counts = self._counts.setdefault(key, Counter())
        most = MOST_ANSWERS if kind == QUESTION else MOST_LABELS
        if value in counts or len(counts) < most:
            counts[value] += 1
        else:
            self._free[key] += 1

    def listed(self) -> list[Value]:
        """The values, the most frequent first; `value` None stands for whatever is said."""
        return [value for key in sorted(self._counts) for value in self._of(key)]

    def _of(self, key: tuple[str, str]) -> Iterator[Value]:
        kind, name = key
        counts = self._counts[key]
        several = name in self._several
        if kind == QUESTION and key in self._free:
            count = counts.total() + self._free[key]
            yield _value(kind, name, None, count, several)
            return
        for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            yield _value(kind, name, value, count, several)
        if key in self._free:
            yield _value(kind, name, None, self._free[key], several)


def each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _value(kind: str, name: str, value: str | None, count: int, several: bool) -> Value:
    facts = {"kind": kind, "name": name, "value": value, "count": count}
    return {**facts, "several": several, "target": None}


@dataclass(frozen=True)
class Offers:
    """What a codebook has: labels as slug and name, questions with their values, link types."""

    labels: dict[str, str] = field(default_factory=dict)
    questions: dict[str, list[str]] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    def have(self, target: Target) -> bool:
        """Whether each entry that the target names is there."""
        label, link, question = (target.get(kind) for kind in (LABEL, LINK, QUESTION))
        return (
            (label is None or label in self.labels)
            and (link is None or link in self.links)
            and (question is None or self._takes(question, target.get("value")))
        )

    def _takes(self, question: str, value: str | None) -> bool:
        offered = self.questions.get(question)
        return offered is not None and (not offered or value is None or value in offered)


def proposed(values: Iterable[Value], offers: Offers) -> list[Value]:
    """Each value with the target it names itself: by slug, by name, or in other case or spacing."""
    return [{**value, "target": value["target"] or _proposal(value, offers)} for value in values]


def _proposal(value: Value, offers: Offers) -> Target | None:
    said = value["value"]
    if value["kind"] == QUESTION:
        return _answer(value, offers)
    if said is None:
        return None
    if value["kind"] == LINK:
        found = _alike(said, {slug: slug for slug in offers.links})
        return {"link": found} if found else None
    found = _alike(said, offers.labels)
    return {"label": found} if found else None


def _answer(value: Value, offers: Offers) -> Target | None:
    question = _alike(value["name"], {slug: slug for slug in offers.questions})
    if question is None:
        return None
    offered = offers.questions[question]
    if not offered:
        return {"question": question}
    if value["value"] is None:
        return None
    found = _alike(value["value"], {one: one for one in offered})
    return {"question": question, "value": found} if found else None


def _alike(said: str, there: dict[str, str]) -> str | None:
    if said in there:
        return said
    exact = [slug for slug, name in there.items() if name == said]
    loose = [slug for slug, name in there.items() if folded(said) in (folded(slug), folded(name))]
    # Two that are alike are none: a person decides.
    for found in (exact, loose if folded(said) else []):
        if len(found) == 1:
            return found[0]
    return None


class Mapping:
    """Finds the target of a value; None where nobody gave it one."""

    def __init__(self, values: Iterable[Value]) -> None:
        self._targets = {(v["kind"], v["name"], v["value"]): v["target"] for v in values}

    def of(self, kind: str, name: str, value: Any) -> Target | None:
        exact = self._targets.get((kind, name, words(value)))
        return exact or self._targets.get((kind, name, None))


def applied(values: list[Value], wanted: Iterable[Value]) -> list[Value]:
    """The values with the targets that somebody gave them."""
    given = {(v["kind"], v.get("name", ""), v["value"]): v["target"] for v in wanted}
    keys = [(v["kind"], v["name"], v["value"]) for v in values]
    return [
        {**value, "target": given.get(key, value["target"])}
        for key, value in zip(keys, values, strict=True)
    ]
