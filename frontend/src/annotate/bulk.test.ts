import { describe, expect, it } from "vitest";
import { reading } from "../text/reading";
import { planOf } from "./bulkActs";
import { inOrder, type Content } from "./marks";
import { placesOf } from "./sameWords";
import type { State } from "./state";
import { mark, opened, played, words } from "./testing";

const TEXT = "Regime talk: the regime, regimes and a 'regime'.\n\nNo regime.";
const BLOCKS = [
  { kind: "headline", start: 0, end: 48 },
  { kind: "paragraph", start: 50, end: TEXT.length },
];
const UUIDS = ["a", "b", "c", "d", "e"];

/** “regime” marked as scare where it stands first in running text. */
function regime(): State {
  const from = { ...opened(), reading: reading(TEXT, BLOCKS, "en") };
  return played(from, words(17, 23), mark("scare")).state;
}

function quotes(state: State, label: string): string[] {
  return inOrder(state.kept).filter(({ now }) => now.label === label).map(({ now }) => `${now.start} ${now.quote}`);
}

describe("the same words elsewhere", () => {
  it("are whole words, in any case, with and without marks around them", () => {
    const places = placesOf(reading(TEXT, BLOCKS, "en"), { start: 17, end: 23 });
    expect(places.map(({ start }) => start)).toEqual([0, 40, 53]);
  });

  it("are found by the words of the language where no blanks part them", () => {
    const text = "政权说政权。";
    const there = placesOf(reading(text, [{ kind: "paragraph", start: 0, end: 6 }], "zh"), { start: 0, end: 2 });
    expect(there).toEqual([{ start: 3, end: 5 }]);
  });

  it("count in code points", () => {
    const text = "🙂 so 🙂 so";
    expect(placesOf(reading(text, [{ kind: "paragraph", start: 0, end: 9 }], "en"), { start: 2, end: 4 })).toEqual([{ start: 7, end: 9 }]);
  });
});

describe("marking them all", () => {
  const everywhere = { type: "everywhere", uuid: "u1", uuids: UUIDS, attributes: false } as const;

  it("says beforehand how many it will mark, and leaves those out that carry the label or would overlap", () => {
    const some = played(regime(), words(0, 6), mark("scare", "u2"), words(53, 59), mark("scare", "u3")).state;
    expect(planOf(some, everywhere)).toMatchObject({ count: 1, already: 2, barred: 0 });
    const wider = played(regime(), words(50, 59), mark("scare", "u4")).state;
    expect(planOf(wider, everywhere)).toMatchObject({ count: 2, already: 0, barred: 1 });
  });

  it("is one act, with one undo", () => {
    const all = played(regime(), everywhere).state;
    expect(quotes(all, "scare")).toEqual(["0 Regime", "17 regime", "40 regime", "53 regime"]);
    expect(quotes(played(all, { type: "undo" }).state, "scare")).toEqual(["17 regime"]);
  });

  it("takes the attributes along only when asked to", () => {
    const from = regime();
    const now = from.kept.get("u1")?.now as Content;
    const said = played(from, { type: "change", uuid: "u1", content: { ...now, attributes: { target: "x" } } }).state;
    const attributes = (state: State): unknown[] => inOrder(state.kept).map(({ now }) => now.attributes.target);
    expect(attributes(played(said, everywhere).state)).toEqual([undefined, "x", undefined, undefined]);
    expect(attributes(played(said, { ...everywhere, attributes: true }).state)).toEqual(["x", "x", "x", "x"]);
  });
});

describe("all spans of a label", () => {
  const all = played(regime(), { type: "everywhere", uuid: "u1", uuids: UUIDS, attributes: false }).state;

  it("get another one, but not where it would overlap itself", () => {
    const to = { type: "relabelAll", label: "scare", to: "loaded" } as const;
    const other = played(all, words(53, 59), mark("loaded", "x"), words(13, 23), mark("loaded", "y")).state;
    expect(planOf(other, to)).toMatchObject({ count: 2, already: 1, barred: 1 });
    const changed = played(other, to).state;
    expect(quotes(changed, "scare")).toEqual(["17 regime", "53 regime"]);
    expect(quotes(played(changed, { type: "undo" }).state, "scare")).toHaveLength(4);
  });

  it("are removed with their links, and come back with them", () => {
    const gone = played(all, { type: "removeAll", label: "scare" });
    expect([quotes(gone.state, "scare"), gone.sent]).toEqual([[], [null, null, null, null]]);
    expect(quotes(played(gone.state, { type: "undo" }).state, "scare")).toHaveLength(4);
  });

  it("are left alone where there is none", () => {
    const { sent, state } = played(all, { type: "removeAll", label: "wide" });
    expect([sent, state.notice]).toMatchObject([[], { key: "undo.nothingMore" }]);
  });

  it("are left alone while one of them was changed elsewhere", () => {
    const disputed = played(all, { type: "stale", uuid: "u1", theirs: null }).state;
    const { sent, state } = played(disputed, { type: "removeAll", label: "scare" });
    expect([sent, state.notice]).toMatchObject([[], { key: "disputed" }]);
  });
});
