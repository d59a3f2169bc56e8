import createClient, { type Middleware } from "openapi-fetch";

import { askToSignIn, look } from "../outbox/presence";
import { userHere } from "../ui/shell";
import type { components, paths } from "./schema";
import { csrfToken } from "./session";

type Schemas = components["schemas"];
export type Agreement = Schemas["AgreementShape"];
export type Answer = Schemas["AnswerShape"];
export type ArticleFacets = Schemas["FacetsShape"];
export type ArticleRow = Schemas["ArticleRow"];
export type Assignment = Schemas["AssignmentShape"];
export type AssignmentRow = Schemas["AssignmentRow"];
export type Attribute = Schemas["AttributeShape"];
export type Carried = Schemas["CarriedShape"];
export type ChangePlan = Schemas["WholePlan"];
export type ChangePlans = Schemas["PlanList"];
export type ChangePreview = Schemas["PreviewShape"];
export type Decisions = Schemas["DecisionsShape"];
export type CodebookEntry = Schemas["TieredLabel"];
export type CodebookChange = Schemas["ChangeShape"];
export type CodebookChanges = Schemas["ChangesShape"];
export type CodebookPage = Schemas["CodebookPage"];
export type CodebookContent = Schemas["ContentShape"];
export type CodebookVersion = Schemas["VersionRow"];
export type Codebook = Schemas["CodebookShape"];
export type Example = Schemas["ExampleShape"];
export type Draft = Schemas["DraftShape"];
export type DraftStart = Schemas["DraftBeginning"];
export type Dataset = Schemas["DatasetShape"];
export type Difference = Schemas["DifferenceShape"];
export type Comparison = Schemas["ComparisonShape"];
export type Family = Schemas["FamilyShape"];
export type Figure = Schemas["FigureShape"];
export type Import = Schemas["ImportShape"];
export type HistoryLine = Schemas["EventShape"];
export type HistoryPage = Schemas["HistoryShape"];
export type Home = Schemas["HomeShape"];
export type ImportList = Schemas["ImportListShape"];
export type ImportRow = Schemas["ImportRow"];
export type ImportEdits = Schemas["EditsInput"];
export type ImportItem = Schemas["ItemShape"];
export type ImportItemPage = Schemas["ItemPage"];
export type ImportItemsEdit = Schemas["PatchedItemsInput"];
export type ImportItemRow = Schemas["ItemRow"];
export type Invitation = Schemas["InvitationShape"];
export type Label = Schemas["LabelShape"];
export type LabelContent = Schemas["LabelContent"];
export type FoundValue = Schemas["FoundValueShape"];
export type LabelImport = Schemas["LabelImportShape"];
export type LabelImportList = Schemas["LabelImportListShape"];
export type LabelImportRow = Schemas["LabelImportRow"];
export type LabelOffers = Schemas["LabelOffersShape"];
export type Target = Schemas["TargetShape"];
export type Differing = Schemas["DifferingArticleShape"];
export type Gamma = Schemas["GammaShape"];
export type Disagreement = Schemas["DisagreementShape"];
export type Interval = Schemas["IntervalShape"];
export type Layer = Schemas["LayerFiguresShape"];
export type Link = Schemas["LinkShape"];
export type LinkType = Schemas["LinkTypeShape"];
export type Load = Schemas["LoadShape"];
export type Member = Schemas["MemberShape"];
export type NewToken = Schemas["NewTokenShape"];
export type Offers = Schemas["OffersShape"];
export type Outlet = Schemas["OutletShape"];
export type OwnReport = Schemas["OwnReportShape"];
export type OutletRow = Schemas["OutletRow"];
export type Overview = Schemas["OverviewShape"];
export type People = Schemas["PeopleShape"];
export type Plan = Schemas["PlanShape"];
export type Preferences = Schemas["PreferencesShape"];
export type PreferencesChange = Schemas["PatchedPreferencesShape"];
export type Preset = Schemas["PresetShape"];
export type PresetName = Schemas["PresetInput"]["preset"];
export type Project = Schemas["ProjectShape"];
export type ProjectRow = Schemas["ProjectRow"];
export type Facets = Schemas["Facets"];
export type LookedSpan = Schemas["ReadSpanShape"];
export type MarkedAssignment = Schemas["MarkedShape"];
export type MarkedText = Schemas["MarkedTextShape"];
export type Question = Schemas["QuestionShape"];
export type Rate = Schemas["RateShape"];
export type Report = Schemas["ReportShape"];
export type ReportKind = Schemas["ReportKind"];
export type ReportPage = Schemas["ReportPage"];
export type ArticleInReview = Schemas["ArticleInReviewShape"];
export type Cluster = Schemas["ClusterShape"];
export type ClusterState = Schemas["ClusterState"];
export type Decision = Schemas["VerdictDecision"];
export type Feedback = Schemas["FeedbackShape"];
export type LaneSpan = Schemas["LaneSpanShape"];
export type ReviewedPlace = Schemas["ReviewedPlaceShape"];
export type ReviewQueue = Schemas["ReviewQueueShape"];
export type Verdict = Schemas["VerdictShape"];
export type VerdictInput = Schemas["VerdictInput"];
export type VerdictReason = Schemas["VerdictReason"];
export type Role = Schemas["RoleEnum"];
export type Span = Schemas["SpanShape"];
export type SpanPage = Schemas["SpanPage"];
export type SpanRow = Schemas["SpanRow"];
export type Text = Schemas["TextShape"];
export type SavedFilter = Schemas["SavedFilterShape"];
export type Story = Schemas["StoryShape"];
export type StoryRow = Schemas["StoryRow"];
export type Telling = Schemas["TellingShape"];
export type Thread = Schemas["ThreadShape"];
export type ThreadInput = Schemas["ThreadInput"];
export type ThreadPage = Schemas["ThreadPage"];
export type Token = Schemas["TokenShape"];
export type Trouble = Schemas["TroubleShape"];
export type Tombstone = Schemas["TombstoneShape"];
export type WorkItem = Schemas["WorkItemShape"];
export type Worklist = Schemas["WorklistShape"];
export type WholeCodebook = Schemas["WholeCodebook"];

