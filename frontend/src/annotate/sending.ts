import type { Client, Span } from "../api/client";
import { problemOf } from "../api/problem";
import { contentOf, type Content } from "./marks";
import type { Waiting } from "./unsent";

/** What became of one request. */
export type Outcome =
  | { kind: "stored"; content: Content | null; revision: number }
  | { kind: "stale"; theirs: Content | null; revision: number }
  | { kind: "refused"; sentence: string }
  /** Refused, but the work is kept: the assignment was submitted or taken away meanwhile. */
  | { kind: "held"; sentence: string }
  | { kind: "signed_out" }
  | { kind: "again"; afterSeconds: number | null };

/** On a bad line a request may hang; sending it again is safe, so none is waited for longer. */
const PATIENCE = 20_000;

export type Send = (waiting: Waiting, revision: number) => Promise<Outcome>;

export function sendTo(client: Client, assignment: number): Send {
  return async (waiting, revision) => {
    const path = { assignment, uuid: waiting.uuid };
    return waiting.content === null
      ? await remove(client, path, revision)
      : await put(client, path, waiting.content, revision);
  };
}

interface Place {
  assignment: number;
  uuid: string;
}

async function put(client: Client, path: Place, content: Content, revision: number): Promise<Outcome> {
  const body = { ...content, revision };
  const { data, error, response } = await client.PUT(
    "/api/v1/assignments/{assignment}/spans/{uuid}/",
    { params: { path }, body, signal: AbortSignal.timeout(PATIENCE) },
  );
  if (data) return { kind: "stored", content: contentOf(data), revision: data.revision };
  return failed(response, error);
}

async function remove(client: Client, path: Place, revision: number): Promise<Outcome> {
  const header = { "If-Match": `"${revision}"` };
  const { error, response } = await client.DELETE(
    "/api/v1/assignments/{assignment}/spans/{uuid}/",
    { params: { path, header }, signal: AbortSignal.timeout(PATIENCE) },
  );
  if (response.status !== 204) return failed(response, error);
  return { kind: "stored", content: null, revision: revisionIn(response, revision + 1) };
}

function failed(response: Response, error: unknown): Outcome {
  const { status } = response;
  if (status === 401 || status === 403) return { kind: "signed_out" };
  if (status === 429 || status >= 500) return { kind: "again", afterSeconds: retryAfter(response) };
  const { code, sentence } = problemOf(status, error);
  if (code === "stale") return stale(error);
  if (code === "submitted" || status === 404) return { kind: "held", sentence };
  return { kind: "refused", sentence };
}

function stale(error: unknown): Outcome {
  const current = (error as { current?: Span | null }).current ?? null;
  const theirs = current && !current.deleted ? contentOf(current) : null;
  return { kind: "stale", theirs, revision: current?.revision ?? 0 };
}

function revisionIn(response: Response, otherwise: number): number {
  const tag = /(\d+)/.exec(response.headers.get("ETag") ?? "")?.[1];
  return tag ? Number(tag) : otherwise;
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
