import { beforeEach, describe, expect, it } from "vitest";
import { apiClient, type Span } from "../api/client";
import type { Content } from "./marks";
import type { News } from "./news";
import { Saving, type Current } from "./saving";
import { sendTo } from "./sending";
import { ALONE, content, unsentInMemory } from "./testing";
import type { Waiting } from "./unsent";

interface Seen {
  method: string;
  uuid: string;
  body: (Content & { revision: number }) | null;
  ifMatch: string | null;
}

type Answer = (seen: Seen) => Response | Error;

const U1 = "11111111-1111-4111-8111-111111111111";
const U2 = "22222222-2222-4222-8222-222222222222";

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

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

function accept({ method, uuid, body, ifMatch }: Seen): Response {
  const next = Number(ifMatch?.replaceAll('"', "") ?? body?.revision) + 1;
  if (method === "DELETE") return new Response(null, { status: 204, headers: { ETag: `"${next}"` } });
  return json(200, { ...body, uuid, origin: "hand", deleted: false, revision: next });
}

const offline: Answer = () => new TypeError("Failed to fetch");
const refuse: Answer = () => json(409, { status: 409, code: "linked_otherwise", detail: "Something live is there." });
const problem = (status: number, code = "", field = ""): Answer => () => {
  return json(status, { status, code, detail: "A sentence.", errors: field ? [{ code: field }] : [] });
};

function stale(current: Span | null): Answer {
  return () => json(409, { status: 409, code: "stale", detail: "Newer.", current });
}

let server: Server;
let news: News[];
let waits: number[];
let onServer: ReadonlyMap<string, Current>;

