import { expect, it } from "vitest";
import type { LookedSpan, MarkedAssignment } from "../api/client";
import { allSpans, groupsOf, pressed, rowsOf, stepFrom } from "./works";

type Place = readonly [uuid: string, start: number, end: number];

function work(id: number, annotator: string, ...places: Place[]): MarkedAssignment {
  const spans = places.map(([uuid, start, end]): LookedSpan => ({
    uuid,
    start,
    end,
    label: "loaded",
    quote: "",
    attributes: {},
    note: "",
    confidence: null,
    origin: "hand",
    made_under: 1, revision: 1,
    deleted: false,
    label_name: "Loaded language",
    family: "wording",
    colour: "amber",
  }));
  return { id, annotator, round: 1, codebook: 1, state: "submitted", submitted_at: null, spans, links: [], answers: [] };
}

const WORKS = [work(1, "P01", ["a", 0, 5], ["b", 3, 9], ["c", 20, 24]), work(2, "P02", ["d", 4, 6])];

it("puts everybody's spans in the order of the text", () => {
  expect(allSpans(WORKS).map((each) => each.id)).toEqual(["P01.a", "P01.b", "P02.d", "P01.c"]);
});

it("gives each person rows of their own, below those of the one before", () => {
  const rows = rowsOf(allSpans(WORKS));
  expect([rows.get("P01.a"), rows.get("P01.b"), rows.get("P01.c"), rows.get("P02.d")]).toEqual([0, 1, 0, 2]);
});

it("groups what touches, also by way of another span", () => {
  const groups = groupsOf(allSpans(WORKS));
  expect(groups.map((group) => [group.spans.length, group.annotators])).toEqual([
    [3, 2],
    [1, 1],
  ]);
});

it("does not group spans that merely meet", () => {
  const meeting = allSpans([work(1, "P01", ["a", 0, 5]), work(2, "P02", ["b", 5, 9])]);
  expect(groupsOf(meeting)).toHaveLength(2);
});

it.each([
  [null, 1, "P01.a"],
  [null, -1, "P01.c"],
  ["P01.b", 1, "P02.d"],
  ["P01.c", 1, "P01.c"],
  ["P01.a", -1, "P01.a"],
] as const)("steps from %s by %d to %s", (chosen, step, id) => {
  expect(stepFrom(allSpans(WORKS), chosen, step)?.id).toBe(id);
});

it("reaches the spans behind by pressing again", () => {
  expect(pressed(["inner", "outer"], null)).toBe("inner");
  expect(pressed(["inner", "outer"], "inner")).toBe("outer");
  expect(pressed(["inner", "outer"], "outer")).toBe("inner");
});
