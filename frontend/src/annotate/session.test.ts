import { describe, expect, it } from "vitest";
import type { Assignment } from "../api/client";
import type { Content } from "./marks";
import type { Outcome } from "./sending";
import { Session } from "./session";
import type { Action } from "./state";
import { ALONE, content, label, TEXT, unsentInMemory } from "./testing";

const THEIRS = content({ note: "theirs" });
const NOTE: Action = { type: "change", uuid: "u1", content: content({ note: "mine" }) };

let now: (assignment: Assignment) => Assignment = (same) => same;

function session(...outcomes: Outcome[]): Session {
  const span = { ...content(), uuid: "u1", origin: "hand", revision: 1, deleted: false };
  const assignment = {
    state: "in_progress",
    text: { content: TEXT, blocks: [{ kind: "paragraph", start: 0, end: TEXT.length }] },
    article: { language: "en" },
    codebook: { labels: [label("scare"), label("loaded")], link_types: [], questions: [] },
    spans: [span],
    links: [],
    answers: [],
  } as unknown as Assignment;
  const send = (): Promise<Outcome> => Promise.resolve(outcomes.shift() ?? { kind: "signed_out", sentence: "" });
  const read = (): Promise<Assignment> => Promise.resolve(now(assignment));
  return new Session(assignment, { ...ALONE, send, unsent: unsentInMemory(), read, outdated: () => undefined });
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** The cards of the panel, and the number in the footer. */
function disputes({ view }: Session): [number, number] {
  const cards = [...view.state.kept.values()].filter((mark) => mark.conflict);
  return [cards.length, view.standing.disputed];
}

describe("a session", () => {
  it("does not say saved from the first letter of a note until the server has it", async () => {
    const page = session({ kind: "stored", content: content({ note: "mine" }), revision: 2 });
    page.dispatch(NOTE);
    expect(page.view.standing.waiting).toBe(1);
    await quiet();
    expect(page.view.standing.waiting).toBe(0);
    expect(page.view.state.kept.get("u1")?.sync).toBe("saved");
  });

  it.each(["mine", "theirs"] as const)("lets one choose when the same label came there first (%s)", async (keep) => {
    const place = { label: "loaded", start: 0, end: 4, quote: "Plan" };
    const first = { ...content({ ...place, note: "first" }), uuid: "u3", origin: "hand" as const, revision: 4, deleted: false };
    now = (same) => ({ ...same, spans: [...same.spans, first] });
    const page = session(
      { kind: "overlaps" },
      { kind: "stored", content: null, revision: 5 },
      { kind: "stored", content: content(place), revision: 1 },
    );
    page.dispatch({ type: "select", selection: { anchor: 0, focus: 4, by: "word" } });
    page.dispatch({ type: "label", label: "loaded", uuid: "u2" });
    await quiet();
    const shown = (): unknown[] => ["u2", "u3"].map((uuid) => (page.view.state.kept.get(uuid)?.now as Content | null)?.note ?? null);
    expect([shown(), disputes(page)]).toEqual([["", "first"], [1, 1]]);
    expect(page.view.state.kept.get("u2")?.conflict).toEqual({ theirs: null, over: ["u3"] });
    page.dispatch({ type: "settle", uuid: "u2", keep });
    await quiet();
    expect(shown()).toEqual(keep === "mine" ? ["", null] : [null, "first"]);
    expect([disputes(page), page.view.standing.waiting]).toEqual([[0, 0], 0]);
    now = (same) => same;
  });

  it("counts as many disputes as it shows cards, whatever key is pressed", async () => {
    const page = session({ kind: "stale", theirs: THEIRS, revision: 2 });
    page.dispatch(NOTE);
    await quiet();
    page.dispatch({ type: "choose", uuid: "u1" });
    for (const type of ["remove", "relabel", "undo", "redo"] as const) {
      page.dispatch({ type });
      expect(disputes(page)).toEqual([1, 1]);
    }
    page.dispatch({ type: "settle", uuid: "u1", keep: "theirs" });
    expect(disputes(page)).toEqual([0, 0]);
    expect(page.view.standing.waiting).toBe(0);
  });

  it("sends mine, once it is chosen, and nothing is disputed any more", async () => {
    const saved: Outcome = { kind: "stored", content: content({ note: "mine" }), revision: 3 };
    const page = session({ kind: "stale", theirs: THEIRS, revision: 2 }, saved);
    page.dispatch(NOTE);
    await quiet();
    page.dispatch({ type: "settle", uuid: "u1", keep: "mine" });
    await quiet();
    expect(disputes(page)).toEqual([0, 0]);
    expect(page.view.state.kept.get("u1")?.sync).toBe("saved");
  });

  it("has neither card nor dispute when the other tab sent the same", async () => {
    const page = session({ kind: "stale", theirs: content({ note: "mine" }), revision: 2 });
    page.dispatch(NOTE);
    await quiet();
    expect(disputes(page)).toEqual([0, 0]);
    expect(page.view.state.kept.get("u1")?.sync).toBe("saved");
  });

  it("takes over what is on the server when it is shown again, but nothing of what waits", async () => {
    const page = session();
    page.dispatch({ type: "choose", uuid: "u1" });
    const stored = (uuid: string, note: string, revision: number) => {
      return { ...content({ note }), uuid, origin: "hand" as const, revision, deleted: false };
    };
    now = (same) => ({ ...same, spans: [stored("u1", "theirs", 2), stored("u2", "new", 1)] });
    await page.reread();
    const shown = (uuid: string) => page.view.state.kept.get(uuid)?.now;
    expect([shown("u1"), shown("u2")]).toEqual([content({ note: "theirs" }), content({ note: "new" })]);
    page.dispatch(NOTE);
    now = (same) => ({ ...same, spans: [stored("u1", "later", 3)] });
    await page.reread();
    expect([shown("u1"), shown("u2")]).toEqual([content({ note: "mine" }), null]);
    now = (same) => same;
  });
});
