"""Small corpora as plain Python values, and random ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from annotator.agreement import Completions, Spans, Study, Texts

LABELS = ("quotation", "loaded", "hedge")

Marked = tuple[str, int, int]  # label, start, end


@dataclass
class Article:
    """A text's length and, for everybody who completed it, the spans (possibly none)."""

    length: int
    readers: dict[int, list[Marked]] = field(default_factory=dict)


Corpus = dict[int, Article]


def study(corpus: Corpus, labels: tuple[str, ...] = LABELS) -> Study:
    return Study(
        labels=labels,
        texts=Texts.from_rows((a, article.length) for a, article in corpus.items()),
        completions=Completions.from_rows(
            (a, reader) for a, article in corpus.items() for reader in article.readers
        ),
        spans=Spans.from_rows(
            (a, reader, labels.index(label), start, end)
            for a, article in corpus.items()
            for reader, spans in article.readers.items()
            for label, start, end in spans
        ),
    )


def one(length: int, *readers: list[Marked]) -> Study:
    """A study of one article; the first reader is 0."""
    return study({0: Article(length, dict(enumerate(readers)))})


def spans(length: int) -> st.SearchStrategy[list[Marked]]:
    if not length:
        return st.just([])
    bounds = st.sets(st.integers(0, length), min_size=2, max_size=2).map(sorted)
    span = st.builds(lambda label, b: (label, b[0], b[1]), st.sampled_from(LABELS), bounds)
    return st.lists(span, max_size=5)


@st.composite
def articles(draw: st.DrawFn, annotators: int = 4) -> Article:
    length = draw(st.integers(0, 20))
    who = draw(st.sets(st.integers(0, annotators - 1)))
    return Article(length, {reader: draw(spans(length)) for reader in sorted(who)})


def corpora() -> st.SearchStrategy[Corpus]:
    return st.dictionaries(st.integers(0, 50), articles(), max_size=4)
