import { onlyMarks, unquoted, type Range, type Reading } from "./reading";
import { firstFrom, lastUpTo } from "./lookup";
import type { Granularity } from "./offsets";
import { isCaret, move, selectedRange, type Direction, type Selection, type Step } from "./selection";

/** The boundaries of a range, moved by key or by hand; neither can fall inside a character. */
export type Edge = "start" | "end";
export type By = Selection["by"];

/** One step further for one boundary; null where nothing would be left, the same range where the text ends. */
export function stepped(reading: Reading, range: Range, edge: Edge, step: Step, direction: Direction): Range | null {
  const by = step === "character" ? "character" : "word";
  let from = grown(reading, range, edge, by);
  for (;;) {
    const next = move(reading, from, step, direction, true);
    if (isCaret(next)) return null;
    if (next.focus === from.focus) return range;
    const found = withEdge(reading, range, edge, next);
    if (found === null || differs(reading, range, found, edge, by)) return found;
    from = next;
  }
}

/** The boundary as near to a point of the text as words (or characters) allow; at least one of them stays. */
export function dragged(reading: Reading, range: Range, edge: Edge, point: number, by: By): Range {
  const from = grown(reading, range, edge, by);
  const focus = nearestEdge(reading, by === "word" ? "word" : "grapheme", edge, point, from.anchor);
  return (focus === null ? null : withEdge(reading, range, edge, { ...from, focus })) ?? range;
}

/** The range as a selection whose focus is the boundary; the marks around it come along or fall away with the words. */
function grown(reading: Reading, range: Range, edge: Edge, by: By): Selection {
  const { start, end } = (by === "word" ? unquoted(reading.text, range) : null) ?? range;
  return edge === "end" ? { anchor: start, focus: end, by } : { anchor: end, focus: start, by };
}

/** A boundary set by character stays where it is while the other one moves by word. */
function withEdge(reading: Reading, range: Range, edge: Edge, selection: Selection): Range | null {
  const found = selectedRange(reading, selection);
  if (!found) return null;
  const { start, end } = found;
  if (selection.by === "word" && isWhole(reading, range, edge === "end" ? "start" : "end")) return found;
  const moved = edge === "end" ? { start: range.start, end } : { start, end: range.end };
  return moved.start < moved.end ? moved : null;
}

function isWhole(reading: Reading, range: Range, edge: Edge): boolean {
  const whole = selectedRange(reading, { anchor: range.start, focus: range.end, by: "word" });
  return whole?.[edge] === range[edge];
}

/** A word's step that only took in or left out a mark would seem to do nothing. */
function differs(reading: Reading, range: Range, found: Range, edge: Edge, by: By): boolean {
  const [first, last] = [range[edge], found[edge]].sort((a, b) => a - b) as [number, number];
  return first !== last && (by === "character" || !onlyMarks(reading.text.slice(first, last)));
}

/** Of the edges that leave something the one nearest to the point; of two the one before it. */
function nearestEdge(reading: Reading, granularity: Granularity, edge: Edge, point: number, anchor: number): number | null {
  const leavesSome = (at: number): boolean => (edge === "end" ? at > anchor : at < anchor);
  const [lowest, highest] = edge === "end" ? [Math.max(point, anchor + 1), point] : [point, Math.min(point, anchor - 1)];
  const before = lastUpTo(reading, granularity, highest, (unit) => unit[edge] <= highest)?.[edge];
  const after = firstFrom(reading, granularity, lowest, (unit) => unit[edge] >= lowest)?.[edge];
  const [first, second] = [before, after].filter((at) => at !== undefined).filter(leavesSome);
  if (first === undefined || second === undefined) return first ?? null;
  return second - point < point - first ? second : first;
}