/** The server's sentences come in the language of the page, whatever the browser prefers. */
const inItsLanguage: Middleware = {
  onRequest({ request }) {
    const language = (globalThis as { document?: Document }).document?.documentElement.lang;
    if (language) request.headers.set("Accept-Language", language);
    return request;
  },
};

const withToken: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-CSRFToken", csrfToken());
    return request;
  },
};

/** A sign-in that ended is no reason to leave the page: a dialog asks for it. */
const asking: Middleware = {
  onResponse({ response }) {
    if (response.status === 401) askToSignIn();
    return response;
  },
};

export function apiClient(fetcher: (request: Request) => Promise<Response>, origin: string) {
  const client = createClient<paths>({
    baseUrl: origin,
    credentials: "same-origin",
    fetch: fetcher,
  });
  client.use(withToken, inItsLanguage, asking);
  return client;
}

export type Client = ReturnType<typeof apiClient>;

export const client = apiClient(sent, (globalThis as { location?: Location }).location?.origin ?? "");

/** Signing in anew in another tab changes the token that lets pages write: once more with the new one. */
async function sent(request: Request): Promise<Response> {
  const again = isSmall(request) ? request.clone() : null;
  const answer = await globalThis.fetch(request);
  if (!again || answer.status !== 403 || !(await refusesToken(answer.clone()))) return answer;
  if ((await look(userHere())) !== "same") return answer;
  again.headers.set("X-CSRFToken", csrfToken());
  return await globalThis.fetch(again);
}

/** A copy of an upload would fill the memory. */
function isSmall({ method, headers }: Request): boolean {
  const type = headers.get("Content-Type") ?? "application/json";
  return method !== "GET" && type.startsWith("application/json");
}

async function refusesToken(answer: Response): Promise<boolean> {
  return (await answer.text()).includes("CSRF Failed");
}
