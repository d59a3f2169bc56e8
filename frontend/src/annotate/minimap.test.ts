import { describe, expect, it } from "vitest";
import { heightsOf, placeIn, strokesOf } from "./minimap";

const BLOCKS = [
  { start: 0, end: 10, top: 100, height: 50 },
  { start: 12, end: 112, top: 160, height: 200 },
];

describe("the map of a long text", () => {
  it("places spans in proportion to their block", () => {
    expect(heightsOf([0, 5, 12, 62, 112], BLOCKS)).toEqual([100, 125, 160, 260, 360]);
  });

  it("holds what lies between blocks at the block before, and any order", () => {
    expect(heightsOf([62, 11, 5], BLOCKS)).toEqual([260, 150, 125]);
    expect(heightsOf([3], [])).toEqual([0]);
  });

  it("draws one stroke per pixel, however many spans lie there", () => {
    expect(strokesOf([10.2, 9.8, 30], 2, 3)).toBe("M2.0 10h3.0M2.0 30h3.0");
  });

  it("leads from the strip into the text, and not beyond it", () => {
    expect([placeIn(50, 100, 5000), placeIn(-5, 100, 5000), placeIn(500, 100, 5000)]).toEqual([2500, 0, 5000]);
  });
});
