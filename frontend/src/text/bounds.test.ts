import fc from "fast-check";
import { describe, expect, it } from "vitest";
import fixture from "../../../fixtures/offsets.json";
import { dragged, stepped, type Edge } from "./bounds";
import { length } from "./offsets";
import { reading, type Range, type Reading } from "./reading";
import { selectedRange, type Direction, type Step } from "./selection";
import { unitsOf } from "./testing";

function read(content: string, language = "en"): Reading {
  return reading(content, [{ kind: "paragraph", start: 0, end: length(content) }], language);
}

const text = read('He met the "so called leader" of them, \'now\' or later.');

function place(words: string, on = text): Range {
  const start = on.text.content.indexOf(words);
  return { start, end: start + words.length };
}

function said(range: Range | null, on = text): string | null {
  return range && on.text.slice(range.start, range.end);
}

function step(words: string, edge: Edge, direction: Direction, by: Step = "word"): string | null {
  return said(stepped(text, place(words), edge, by, direction));
}

describe("a boundary by key", () => {
  it("takes in a word and leaves one out, at either end", () => {
    expect(step("met the", "end", -1)).toBe("met");
    expect(step("met the", "start", 1)).toBe("the");
    expect(step("met the", "start", -1)).toBe("He met the");
    expect(step("or", "end", 1)).toBe("or later");
  });

  it("takes the marks along that enclose the words, and never one of a pair alone", () => {
    expect(step("so called", "end", 1)).toBe('"so called leader"');
    expect(step('"so called leader"', "end", -1)).toBe("so called");
    expect(step('"so called leader"', "start", 1)).toBe("called leader");
    expect(step("them", "end", 1)).toBe("them, 'now'");
    expect(step("now", "end", 1)).toBe("now' or");
  });

  it("goes by character over blanks, and stays at what the other end says", () => {
    expect(step("met", "end", 1, "character")).toBe("met t");
    expect(step("met", "start", 1, "character")).toBe("et");
    expect(step("et the", "end", -1)).toBe("et");
    expect(step("et", "end", 1)).toBe("et the");
  });

  it("says when nothing would be left, and does nothing at the end of the text", () => {
    expect(step("met", "end", -1)).toBeNull();
    expect(stepped(read("a b"), { start: 0, end: 1 }, "end", "character", -1)).toBeNull();
    expect(said(stepped(read("a b"), { start: 0, end: 3 }, "end", "word", 1), read("a b"))).toBe("a b");
  });

  it("goes by sentence and to the end of the paragraph", () => {
    expect(step("He", "end", 1, "sentence")).toBe(text.text.content);
    expect(step("or", "end", 1, "block")).toBe("or later.");
  });
});

describe("a boundary in the hand", () => {
  const drag = (words: string, edge: Edge, to: string, by: "word" | "character" = "word"): string | null =>
    said(dragged(text, place(words), edge, place(to).start + 1, by));

  it("goes to the nearest word, or to the very character", () => {
    expect(drag("met", "end", "them")).toBe('met the "so called leader" of');
    expect(drag("met", "end", "em,")).toBe('met the "so called leader" of them');
    expect(drag("met", "end", "them", "character")).toBe('met the "so called leader" of t');
  });

  it("leaves one word, however far it is dragged", () => {
    expect(drag("the", "end", "He")).toBe("the");
    expect(drag("met the", "start", "later")).toBe("the");
  });
});

const anyText = fc.oneof(
  fc.constantFrom(...fixture.cases.map((each) => each.string)),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);

describe("whatever the text and the act", () => {
  const edges = fc.constantFrom<Edge>("start", "end");
  const steps = fc.constantFrom<Step>("word", "character", "sentence", "block", "text");
  const by = fc.constantFrom<"word" | "character">("word", "character");

  function whole(on: Reading, range: Range): void {
    expect(range.start).toBeLessThan(range.end);
    const bounds = new Set(unitsOf(on, "grapheme").flatMap(({ start, end }) => [start, end]));
    expect([bounds.has(range.start), bounds.has(range.end)]).toEqual([true, true]);
  }

  it("a boundary never falls inside a character, and something is always left", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), edges, steps, fc.nat(60), by, (content, which, edge, kind, to, how) => {
        const on = read(content);
        const words = unitsOf(on, "word");
        const from = words[which % Math.max(words.length, 1)];
        if (!from) return;
        for (const direction of [1, -1] as const) {
          const range = stepped(on, from, edge, kind, direction);
          if (range) whole(on, range);
        }
        whole(on, dragged(on, from, edge, to, how));
      }),
      { numRuns: 300 },
    );
  });

  it("a boundary in the hand goes to the nearest of all edges that leave something", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), edges, fc.nat(60), (content, which, edge, to) => {
        const on = read(content);
        const characters = unitsOf(on, "grapheme");
        const from = characters[which % Math.max(characters.length, 1)];
        if (!from) return;
        const anchor = edge === "end" ? from.start : from.end;
        const left = characters.map((each) => each[edge]).filter((at) => (edge === "end" ? at > anchor : at < anchor));
        const nearest = left.reduce((best, at) => (Math.abs(at - to) < Math.abs(best - to) ? at : best), left[0] ?? 0);
        const found = left.length > 0 ? selectedRange(on, { anchor, focus: nearest, by: "character" }) : null;
        expect(dragged(on, from, edge, to, "character")[edge]).toBe((found ?? from)[edge]);
      }),
      { numRuns: 300 },
    );
  });
});
