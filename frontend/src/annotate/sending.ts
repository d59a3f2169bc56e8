import type { Client, Link, Span } from "../api/client";
import { problemOf } from "../api/problem";
import type { Here } from "../api/session";
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
  /** Refused, but the work is kept: the assignment was submitted, taken away, or moved to another
   *  version of the codebook meanwhile. */
  | { kind: "held"; sentence: string; closed: boolean }
  /** This one change finds no place as it is (its label is gone, or something in between the page
   *  and the server would not let it through): it is kept, and the others go on. */
  | { kind: "unfit"; sentence: string }
  /** The same label was put on some of these words elsewhere. */
  | { kind: "overlaps" }
  /** Nobody is signed in any more; or somebody else is, whom this work does not concern. */
  | { kind: "signed_out" | "replaced"; sentence: string }
  | { kind: "again"; afterSeconds: number | null };

/** On a bad line a request may hang; sending it again is safe, so none is waited for longer. */
const PATIENCE = 20_000;

export type Send = (waiting: Waiting, revision: number) => Promise<Outcome>;

/** `codebook` is the version that the page shows: work is never stored under another one unseen. */
export function sendTo(client: Client, assignment: number, codebook: number): Send {
  return async (waiting, revision) => {
    const signal = AbortSignal.timeout(PATIENCE);
    const to = { client, assignment, codebook, uuid: waiting.uuid, revision, signal };
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

/**
 * Signing in anew in another tab changes the token that lets a page write: takes the new one and
 * sends once more. Still refused, it is not for want of a sign-in, and the work is kept.
 */
export function renewing(send: Send, whoIsHere: () => Promise<Here>): Send {
  return async (waiting, revision) => {
    const first = await send(waiting, revision);
    if (first.kind !== "signed_out") return first;
    const here = await whoIsHere();
    if (here !== "same") return { ...first, kind: here === "other" ? "replaced" : "signed_out" };
    const second = await send(waiting, revision);
    return second.kind === "signed_out" ? { kind: "held", sentence: second.sentence, closed: false } : second;
  };
}

interface Sent {
  readonly client: Client;
  readonly assignment: number;
  readonly codebook: number;
  readonly uuid: string;
  readonly revision: number;
  readonly signal: AbortSignal;
}

async function putSpan(
  { client, assignment, codebook, uuid, revision, signal }: Sent,
  content: Content,
): Promise<Outcome> {
  const params = { path: { assignment, uuid } };
  const body = { ...content, revision, codebook };
  const answer = await client.PUT("/api/v1/assignments/{assignment}/spans/{uuid}/", { params, body, signal });
  return stored(answer, contentOf);
}

async function putLink(
  { client, assignment, codebook, uuid, revision, signal }: Sent,
  content: LinkContent,
): Promise<Outcome> {
  const params = { path: { assignment, uuid } };
  const body = { ...content, revision, codebook };
  const answer = await client.PUT("/api/v1/assignments/{assignment}/links/{uuid}/", { params, body, signal });
  return stored(answer, linkContentOf);
}

async function putAnswer(
  { client, assignment, codebook, uuid, revision, signal }: Sent,
  content: AnswerContent | null,
): Promise<Outcome> {
  const params = { path: { assignment, question: uuid } };
  const body = { value: content?.value ?? null, revision, codebook };
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
  const { code, sentence } = problemOf(status, error);
  if (status === 401 || status === 403) return { kind: "signed_out", sentence };
  if (LATER.includes(status) || status >= 500) return { kind: "again", afterSeconds: retryAfter(response) };
  if (code === "stale") return stale(error, read);
  if (code === "overlaps") return { kind: "overlaps" };
  const gone = status === 404 || status === 410;
  if (KEPT.includes(code) || gone) return { kind: "held", sentence, closed: code === "submitted" };
  // Without a code of ours it was not our server that answered: nothing is given up for its sake.
  return { kind: code === "" || isUnknownNow(error) ? "unfit" : "refused", sentence };
}

const LATER: readonly number[] = [408, 425, 429];

const KEPT: readonly string[] = ["submitted", "codebook_changed"];

const UNKNOWN: readonly string[] = ["unknown_label", "unknown_question", "unknown_link_type", "unknown_span"];

/** Made before the codebook changed and sent after: the person says what becomes of it. */
function isUnknownNow(error: unknown): boolean {
  const { errors } = (error ?? {}) as { errors?: readonly { code?: string }[] };
  return errors?.some(({ code }) => UNKNOWN.includes(code ?? "")) ?? false;
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
