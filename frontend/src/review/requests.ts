import { client, type ArticleInReview, type ReviewQueue, type ReviewedPlace, type Verdict, type VerdictInput } from "../api/client";
import { found } from "../api/problem";
import type { Asked } from "./queue";

export async function loadQueue(project: string, asked: Asked, after: string | null): Promise<ReviewQueue> {
  const { annotator, ...rest } = asked;
  const query = { ...rest, ...(annotator && { annotator: [...annotator] }), ...(after && { after }) };
  return found(await client.GET("/api/v1/projects/{project}/review/", { params: { path: { project }, query } }));
}

type Where = Pick<ReviewedPlace, "text" | "codebook" | "round">;

export async function loadArticle(project: string, { text, codebook, round }: Where, names: boolean): Promise<ArticleInReview> {
  const params = { path: { project, text }, query: { codebook, round, names } };
  return found(await client.GET("/api/v1/projects/{project}/review/texts/{text}/", { params }));
}

export async function settle(project: string, uuid: string, body: VerdictInput): Promise<Verdict> {
  const params = { path: { project, uuid } };
  return found(await client.PUT("/api/v1/projects/{project}/verdicts/{uuid}/", { params, body }));
}

export async function reopen(project: string, { uuid, revision }: Verdict): Promise<Verdict> {
  const params = { path: { project, uuid }, header: { "If-Match": `"${revision}"` } };
  return found(await client.DELETE("/api/v1/projects/{project}/verdicts/{uuid}/", { params }));
}

/** Some at a time, until none is left; tells each time how many are. */
export async function settleUnanimous(project: string, onLeft: (left: number) => void): Promise<void> {
  const params = { path: { project } };
  for (;;) {
    const { settled, left } = found(await client.POST("/api/v1/projects/{project}/review/unanimous/", { params, body: {} }));
    onLeft(left);
    if (left === 0 || settled === 0) return;
  }
}

export async function giveBack(project: string, assignment: number, because: string): Promise<void> {
  const params = { path: { project, assignment } };
  found(await client.PUT("/api/v1/projects/{project}/assignments/{assignment}/return/", { params, body: { because } }));
}
