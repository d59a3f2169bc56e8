import { expect, test } from "vitest";
import type { ReviewQueue } from "../api/client";
import { askedIn, between, changed, nameOf, searchOf, withoutPlace } from "./queue";

const ROW = { text: 7, key: "abc", kinds: ["label", "presence"], state: "open" } as const;
const KINDS = { presence: 1, boundary: 0, label: 1, attribute: 0, link: 0 };
const QUEUE = {
  following: null,
  counts: { open: 1, settled: 4, stale: 0, unanimous: 0, unread: 0, kinds: KINDS },
  results: [ROW],
} as unknown as ReviewQueue;

test("what is asked for stands in the address, and comes back from there", () => {
  const asked = { state: "stale", kind: "label", outlet: "Herald & Co", annotator: ["P01", "P02"] } as const;
  expect(askedIn(searchOf(asked))).toEqual(asked);
  expect(searchOf({ state: "open" })).toBe("");
});

test("a choice is made and taken back", () => {
  const chosen = changed({ state: "open" }, "kind", "label");
  expect(chosen).toEqual({ state: "open", kind: "label" });
  expect(changed(chosen, "kind", "")).toEqual({ state: "open" });
  expect(between(chosen, ["P01"])).toEqual({ ...chosen, annotator: ["P01"] });
});

test("what nobody knows is not asked for", () => {
  expect(askedIn("?state=any&kind=mood")).toEqual({ state: "open" });
});

test("a settled place leaves the queue and its counts", () => {
  const after = withoutPlace(QUEUE, nameOf(ROW));
  expect(after.results).toEqual([]);
  expect(after.counts).toMatchObject({ open: 0, settled: 5, kinds: { label: 0, presence: 0 } });
});

test("another place changes nothing", () => {
  expect(withoutPlace(QUEUE, "8 abc")).toBe(QUEUE);
});
