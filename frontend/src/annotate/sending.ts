import type { Client, Link, Span } from "../api/client";
import { problemOf } from "../api/problem";
import {
  answerContentOf,
  contentOf,
  linkContentOf,
  type AnswerContent,
  type AnyContent,
  type Content,
  type LinkContent,
} from "./marks";
import type { Waiting } from "./unsent";

/** What became of one request. */
export type Outcome =
  | { kind: "stored"; content: AnyContent | null; revision: number }
  | { kind: "stale"; theirs: AnyContent | null; revision: number }
  | { kind: "refused"; sentence: string }
  /** Refused, but the work is kept: the assignment was submitted or taken away meanwhile. */
  | { kind: "held"; sentence: string; closed: boolean }
  | { kind: "signed_out" }
  | { kind: "again"; afterSeconds: number | null };

/** On a bad line a request may hang; sending it again is safe, so none is waited for longer. */
const PATIENCE = 20_000;

export type Send = (waiting: Waiting, revision: number) => Promise<Outcome>;

export function sendTo(client: Client, assignment: number): Send {
  return async (waiting, revision) => {
    const signal = AbortSignal.timeout(PATIENCE);
    const to = { client, assignment, uuid: waiting.uuid, revision, signal };
    switch (waiting.kind) {
      case "span":
        return await (waiting.content ? putSpan(to, waiting.content as Content) : deleteSpan(to));
      case "link":
        return await (waiting.content ? putLink(to, waiting.content as LinkContent) : deleteLink(to));
      case "answer":
        return await putAnswer(to, waiting.content as AnswerContent | null);
    }
  };
}

interface Sent {
  readonly client: Client;
  readonly assignment: number;
  readonly uuid: string;
  readonly revision: number;
  readonly signal: AbortSignal;
}

async function putSpan({ client, assignment, uuid, revision, signal }: Sent, content: Content): Promise<Outcome> {
  const params = { path: { assignment, uuid } };
  const body = { ...content, revision };
  const answer = await client.PUT("/api/v1/assignments/{assignment}/spans/{uuid}/", { params, body, signal });
  return stored(answer, contentOf);
}

async function putLink({ client, assignment, uuid, revision, signal }: Sent, content: LinkContent): Promise<Outcome> {
  const params = { path: { assignment, uuid } };
  const body = { ...content, revision };
  const answer = await client.PUT("/api/v1/assignments/{assignment}/links/{uuid}/", { params, body, signal });
  return stored(answer, linkContentOf);
}

async function putAnswer(
  { client, assignment, uuid, revision, signal }: Sent,
  content: AnswerContent | null,
): Promise<Outcome> {
  const params = { path: { assignment, question: uuid } };
  const body = { value: content?.value ?? null, revision };
  const answer = await client.PUT("/api/v1/assignments/{assignment}/answers/{question}/", { params, body, signal });
  return stored(answer, answerContentOf);
}

async function deleteSpan({ client, assignment, uuid, revision, signal }: Sent): Promise<Outcome> {
  const params = { path: { assignment, uuid }, header: ifMatch(revision) };
  const answer = await client.DELETE("/api/v1/assignments/{assignment}/spans/{uuid}/", { params, signal });
  return removed(answer, revision, (span) => contentOf(span as Span));
}

async function deleteLink({ client, assignment, uuid, revision, signal }: Sent): Promise<Outcome> {
  const params = { path: { assignment, uuid }, header: ifMatch(revision) };
  const answer = await client.DELETE("/api/v1/assignments/{assignment}/links/{uuid}/", { params, signal });
  return removed(answer, revision, (link) => linkContentOf(link as Link));
}

function ifMatch(revision: number): { "If-Match": string } {
  return { "If-Match": `"${revision}"` };
}

/** Reads what the server holds out of an answer that says "stale". */
type Read = (current: unknown) => AnyContent | null;

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What is stale comes in the form of what is stored. */
function stored<Data extends { revision: number }>(
  { data, error, response }: Answered<Data>,
  read: (data: Data) => AnyContent | null,
): Outcome {
  if (data) return { kind: "stored", content: read(data), revision: data.revision };
  return failed(response, error, (current) => read(current as Data));
}

function removed(
  { error, response }: Answered<unknown>,
  revision: number,
  read: Read,
): Outcome {
  if (response.status !== 204) return failed(response, error, read);
  return { kind: "stored", content: null, revision: revisionIn(response, revision + 1) };
}

function failed(response: Response, error: unknown, read: Read): Outcome {
  const { status } = response;
  if (status === 401 || status === 403) return { kind: "signed_out" };
  if (status === 429 || status >= 500) return { kind: "again", afterSeconds: retryAfter(response) };
  const { code, sentence } = problemOf(status, error);
  if (code === "stale") return stale(error, read);
  const closed = code === "submitted";
  if (closed || status === 404) return { kind: "held", sentence, closed };
  return { kind: "refused", sentence };
}

function stale(error: unknown, read: Read): Outcome {
  const current = (error as { current?: Current | null }).current ?? null;
  const theirs = current && !current.deleted ? read(current) : null;
  return { kind: "stale", theirs, revision: current?.revision ?? 0 };
}

interface Current {
  readonly revision: number;
  readonly deleted?: boolean;
}

function revisionIn(response: Response, otherwise: number): number {
  const tag = /(\d+)/.exec(response.headers.get("ETag") ?? "")?.[1];
  return tag ? Number(tag) : otherwise;
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
