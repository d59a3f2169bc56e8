import { describe, expect, it } from "vitest";
import { apiClient } from "../api/client";
import { renewing, sendTo, type Outcome } from "./sending";
import type { Change } from "./marks";

const L1 = "33333333-3333-4333-8333-333333333333";
const LINK = { type: "judges", source: "s", target: "t" };

/** What one change sends, and what becomes of it when the server answers so. */
async function sent(change: Change, status: number, body: unknown, headers: Record<string, string> = {}) {
  const requests: Request[] = [];
  const fetcher = (request: Request): Promise<Response> => {
    requests.push(request);
    const text = body === null ? null : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status, headers: { "Content-Type": "application/json", ...headers } }));
  };
  const send = sendTo(apiClient(fetcher, "http://test"), 7, 1);
  const outcome: Outcome = await send({ ...change, id: "1", revision: 4, sent: true }, 4);
  const [request] = requests;
  const given: unknown = request?.method === "PUT" ? await request.json() : request?.headers.get("If-Match");
  return { asked: `${request?.method ?? ""} ${new URL(request?.url ?? "").pathname}`, given, outcome };
}

describe("a link", () => {
  it("is put below the spans' assignment, with its revision", async () => {
    const answer = { ...LINK, uuid: L1, revision: 5, deleted: false };
    const { asked, given, outcome } = await sent({ kind: "link", uuid: L1, content: LINK }, 200, answer);
    expect(asked).toBe(`PUT /api/v1/assignments/7/links/${L1}/`);
    expect(given).toEqual({ ...LINK, revision: 4, codebook: 1 });
    expect(outcome).toEqual({ kind: "stored", content: LINK, revision: 5 });
  });

  it("is deleted with the revision that is meant", async () => {
    const { asked, given, outcome } = await sent({ kind: "link", uuid: L1, content: null }, 204, null, { ETag: '"5"' });
    expect([asked, given]).toEqual([`DELETE /api/v1/assignments/7/links/${L1}/`, '"4"']);
    expect(outcome).toEqual({ kind: "stored", content: null, revision: 5 });
  });

  it("that was changed elsewhere comes back as what is stored", async () => {
    const current = { ...LINK, target: "other", uuid: L1, revision: 9, deleted: false };
    const { outcome } = await sent({ kind: "link", uuid: L1, content: LINK }, 409, { code: "stale", current });
    expect(outcome).toEqual({ kind: "stale", theirs: { ...LINK, target: "other" }, revision: 9 });
  });
});

describe("an answer", () => {
  it("is put under its question", async () => {
    const answer = { question: "genre", value: "news", revision: 5 };
    const { asked, given, outcome } = await sent({ kind: "answer", uuid: "genre", content: { value: "news" } }, 200, answer);
    expect([asked, given]).toEqual(["PUT /api/v1/assignments/7/answers/genre/", { value: "news", revision: 4, codebook: 1 }]);
    expect(outcome).toEqual({ kind: "stored", content: { value: "news" }, revision: 5 });
  });

  it("is taken back by null, and is then none", async () => {
    const answer = { question: "genre", value: null, revision: 5 };
    const { given, outcome } = await sent({ kind: "answer", uuid: "genre", content: null }, 200, answer);
    expect(given).toEqual({ value: null, revision: 4, codebook: 1 });
    expect(outcome).toEqual({ kind: "stored", content: null, revision: 5 });
  });
});

describe("work under a version of the codebook that is not the one of now", () => {
  const change = { kind: "link", uuid: L1, content: LINK } as const;

  it.each([
    [409, { code: "codebook_changed", detail: "Load." }, { kind: "held", sentence: "Load.", closed: false }],
    [400, { code: "invalid", detail: "Gone.", errors: [{ code: "unknown_link_type" }] }, { kind: "unfit", sentence: "Gone." }],
  ])("is kept (%s)", async (status, problem, kept) => {
    const { outcome } = await sent(change, status, problem);
    expect(outcome).toEqual(kept);
  });
});

describe("a sign-in that ended", () => {
  const change = { kind: "span", uuid: "u1", content: null, id: "1", revision: 1, sent: true } as const;
  const outcomes = (...all: Outcome[]) => () => Promise.resolve(all.shift() as Outcome);
  const signedOut: Outcome = { kind: "signed_out", sentence: "No." };
  const stored: Outcome = { kind: "stored", content: null, revision: 2 };

  it.each([
    ["same", [signedOut, stored], stored],
    ["same", [signedOut, signedOut], { kind: "held", sentence: "No.", closed: false }],
    ["nobody", [signedOut, stored], signedOut],
    ["other", [signedOut, stored], { kind: "replaced", sentence: "No." }],
  ] as const)("is taken up anew only by the %s person", async (here, answers, outcome) => {
    const send = renewing(outcomes(...answers), () => Promise.resolve(here));
    expect(await send(change, 1)).toEqual(outcome);
  });
});
