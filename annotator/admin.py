"""Housekeeping: everything can be looked at, and people can be let in or kept out.

Nothing is written here but a person's activity and password, because every other write is an
action with rules of its own (`<subject>/actions.py`); and nothing is ever deleted.
"""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import BinaryField, Model, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from annotator import models
from annotator.history.actor import acting
from annotator.projects.actions import LastManager
from annotator.violations import explained

# What opens a door is shown to nobody, not even hashed.
HIDDEN = ("digest", "token_key")
VALUES = ("old", "new")  # of a line of the history
# What a list may show, what finds a row in it, what narrows it down.
Shown = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
TABLES: dict[type[Model], Shown] = {
    models.Project: (("slug", "name", "language", "created_at"), ("slug", "name"), ()),
    models.Membership: (
        ("project", "pseudonym", "user", "role", "joined_at", "ended_at"),
        ("pseudonym", "user__username", "project__slug"),
        ("role", "project"),
    ),
    models.Token: (
        ("name", "user", "project", "created", "expiry"),
        ("name", "user__username", "project__slug"),
        ("project",),
    ),
    models.Invitation: (
        ("project", "role", "created_by", "created_at", "expires_at", "used_by", "revoked_at"),
        ("project__slug", "created_by__username", "used_by__username"),
        ("role", "project"),
    ),
    models.PasswordLink: (
        ("person", "project", "created_by", "created_at", "used_at", "revoked_at"),
        ("person__username", "project__slug"),
        ("project",),
    ),
    models.Import: (
        ("uuid", "project", "state", "created_by", "created_at", "finished_at"),
        ("project__slug", "created_by__username", "uuid"),
        ("state", "project"),
    ),
    models.ImportSource: (("name", "batch", "position", "size", "read", "outlet"), ("name",), ()),
    models.ImportItem: (
        ("position", "batch", "file", "line", "state", "choice", "article"),
        ("file", "reason"),
        ("state", "choice"),
    ),
    models.Upload: (
        ("name", "project", "size", "media_type", "created_by", "created_at"),
        ("name", "sha256", "project__slug"),
        ("project",),
    ),
    models.UploadChunk: (("upload", "position"), ("upload__name",), ()),
    models.Outlet: (("name", "project", "country", "type"), ("name",), ("project",)),
    models.LabelledImport: (
        ("uuid", "project", "state", "format", "created_by", "created_at", "finished_at"),
        ("project__slug", "created_by__username", "uuid"),
        ("state", "format", "project"),
    ),
    models.LabelledFile: (("name", "batch", "position"), ("name",), ()),
    models.LabelledItem: (("batch", "position", "size", "done"), (), ("done",)),
    models.LabelledAnnotator: (("batch", "name", "items", "member"), ("name",), ()),
    models.Rejected: (
        ("batch", "file", "line", "code", "reason"),
        ("file", "reason"),
        ("code",),
    ),
    models.Story: (("name", "project"), ("name",), ("project",)),
    models.Article: (
        ("identity", "project", "outlet", "language", "published_at", "withdrawn_at"),
        ("=id", "identity", "external_id", "url"),
        ("language", "project"),
    ),
    models.Thread: (
        ("uuid", "project", "opened_by", "created_at", "resolved_at"),
        ("uuid", "project__slug"),
        ("project",),
    ),
    models.Comment: (("uuid", "thread", "author", "created_at"), ("thread__uuid",), ()),
    models.ThreadSeen: (("thread", "member", "comment"), ("thread__uuid",), ()),
    models.Cluster: (("text", "codebook", "round", "start", "end", "information"), (), ("round",)),
    models.Verdict: (
        ("uuid", "project", "text", "decision", "reason", "reviewer", "decided_at", "ended_at"),
        ("uuid", "project__slug"),
        ("decision", "reason", "project"),
    ),
    models.VerdictBasis: (("verdict", "span", "revision", "live"), ("verdict__uuid",), ("live",)),
    models.GoldSpan: (("verdict", "label", "start", "end", "live"), ("verdict__uuid",), ("live",)),
    models.ArticleFigures: (
        ("text", "codebook", "round", "changes", "counted"),
        ("=text__article__id",),
        ("round",),
    ),
    models.GammaRun: (
        ("codebook", "round", "state", "measured", "total", "finished_at"),
        ("=codebook__id",),
        ("state", "round"),
    ),
    models.ArticleCounts: (("article", "given", "handed_in"), ("=article__id",), ()),
    models.Text: (("headline", "article", "version", "length"), ("=article__id", "sha256"), ()),
    models.TextBands: (("text",), (), ()),
    models.ArticleLikeness: (("a", "b", "likeness", "project"), (), ("project",)),
    models.SearchEntry: (("article", "configuration"), ("=article__id",), ("configuration",)),
    models.SavedFilter: (("name", "person", "project"), ("name", "person__username"), ("project",)),
    models.Snapshot: (
        ("article", "media_type", "extractor", "version", "taken_at"),
        ("=article__id", "sha256"),
        ("extractor", "media_type"),
    ),
    models.Codebook: (
        ("project", "number", "state", "published_at"),
        ("project__slug",),
        ("state", "project"),
    ),
    models.Label: (
        ("slug", "name", "family", "codebook", "key", "self_overlap"),
        ("slug", "name", "definition"),
        ("family", "tier"),
    ),
    models.Attribute: (("slug", "kind", "label", "required"), ("slug", "label__slug"), ("kind",)),
    models.LinkType: (("slug", "codebook", "required"), ("slug",), ()),
    models.Guideline: (("title", "slug", "codebook"), ("slug", "title"), ()),
    models.Question: (("slug", "wording", "level", "codebook"), ("slug", "wording"), ("level",)),
    models.Assignment: (
        ("id", "project", "text", "annotator", "round", "state", "submitted_at"),
        ("=id", "annotator__pseudonym", "annotator__user__username"),
        ("state", "round", "project"),
    ),
    models.Span: (
        ("quote", "label", "start", "end", "assignment", "revision", "deleted_at"),
        ("=id", "=assignment__id", "quote", "note", "uuid"),
        ("origin", "label__slug"),
    ),
    models.Link: (("uuid", "type", "assignment", "deleted_at"), ("=assignment__id", "uuid"), ()),
    models.Answer: (("question", "assignment", "revision"), ("=assignment__id",), ()),
    models.CarryOver: (("assignment", "source", "offered_at"), ("=assignment__id",), ()),
    models.CarriedSpan: (("assignment", "span", "made", "decided_at"), ("=assignment__id",), ()),
    models.ChangePlan: (
        ("project", "old", "new", "state", "applied_by", "applied_at", "reverted_at"),
        ("project__slug", "uuid"),
        ("state", "project"),
    ),
    models.LabelChange: (("plan", "old", "new", "kind", "rule"), ("old__slug",), ("kind",)),
    models.Move: (("plan", "table", "row"), ("=row",), ("table",)),
    models.WorkItem: (
        ("plan", "reason", "span", "assignment", "done_at", "done_by", "outcome"),
        ("=span__id", "=assignment__id"),
        ("reason",),
    ),
    models.Sitting: (("assignment", "seconds", "began_at"), ("=assignment__id",), ()),
    models.Preferences: (("person", "language", "theme", "contrast"), ("person__username",), ()),
    models.Report: (
        ("uuid", "project", "annotator", "kind", "created_at", "settled_at", "settled_by"),
        ("uuid", "words", "annotator__pseudonym"),
        ("kind", "project"),
    ),
    models.Event: (
        ("at", "actor", "verb", "table", "row", "project"),
        ("=row", "=table", "verb", "request", "actor__username"),
        ("table", "project"),
    ),
}

