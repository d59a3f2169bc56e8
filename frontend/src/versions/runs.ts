import type { Difference } from "../api/client";
import type { PointText } from "../text/offsets";

type Step = Difference["steps"][number];

/** Words of one kind in a row. */
export interface Run {
  readonly change: Step["change"];
  readonly words: string;
  /** Where it begins among all runs; a stable name. */
  readonly at: number;
}

export interface Row {
  readonly at: number;
  readonly runs: readonly Run[];
}

/** The steps as paragraphs to read: a blank line in either text ends one. */
export function rowsOf(steps: readonly Step[], texts: { readonly old: PointText; readonly now: PointText }): Row[] {
  const rows: { at: number; runs: Run[] }[] = [{ at: 0, runs: [] }];
  let at = 0;
  for (const step of steps) {
    const words = step.change === "out" ? texts.old.slice(step.old.start, step.old.end) : texts.now.slice(step.new.start, step.new.end);
    words.split("\n\n").forEach((part, index) => {
      at += 1;
      if (index > 0) rows.push({ at, runs: [] });
      if (part !== "") rows.at(-1)?.runs.push({ change: step.change, words: part, at });
    });
  }
  return rows.filter((row) => row.runs.length > 0);
}
