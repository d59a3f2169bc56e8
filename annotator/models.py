"""Gathers the models of all slices: one app label, one migration history."""

from annotator.articles.models import Article, Outlet, Snapshot, Story, Text
from annotator.assignments.models import Assignment
from annotator.changes.models import ChangePlan, LabelChange, Move, WorkItem
from annotator.codebook.models import Attribute, Codebook, Label, LinkType, Question
from annotator.history.models import Event
from annotator.imports.models import Import, ImportSource
from annotator.invitations.models import Invitation
from annotator.people.models import Token, User
from annotator.projects.models import Membership, Project
from annotator.spans.models import Answer, Link, Span

__all__ = [
    "Answer",
    "Article",
    "Assignment",
    "Attribute",
    "ChangePlan",
    "Codebook",
    "Event",
    "Import",
    "ImportSource",
    "Invitation",
    "Label",
    "LabelChange",
    "Link",
    "LinkType",
    "Membership",
    "Move",
    "Outlet",
    "Project",
    "Question",
    "Snapshot",
    "Span",
    "Story",
    "Text",
    "Token",
    "User",
    "WorkItem",
]
