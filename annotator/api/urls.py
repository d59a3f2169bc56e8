from django.urls import path, re_path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import (
    agreement,
    agreement_items,
    agreement_views,
    answers,
    articles,
    assignments,
    carried,
    changes,
    codebook,
    codebook_draft,
    codebook_versions,
    comparisons,
    corrections,
    dataset,
    differences,
    disagreements,
    feedback,
    gamma,
    history,
    home,
    import_items,
    imports,
    label_imports,
    labelled,
    links,
    outlets,
    people,
    preferences,
    project_assignments,
    projects,
    reports,
    review,
    saved_filters,
    schema,
    spans,
    stories,
    texts,
    threads,
    tokens,
    uploads,
    withdrawals,
    worklist,
    worktime,
)


class Nothing(APIView):
    """So that a wrong address below /api/ is answered like everything else there."""

    permission_classes = ()
    schema = None

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        raise NotFound

    def get(self, request: Request) -> Response:
        raise NotFound


__all__ = ["schema", "urlpatterns"]

one_assignment = "v1/assignments/<int:assignment>/"
one_project = "v1/projects/<slug:project>/"
one_codebook = one_project + "codebooks/<int:number>"
one_article = one_project + "articles/<int:article>/"
one_text = one_project + "texts/<int:text>/"
one_plan = one_project + "changes/<uuid:uuid>/"
one_import = one_project + "imports/<uuid:uuid>/"
one_label_import = one_project + "label-imports/<uuid:uuid>/"

