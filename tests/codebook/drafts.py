"""A content that could be published, and what changes it."""

from copy import deepcopy
from typing import Any

from annotator.codebook.content import Content, normal

PLAIN: Content = normal(
    {
        "title": "Plain",
        "families": [{"slug": "quotation", "name": "Quotation", "colour": "violet"}],
        "labels": [
            {
                "slug": "quotation.scare",
                "family": "quotation",
                "name": "Scare quotes",
                "key": "s",
                "definition": "Marks that signal doubt.",
                "examples": [{"text": "the 'reform'", "spans": [[4, 12]], "why": "irony"}],
                "attributes": [
                    {
                        "slug": "origin",
                        "kind": "choice",
                        "values": [{"value": "headline"}, {"value": "body"}],
                    }
                ],
            },
            {
                "slug": "quotation.direct",
                "family": "quotation",
                "name": "Direct",
                "key": "d",
                "definition": "A whole utterance.",
                "contrasts": [{"label": "quotation.scare", "why": "nothing is doubted"}],
            },
        ],
        "link_types": [{"slug": "answers", "from_labels": ["quotation.direct"]}],
        "questions": [
            {
                "slug": "genre",
                "wording": "What is it?",
                "level": "nominal",
                "values": [{"value": "report"}, {"value": "opinion"}],
            }
        ],
        "guidelines": [{"slug": "start", "title": "How to start", "body": "Read **first**."}],
    }
)


def plain(**changes: Any) -> Content:
    return {**deepcopy(PLAIN), **changes}


def with_label(at: int = 0, **changes: Any) -> Content:
    content = plain()
    content["labels"][at].update(changes)
    return content
