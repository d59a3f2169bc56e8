import { client, type CodebookChanges, type CodebookPage } from "../api/client";
import { found } from "../api/problem";

/** One version of the codebook, the newest unless one is named, and which there are. */
export async function load(project: string, version: number | null): Promise<CodebookPage> {
  const params = { path: { project }, query: version === null ? {} : { version } };
  return found(await client.GET("/api/v1/projects/{project}/codebook/", { params }));
}

export async function changesSince(project: string, number: number, since: number): Promise<CodebookChanges> {
  const params = { path: { project, number }, query: { since } };
  return found(await client.GET("/api/v1/projects/{project}/codebooks/{number}/changes/", { params }));
}
