import { client, type Assignment } from "../api/client";
import { found } from "../api/problem";
import { openOutbox } from "../outbox/outbox";
import type { Unsent } from "./unsent";

/** An assignment, and what earlier visits of this person left unsent of it in this browser. */
export interface Opened {
  readonly assignment: Assignment;
  readonly unsent: Unsent;
}

export async function readAssignment(assignment: number): Promise<Assignment> {
  const params = { path: { assignment } };
  return found(await client.GET("/api/v1/assignments/{assignment}/", { params }));
}

export async function openAssignment(id: number, user: string): Promise<Opened> {
  const assignment = await readAssignment(id);
  const { article, codebook } = assignment;
  const place = { user, assignment: id, codebook: codebook.number, headline: article.headline };
  return { assignment, unsent: await openOutbox(place) };
}
