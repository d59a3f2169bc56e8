"""Gathers the models of all slices: one app label, one migration history."""

from annotator.articles.models import (
    Article,
    ArticleLikeness,
    Outlet,
    Snapshot,
    Story,
    Text,
    TextBands,
)
from annotator.assignments.models import ArticleCounts, Assignment, Sitting
from annotator.changes.carrying_models import CarriedSpan, CarryOver
from annotator.changes.models import ChangePlan, LabelChange, Move, WorkItem
from annotator.codebook.models import (
    Attribute,
    Codebook,
    Guideline,
    Label,
    LinkType,
    Question,
)
from annotator.history.models import Event
from annotator.imports.models import Import, ImportItem, ImportSource
from annotator.invitations.models import Invitation
from annotator.invitations.password_links import PasswordLink
from annotator.labelled.models import (
    LabelledAnnotator,
    LabelledFile,
    LabelledImport,
    LabelledItem,
    Rejected,
)
from annotator.people.models import Preferences, Token, User
from annotator.projects.models import Membership, Project
from annotator.reports.models import Report
from annotator.review.models import Cluster, GoldSpan, Verdict, VerdictBasis
from annotator.search.models import SavedFilter, SearchEntry
from annotator.spans.models import Answer, Link, Span
from annotator.statistics.models import ArticleFigures, GammaRun
from annotator.threads.models import Comment, Thread, ThreadSeen
from annotator.uploads.models import Upload, UploadChunk

__all__ = [
    "Answer",
    "Article",
    "ArticleCounts",
    "ArticleFigures",
    "ArticleLikeness",
    "Assignment",
    "Attribute",
    "CarriedSpan",
    "CarryOver",
    "ChangePlan",
    "Cluster",
    "Codebook",
    "Comment",
    "Event",
    "GammaRun",
    "GoldSpan",
    "Guideline",
    "Import",
    "ImportItem",
    "ImportSource",
    "Invitation",
    "Label",
    "LabelChange",
    "LabelledAnnotator",
    "LabelledFile",
    "LabelledImport",
    "LabelledItem",
    "Link",
    "LinkType",
    "Membership",
    "Move",
    "Outlet",
    "PasswordLink",
    "Preferences",
    "Project",
    "Question",
    "Rejected",
    "Report",
    "SavedFilter",
    "SearchEntry",
    "Sitting",
    "Snapshot",
    "Span",
    "Story",
    "Text",
    "TextBands",
    "Thread",
    "ThreadSeen",
    "Token",
    "Upload",
    "UploadChunk",
    "User",
    "Verdict",
    "VerdictBasis",
    "WorkItem",
]
