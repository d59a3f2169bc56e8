"""Gathers the models of all slices: one app label, one migration history."""

from annotator.articles.models import Article, Outlet, Snapshot, Story, Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Attribute, Codebook, Label, LinkType, Question
from annotator.history.models import Event
from annotator.imports.models import Import, ImportSource
from annotator.invitations.models import Invitation
from annotator.labelled.models import (
    LabelledAnnotator,
    LabelledFile,
    LabelledImport,
    LabelledItem,
    Rejected,
)
from annotator.people.models import Token, User
from annotator.projects.models import Membership, Project
from annotator.spans.models import Answer, Link, Span
from annotator.uploads.models import Upload, UploadChunk

__all__ = [
    "Answer",
    "Article",
    "Assignment",
    "Attribute",
    "Codebook",
    "Event",
    "Import",
    "ImportSource",
    "Invitation",
    "Label",
    "LabelledAnnotator",
    "LabelledFile",
    "LabelledImport",
    "LabelledItem",
    "Link",
    "LinkType",
    "Membership",
    "Outlet",
    "Project",
    "Question",
    "Rejected",
    "Snapshot",
    "Span",
    "Story",
    "Text",
    "Token",
    "Upload",
    "UploadChunk",
    "User",
]
