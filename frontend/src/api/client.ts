import createClient, { type Middleware } from "openapi-fetch";

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
export type CodebookEntry = Schemas["TieredLabel"];
export type Codebook = Schemas["CodebookShape"];
export type Example = Schemas["ExampleShape"];
export type Dataset = Schemas["DatasetShape"];
export type Family = Schemas["FamilyShape"];
export type Figure = Schemas["FigureShape"];
export type Import = Schemas["ImportShape"];
export type Home = Schemas["HomeShape"];
export type ImportList = Schemas["ImportListShape"];
export type ImportRow = Schemas["ImportRow"];
export type ImportSource = Schemas["SourceShape"];
export type Invitation = Schemas["InvitationShape"];
export type Label = Schemas["LabelShape"];
export type LabelAgreement = Schemas["LabelAgreementShape"];
export type Link = Schemas["LinkShape"];
export type LinkType = Schemas["LinkTypeShape"];
export type Load = Schemas["LoadShape"];
export type Member = Schemas["MemberShape"];
export type NewToken = Schemas["NewTokenShape"];
export type Offers = Schemas["OffersShape"];
export type Overview = Schemas["OverviewShape"];
export type People = Schemas["PeopleShape"];
export type Plan = Schemas["PlanShape"];
export type Preset = Schemas["PresetShape"];
export type PresetName = Schemas["PresetInput"]["preset"];
export type Project = Schemas["ProjectShape"];
export type ProjectRow = Schemas["ProjectRow"];
export type Facets = Schemas["Facets"];
export type LookedSpan = Schemas["LookedSpanShape"];
export type MarkedAssignment = Schemas["MarkedShape"];
export type MarkedText = Schemas["MarkedTextShape"];
export type Question = Schemas["QuestionShape"];
export type Role = Schemas["RoleEnum"];
export type Span = Schemas["SpanShape"];
export type SpanPage = Schemas["SpanPage"];
export type SpanRow = Schemas["SpanRow"];
export type Token = Schemas["TokenShape"];
export type WholeCodebook = Schemas["WholeCodebook"];

const withToken: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-CSRFToken", csrfToken());
    return request;
  },
};

export function apiClient(fetcher: (request: Request) => Promise<Response>, origin: string) {
  const client = createClient<paths>({
    baseUrl: origin,
    credentials: "same-origin",
    fetch: fetcher,
  });
  client.use(withToken);
  return client;
}

export type Client = ReturnType<typeof apiClient>;

export const client = apiClient(
  (request) => globalThis.fetch(request),
  (globalThis as { location?: Location }).location?.origin ?? "",
);
