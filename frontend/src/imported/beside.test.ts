import { expect, it } from "vitest";
import type { Comparison } from "../api/client";
import { beside } from "./beside";

type Step = Comparison["steps"][number];

const side = (content: string) => ({ content, headline: "", outlet: "", language: "en" });
const step = (change: Step["change"], from: [number, number], to: [number, number]): Step => ({
  change,
  old: { start: from[0], end: from[1] },
  new: { start: to[0], end: to[1] },
});
const told = (there: string, here: string, steps: Step[]): string[] =>
  beside({ there: side(there), here: side(here), likeness: 0.9, steps }).map((row) =>
    [row.there, row.here].map((parts) => parts.map(({ words, alone }) => (alone ? `[${words}]` : words)).join("")).join(" | "),
  );

it("has each text whole, and says what stands in one alone", () => {
  const steps = [step("same", [0, 11], [0, 11]), step("out", [11, 14], [11, 11]), step("in", [14, 14], [11, 15]), step("same", [14, 15], [15, 16])];
  expect(told("😀 Plan\n\nHe won.", "😀 Plan\n\nHe lost.", steps)).toEqual(["😀 Plan | 😀 Plan", "He [won]. | He [lost]."]);
});

it("leaves room beside a paragraph that one text lacks", () => {
  const steps = [step("same", [0, 3], [0, 3]), step("out", [3, 6], [3, 3]), step("same", [6, 7], [3, 4])];
  expect(told("A\n\nX\n\nB", "A\n\nB", steps)).toEqual(["A | A", "[X] | ", "B | B"]);
  const more = [step("same", [0, 3], [0, 3]), step("in", [3, 3], [3, 6]), step("same", [3, 4], [6, 7])];
  expect(told("A\n\nB", "A\n\nX\n\nB", more)).toEqual(["A | A", " | [X]", "B | B"]);
});

it("goes on at one height after a paragraph that is two in the other text", () => {
  const steps = [step("same", [0, 1], [0, 1]), step("out", [1, 3], [1, 1]), step("in", [3, 3], [1, 2]), step("same", [3, 7], [2, 6])];
  expect(told("A\n\nB\n\nC", "A B\n\nC", steps)).toEqual(["A | A B", "B | ", "C | C"]);
});
