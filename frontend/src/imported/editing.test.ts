import { expect, test } from "vitest";
import { edits, kept, opened, type Reading } from "./editing";

const READING: Reading = {
  blocks: [
    { kind: "headline", text: "Levy doubled" },
    { kind: "paragraph", text: "The council voted." },
  ],
  byline: "",
  outlet: "Herald",
  story: "",
  language: "en",
  url: "",
  external_id: "",
  published: { at: "2026-01-02T03:04:05Z", printed: "2 January", zone_assumed: true },
  dropped: [],
  extractor: "test",
  edited: [],
};

test("what was not touched is not sent", () => {
  expect(edits(READING, opened(READING))).toEqual({});
});

test("only what differs is sent, earlier edits with it", () => {
  const before = { ...READING, byline: "By Nobody", edited: ["byline"] };
  const draft = { ...opened(before), outlet: "Courier", time: "" };
  expect(edits(before, draft)).toEqual({ byline: "By Nobody", outlet: "Courier", published_at: null });
});

test("blocks travel whole", () => {
  const [headline] = READING.blocks;
  const blocks = [headline, { kind: "paragraph" as const, text: "Other words." }].filter((one) => one !== undefined);
  expect(edits(READING, { ...opened(READING), blocks })).toEqual({ blocks });
  expect(kept({ ...READING, edited: ["blocks", "published"] })).toEqual({
    blocks: READING.blocks,
    published_at: "2026-01-02T03:04:05Z",
  });
});
