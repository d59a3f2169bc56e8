import { describe, expect, it } from "vitest";
import { guideWish, labelHere, neighbour } from "./guide";
import { keyboardOf } from "./keyboard";
import { inOrder } from "./marks";
import type { Action, State } from "./state";
import { label, mark, opened, played, words } from "./testing";

const after = (from: State, ...actions: Action[]): State => played(from, ...actions).state;
const here = (state: State): string | null => labelHere(state, inOrder(state.kept));

describe("the label one is at", () => {
  it("is the last used, while there is nothing else", () => {
    expect(here(opened())).toBe("scare");
  });

  it("is that of the chosen span", () => {
    expect(here(after(opened(), words(0, 4), mark("loaded")))).toBe("loaded");
  });

  it("is that of the innermost span at the caret", () => {
    const state = after(opened(), words(0, 24), mark("loaded", "u1"), words(15, 23), mark("wide", "u2"));
    expect(here(after(state, words(16, 16)))).toBe("wide");
    expect(here(after(state, words(5, 5)))).toBe("loaded");
  });

  it("is the last used while words are being selected", () => {
    const state = after(opened(), words(0, 24), mark("loaded", "u1"), words(40, 45), mark("scare", "u2"));
    expect(here(after(state, words(0, 10)))).toBe("scare");
  });
});

describe("turning the pages", () => {
  const labels = [label("a"), label("b"), label("c")];

  it("goes on, and round", () => {
    expect(["a", "b", "c"].map((slug) => neighbour(labels, slug, 1))).toEqual(["b", "c", "a"]);
    expect(["a", "b", "c"].map((slug) => neighbour(labels, slug, -1))).toEqual(["c", "a", "b"]);
  });
});

describe("keys in the guide", () => {
  const keyboard = keyboardOf([label("loaded")], {});
  const press = (key: string, more = {}) => ({ key, ctrl: false, alt: false, shift: false, ...more });
  const wish = (key: string, more = {}) => guideWish(press(key, more), { inField: false, canRelabel: true, keyboard });

  it("close it, turn it, and change the chosen span", () => {
    expect([wish("Escape"), wish(",")]).toEqual([{ type: "close" }, { type: "close" }]);
    expect(wish("ArrowLeft")).toEqual({ type: "turn", direction: -1 });
    expect(wish("L")).toEqual({ type: "relabel", label: "loaded" });
  });

  it("leave everything else to the page", () => {
    expect([wish("s"), wish("/"), wish("ArrowDown"), wish("z", { ctrl: true }), wish("Tab")]).toEqual(Array(5).fill(null));
  });

  it("are letters while one searches, and Escape only leaves the search", () => {
    const inField = (key: string) => guideWish(press(key), { inField: true, canRelabel: true, keyboard });
    expect([inField("l"), inField("ArrowLeft"), inField("Escape")]).toEqual([null, null, { type: "leaveSearch" }]);
  });
});