urlpatterns = [
    path("openapi.json", SpectacularJSONAPIView.as_view(), name="openapi"),
    path("v1/dataset-schema.json", dataset.DatasetSchema.as_view()),
    path("v1/home/", home.Home.as_view()),
    path("v1/preferences/", preferences.MyPreferences.as_view()),
    path("v1/assignments/", assignments.AssignmentList.as_view()),
    path(one_assignment, assignments.AssignmentDetail.as_view()),
    path(one_assignment + "sittings/<uuid:uuid>/", worktime.SittingDetail.as_view()),
    path(one_assignment + "reports/", reports.OwnReports.as_view()),
    path(one_assignment + "reports/<uuid:uuid>/", reports.OwnReport.as_view()),
    path(one_assignment + "submit/", assignments.AssignmentSubmit.as_view()),
    path(one_assignment + "reopen/", assignments.AssignmentReopen.as_view()),
    path(one_assignment + "links/<uuid:uuid>/", links.LinkDetail.as_view()),
    path(one_assignment + "answers/<slug:question>/", answers.AnswerDetail.as_view()),
    path(one_assignment + "spans/<uuid:uuid>/", spans.SpanDetail.as_view()),
    path(one_assignment + "feedback/", feedback.OwnFeedback.as_view()),
    path(one_assignment + "carried/", carried.CarriedSpans.as_view()),
    path("v1/projects/", projects.ProjectList.as_view()),
    path(one_project, projects.ProjectDetail.as_view()),
    path(one_project + "people/", people.PeopleList.as_view()),
    path(one_project + "people/<slug:pseudonym>/", people.MemberDetail.as_view()),
    path(one_project + "people/<slug:pseudonym>/password-link/", people.PasswordLinks.as_view()),
    path(one_project + "invitations/<uuid:uuid>/", people.InvitationDetail.as_view()),
    path(one_project + "codebook/", codebook.CodebookRead.as_view()),
    path(one_project + "codebooks/<int:number>/", codebook.CodebookDetail.as_view()),
    path(one_project + "codebook/draft/", codebook_draft.Draft.as_view()),
    path(one_project + "codebook/draft/start/", codebook_draft.DraftStart.as_view()),
    path(one_project + "codebook/draft/file/", codebook_draft.DraftFile.as_view()),
    path(one_codebook + ".json", codebook_versions.CodebookFile.as_view()),
    path(one_codebook + "/changes/", codebook_versions.CodebookChanges.as_view()),
    path(one_codebook + "/publish/", codebook_draft.DraftPublish.as_view()),
    path(one_codebook + "/retire/", codebook_versions.CodebookRetire.as_view()),
    path("v1/codebook.schema.json", codebook_versions.CodebookSchema.as_view()),
    path(one_project + "changes/", changes.ChangePlans.as_view()),
    path(one_plan, changes.ChangePlanDetail.as_view()),
    path(one_plan + "apply/", changes.ChangePlanApply.as_view()),
    path(one_plan + "revert/", changes.ChangePlanRevert.as_view()),
    path(one_plan + "items/", worklist.Worklist.as_view()),
    path(one_plan + "items/<int:item>/", worklist.WorkItemDetail.as_view()),
    path(one_project + "articles/", articles.ArticleList.as_view()),
    path(one_project + "withdrawn/", withdrawals.WithdrawnList.as_view()),
    path(one_project + "recognition/", corrections.Recognition.as_view()),
    path(one_article + "withdrawal/", withdrawals.Withdrawal.as_view()),
    path(one_article + "texts/<int:version>/", corrections.Correction.as_view()),
    path(one_article + "older-work/", corrections.OlderWork.as_view()),
    path(one_project + "articles/story/", articles.ArticlePlaces.as_view()),
    path(one_project + "filters/", saved_filters.SavedFilterList.as_view()),
    path(one_project + "filters/<uuid:uuid>/", saved_filters.SavedFilterDetail.as_view()),
    path(one_project + "outlets/", outlets.OutletList.as_view()),
    path(one_project + "outlets/<int:outlet>/", outlets.OutletDetail.as_view()),
    path(one_project + "stories/", stories.StoryList.as_view()),
    path(one_project + "stories/<int:story>/", stories.StoryDetail.as_view()),
    path(one_project + "assignments/", project_assignments.ProjectAssignments.as_view()),
    path(one_project + "assignments/<int:assignment>/return/", review.AssignmentReturn.as_view()),
    path(one_project + "assignments/pool/", project_assignments.Pool.as_view()),
    path(one_project + "assignments/next/", project_assignments.NextArticle.as_view()),
    path(one_project + "assignments/plan/", project_assignments.AssignmentPlan.as_view()),
    path(one_project + "imports/", imports.ImportList.as_view()),
    path(one_import, imports.ImportDetail.as_view()),
    path(one_import + "start/", imports.ImportStart.as_view()),
    path(one_import + "cancel/", imports.ImportCancel.as_view()),
    path(one_import + "items/", import_items.ItemList.as_view()),
    path(one_import + "items/<int:position>/", import_items.ItemDetail.as_view()),
    path(
        one_import + "items/<int:position>/beside-item/<int:other>/",
        comparisons.ItemComparison.as_view(),
    ),
    path(
        one_import + "items/<int:position>/beside-text/<int:text>/",
        comparisons.TextComparison.as_view(),
    ),
    path(one_import + "rejected.jsonl", import_items.Rejected.as_view()),
    path(one_project + "label-imports/", label_imports.LabelImportList.as_view()),
    path(one_label_import, label_imports.LabelImportDetail.as_view()),
    path(one_label_import + "read/", label_imports.LabelImportRead.as_view()),
    path(one_label_import + "start/", label_imports.LabelImportStart.as_view()),
    path(one_label_import + "cancel/", label_imports.LabelImportCancel.as_view()),
    path(one_label_import + "rejected.csv", label_imports.LabelImportRejected.as_view()),
    path(one_project + "reports/", reports.ReportList.as_view()),
    path(one_project + "reports/<uuid:uuid>/", reports.ReportDetail.as_view()),
    path(one_project + "spans/", labelled.SpanList.as_view()),
    path(one_text, texts.TextDetail.as_view()),
    path(one_text + "difference/<int:version>/", differences.DifferenceDetail.as_view()),
    path(one_project + "agreement/", agreement.AgreementDetail.as_view()),
    path(one_project + "agreement/pairs/", agreement_views.AgreementPairs.as_view()),
    path(one_project + "agreement/annotators/", agreement_views.AgreementAnnotators.as_view()),
    path(one_project + "agreement/slices/", agreement_views.AgreementSlices.as_view()),
    path(one_project + "agreement/groups/", agreement_views.AgreementGroups.as_view()),
    path(one_project + "agreement/disagreements/", disagreements.DisagreementList.as_view()),
    path(one_project + "agreement/repeated/", agreement_views.AgreementRepeated.as_view()),
    path(one_project + "agreement/together/", agreement_items.AgreementTogether.as_view()),
    path(one_project + "agreement/unitizing-1995/", agreement_items.AgreementUnitizing.as_view()),
    path(one_project + "agreement/questions/", agreement_items.AgreementQuestions.as_view()),
    path(one_project + "agreement/matched/", agreement_items.AgreementMatched.as_view()),
    path(one_project + "agreement/gamma/", gamma.AgreementGamma.as_view()),
    path(one_project + "agreement/export/", agreement_items.AgreementExport.as_view()),
    path(one_project + "review/", review.ReviewQueue.as_view()),
    path(one_project + "review/unanimous/", review.SettleUnanimous.as_view()),
    path(one_project + "review/texts/<int:text>/", review.ArticleInReview.as_view()),
    path(one_project + "verdicts/<uuid:uuid>/", review.VerdictDetail.as_view()),
    path(one_project + "history/", history.HistoryList.as_view()),
    path(one_project + "spans/<int:span>/restore/", history.SpanRestore.as_view()),
    path(one_project + "threads/", threads.ThreadList.as_view()),
    path(one_project + "threads/<uuid:uuid>/", threads.ThreadDetail.as_view()),
    path(one_project + "threads/<uuid:uuid>/resolution/", threads.ThreadResolution.as_view()),
    path(one_project + "threads/<uuid:uuid>/seen/", threads.ThreadSight.as_view()),
    path(
        one_project + "threads/<uuid:uuid>/comments/<uuid:comment>/",
        threads.CommentDetail.as_view(),
    ),
    path(one_project + "dataset/", dataset.DatasetDetail.as_view()),
    path(one_project + "dataset.jsonl", dataset.Dataset.as_view()),
    path(one_project + "dataset.csv", dataset.DatasetTable.as_view()),
    path(one_project + "tokens/", tokens.TokenList.as_view()),
    path(one_project + "tokens/<int:token>/", tokens.TokenDetail.as_view()),
    path(one_project + "uploads/<uuid:uuid>/", uploads.UploadDetail.as_view()),
    re_path(r"", Nothing.as_view()),
]
