import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Looks } from "../annotate/looks";
import { inOrder, kept, type Content } from "../annotate/marks";
import { content, label } from "../annotate/testing";
import { length } from "../text/offsets";
import { reading } from "../text/reading";
import { contextOf, listed } from "./listing";

const LONG = `Head\n\n${"word ".repeat(20)}'regime' ${"then ".repeat(20)}end`;
const HEAD = { kind: "headline", start: 0, end: 4 };
const READING = reading(LONG, [HEAD, { kind: "paragraph", start: 6, end: length(LONG) }], "en");
const LOOKS: Looks = new Map([["scare", { label: label("scare", { name: "Scare quotes" }), colour: "red" }]]);

function spans(...contents: Partial<Content>[]): ReturnType<typeof inOrder> {
  return inOrder(new Map(contents.map((more, index) => [`u${index}`, kept("span", `u${index}`, content(more), null)])));
}

describe("the words around a span", () => {
  it("are whole words, with a sign where more was left out", () => {
    const { before, after } = contextOf(READING, { start: 106, end: 114 });
    expect(before).toMatch(/^…(word )+$/);
    expect(after).toMatch(/^( then)+…$/);
  });

  it("end with the paragraph", () => {
    expect(contextOf(READING, HEAD)).toEqual({ before: "", after: "" });
  });

  it("stand in the text, wherever the span lies", () => {
    fc.assert(
      fc.property(fc.nat(length(LONG) - 2), fc.nat(20), (start, size) => {
        const { before, after } = contextOf(READING, { start, end: start + size });
        const bare = (words: string): string => words.replaceAll("…", "");
        expect(LONG).toContain(bare(before));
        expect(LONG).toContain(bare(after));
      }),
    );
  });
});

describe("the list", () => {
  const all = spans(
    { quote: "'regime'", start: 1, end: 9 },
    { quote: "Überfall", start: 20, end: 28, note: "compare the headline" },
    { quote: "doomed", start: 30, end: 36, label: "loaded" },
  );
  const quotes = (labelled: string, query: string): string[] =>
    listed(all, LOOKS, labelled, query).map(({ now }) => now.quote);

  it("has all in reading order", () => {
    expect(quotes("", "")).toEqual(["'regime'", "Überfall", "doomed"]);
  });

  it("is filtered by label", () => {
    expect(quotes("loaded", "")).toEqual(["doomed"]);
  });

  it("is searched in words, labels and notes, in any letters", () => {
    expect(quotes("", "uberfall")).toEqual(["Überfall"]);
    expect(quotes("", "SCARE headline")).toEqual(["Überfall"]);
    expect(quotes("loaded", "scare")).toEqual([]);
  });
});
