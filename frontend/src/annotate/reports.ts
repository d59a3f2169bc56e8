import { client, type OwnReport, type ReportKind } from "../api/client";
import { found } from "../api/problem";

export const KINDS: readonly ReportKind[] = ["furniture", "cut", "no_article", "language", "duplicate", "other"];

export interface Said {
  readonly kind: ReportKind;
  readonly words: string;
}

export function ownReports(assignment: number): readonly unknown[] {
  return ["ownReports", assignment];
}

export async function loadReports(assignment: number): Promise<readonly OwnReport[]> {
  const params = { path: { assignment } };
  return found(await client.GET("/api/v1/assignments/{assignment}/reports/", { params }));
}

/** The same words under the same uuid, however often they are sent; other words are another report. */
export function reporter(assignment: number): (said: Said) => Promise<OwnReport> {
  const uuids = new Map<string, string>();
  return async (said) => {
    const key = JSON.stringify([said.kind, said.words]);
    const uuid = uuids.get(key) ?? crypto.randomUUID();
    uuids.set(key, uuid);
    const params = { path: { assignment, uuid } };
    return found(await client.PUT("/api/v1/assignments/{assignment}/reports/{uuid}/", { params, body: said }));
  };
}
