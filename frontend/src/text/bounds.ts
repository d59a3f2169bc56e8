import { onlyMarks, unquoted, type Range, type Reading } from "./reading";
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
  const units = by === "word" ? reading.words : reading.characters;
  const focus = nearestEdge(units, edge, point, from.anchor);
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

function nearestEdge(units: readonly Range[], edge: Edge, point: number, anchor: number): number | null {
  let best: number | null = null;
  for (const unit of units) {
    const at = unit[edge];
    const keepsSome = edge === "end" ? at > anchor : at < anchor;
    if (keepsSome && (best === null || Math.abs(at - point) < Math.abs(best - point))) best = at;
  }
  return best;
}