function saving(unsent = unsentInMemory(), revisions = new Map<string, number>()): Saving {
  return new Saving(
    {
      send: sendTo(apiClient(server.fetch, "http://test"), 7, 1),
      unsent,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      alone: ALONE.alone,
      reread: () => Promise.resolve(onServer),
      tell: (each) => news.push(each),
      changed: () => undefined,
    },
    revisions,
  );
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

beforeEach(() => {
  server = new Server();
  news = [];
  waits = [];
  onServer = new Map();
});

describe("saving", () => {
  it("sends one request per change and then says saved", async () => {
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 0, trouble: null, kept: true });
    await quiet();
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]?.body).toEqual({ ...content(), revision: 0, codebook: 1 });
    expect(news).toEqual([{ type: "stored", uuid: U1, content: content() }]);
    expect(queue.standing).toEqual({ waiting: 0, disputed: 0, held: 0, trouble: null, kept: true });
    expect(unsent.kept.size).toBe(0);
  });

  it("never sends two at once, and gives each change the revision of the one before", async () => {
    const queue = saving();
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ note: "n" }) });
    queue.add({ kind: "span", uuid: U1, content: null });
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(server.seen.map(({ method, body, ifMatch }) => [method, body?.revision ?? ifMatch])).toEqual([
      ["PUT", 0],
      ["PUT", 1],
      ["DELETE", '"2"'],
      ["PUT", 3],
    ]);
  });

  it.each([
    ["a lost connection", offline],
    ["a server error", problem(503)],
    ["too many requests", problem(429)],
    ["a request that took too long", problem(408)],
    ["a request that came too early", problem(425)],
  ])("repeats the same request after %s", async (_, answer) => {
    server.answers = [answer, answer, accept];
    saving().add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(server.seen).toHaveLength(3);
    expect(new Set(server.seen.map((seen) => JSON.stringify(seen))).size).toBe(1);
    expect(waits).toEqual([1_000, 2_000]);
  });

  it("waits as long as the server asks", async () => {
    server.answers = [() => json(429, {}, { "Retry-After": "7" }), accept];
    saving().add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(waits).toEqual([7_000]);
  });

  it("takes a refused change back with the server's sentence and goes on with the next", async () => {
    server.answers = [refuse, accept];
    const queue = saving();
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ note: "rests on the first" }) });
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect(server.seen.map((seen) => seen.uuid)).toEqual([U1, U2]);
    expect(news[0]).toEqual({ type: "refused", uuid: U1, sentence: "Something live is there." });
  });

  const unknownLabel = problem(400, "invalid", "unknown_label");

  it("keeps a change whose label is gone, goes on with the others, and discards it alone", async () => {
    server.answers = [unknownLabel, accept];
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect(server.seen.map(({ uuid }) => uuid)).toEqual([U1, U2]);
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 1, trouble: "held", kept: true });
    expect([...unsent.kept.values()].map(({ uuid }) => uuid)).toEqual([U1]);
    server.answers = [problem(401)];
    queue.add({ kind: "span", uuid: U2, content: content({ note: "valid" }) });
    await quiet();
    queue.discard();
    expect([...unsent.kept.values()].map(({ uuid }) => uuid)).toEqual([U2]);
    expect(news.at(-1)).toEqual({ type: "refused", uuid: U1, sentence: "A sentence." });
  });

  it("sends in place of such a change what the person makes of it, and nothing when it is removed", async () => {
    server.answers = [unknownLabel, accept];
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content({ label: "gone" }) });
    await quiet();
    queue.add({ kind: "span", uuid: U1, content: content({ label: "loaded" }) });
    await quiet();
    expect(server.seen.map(({ body }) => [body?.label, body?.revision])).toEqual([
      ["gone", 0],
      ["loaded", 0],
    ]);
    server.answers = [unknownLabel];
    queue.add({ kind: "span", uuid: U2, content: content({ label: "gone" }) });
    await quiet();
    queue.add({ kind: "span", uuid: U2, content: null });
    await quiet();
    expect(server.seen).toHaveLength(3);
    expect(news.at(-1)).toEqual({ type: "stored", uuid: U2, content: null });
    expect([queue.standing.waiting, queue.standing.trouble, unsent.kept.size]).toEqual([0, null, 0]);
  });

  it("sends a link once its span has found a place", async () => {
    const link = { type: "continues", source: U1, target: U1 };
    server.answers = [unknownLabel, problem(400, "invalid", "unknown_span"), accept];
    const queue = saving();
    queue.add({ kind: "span", uuid: U1, content: content({ label: "gone" }) });
    queue.add({ kind: "link", uuid: U2, content: link });
    await quiet();
    expect(queue.standing.held).toBe(2);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(server.seen.map(({ uuid }) => uuid)).toEqual([U1, U2, U1, U2]);
    expect(queue.standing.waiting).toBe(0);
  });

  it("asks which shall stay when the same label was put there elsewhere, and keeps both until then", async () => {
    server.answers = [problem(409, "overlaps")];
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content({ note: "mine", confidence: 2 }) });
    await quiet();
    expect(news).toEqual([{ type: "overlapped", uuid: U1, theirs: null }]);
    expect([queue.standing.disputed, unsent.kept.size]).toEqual([1, 1]);
  });

  it.each([400, 405, 413, 423])("keeps what an answer that is not ours refuses (%i)", async (status) => {
    server.answers = [() => new Response("<html>", { status })];
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect([queue.standing.held, unsent.kept.size]).toEqual([1, 1]);
    server.answers = [accept];
    queue.retry();
    await quiet();
    expect([queue.standing.waiting, unsent.kept.size]).toEqual([0, 0]);
  });

  it("keeps both states of a stale change until the person has chosen", async () => {
    const theirs: Span = { ...content({ note: "theirs" }), uuid: U1, origin: "hand", revision: 5, deleted: false };
    server.answers = [stale(theirs), accept];
    const unsent = unsentInMemory();
    const queue = saving(unsent, new Map([[U1, 1]]));
    queue.add({ kind: "span", uuid: U1, content: content({ note: "mine" }) });
    await quiet();
    expect(news).toEqual([{ type: "stale", uuid: U1, theirs: content({ note: "theirs" }) }]);
    expect(queue.standing.disputed).toBe(1);
    expect(unsent.kept.size).toBe(1);
    queue.settleAllBut(() => false);
    queue.add({ kind: "span", uuid: U1, content: content({ note: "mine" }) });
    await quiet();
    expect(server.seen.at(-1)?.body?.revision).toBe(5);
    expect(unsent.kept.size).toBe(0);
  });

  it("sends what is typed once, after a pause, and calls it waiting from the first letter", async () => {
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    for (const note of ["w", "wh", "why"]) {
      queue.add({ kind: "span", uuid: U1, content: content({ note }), typing: "note" });
      expect(queue.standing.waiting).toBe(1);
      expect([...unsent.kept.values()].map((each) => (each.content as Content | null)?.note)).toEqual([note]);
    }
    await quiet();
    expect(server.seen.map((seen) => seen.body?.note)).toEqual(["why"]);
    expect(new Set(waits)).toEqual(new Set([600]));
    expect([queue.standing.waiting, unsent.kept.size]).toEqual([0, 0]);
  });

  it("leaves a text that is on its way as it is and sends the longer one after it", async () => {
    const queue = saving();
    server.answers = [
      (seen) => {
        queue.add({ kind: "span", uuid: U1, content: content({ note: "wh" }), typing: "note" });
        queue.add({ kind: "span", uuid: U1, content: content({ note: "why" }), typing: "note" });
        return accept(seen);
      },
      accept,
    ];
    queue.add({ kind: "span", uuid: U1, content: content({ note: "w" }), typing: "note" });
    await quiet();
    expect(server.seen.map(({ body }) => [body?.note, body?.revision])).toEqual([
      ["w", 0],
      ["why", 1],
    ]);
  });

  const stored = (more: Partial<Content>, revision: number): Span => {
    return { ...content(more), uuid: U1, origin: "hand", revision, deleted: false };
  };

  it("calls saved what another tab has sent already, and disputes nothing", async () => {
    server.answers = [stale(stored({ label: "loaded" }, 2)), accept];
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ label: "loaded" }) });
    await quiet();
    expect(server.seen).toHaveLength(1);
    expect(news).toEqual([{ type: "stored", uuid: U1, content: content({ label: "loaded" }) }]);
    expect(queue.standing).toEqual({ waiting: 0, disputed: 0, held: 0, trouble: null, kept: true });
    expect(unsent.kept.size).toBe(0);
    queue.add({ kind: "span", uuid: U1, content: null });
    await quiet();
    expect(server.seen.at(-1)?.ifMatch).toBe('"2"');
  });

  it("goes on from the revision of another tab that has sent the first of two changes", async () => {
    server.answers = [stale(stored({}, 1)), accept];
    const queue = saving();
    queue.add({ kind: "span", uuid: U1, content: content() });
    queue.add({ kind: "span", uuid: U1, content: content({ label: "loaded" }) });
    await quiet();
    expect(server.seen.map(({ body }) => [body?.label, body?.revision])).toEqual([
      ["scare", 0],
      ["loaded", 1],
    ]);
    expect(queue.standing.disputed).toBe(0);
  });

  it.each([401, 403])("keeps everything when signed out (%i) and sends it after a retry", async (status) => {
    server.answers = [problem(status), accept];
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect(server.seen).toHaveLength(1);
    expect(queue.standing).toEqual({ waiting: 2, disputed: 0, held: 0, trouble: "signed_out", kept: true });
    expect(unsent.kept.size).toBe(2);
    queue.retry();
    await quiet();
    expect(queue.standing.waiting).toBe(0);
  });

  it("holds what comes too late for a submitted assignment, and drops it only on request", async () => {
    server.answers = [problem(409, "submitted")];
    const unsent = unsentInMemory();
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 1, trouble: "held", kept: true });
    expect(unsent.kept.size).toBe(1);
    queue.discard();
    expect(news.at(-1)).toEqual({ type: "refused", uuid: U1, sentence: "A sentence." });
    expect(unsent.kept.size).toBe(0);
  });

  const left = (id: string, revision: number | null, sent: boolean, more: Partial<Content> = {}): Waiting => {
    return { id, kind: "span", uuid: U1, content: content(more), revision, sent };
  };

  it("says that nothing is kept where the browser refuses, sends all the same, and says when it is again", async () => {
    const unsent = unsentInMemory();
    const write = unsent.write.bind(unsent);
    unsent.write = () => Promise.reject(new Error("the storage is full"));
    server.answers = [problem(401), accept];
    const queue = saving(unsent);
    queue.add({ kind: "span", uuid: U1, content: content() });
    await quiet();
    expect(queue.standing).toEqual({ waiting: 1, disputed: 0, held: 0, trouble: "signed_out", kept: false });
    unsent.write = write;
    queue.add({ kind: "span", uuid: U2, content: content() });
    await quiet();
    expect([queue.standing.kept, unsent.kept.size]).toEqual([true, 2]);
    queue.retry();
    await quiet();
    expect(server.seen.map(({ uuid }) => uuid)).toEqual([U1, U1, U2]);
    expect([queue.standing.waiting, unsent.kept.size]).toEqual([0, 0]);
  });

  it("keeps the revision that a change was made on, whatever happens elsewhere before it is sent", async () => {
    const unsent = unsentInMemory();
    const queue = saving(unsent, new Map([[U1, 3]]));
    server.answers = [problem(401)];
    queue.add({ kind: "span", uuid: U1, content: content({ note: "a" }) });
    queue.add({ kind: "span", uuid: U1, content: content({ note: "b" }) });
    await quiet();
    expect([...unsent.kept.values()].map(({ revision }) => revision)).toEqual([3, null]);
    // At the next visit somebody has gone on to 9: the kept change still says what it was made on.
    server.answers = [accept];
    const next = saving(unsentInMemory([...unsent.kept.values()]), new Map([[U1, 9]]));
    await next.run();
    expect(server.seen.map(({ body }) => body?.revision)).toEqual([3, 3, 4]);
  });

  it("leaves to another tab what that tab has sent", async () => {
    const unsent = unsentInMemory([left("1", 0, true), left("2", null, false, { note: "n" })]);
    const queue = saving(unsent);
    unsent.kept.clear();
    onServer = new Map([[U1, { content: content({ note: "n" }), revision: 2 }]]);
    await queue.run();
    expect(server.seen).toEqual([]);
    expect(news).toEqual([{ type: "stored", uuid: U1, content: content({ note: "n" }) }]);
    queue.add({ kind: "span", uuid: U1, content: null });
    await quiet();
    expect(server.seen.at(-1)?.ifMatch).toBe('"2"');
  });

  it("asks when another tab went on with what a change of this one rests on", async () => {
    const unsent = unsentInMemory([left("1", 0, true), left("2", null, false, { note: "mine" })]);
    const queue = saving(unsent);
    unsent.kept.delete("1");
    onServer = new Map([[U1, { content: content({ note: "theirs" }), revision: 2 }]]);
    await queue.run();
    expect(server.seen).toEqual([]);
    expect(news).toEqual([{ type: "stale", uuid: U1, theirs: content({ note: "theirs" }) }]);
    expect(queue.standing.disputed).toBe(1);
  });

  it("sends after a reload what an earlier visit could not, with the same revision", async () => {
    const unsent = unsentInMemory([left("1", 4, true)]);
    const queue = saving(unsent, new Map([[U1, 9]]));
    expect(queue.standing.waiting).toBe(1);
    await queue.run();
    expect(server.seen[0]?.body?.revision).toBe(4);
    expect(unsent.kept.size).toBe(0);
  });
});
