import type { LaneSpan } from "../api/client";

let numbers = 0;

/** A span of one lane; what a test does not name is of no importance to it. */
export function span(lane: string, start: number, end: number, more: Partial<LaneSpan> = {}): LaneSpan {
  numbers += 1;
  const rest = { label: "loaded", quote: "", attributes: {}, note: "", confidence: null, revision: 1 };
  return { id: numbers, lane, start, end, ...rest, ...more };
}
