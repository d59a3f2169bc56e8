import type { Range as TextRange } from "../text/reading";
import { documentRanges } from "./pointing";

/** About what the status line takes, in pixels. */
const STATUS = 60;

/** Paints where the reader is, without touching the text: nothing can move or lose its focus. */
export function paint(article: Element, name: "selection" | "caret", range: TextRange | null): void {
  const ranges = range ? documentRanges(article, range) : [];
  if ("highlights" in CSS) CSS.highlights.set(`sq-${name}`, new Highlight(...ranges));
  else selectNatively(ranges);
}

/** Keeps the place in view inside what scrolls, with some lines around it. */
export function reveal(article: Element, column: Element, range: TextRange): void {
  const box = documentRanges(article, range)[0]?.getBoundingClientRect();
  if (!box) return;
  // On the smallest screens the whole page scrolls, under a status line that stays.
  const whole = getComputedStyle(column).overflowY === "visible";
  const scroller = whole ? window : column;
  const frame = whole ? new DOMRect(0, 0, innerWidth, innerHeight - STATUS) : column.getBoundingClientRect();
  const margin = Math.min(96, frame.height / 4);
  const above = box.top - frame.top - margin;
  const below = box.bottom - frame.bottom + margin;
  if (above < 0) scroller.scrollBy({ top: above });
  else if (below > 0) scroller.scrollBy({ top: below });
}

function selectNatively(ranges: readonly Range[]): void {
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) return;
  const native = document.getSelection();
  native?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
}
