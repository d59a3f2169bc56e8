import { apiClient } from "../api/client";
import type { Content } from "./marks";
import type { News } from "./news";
import { Saving, type Current } from "./saving";
import { sendTo } from "./sending";
import { ALONE, content, unsentInMemory } from "./testing";
import type { Waiting } from "./unsent";

/** What the tests of saving share. */
interface Seen {
  method: string;
  uuid: string;
  body: (Content & { revision: number }) | null;
  ifMatch: string | null;
}

export type Answer = (seen: Seen) => Response | Error;

export const U1 = "11111111-1111-4111-8111-111111111111";
export const U2 = "22222222-2222-4222-8222-222222222222";

/** A server by hand: answers in turn, the last answer for ever. */
class Server {
  readonly seen: Seen[] = [];
  answers: Answer[] = [accept];

  fetch = async (request: Request): Promise<Response> => {
    const body = request.method === "PUT" ? ((await request.json()) as Seen["body"]) : null;
    const uuid = request.url.split("/").at(-2) ?? "";
    const seen = { method: request.method, uuid, body, ifMatch: request.headers.get("If-Match") };
    this.seen.push(seen);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    const given = answer?.(seen);
    if (!given || given instanceof Error) throw given ?? new Error("no answer");
    return given;
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

export function accept({ method, uuid, body, ifMatch }: Seen): Response {
  const next = Number(ifMatch?.replaceAll('"', "") ?? body?.revision) + 1;
  if (method === "DELETE") return new Response(null, { status: 204, headers: { ETag: `"${next}"` } });
  return json(200, { ...body, uuid, origin: "hand", deleted: false, revision: next });
}

export function problem(status: number, code = "", field = ""): Answer {
  return () => json(status, { status, code, detail: "A sentence.", errors: field ? [{ code: field }] : [] });
}

/** One page, with the server it talks to. */
export class World {
  readonly server = new Server();
  readonly news: News[] = [];
  readonly waits: number[] = [];
  readonly onServer = new Map<string, Current>();

  saving(unsent = unsentInMemory(), revisions = new Map<string, number>()): Saving {
    return new Saving(
      {
        send: sendTo(apiClient(this.server.fetch, "http://test"), 7, 1),
        unsent,
        wait: (milliseconds) => {
          this.waits.push(milliseconds);
          return Promise.resolve();
        },
        alone: ALONE.alone,
        reread: () => Promise.resolve(this.onServer),
        tell: (each) => this.news.push(each),
        changed: () => undefined,
      },
      revisions,
    );
  }
}

export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** A change that an earlier visit left. */
export function left(id: string, revision: number | null, sent: boolean, more: Partial<Content> = {}): Waiting {
  return { id, kind: "span", uuid: U1, content: content(more), revision, sent };
}
