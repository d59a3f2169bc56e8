import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CodebookContent } from "../api/client";
import { length } from "../text/offsets";
import { chosenBy, freeSlug, marked, moved, neighbour, places, renamed, shifted, slugOf, withCopy, withNew, without } from "./content";

const NOTHING: CodebookContent = {
  title: "", principle: "", families: [], labels: [], link_types: [], questions: [], guidelines: [],
};

function book(...slugs: string[]): CodebookContent {
  const empty = withNew(NOTHING, "labels", "f").labels[0];
  if (!empty) throw new Error("no label");
  return { ...NOTHING, labels: slugs.map((slug) => ({ ...empty, slug, key: slug.charAt(2) })) };
}

const slugs = (content: CodebookContent): string[] => content.labels.map(({ slug }) => slug);

describe("editing a draft", () => {
  it("gives a new label a short name of its own", () => {
    const twice = withNew(withNew(NOTHING, "labels", "f"), "labels", "f");
    expect(slugs(twice)).toEqual(["f.new", "f.new_2"]);
    expect(twice.labels[0]?.family).toBe("f");
  });

  it("copies a label after itself, without its key", () => {
    const copied = withCopy(book("f.a", "f.b"), "labels", 0);
    expect(slugs(copied)).toEqual(["f.a", "f.a_copy", "f.b"]);
    expect(copied.labels[1]?.key).toBe("");
  });

  it("removes and moves entries", () => {
    expect(slugs(without(book("f.a", "f.b"), "labels", 0))).toEqual(["f.b"]);
    expect(slugs(moved(book("f.a", "f.b", "f.c"), "labels", 2, 0))).toEqual(["f.c", "f.a", "f.b"]);
  });

  it("knows the neighbours among the labels of one family", () => {
    const content = book("f.a", "g.b", "f.c");
    const labels = content.labels.map((label) => ({ ...label, family: label.slug.charAt(0) }));
    const shown = places({ ...content, labels }, "labels", "f");
    expect(shown).toEqual([0, 2]);
    expect(neighbour(shown, 2, -1)).toBe(0);
    expect(neighbour(shown, 2, 1)).toBe(null);
  });

  it("takes links and contrasts along when a label gets another short name", () => {
    const content = book("f.a", "f.b");
    const linked: CodebookContent = {
      ...content,
      labels: content.labels.map((label) => ({ ...label, contrasts: [{ label: "f.a", why: "" }] })),
      link_types: [{ slug: "x", from_labels: ["f.a"], to_labels: ["f.b"], required: false }],
    };
    const first = linked.labels[0];
    if (!first) throw new Error("no label");
    const done = renamed(linked, 0, { ...first, slug: "f.z" });
    expect(done.link_types[0]?.from_labels).toEqual(["f.z"]);
    expect(done.labels[1]?.contrasts[0]?.label).toBe("f.z");
  });

  it("makes short names from names", () => {
    expect(slugOf("Scare quotes")).toBe("scare_quotes");
    expect(slugOf("2 Größen!")).toBe("gro_en");
    expect(freeSlug(["a", "a_2"], "a")).toBe("a_3");
  });

  it("finds the entry a problem is about", () => {
    expect(chosenBy("/labels/3/examples/0/text")).toEqual({ list: "labels", at: 3 });
    expect(chosenBy("")).toEqual({ list: "about" });
  });
});

describe("marks of an example", () => {
  it("come from a selection, in code points", () => {
    expect(marked([], "😀 so 'called'", 6, 14)).toEqual([[5, 13]]);
  });

  it("join where they touch, and an empty selection marks nothing", () => {
    expect(marked([[0, 3]], "abcdef", 2, 5)).toEqual([[0, 5]]);
    expect(marked([[0, 3]], "abcdef", 5, 5)).toEqual([[0, 3]]);
  });

  it("move with their words", () => {
    expect(shifted([[4, 8]], "the word end", "so the word end")).toEqual([[7, 11]]);
    expect(shifted([[4, 8]], "the word end", "the wooord end")).toEqual([[4, 10]]);
    expect(shifted([[4, 8]], "the word end", "the end")).toEqual([]);
  });

  it("never lie outside the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(20), fc.nat(20), (before, after, a, b) => {
        const ends = [Math.min(a, b, before.length), Math.min(Math.max(a, b), before.length)];
        const spans = marked([], before, ends[0] ?? 0, ends[1] ?? 0);
        for (const [start = 0, end = 0] of shifted(spans, before, after)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(length(after));
        }
      }),
    );
  });
});
