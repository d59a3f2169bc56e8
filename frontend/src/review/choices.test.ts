import { expect, test } from "vitest";
import { aroundAll, choicesOf, commonest, sharedBy } from "./choices";
import { span } from "./testing";

function offered(...spans: Parameters<typeof choicesOf>[0]): string[] {
  return choicesOf(spans).map(({ key, decision, letters }) => [key, decision, ...(letters ?? [])].join(" "));
}

test("equal spans are one reading, adopted by one key", () => {
  expect(offered(span("A", 0, 4), span("C", 0, 9), span("B", 0, 4))).toEqual([
    "1 adopt A B",
    "2 adopt C",
    "b both",
    "0 nobody",
    "u union",
    "i intersection",
    "e boundary",
    "l label",
  ]);
});

test("where one alone marked it, it is taken or not, moved or named otherwise", () => {
  expect(offered(span("B", 0, 4))).toEqual(["1 adopt B", "0 nobody", "e boundary", "l label"]);
});

test("words that do not meet have no overlap to offer", () => {
  expect(offered(span("A", 0, 4), span("B", 4, 9))).not.toContain("i intersection");
  expect(sharedBy([span("A", 0, 4), span("B", 4, 9)])).toBeNull();
});

test("other attributes are another reading", () => {
  const spans = [span("A", 0, 4, { attributes: { target: "x" } }), span("B", 0, 4)];
  expect(offered(...spans).slice(0, 3)).toEqual(["1 adopt A", "2 adopt B", "b both"]);
});

test("the union reaches around all", () => {
  expect(aroundAll([span("A", 3, 5), span("B", 1, 4)])).toEqual({ start: 1, end: 5 });
});

test("the commonest label needs more than any other", () => {
  const claim = span("C", 0, 4, { label: "claim" });
  expect(commonest([span("A", 0, 4), span("B", 0, 4), claim])).toBe("loaded");
  expect(commonest([span("A", 0, 4), claim])).toBeNull();
});