# Whose rows say something of an article, and the ways to it: what is withdrawn is shown nowhere.
OF_WORK = ("assignment__text__article__",)
WORDED: dict[type[Model], tuple[str, ...]] = {
    models.Article: ("",),
    models.ArticleLikeness: ("a__", "b__"),
    models.SearchEntry: ("article__",),
    models.Text: ("article__",),
    models.TextBands: ("text__article__",),
    models.Snapshot: ("article__",),
    models.ImportItem: ("article__",),
    models.ImportSource: ("items__article__",),
    models.Assignment: ("text__article__",),
    models.Span: OF_WORK,
    models.Link: OF_WORK,
    models.Answer: OF_WORK,
    models.CarryOver: OF_WORK,
    models.CarriedSpan: OF_WORK,
    models.WorkItem: OF_WORK,
    models.Rejected: ("text__article__",),
}


def withdrawn(model: type[Model]) -> Q:
    """Rows of it that belong to a withdrawn article."""
    ways = [Q(**{f"{way}withdrawn_at__isnull": False}) for way in WORDED.get(model, ())]
    return Q(*ways, _connector=Q.OR) if ways else Q(pk__in=[])


def tells_withdrawn(line: Model | None) -> bool:
    """Whether a line of the history has values of what is withdrawn."""
    if not isinstance(line, models.Event):
        return False
    model = next((one for one in WORDED if one._meta.db_table == line.table), None)
    rows = model._default_manager.filter(withdrawn(model), pk=line.row) if model else None
    return rows is not None and rows.exists()


