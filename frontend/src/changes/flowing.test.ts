import { expect, it } from "vitest";
import type { ChangePreview } from "../api/client";
import { shortened, strands } from "./flowing";

const NO_OTHERS = { link_types: [], questions: [], new_link_types: [], new_questions: [] };

function old(slug: string, spans: number, to: string[], fate: "kept" | "split" | "retired" | "undecided") {
  return { slug, name: slug, colour: "red", fate, to, spans, proposed: [], losses: [], samples: [] };
}

function preview(labels: ChangePreview["labels"]): ChangePreview {
  const fresh = ["a", "b"].map((slug) => ({ slug, name: slug, colour: "red", exclusive: true }));
  return { labels, new_labels: fresh, colliding: [], collisions: [], problems: [], ...NO_OTHERS };
}

it("draws each label to where it goes, as thick as it has spans", () => {
  const found = strands(preview([old("a", 3, ["a"], "kept"), old("b", 1, [], "retired")]));
  expect(found.map(({ from, to, share }) => [from, to, share])).toEqual([
    [0, 0, 0.75],
    [1, 2, 0.25],
  ]);
});

it("shares a split and says that it is not certain yet", () => {
  const found = strands(preview([old("x", 4, ["a", "b"], "split")]));
  expect(found.map(({ to, share, certain }) => [to, share, certain])).toEqual([
    [0, 0.5, false],
    [1, 0.5, false],
  ]);
});

it("draws nothing that nobody decided, and divides by no spans", () => {
  expect(strands(preview([old("x", 0, [], "undecided"), old("a", 0, ["a"], "kept")]))[0]?.share).toBe(0);
});

it("cuts names that the drawing has no room for", () => {
  expect(shortened("Scare quotes")).toBe("Scare quotes");
  expect(shortened("x".repeat(100))).toHaveLength(38);
});
