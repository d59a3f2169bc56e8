import { expect, it } from "vitest";
import { partsOf, withParagraph, without, written } from "./parts";

const TEXT = {
  content: "😀 Head\n\nSome words.",
  blocks: [
    { kind: "headline", start: 0, end: 6 },
    { kind: "paragraph", start: 8, end: 19 },
  ],
} as const;
const parts = partsOf({ content: TEXT.content, blocks: [...TEXT.blocks] });

it("reads the blocks by code points", () => {
  expect(parts.map((part) => part.text)).toEqual(["😀 Head", "Some words."]);
});

it("makes two blocks of one with a blank line", () => {
  const now = written(parts, 1, "Some.\n \nMore.");
  expect(now.map((part) => [part.kind, part.text])).toEqual([
    ["headline", "😀 Head"],
    ["paragraph", "Some."],
    ["paragraph", "More."],
  ]);
  expect(new Set(now.map((part) => part.id)).size).toBe(3);
});

it("adds and removes a block", () => {
  expect(withParagraph(parts).at(-1)).toEqual({ id: 2, kind: "paragraph", text: "" });
  expect(without(parts, 0)).toHaveLength(1);
});
