import { describe, expect, it } from "vitest";
import { allBut, countsByFamily, shownOf, without, withTurned } from "./families";
import type { Looks } from "./looks";
import { inOrder, kept, type LiveMark } from "./marks";
import { content, label } from "./testing";

const LOOKS: Looks = new Map(
  [label("scare", { family: "quotes" }), label("loaded", { family: "words" }), label("vague", { family: "words" })].map(
    (one) => [one.slug, { label: one, colour: one.colour }],
  ),
);
const MARKS: readonly LiveMark[] = inOrder(
  new Map(["scare", "loaded", "vague"].map((slug) => [slug, kept("span", slug, { ...content(), label: slug }, null)])),
);

function slugs(marks: readonly LiveMark[]): string[] {
  return marks.map(({ now }) => now.label);
}

describe("families", () => {
  it("show their spans unless they are hidden", () => {
    expect(shownOf(MARKS, LOOKS, new Set())).toBe(MARKS);
    expect(slugs(shownOf(MARKS, LOOKS, new Set(["words"])))).toEqual(["scare"]);
  });

  it("are counted by their labels' spans", () => {
    expect([...countsByFamily(MARKS, LOOKS)].sort()).toEqual([["quotes", 1], ["words", 2]]);
  });

  it("are turned off and on one by one", () => {
    const off = withTurned(new Set(), "words");
    expect([...off]).toEqual(["words"]);
    expect([...withTurned(off, "words")]).toEqual([]);
    expect([...without(new Set(["a", "b"]), "a")]).toEqual(["b"]);
  });

  it("stand alone on request, and come back when asked again", () => {
    const alone = allBut(["a", "b", "c"], "b", new Set());
    expect([...alone]).toEqual(["a", "c"]);
    expect([...allBut(["a", "b", "c"], "b", alone)]).toEqual([]);
    expect([...allBut(["a", "b", "c"], "a", alone)]).toEqual(["b", "c"]);
  });
});
