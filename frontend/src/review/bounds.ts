import type { Piece } from "../text/offsets";

/** A place by its first and last word; the end is behind the last one, in code points. */
export interface Bounds {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** The next or the former beginning (or end) of a word; the place itself where there is none. */
export function stepped(words: readonly Piece[], bounds: Bounds, side: keyof Bounds, by: 1 | -1): Bounds {
  const stops = words.filter(({ text }) => text.trim() !== "").map((word) => word[side]);
  const here = bounds[side];
  const next = by > 0 ? stops.find((stop) => stop > here) : stops.findLast((stop) => stop < here);
  const moved = { ...bounds, [side]: next ?? here };
  return moved.start < moved.end ? moved : bounds;
}

/** A word outside widens the place to it; one inside becomes the nearer end. */
export function reached(bounds: Bounds, word: Piece): Bounds {
  if (word.start < bounds.start) return { ...bounds, start: word.start };
  if (word.end > bounds.end) return { ...bounds, end: word.end };
  const toStart = word.start - bounds.start;
  return toStart < bounds.end - word.end ? { ...bounds, start: word.start } : { ...bounds, end: word.end };
}

export function isWord({ text }: Piece): boolean {
  return WORD.test(text);
}