class NothingIsDeleted(admin.ModelAdmin):  # type: ignore[type-arg]
    """A table in which this site adds and deletes nothing."""

    actions = None
    # Counting a whole history takes longer than showing a page of it.
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnly(NothingIsDeleted):
    """A table that this site only shows."""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        return super().get_queryset(request).exclude(withdrawn(self.model))

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        fields = [f for f in self.model._meta.fields if not isinstance(f, BinaryField)]
        hidden = (*HIDDEN, *VALUES) if tells_withdrawn(obj) else HIDDEN
        return [field.name for field in fields if field.name not in hidden]


def read_only(model: type[Model], shown: Shown) -> None:
    listed, searched, filtered = shown
    followed = [f.name for f in model._meta.fields if f.is_relation and f.name in listed]
    words = {"list_display": listed, "search_fields": searched, "list_filter": filtered}
    made = type(f"{model.__name__}Admin", (ReadOnly,), {**words, "list_select_related": followed})
    admin.site.register(model, made)


for _model, _shown in TABLES.items():
    read_only(_model, _shown)


@admin.register(models.User)
class PersonAdmin(NothingIsDeleted, UserAdmin):  # type: ignore[type-arg]
    """A person may be let in, kept out, and given another password; the history names by whom."""

    list_display = ("username", "first_name", "email", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    readonly_fields = ("username", "first_name", "last_name", "email", "is_staff", "is_superuser")
    fieldsets = ((None, {"fields": ("username", "password", "is_active", *readonly_fields[1:])}),)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Whoever sets the password of the powerful is powerful.
        reached = obj is None or not obj.is_superuser or request.user.is_superuser
        return reached and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody locks themselves out."""
        own = obj is not None and obj.pk == request.user.pk
        return (*self.readonly_fields, "is_active") if own else self.readonly_fields

    def change_view(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        try:
            with explained({"project_keeps_manager": LastManager()}):
                return super().change_view(request, *args, **options)
        except LastManager as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return redirect(request.path)

    def save_model(
        self, request: HttpRequest, obj: Any, form: "ModelForm[models.User]", change: bool
    ) -> None:
        verb = "activate person" if obj.is_active else "deactivate person"
        with acting(request.user, verb):
            super().save_model(request, obj, form, change)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        with acting(request.user, "set password"):
            return super().user_change_password(request, id, form_url)
