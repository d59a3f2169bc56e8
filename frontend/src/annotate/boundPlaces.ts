import type { Edge } from "../text/bounds";
import { wayOf } from "../text/direction";
import type { Range as TextRange, Reading } from "../text/reading";
import { unitAt } from "../text/selection";
import { documentRanges } from "./pointing";

/** A boundary on the screen: a line between two characters. */
export interface Place {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a range begins or ends on the screen, whichever way its words run. */
export function placeOf(article: Element, reading: Reading, range: TextRange, edge: Edge): Place | null {
  const point = edge === "start" ? range.start : range.end - 1;
  const character = unitAt(reading, "grapheme", point);
  if (!character) return null;
  const parts = documentRanges(article, character);
  const part = edge === "start" ? parts[0] : parts.at(-1);
  const box = part?.getClientRects()[0];
  if (!part || !box) return null;
  const leftwards = goesLeft(part, reading.text.slice(character.start, character.end));
  return { x: (edge === "start") === leftwards ? box.right : box.left, top: box.top, bottom: box.bottom };
}

function goesLeft(part: Range, character: string): boolean {
  const around = part.startContainer.parentElement;
  const way = wayOf(character) ?? (around && getComputedStyle(around).direction);
  return way === "rtl";
}
