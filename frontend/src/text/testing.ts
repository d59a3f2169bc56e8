import type { Granularity } from "./offsets";
import type { Range, Reading } from "./reading";

/** All words (or characters, or sentences) of a text: what a page never asks for at once. */
export function unitsOf(reading: Reading, granularity: Granularity): Range[] {
  return reading.blocks.flatMap((_, index) => reading.unitsIn(granularity, index));
}
