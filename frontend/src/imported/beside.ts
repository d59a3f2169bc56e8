import type { Comparison } from "../api/client";
import { pointText } from "../text/offsets";

/** Words in a row that stand in both texts, or in this one alone. */
export interface Part {
  readonly words: string;
  readonly alone: boolean;
}

/** Paragraphs that belong beside each other; empty where a text has none there. */
export interface Beside {
  readonly there: readonly Part[];
  readonly here: readonly Part[];
}

const SIDES = ["there", "here"] as const;
type Side = (typeof SIDES)[number];
type Rows = { there: Part[]; here: Part[] }[];

/** Both texts, paragraph by paragraph: what stands in both stands at the same height. */
export function beside({ there, here, steps }: Comparison): Beside[] {
  const rows: Rows = [{ there: [], here: [] }];
  const at = { there: 0, here: 0 };
  const texts = { out: pointText(there.content), in: pointText(here.content) };
  for (const { change, old, new: now } of steps) {
    const words = change === "out" ? texts.out.slice(old.start, old.end) : texts.in.slice(now.start, now.end);
    const sides = change === "same" ? SIDES : change === "out" ? (["there"] as const) : (["here"] as const);
    words.split("\n\n").forEach((part, index) => {
      if (index > 0) go(rows, at, sides, 1);
      else if (change === "same") go(rows, at, sides.filter((side) => rows[at[side]]?.[side].length === 0), 0);
      if (part !== "") sides.forEach((side) => rows[at[side]]?.[side].push({ words: part, alone: change !== "same" && part.trim() !== "" }));
    });
  }
  return rows.filter((row) => row.there.length + row.here.length > 0);
}

/** To the next row, or at least to where the other text is: what is common begins at one height. */
function go(rows: Rows, at: Record<Side, number>, sides: readonly Side[], by: 0 | 1): void {
  const common = sides.length === 2 || by === 0;
  const furthest = Math.max(at.there, at.here);
  for (const side of sides) {
    at[side] = (common ? furthest : at[side]) + by;
    if (rows.length <= at[side]) rows.push({ there: [], here: [] });
  }
}
