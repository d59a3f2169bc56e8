import type { Middleware } from "openapi-fetch";
import { client, type Assignment } from "../api/client";
import { found } from "../api/problem";
import { openOutbox } from "../outbox/outbox";
import type { Unsent } from "./unsent";

/** An assignment, and what earlier visits of this person left unsent of it in this browser. */
export interface Opened {
  readonly assignment: Assignment;
  readonly unsent: Unsent;
}

/** The shell has asked already, in the browser's own words: only the same question takes up that answer. */
const asTheShellAsks: Middleware = {
  onRequest({ request }) {
    request.headers.delete("Accept-Language");
    return request;
  },
};

export async function readAssignment(assignment: number): Promise<Assignment> {
  const params = { path: { assignment } };
  return found(await client.GET("/api/v1/assignments/{assignment}/", { params, middleware: [asTheShellAsks] }));
}

export async function openAssignment(id: number, user: string): Promise<Opened> {
  const assignment = await readAssignment(id);
  const { article, codebook } = assignment;
  const place = { user, assignment: id, codebook: codebook.number, headline: article.headline };
  return { assignment, unsent: await openOutbox(place) };
}
