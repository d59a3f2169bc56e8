import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { journalOf } from "../store/journal";
import { lastAct, type Edit } from "./edits";
import { bounded, Journaling, LONGEST } from "./journal";
import { step } from "./state";
import { content, marked, opened, played } from "./testing";

const HERE = "1 2";

function edit(uuid: string, act?: number): Edit {
  return { kind: "span", uuid, before: null, after: content(), ...(act === undefined ? {} : { act }) };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
}

async function kept(user: string, revisions = new Map([["u1", 3]]), under = HERE): Promise<void> {
  const journaling = new Journaling(journalOf(user, 7), revisions, under);
  await journaling.recall();
  journaling.note(marked());
  await settled();
}

describe("the journal", () => {
  it("outlives the page, with the revisions of what was removed", async () => {
    await kept("alice");
    const revisions = new Map<string, number>();
    const found = await new Journaling(journalOf("alice", 7), revisions, HERE).recall();
    expect(found?.undo).toEqual(marked().undo);
    expect(revisions.get("u1")).toBe(3);
  });

  it("leaves a newer revision of the server's as it is", async () => {
    await kept("alice");
    const revisions = new Map([["u1", 8]]);
    await new Journaling(journalOf("alice", 7), revisions, HERE).recall();
    expect(revisions.get("u1")).toBe(8);
  });

  it("is one person's and one assignment's", async () => {
    await kept("alice");
    expect(await journalOf("bob", 7).read()).toBeUndefined();
    expect(await journalOf("alice", 8).read()).toBeUndefined();
  });

  it("means nothing under another codebook", async () => {
    await kept("alice");
    expect(await new Journaling(journalOf("alice", 7), new Map(), "1 3").recall()).toBeNull();
  });

  it("goes when there is nothing left to undo", async () => {
    await kept("carol");
    const journaling = new Journaling(journalOf("carol", 7), new Map(), HERE);
    await journaling.recall();
    journaling.note(played(marked(), { type: "submitted" }).state);
    await settled();
    expect(await journalOf("carol", 7).read()).toBeUndefined();
  });

  it("writes nothing before it has read what was left, and the newest after", async () => {
    const written: unknown[] = [];
    const store = { read: () => Promise.resolve(null), write: (one: unknown) => Promise.resolve(void written.push(one)) };
    const journaling = new Journaling(store, new Map(), HERE);
    journaling.note(marked());
    expect(written).toEqual([]);
    await journaling.recall();
    for (const type of ["undo", "undo", "undo"] as const) journaling.note(played(marked(), { type }).state);
    await settled();
    expect(written.at(-1)).toMatchObject({ redo: [{ uuid: "u3" }] });
  });

  it("does without storage", async () => {
    const forbidden = () => Promise.reject(new Error("forbidden"));
    const journaling = new Journaling({ read: forbidden, write: forbidden }, new Map(), HERE);
    expect(await journaling.recall()).toBeNull();
    journaling.note(marked());
    await settled();
  });

  it("has a bound, and cuts no act in two", () => {
    const many = Array.from({ length: LONGEST + 40 }, (_, index) => edit(`u${index}`));
    expect(bounded(many)).toEqual(many.slice(40));
    const acts = [edit("a"), edit("b", 1), edit("c", 1), edit("d"), edit("e")];
    expect(bounded(acts, 3).map(({ uuid }) => uuid)).toEqual(["d", "e"]);
    expect(bounded(acts, 4).map(({ uuid }) => uuid)).toEqual(["b", "c", "d", "e"]);
  });
});

it("keeps an act done before the journal was read apart from the last act in it", () => {
  const state = { ...opened(), undo: [edit("u3", 1), edit("u4", 1)] };
  const [next] = step(state, { type: "recall", undo: [edit("u1", 1), edit("u2", 1)], redo: [] });
  expect(lastAct(next.undo).map(({ uuid }) => uuid)).toEqual(["u3", "u4"]);
});
