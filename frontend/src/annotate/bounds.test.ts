import { describe, expect, it } from "vitest";
import { keyboardOf } from "./keyboard";
import { wishOf } from "./keys";
import { isLive } from "./marks";
import { paced, resting } from "./pace";
import type { Action, State } from "./state";
import { content, mark, opened, played, TEXT, words } from "./testing";

const REGIME = words(16, 20);
const end = (direction: 1 | -1, step: "word" | "character" = "word"): Action => ({ type: "bound", edge: "end", step, direction });
const start = (direction: 1 | -1, step: "word" | "character" = "word"): Action => ({ type: "bound", edge: "start", step, direction });

function quote(state: State): string {
  const one = state.kept.get("u1");
  if (!isLive(one)) return "";
  expect(TEXT.slice(one.now.start, one.now.end)).toBe(one.now.quote);
  return one.now.quote;
}

function notice(state: State): string {
  return state.notice?.kind === "server" ? "" : (state.notice?.key ?? "");
}

describe("the boundaries of the chosen span", () => {
  it("are one edit and one change to send, with the quote that belongs to them", () => {
    const { state, sent } = played(opened(), REGIME, mark("scare"), end(1));
    expect(sent.slice(1)).toEqual([content({ end: 27, quote: "'regime' now" })]);
    expect([quote(state), state.chosen, notice(state)]).toEqual(["'regime' now", "u1", "bounds.moved"]);
    const back = played(state, { type: "undo" });
    expect([quote(back.state), back.state.chosen]).toEqual(["'regime'", "u1"]);
    expect(quote(played(back.state, { type: "redo" }).state)).toBe("'regime' now");
  });

  it("move with the keys that select, and are set by hand", () => {
    const move: Action = { type: "move", step: "word", direction: 1, extend: true };
    expect(quote(played(opened(), REGIME, mark("scare"), move).state)).toBe("'regime' now");
    const set: Action = { type: "bounds", uuid: "u1", range: { start: 8, end: 27 } };
    expect(quote(played(opened(), REGIME, mark("scare"), set).state)).toBe("topple 'regime' now");
  });

  it("keep attributes, note and confidence", () => {
    const change: Action = { type: "change", uuid: "u1", content: content({ note: "n", confidence: 2, attributes: { a: "b" } }) };
    const { sent } = played(opened(), REGIME, mark("scare"), change, start(-1));
    expect(sent.at(-1)).toEqual(
      content({ note: "n", confidence: 2, attributes: { a: "b" }, start: 8, quote: "topple 'regime'" }),
    );
  });

  it("are refused in a sentence, and then nothing is sent", () => {
    const marked = played(opened(), REGIME, mark("scare"));
    const refused = (...acts: Action[]): [string, number] => {
      const { state, sent } = played(marked.state, ...acts);
      return [notice(state), sent.length];
    };
    expect(refused(end(-1))).toEqual(["bounds.empty", 0]);
    expect(refused({ type: "bounds", uuid: "u1", range: { start: 15, end: 15 } })).toEqual(["bounds.empty", 0]);
    expect(refused(end(1), end(1))).toEqual(["bounds.crosses", 1]);
    expect(refused(words(24, 27), mark("scare", "u2"), { type: "choose", uuid: "u1" }, end(1))).toEqual(["bounds.overlaps", 1]);
    expect(refused({ type: "submitted" }, { type: "choose", uuid: "u1" }, end(1))).toEqual(["closed", 0]);
  });

  it("of a label that may cross paragraphs do, and the same place is no change", () => {
    const wide = played(opened(), REGIME, mark("wide"), end(1), end(1));
    expect(quote(wide.state)).toBe("'regime' now\n\nHe");
    const { sent } = played(wide.state, { type: "bounds", uuid: "u1", range: { start: 15, end: 31 } });
    expect(sent).toEqual([]);
  });

  it("without a chosen span the same keys select", () => {
    const { state } = played(opened(), start(1));
    expect(state.selection).toMatchObject({ anchor: 0, focus: 4 });
  });
});

describe("keys for the start", () => {
  const press = { key: "ArrowLeft", ctrl: true, alt: false, shift: true };

  it("are those of the end with Ctrl, and go the way the words run", () => {
    expect(wishOf(press, keyboardOf([], {}), false)).toEqual({ type: "bound", edge: "start", step: "word", direction: -1 });
    expect(wishOf({ ...press, alt: true }, keyboardOf([], {}), true)).toEqual({ type: "bound", edge: "start", step: "character", direction: 1 });
  });
});

describe("the pace of a hand", () => {
  const going = (pixels: number, every: number, times: number): string => {
    let pace = resting(0, 0, 0);
    for (let turn = 1; turn <= times; turn += 1) pace = paced(pace, turn * every, turn * pixels, 0);
    return pace.by;
  };

  it("takes characters from who goes slowly for long, and words from everybody else", () => {
    expect(going(1, 70, 14)).toBe("character");
    expect(going(1, 70, 5)).toBe("word");
    expect(going(10, 16, 40)).toBe("word");
    expect(going(0, 100, 20)).toBe("word");
  });

  it("goes back to words with one fast movement", () => {
    let pace = resting(0, 0, 0);
    for (let turn = 1; turn < 15; turn += 1) pace = paced(pace, turn * 70, turn, 0);
    expect(paced(pace, 1100, 80, 0).by).toBe("word");
  });
});
