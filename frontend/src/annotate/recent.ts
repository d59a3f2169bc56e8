import type { State } from "./state";

const SHOWN = 3;

/** The labels put last on this page, the newest first. */
export function recentLabels({ undo }: State): string[] {
  const used = undo.toReversed().flatMap(({ after }) => (after && "label" in after ? after.label : []));
  return [...new Set(used)].slice(0, SHOWN);
}
