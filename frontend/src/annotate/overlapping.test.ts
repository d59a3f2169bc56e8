import { describe, expect, it } from "vitest";
import { nextOverlapping } from "./overlapping";
import type { Action, State } from "./state";
import { mark, opened, played, words } from "./testing";

const after = (from: State, ...actions: Action[]): State => played(from, ...actions).state;

/** “Plan to topple 'regime' now” (long), “topple 'regime'” (middle), 'regime' (short), and “left” far from them. */
function stacked(): State {
  const acts = [words(0, 27), mark("wide", "long"), words(8, 23), mark("loaded", "middle"), words(16, 20), mark("scare", "short")];
  return after(opened(), ...acts, words(48, 52), mark("wide", "far"));
}

function round(state: State, times: number): string[] {
  const seen: string[] = [];
  for (let now = state; seen.length < times; ) {
    const stop = nextOverlapping(now);
    if (!stop) return seen;
    seen.push(stop.uuid);
    now = after(now, { type: "choose", ...stop });
  }
  return seen;
}

describe("spans on top of each other", () => {
  it("are gone through from the shortest, round and round", () => {
    expect(round(after(stacked(), words(17, 17)), 4)).toEqual(["short", "middle", "long", "short"]);
  });

  it("are those over the caret only", () => {
    expect(round(after(stacked(), words(9, 9)), 3)).toEqual(["middle", "long", "middle"]);
  });

  it("are those that overlap the chosen one", () => {
    expect(round(after(stacked(), { type: "choose", uuid: "middle" }), 3)).toEqual(["long", "short", "middle"]);
  });

  it("are none where there is nothing else", () => {
    expect(nextOverlapping(after(stacked(), { type: "choose", uuid: "far" }))).toBeNull();
    expect(nextOverlapping(after(stacked(), words(30, 30)))).toBeNull();
  });

  it("say which of how many it is", () => {
    const state = after(stacked(), words(17, 17));
    const stop = nextOverlapping(state);
    const { notice } = after(state, { type: "choose", uuid: stop?.uuid ?? null, among: stop?.among });
    expect(notice).toMatchObject({ kind: "spoken", key: "over", values: { place: 1, total: 3, label: "scare" } });
  });

  it("begin anew once the reader moves on", () => {
    const state = after(stacked(), { type: "choose", uuid: "short", among: ["short", "long"] });
    expect(after(state, { type: "move", step: "word", direction: 1, extend: false }).among).toEqual([]);
  });
});
